"""Entries on what was done, is taught or goes on: cases, courses, news, events, and free pages."""

from __future__ import annotations

from enum import StrEnum

from portal_build.model.advice import Chapter
from portal_build.model.common import Facts, Organisation, Person, Strict
from portal_build.model.links import ArchetypeId, EntryId, MethodId
from portal_build.model.scalars import Country, Date, LocalText, Slug, Text, Url, Whole


class Level(StrEnum):
    """Where in a system a case played out."""

    SYSTEM = "system"
    ORGANISATION = "organisation"
    TEAM = "team"
    INDIVIDUAL = "individual"


class Case(Facts):
    """Something that was tried, told by who tried it: intention, approach, result, lessons."""

    type = "case"
    collection = "cases"
    sections = {"intention": True, "approach": True, "result": True, "lessons": True}

    contributor: Person
    """Who tells it."""
    organisation: Organisation
    """Where the contributor worked."""
    archetypes: list[ArchetypeId] = []
    """Patterns of failure it shows, from `vocabularies/archetypes.yml`."""
    level: Level
    """Where in the system it went as it did."""
    method: MethodId | None = None
    """The method that was tried."""


class Accreditation(Strict):
    """What the provider grants for a course. The portal itself never awards points."""

    points: Whole
    """How many points."""
    registry: Text | None = None
    """The professional register that counts them."""
    id: Text | None = None
    """The register's number for the course."""
    valid_until: Date | None = None
    """The last day on which points are granted."""
    provider: Organisation
    """Who grants them."""
    provider_url: Url | None = None
    """Where to take the course for points."""


class AccessKind(StrEnum):
    """Who can read the whole of a course at its provider."""

    OPEN = "open"
    LOGIN = "login"


class Access(Strict):
    """How to get at the whole course."""

    kind: AccessKind
    """`open`, or `login` where the provider asks readers to sign in."""
    note: LocalText | None = None
    """How to get access."""
    url: Url | None = None
    """The page at which readers sign in; left out, the provider's page of the accreditation is it."""


class Edition(Strict):
    """The issue of a journal that a course appeared in."""

    journal: Text
    """The journal's name."""
    volume: Text | None = None
    """Its volume."""
    issue: Text | None = None
    """Its issue."""
    year: Text | None = None
    """The year."""


class Objective(Strict):
    """What a learner can do afterwards."""

    id: Slug
    """Names the objective within the course."""
    text: LocalText
    """The objective, as the end of *after this course you …*."""
    chapters: list[Slug] = []
    """The chapters that teach it, by their ids: what to read again after a wrong answer."""


class Option(Strict):
    """One answer that can be chosen."""

    id: Slug
    """Names the option within the question."""
    text: LocalText
    """The answer."""
    why: LocalText | None = None
    """Why it is wrong, shown to whoever chose it; the right answer has the question's `why`."""


class Question(Strict):
    """One question of the self-test, which is unscored and stays in the browser."""

    id: Slug
    """Names the question within the course."""
    objective: Slug
    """The objective it tests."""
    prompt: LocalText
    """The question."""
    options: list[Option]
    """The answers to choose from."""
    answer: Slug
    """The id of the right one."""
    why: LocalText
    """Why that one is right."""


class Course(Facts):
    """A learning article: chapters in order, objectives, a self-test, and the provider's accreditation."""

    type = "course"
    collection = "courses"
    sections = {"abstract": True}

    chapters: list[Chapter]
    """The chapters, in order."""
    objectives: list[Objective]
    """What a learner can do afterwards."""
    theme: LocalText | None = None
    """The provider's theme that the course belongs to."""
    accreditation: Accreditation | None = None
    """What the provider grants."""
    access: Access | None = None
    """How to get at the whole course."""
    edition: Edition | None = None
    """Where it appeared."""
    questions: list[Question] = []
    """The self-test."""


class NewsKind(StrEnum):
    """What a piece of news or an event is about."""

    NEWS = "news"
    FUNDING = "funding"
    CONFERENCE = "conference"


class News(Facts):
    """Something new, with links to the entries it concerns."""

    type = "news"
    collection = "news"

    kind: NewsKind = NewsKind.NEWS
    """`news`, `funding` or `conference`."""
    concerns: list[EntryId] = []
    """The entries that it is about."""


class Event(Facts):
    """Something that takes place."""

    type = "event"
    collection = "events"

    kind: NewsKind = NewsKind.CONFERENCE
    """`news`, `funding` or `conference`."""
    start: Date
    """The first day."""
    end: Date | None = None
    """The last day, if there are several."""
    place: Text | None = None
    """Where, as the organiser writes it."""
    country: Country | None = None
    """The country it takes place in."""
    organiser: Organisation | None = None
    """Who holds it."""
    url: Url | None = None
    """The organiser's page."""
    concerns: list[EntryId] = []
    """The entries that it is about."""


class Menu(StrEnum):
    """Where a free page is linked from."""

    FOOTER = "footer"
    NONE = "none"


class Page(Facts):
    """Free prose: about the portal, the accessibility statement."""

    type = "page"
    collection = "pages"

    menu: Menu = Menu.FOOTER
    """Where the page is linked from on every page."""
