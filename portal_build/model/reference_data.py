"""What entries are described with: vocabularies, rating scales, the bibliography, and the portal's own settings."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from portal_build.model.common import Organisation, Strict
from portal_build.model.links import EntryId, ReferenceKey
from portal_build.model.scalars import Email, Flag, Language, LocalText, PartialDate, Slug, Text, Url, wrong


class Concept(Strict):
    """One concept of a vocabulary; the words are those of SKOS."""

    id: Slug
    """Names the concept within its vocabulary, for ever."""
    prefLabel: LocalText
    """The preferred name in each language."""
    altLabel: Annotated[dict[Language, list[Text]], Field()] = {}
    """Other names in each language."""
    definition: LocalText | None = None
    """What it means."""
    broader: list[Slug] = []
    """Wider concepts of the same vocabulary."""
    exactMatch: list[Url] = []
    """Addresses of the same concept elsewhere."""
    see: list[EntryId] = []
    """Entries that say more."""


class Vocabulary(Strict):
    """A list of concepts: `topics`, `settings`, `archetypes` or `glossary`."""

    title: LocalText
    """Its name."""
    version: Text
    """Its version; concepts may be added in a new one, never given another meaning."""
    source: ReferenceKey | None = None
    """Where it comes from."""
    concepts: list[Concept]
    """Its concepts."""
    retired: list[Slug] = []
    """Ids of concepts that stood here and were given up; they never come to mean something else."""


class Outcome(StrEnum):
    """What a level of a scale says about effect, for marks that differ in shape as well as colour."""

    BENEFIT = "benefit"
    UNCERTAIN = "uncertain"
    NO_EFFECT = "no-effect"
    HARM = "harm"


class Force(StrEnum):
    """How binding advice is, as the words for it say."""

    MUST = "must"
    SHOULD = "should"
    MAY = "may"


class ScaleLevel(Strict):
    """One level of a scale."""

    id: Slug
    """Names the level within the scale."""
    label: LocalText
    """What it is called."""
    definition: LocalText | None = None
    """What it takes to be given it."""
    outcome: Outcome
    """What it says about effect."""
    wording: Force | None = None
    """Of a strength: how binding advice on this level is worded, `must`, `should` or `may`; texts that say otherwise are reported."""


class Dimension(Strict):
    """One of several things that a scale rates."""

    id: Slug
    """Names the dimension within the scale."""
    label: LocalText
    """What it is called."""


class Scale(Strict):
    """A rating scale. Scales are data with a version, and ratings on different ones are never merged."""

    title: LocalText
    """Its name."""
    version: Text
    """The version of its criteria."""
    source: ReferenceKey
    """Who defined it, and where."""
    description: LocalText | None = None
    """What it rates and how."""
    dimensions: list[Dimension] = []
    """What it rates, where it is several things."""
    levels: list[ScaleLevel]
    """Its levels, weakest first."""
    retired: list[Slug] = []
    """Ids of levels and dimensions that stood here and were given up; they never come to mean something else."""


class ForceWords(Strict):
    """Words of one language that say how binding advice is, each in every form that it takes, such as `moet` and `moeten`."""

    must: list[Text] = []
    """Words that bind, such as *must* and *has to*."""
    should: list[Text] = []
    """Words that recommend, such as *should* and *is recommended*."""
    may: list[Text] = []
    """Words that leave it open, such as *may* and *consider*."""
    ignored: list[Text] = []
    """Words that say nothing of the kind, though they hold one that does, such as *must-read*."""

    @model_validator(mode="after")
    def _each_once(self) -> ForceWords:
        seen: dict[str, str] = {}
        for field in type(self).model_fields:
            for word in getattr(self, field):
                if seen.setdefault(word.casefold(), field) != field:
                    raise wrong(f"`{word[:80]}` stands under `{seen[word.casefold()]}` and under `{field}`", "keep one of them")
        return self


class Wording(Strict):
    """Words for the strength of advice, `vocabularies/wording.yml`, beside those that the portal knows of itself."""

    words: dict[Language, ForceWords]
    """Language -> words; a word that the portal knows already counts as you say here."""


class SourceType(StrEnum):
    """Types of source, in the words of the Citation Style Language."""

    ARTICLE = "article-journal"
    BOOK = "book"
    CHAPTER = "chapter"
    REPORT = "report"
    WEBPAGE = "webpage"
    THESIS = "thesis"
    LEGISLATION = "legislation"
    ENTRY = "entry"


class Name(Strict):
    """A person (`family`, `given`) or a body (`literal`)."""

    family: Text | None = None
    """Family name."""
    given: Text | None = None
    """Given name or initials."""
    literal: Text | None = None
    """The name of a body, taken as it is."""


class Source(Strict):
    """One item of the bibliography; the fields are those of the Citation Style Language."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=80)]
    """The key used in citations, `[@key]`."""
    type: SourceType
    """What kind of source."""
    title: Text
    """Its title, in its own language."""
    author: list[Name] = []
    """Who wrote it."""
    issued: PartialDate | None = None
    """When it appeared."""
    accessed: PartialDate | None = None
    """When it was read."""
    publisher: Text | None = None
    """Who published it."""
    container_title: Text | None = None
    """The journal, book or site it is part of."""
    volume: Text | None = None
    """Volume."""
    issue: Text | None = None
    """Issue."""
    page: Text | None = None
    """Pages."""
    number: Text | None = None
    """The publisher's number."""
    edition: Text | None = None
    """Edition."""
    language: Language | None = None
    """The language it is in."""
    url: Url | None = None
    """Its address."""
    doi: Text | None = None
    """Its DOI."""
    isbn: Text | None = None
    """Its ISBN."""
    note: LocalText | None = None
    """What the reader should know about it."""


class Bibliography(Strict):
    """All sources of the portal, `references.yml`."""

    references: list[Source]
    """The sources."""


FIXED_PAGES = ("topics", "glossary", "evidence-map", "search", "index", "changes", "corrections", "compare")
"""Pages beside the lists of entries that have a word in addresses."""

FACETS = ("target-group", "setting", "rating", "finding", "country", "part-of", "strength", "certainty", "archetype", "level", "kind", "access")
"""Facets of lists that have pages of their own; each may have a word in addresses, or else its name stands there."""


class PortalLanguage(Strict):
    """A language of the site."""

    code: Language
    """BCP 47 code; the first part of the site's addresses."""
    reviewed: Flag = True
    """Whether content is expected in this language; where false, only the interface and single entries are."""


class Contacts(Strict):
    """Where readers can turn."""

    editors: Email
    """For questions and corrections."""
    accessibility: Email
    """For problems of accessibility."""


class Portal(Strict):
    """The portal's own settings, `portal.yml`."""

    url: Url
    """The address of the site, ending in a slash."""
    languages: list[PortalLanguage]
    """The languages of the site, in the order of the switcher."""
    name: LocalText
    """The portal's name."""
    tagline: LocalText
    """What it is, in one sentence."""
    publisher: Organisation
    """Who is responsible."""
    contacts: Contacts
    """Where readers can turn."""
    newsletter: Url | None = None
    """Where readers can subscribe."""
    licence: Url
    """The licence of the content."""
    url_words: dict[Slug, dict[Language, Annotated[Text, Field(pattern=r"^[^\W_]+(-[^\W_]+)*$", max_length=60)]]]
    """Words in addresses: collection, page or facet -> language -> word, such as `methods: {da: metoder}`."""
