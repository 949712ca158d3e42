"""What every entry has in common: the facts that do not depend on its type."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from portal_build.model.links import ClaimId, EntryId, ReferenceKey, TargetGroupId, TopicId
from portal_build.model.scalars import Country, Date, Email, Language, LocalText, Number, Slug, Text, Url


class Strict(BaseModel):
    """Base of all models: unknown keys are errors, values never change, docstrings describe the fields."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Status(StrEnum):
    """Where an entry is in its life."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Audience(StrEnum):
    """Who may read an entry."""

    PUBLIC = "public"
    MEMBERS = "members"


class Organisation(Strict):
    """A body that publishes, rates, employs or answers."""

    name: Text
    """The organisation's own name, untranslated."""
    url: Url | None = None
    """The address of the organisation's website."""
    country: Country | None = None
    """The country in which the organisation is based, such as `DK`."""


class Person(Strict):
    """Someone who wrote or contributed."""

    name: Text
    """The name as the person writes it, such as `Beckers, T.J.A.`."""
    affiliation: Text | None = None
    """The organisation that the person worked for."""
    orcid: Url | None = None
    """The address of the person's ORCID record, such as `https://orcid.org/0000-0002-1825-0097`."""


class Contact(Strict):
    """Whom to ask about a method."""

    name: Text | None = None
    """The name of a person or of a function."""
    organisation: Text | None = None
    """The organisation that answers."""
    email: Email | None = None
    """An e-mail address."""
    phone: Text | None = None
    """A telephone number with its country code, such as `+45 12 34 56 78`."""
    url: Url | None = None
    """The address of a page with contact details."""


class Unit(StrEnum):
    """What a claim's number counts. Names in each language come from the interface catalogues and the Unicode data."""

    PERCENT = "percent"
    PERCENTAGE_POINTS = "percentage-points"
    PERSONS = "persons"
    COUNT = "count"
    YEARS = "years"
    MONTHS = "months"
    WEEKS = "weeks"
    DAYS = "days"
    HOURS = "hours"
    EUR = "EUR"
    DKK = "DKK"
    NOK = "NOK"


class Claim(Strict):
    """A number with what it says, of whom, and on whose word: stated once, referenced from every text that quotes it."""

    id: Slug
    """Names the number in links such as `[](claim:relapse-risk)`; unique in the portal and never used again for another number."""
    value: Number
    """The number; of a range, its lower end."""
    value_to: Number | None = None
    """The upper end, if the number is a range."""
    unit: Unit
    """What the number counts."""
    quantity: LocalText
    """What is measured, such as *reduced risk of relapse*."""
    population: LocalText
    """The people of whom the number is true."""
    source: ReferenceKey | None = None
    """The source that states the number, by its key in `references.yml`; `portal check` reports a claim without one."""
    note: LocalText | None = None
    """What readers should know about the number, such as that the source names no study."""


class ChangeKind(StrEnum):
    """How much a change matters to a reader."""

    MINOR = "minor"
    MAJOR = "major"
    CORRECTION = "correction"


class Change(Strict):
    """A line of the entry's history. Minor changes are silent; the others need a note that readers see."""

    date: Date
    """The day of the change."""
    kind: ChangeKind
    """`minor` is not shown to readers; `major` and `correction` are, with a note, and move the date *updated*."""
    note: LocalText | None = None
    """What changed, in words for readers."""
    claims: list[ClaimId] = []
    """Claims whose numbers were changed, by their ids; every page that quotes one of them tells of it."""


class Withdrawal(Strict):
    """Why an entry was taken back; the page stays and says so."""

    date: Date
    """The day on which the entry was withdrawn."""
    reason: LocalText
    """Why the entry was withdrawn, in words for readers."""
    superseded_by: EntryId | None = None
    """The entry that replaces this one, by its id."""


class Facts(Strict):
    """The facts of an entry, language-neutral, as they stand in its `entry.yml`."""

    type: ClassVar[str]
    """The name of the type, such as `target-group`."""
    collection: ClassVar[str]
    """The folder under `content/` that holds the type, such as `target-groups`."""
    sections: ClassVar[dict[str, bool]] = {}
    """Id of each text section that the type knows, in the order of the page -> whether it must be there."""

    source_language: Language
    """The language in which the entry was first written, such as `da`; the texts in other languages are translations of it."""
    status: Status = Status.PUBLISHED
    """`draft` while it is being written, `published`, or `withdrawn`: then its page stays and tells when and why."""
    audience: Audience = Audience.PUBLIC
    """Who may read it: `public` for everybody, or `members`: then nothing of it gets into the public site."""
    published: Date | None = None
    """The day the entry, or what it describes, was first published."""
    reviewed: Date | None = None
    """The day on which somebody last checked that the entry still holds."""
    review_due: Date | None = None
    """The day by which the entry should be checked again."""
    expires: Date | None = None
    """The day after which the entry no longer holds."""
    topics: list[TopicId] = []
    """What the entry is about: topics by their ids in `vocabularies/topics.yml`."""
    target_groups: list[TargetGroupId] = []
    """The target groups that the entry concerns, by their ids."""
    authors: list[Person] = []
    """The people who wrote it."""
    publishers: list[Organisation] = []
    """The organisations that published it."""
    regions: list[Country] = []
    """The countries in which it applies or took place, such as `DK`."""
    related: list[EntryId] = []
    """Other entries worth reading beside it, by their ids; the pages of both show the link."""
    references: list[ReferenceKey] = []
    """Sources that the entry as a whole rests on, by their keys in `references.yml`; those cited in the text are added of themselves."""
    claims: list[Claim] = []
    """Numbers that are stated here, once, so that any text can quote them with a link such as `[](claim:relapse-risk)`."""
    retired_claims: list[Slug] = []
    """The ids of numbers that were taken back; they never come to mean another number."""
    changes: list[Change] = []
    """The history of the entry, oldest change first."""
    aliases: list[Text] = []
    """Earlier ids of the entry, oldest first, each as `old-id` or `collection/old-id`; their addresses lead here."""
    search_words: Annotated[dict[Language, list[Text]], Field()] = {}
    """Words in each language by which readers should find the entry although its text does not use them."""
    withdrawn: Withdrawal | None = None
    """When and why the entry was withdrawn; goes with the status `withdrawn`."""
