"""What entries are described with: vocabularies, rating scales, the bibliography, and the portal's own settings."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from portal_build.model.common import Organisation, Strict
from portal_build.model.links import EntryId, ReferenceKey
from portal_build.model.scalars import Date, Email, Flag, Language, LocalText, PartialDate, Slug, Text, Url, wrong


class Concept(Strict):
    """One concept of a vocabulary; the words are those of SKOS."""

    id: Slug
    """Names the concept within its vocabulary, for ever."""
    prefLabel: LocalText
    """The name of the concept, in each language."""
    altLabel: Annotated[dict[Language, list[Text]], Field()] = {}
    """Other names for the concept, in each language."""
    definition: LocalText | None = None
    """What the concept means, in each language."""
    broader: list[Slug] = []
    """Wider concepts of the same vocabulary, by their ids."""
    exactMatch: list[Url] = []
    """Addresses of the same concept in vocabularies elsewhere."""
    see: list[EntryId] = []
    """Entries that say more about the concept, by their ids."""

    def names(self, language: str) -> tuple[str, ...]:
        """Its names in a language, each once, the preferred one first; none if it has none there."""
        preferred = [self.prefLabel[language]] if language in self.prefLabel else []
        return tuple(dict.fromkeys([*preferred, *self.altLabel.get(language, ())]))


class Vocabulary(Strict):
    """A list of concepts: `topics`, `settings`, `archetypes` or `glossary`."""

    title: LocalText
    """The name of the vocabulary, in each language."""
    version: Text
    """The version of the vocabulary; a new one may add concepts, and never gives one another meaning."""
    source: ReferenceKey | None = None
    """Where the vocabulary comes from: a source by its key in `references.yml`."""
    concepts: list[Concept]
    """The concepts of the vocabulary."""
    retired: list[Slug] = []
    """The ids of concepts that were given up; they never come to mean something else."""


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
    """What the level is called, in each language."""
    definition: LocalText | None = None
    """What it takes to be given this level."""
    outcome: Outcome
    """What the level says about effect."""
    wording: Force | None = None
    """How binding advice of this strength is worded; texts that say otherwise are reported."""


class Dimension(Strict):
    """One of several things that a scale rates."""

    id: Slug
    """Names the dimension within the scale."""
    label: LocalText
    """What the dimension is called, in each language."""


class Scale(Strict):
    """A rating scale. Scales are data with a version, and ratings on different ones are never merged."""

    title: LocalText
    """The name of the scale, in each language."""
    version: Text
    """The version of the scale's criteria."""
    source: ReferenceKey
    """Who defined the scale, and where: a source by its key in `references.yml`."""
    description: LocalText | None = None
    """What the scale rates, and how."""
    dimensions: list[Dimension] = []
    """What the scale rates, if that is several things."""
    levels: list[ScaleLevel]
    """The levels of the scale, weakest first."""
    retired: list[Slug] = []
    """The ids of levels and dimensions that were given up; they never come to mean something else."""


def _phrase(value: str) -> str:
    if not re.match(r"\w", value) or not all(re.search(r"\w", piece) for piece in value.split("…")):
        raise wrong(f"`{value[:80]}` is no word", "write a word, or words with `…` between them")
    # Each gap more makes the search through a long text ten times slower.
    if value.count("…") > 2:
        raise wrong(f"`{value[:80]}` has more gaps than two", "keep two of them at most")
    return value


Phrase = Annotated[Text, AfterValidator(_phrase)]
"""A word or phrase; `…` stands for a few words in between."""


class ForceWords(Strict):
    """Words of one language that say how binding advice is, each in every form that it takes, such as `moet` and `moeten`."""

    language: Language
    """The language of the words, such as `da`."""
    must: list[Phrase] = []
    """Words that bind, such as “must” and “has to”; `…` stands for a few words in between."""
    should: list[Phrase] = []
    """Words that recommend, such as “should” and “is recommended”."""
    may: list[Phrase] = []
    """Words that leave it open, such as “may” and “consider”."""
    ignored: list[Phrase] = []
    """Words that say nothing of the kind, though they hold or look like one that does."""

    @model_validator(mode="after")
    def _each_once(self) -> ForceWords:
        seen: dict[str, str] = {}
        for field in ("must", "should", "may", "ignored"):
            for word in getattr(self, field):
                if seen.setdefault(word.casefold(), field) != field:
                    raise wrong(f"`{word[:80]}` stands under `{seen[word.casefold()]}` and under `{field}`", "keep one of them")
        return self


