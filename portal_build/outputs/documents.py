# The published schemas are made from these classes and from those of the content model, so they cannot say anything else
# than the files. Whoever takes a field away or gives it another meaning raises VERSION; a new field needs no new version.
"""The JSON files of the site: one of the portal, one of each entry, one of each text."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from portal_build.model.common import Facts, Organisation, Status, Strict, Unit
from portal_build.model.reference_data import Scale, Source, Vocabulary
from portal_build.model.scalars import Date, Email, Language, LocalText, Number, Slug, Text
from portal_build.model.text import TranslationState

VERSION = 1
"""The version of the schemas."""

Address = str
"""An absolute http or https address; the portal made it, or the content's checks took it."""


class Document(Strict):
    """What each of these files says of itself."""

    model_config = ConfigDict(populate_by_name=True)

    schema_: Annotated[Address, Field(alias="$schema")]
    """The schema that the file keeps to."""
    licence: Address
    """The licence of the content."""


class TranslationStanding(Strict):
    """What a text was translated from, and how far it can be relied on."""

    model_config = ConfigDict(populate_by_name=True)

    source: Annotated[Language, Field(alias="from")]
    """The language it was translated from."""
    state: TranslationState
    """`machine` and `draft` have not been reviewed."""
    by: Text | None = None
    """Who translated or reviewed it."""
    date: Date | None = None
    """When."""
    outdated: bool
    """Whether its source has changed since."""


class TextSummary(Strict):
    """An entry's text in one language, in short."""

    title: Text
    """The title."""
    lead: Text | None = None
    """One sentence."""
    url: Address
    """The page."""
    data: Address
    """The whole text as data."""
    translation: TranslationStanding | None = None
    """What it was translated from; a text in its own right has none."""


class HistoryLine(Strict):
    """A change that readers should know of."""

    date: Date
    """The day."""
    kind: str
    """`published`, `major` or `correction`."""
    note: LocalText | None = None
    """What changed, for readers."""


class NamedEntry(Strict):
    """An entry that another names."""

    type: Slug
    """Its type."""
    titles: LocalText
    """Its title in each language that it has a page in."""
    data: Address
    """Its own data."""


class NamedConcept(Strict):
    """A concept of a vocabulary that an entry names."""

    uri: Address
    """Names the concept for ever."""
    prefLabel: LocalText
    """The preferred name in each language."""


class NamedClaim(Strict):
    """A number that another entry states."""

    value: Number
    """The number; with `value_to`, the lower end of a range."""
    value_to: Number | None = None
    """The upper end of a range."""
    unit: Unit
    """What the number counts."""
    entry: Slug | None = None
    """The entry that states it, if that has a page."""


class Named(Strict):
    """What the facts name by id: id -> what it is. Claims of the entry itself stand in its facts."""

    entries: dict[Slug, NamedEntry] = {}
    """Other entries."""
    concepts: dict[Slug, dict[Slug, NamedConcept]] = {}
    """Vocabulary -> concepts."""
    scales: dict[Slug, Scale] = {}
    """Rating scales, whole: a level means nothing without the others."""
    claims: dict[Slug, NamedClaim] = {}
    """Claims of other entries."""
    sources: dict[str, Source] = {}
    """Sources, in the words of the Citation Style Language."""


class EntryDocument(Document):
    """An entry: its facts, the same in all languages, and where its texts are."""

    id: Slug
    """Permanent; unique in the portal."""
    type: Slug
    """The type of entry."""
    updated: Date | None = None
    """The day of the last change that matters to readers."""
    history: list[HistoryLine]
    """What readers should know of, newest first."""
    texts: dict[Language, TextSummary]
    """Language -> its text."""
    facts: Facts
    """The facts as the content model has them. What is not stated is left out."""
    files: dict[str, Address] = {}
    """Name of each file that the facts and texts name -> its address."""
    named: Named
    """What the facts name."""
    portal: Address
    """The data of the whole portal."""


