"""What every entry has in common: the facts that do not depend on its type."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from pydantic import BaseModel, ConfigDict

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
    """Its website."""
    country: Country | None = None
    """Where it is based."""


class Person(Strict):
    """Someone who wrote or contributed."""

    name: Text
    """The name as the person writes it, such as `Beckers, T.J.A.`."""
    affiliation: Text | None = None
    """The organisation the person worked for."""
    orcid: Url | None = None
    """The address of the person's ORCID record."""


class Contact(Strict):
    """Whom to ask about a method."""

    name: Text | None = None
    """A person or a function."""
    organisation: Text | None = None
    """The organisation that answers."""
    email: Email | None = None
    """An e-mail address."""
    phone: Text | None = None
    """A telephone number, with country code."""
    url: Url | None = None
    """A page with contact details."""


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
    """Names the claim in links, `[](claim:relapse-risk)`; unique in the portal and never used again for another number."""
    value: Number
    """The number; with `value_to`, the lower end of a range."""
    value_to: Number | None = None
    """The upper end of a range."""
    unit: Unit
    """What the number counts."""
    quantity: LocalText
    """What is measured, such as *reduced risk of relapse*."""
    population: LocalText
    """Of whom it is true."""
    source: ReferenceKey | None = None
    """The source that states it; without one, the claim is a problem that `portal check` reports."""
    note: LocalText | None = None
    """What the reader should know about the number, such as that the source names no study."""


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
    """`minor`, `major` or `correction`; only the last two move the date *updated*."""
    note: LocalText | None = None
    """What changed, for readers."""
    claims: list[ClaimId] = []
    """Claims whose numbers were changed; every page that quotes one of them tells of it."""


class Withdrawal(Strict):
    """Why an entry was taken back; the page stays and says so."""

    date: Date
    """The day it was withdrawn."""
    reason: LocalText
    """Why, for readers."""
    superseded_by: EntryId | None = None
    """The entry that replaces it."""


class Facts(Strict):
    """The facts of an entry, language-neutral, as they stand in its `entry.yml`."""

    type: ClassVar[str]
    """The name of the type, such as `target-group`."""
    collection: ClassVar[str]
    """The folder under `content/` that holds the type, such as `target-groups`."""
    sections: ClassVar[dict[str, bool]] = {}
    """Id of each text section that the type knows, in the order of the page -> whether it must be there."""

    source_language: Language
    """The language the entry was first written in; the others are translations of it."""
    status: Status = Status.PUBLISHED
    """`draft`, `published` or `withdrawn`."""
    audience: Audience = Audience.PUBLIC
    """`public`, or `members`: then nothing of it gets into the public site."""
    published: Date | None = None
    """The day the entry, or what it describes, was first published."""
    reviewed: Date | None = None
    """The day somebody last checked that it still holds."""
    review_due: Date | None = None
    """The day by which it should be checked again."""
    expires: Date | None = None
    """The day after which it no longer holds."""
    topics: list[TopicId] = []
    """Concepts of `vocabularies/topics.yml` that it is about."""
    target_groups: list[TargetGroupId] = []
    """The target groups that it concerns."""
    authors: list[Person] = []
    """Who wrote it."""
    publishers: list[Organisation] = []
    """Who published it."""
    regions: list[Country] = []
    """Countries in which it applies or took place."""
    related: list[EntryId] = []
    """Other entries worth reading beside it; shown from both ends."""
    references: list[ReferenceKey] = []
    """Sources that it rests on as a whole, beside those cited in the text."""
    claims: list[Claim] = []
    """Numbers that this entry is the home of."""
    retired_claims: list[Slug] = []
    """Ids of claims that stood here and were taken back; they never come to mean another number."""
    changes: list[Change] = []
    """The history, oldest first."""
    aliases: list[Text] = []
    """Former ids, `old-id` or `collection/old-id`, oldest first, whose addresses lead here."""
    withdrawn: Withdrawal | None = None
    """When and why it was withdrawn; goes with the status of that name."""