class Wording(Strict):
    """Words for the strength of advice, `vocabularies/wording.yml`, beside those that the portal knows of itself."""

    words: list[ForceWords]
    """The words of each language; a word that the portal knows already counts as you say here."""


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
    """The person's family name."""
    given: Text | None = None
    """The person's given name or initials."""
    literal: Text | None = None
    """The name of an organisation, shown exactly as it is written here."""


class Source(Strict):
    """One item of the bibliography; the fields are those of the Citation Style Language."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=80)]
    """The key by which texts cite the source: `[@key]`."""
    type: SourceType
    """What kind of source it is."""
    title: Text
    """The title of the source, in its own language."""
    author: list[Name] = []
    """Who wrote the source."""
    issued: PartialDate | None = None
    """When the source appeared: `2018`, `2018-01` or `2018-01-31`."""
    accessed: PartialDate | None = None
    """When the source was last read, for web pages."""
    publisher: Text | None = None
    """Who published the source."""
    container_title: Text | None = None
    """The journal, book or website that the source is part of."""
    volume: Text | None = None
    """The volume of the journal or book."""
    issue: Text | None = None
    """The number of the issue within its volume."""
    page: Text | None = None
    """The pages, such as `12–34`."""
    number: Text | None = None
    """The publisher's number for the source."""
    edition: Text | None = None
    """The edition of the source."""
    language: Language | None = None
    """The language that the source is in, such as `da`."""
    url: Url | None = None
    """The web address of the source."""
    doi: Text | None = None
    """The source's DOI, such as `10.1000/182`."""
    isbn: Text | None = None
    """The source's ISBN."""
    note: LocalText | None = None
    """What readers should know about the source."""


class Bibliography(Strict):
    """All sources of the portal, `references.yml`."""

    references: list[Source]
    """All sources of the portal."""


FIXED_PAGES = ("topics", "glossary", "evidence-map", "search", "index", "changes", "corrections", "compare", "translations")
"""Pages beside the lists of entries that have a word in addresses."""

WORDLESS = ("translations",)
"""Those of them that came later and may do without a word: then their name stands in addresses."""

FACETS = ("target-group", "setting", "rating", "finding", "country", "part-of", "strength", "certainty", "archetype", "level", "kind", "access")
"""Facets of lists that have pages of their own; each may have a word in addresses, or else its name stands there."""


class PortalLanguage(Strict):
    """A language of the site."""

    code: Language
    """The code of the language, such as `da`; the first part of the site's addresses."""
    reviewed: Flag = True
    """Whether content is expected in this language; with `false`, only the interface and single entries are."""


class Contacts(Strict):
    """Where readers can turn."""

    editors: Email
    """The e-mail address for questions and corrections."""
    accessibility: Email
    """The e-mail address for problems of accessibility."""


class SecurityContact(Strict):
    """Whom to tell about a hole in the site's security, said at `/.well-known/security.txt` (RFC 9116)."""

    email: Email
    """The e-mail address for reports of holes in the site's security."""
    url: Url | None = None
    """The address of a page where such holes can be reported as well."""
    policy: Url | None = None
    """The address of a page that says how reports are handled."""
    expires: Date | None = None
    """The day until which this holds; left out, each build says a year less a day from its own day."""


class Portal(Strict):
    """The portal's own settings, `portal.yml`."""

    url: Url
    """The address of the site, ending in a slash."""
    languages: list[PortalLanguage]
    """The languages of the site, in the order in which readers are offered them."""
    name: LocalText
    """The name of the portal, in each language."""
    tagline: LocalText
    """What the portal is, in one sentence."""
    publisher: Organisation
    """Who is responsible for the portal."""
    contacts: Contacts
    """Where readers can turn."""
    security: SecurityContact | None = None
    """Whom to tell about a hole in the site's security; left out, nobody is named."""
    newsletter: Url | None = None
    """The address at which readers can subscribe to the newsletter."""
    licence: Url
    """The address of the licence under which the content may be used."""
    url_words: dict[Slug, dict[Language, Annotated[Text, Field(pattern=r"^[^\W_]+(-[^\W_]+)*$", max_length=60)]]]
    """The words in the site's addresses: for each list, page or filter, the word in each language, such as `methods: {da: metoder}`."""