class NoticeData(Strict):
    """Something to know before reading on."""

    kind: str
    """Such as `withdrawn`, `machine`, `outdated`, `overdue`, `expired`, `old` or `correction`."""
    title: Text
    """A word or two."""
    text: Text
    """A sentence, with what the editors say about it."""


class SectionData(Strict):
    """A part of a text under a heading of its own."""

    id: str
    """The heading's anchor on the page; empty for text before the first heading."""
    number: Text | None = None
    """The chapter's number, as printed."""
    title: str
    """The heading; empty for that text."""
    html: str
    """The text as HTML without scripts and styles; links are whole addresses."""


class ReferenceData(Strict):
    """A line of the reference list."""

    number: int
    """The number that citations in the text show."""
    text: Text
    """The source: who, when, what, where."""
    language: Language | None = None
    """The language of the source's title."""
    url: str | None = None
    """Its address, as the page links to it."""


class TextDocument(Document):
    """The text of an entry in one language, as its page shows it."""

    id: Slug
    """The entry."""
    type: Slug
    """Its type."""
    language: Language
    """The language of the text."""
    url: Address
    """The page."""
    title: Text
    """The title."""
    lead: Text | None = None
    """One sentence."""
    updated: Date | None = None
    """The day of the last change that matters to readers."""
    notices: list[NoticeData] = []
    """What to know before reading on, most important first."""
    translation: TranslationStanding | None = None
    """What it was translated from; a text in its own right has none."""
    sections: list[SectionData]
    """The text."""
    references: list[ReferenceData] = []
    """The reference list of the page."""
    entry: Address
    """The facts of the entry."""


class SiteLanguage(Strict):
    """A language of the site."""

    code: Language
    """BCP 47 code; the first part of the site's addresses."""
    name: Text
    """Its own name."""
    reviewed: bool
    """Whether content is expected in it; where false, only the interface and single entries are."""
    url: Address
    """The front page."""


class EntrySummary(Strict):
    """An entry, in short."""

    id: Slug
    """Permanent; unique in the portal."""
    type: Slug
    """The type of entry."""
    status: Status
    """`published`, or `withdrawn`: its page says why."""
    updated: Date | None = None
    """The day of the last change that matters to readers."""
    titles: LocalText
    """Its title in each language that it has a page in."""
    urls: dict[Language, Address]
    """The pages."""
    data: Address
    """Its facts, and where its texts are."""


class DescribedVocabulary(Vocabulary):
    """A vocabulary with its address; a concept's own is that with `#` and its id."""

    uri: Address
    """The vocabulary as SKOS in Turtle; the same with `.jsonld` is JSON-LD."""


class DescribedScale(Scale):
    """A rating scale with its address; a level's own is that with `#` and its id."""

    uri: Address
    """The scale as SKOS in Turtle; the same with `.jsonld` is JSON-LD."""


class PortalDocument(Document):
    """The portal: what it is, what is in it, and what that is described with."""

    version: int
    """The version of the schemas."""
    url: Address
    """The address of the site."""
    name: LocalText
    """Its name."""
    tagline: LocalText
    """What it is, in one sentence."""
    publisher: Organisation
    """Who is responsible."""
    contact: Email
    """Where to write about the content."""
    newsletter: Address | None = None
    """Where readers can subscribe."""
    languages: list[SiteLanguage]
    """The languages of the site."""
    updated: Date | None = None
    """The day of the last change of any entry."""
    catalogue: Address
    """The same as a catalogue of data sets (DCAT)."""
    entries: list[EntrySummary]
    """All entries, in the order of their addresses."""
    claims: dict[Slug, Slug]
    """Number that texts quote -> the entry that states it."""
    vocabularies: dict[str, DescribedVocabulary]
    """Name -> vocabulary."""
    scales: dict[str, DescribedScale]
    """Id -> rating scale."""
    sources: list[Source]
    """The sources that entries name and texts cite, in the words of the Citation Style Language."""
