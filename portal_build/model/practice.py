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
    """Who tells of it."""
    organisation: Organisation
    """The organisation where the contributor worked."""
    archetypes: list[ArchetypeId] = []
    """Patterns of failure that the case shows, by their ids in `vocabularies/archetypes.yml`."""
    level: Level
    """Where it went as it did: in the system, the organisation, the team, or with one person."""
    method: MethodId | None = None
    """The method that was tried, by its id."""


class Accreditation(Strict):
    """What the provider grants for a course. The portal itself never awards points."""

    points: Whole
    """How many points the provider grants."""
    registry: Text | None = None
    """The professional register in which the points count."""
    id: Text | None = None
    """The number of the course in that register."""
    valid_until: Date | None = None
    """The last day on which points are granted."""
    provider: Organisation
    """Who grants the points."""
    provider_url: Url | None = None
    """The address at which the course can be taken for points."""


class AccessKind(StrEnum):
    """Who can read the whole of a course at its provider."""

    OPEN = "open"
    LOGIN = "login"


class Access(Strict):
    """How to get at the whole course."""

    kind: AccessKind
    """`open` if everybody can read the whole course at its provider, or `login` if readers must sign in there."""
    note: LocalText | None = None
    """How readers get access."""
    url: Url | None = None
    """The address at which readers sign in; left out if it is the provider's page named under the accreditation."""


class JournalIssue(Strict):
    """The issue of a journal that a course appeared in."""

    journal: Text
    """The name of the journal."""
    volume: Text | None = None
    """The volume of the journal."""
    issue: Text | None = None
    """The number of the issue within its volume."""
    year: Text | None = None
    """The year of the issue."""


class Objective(Strict):
    """What a learner can do afterwards."""

    id: Slug
    """Names the objective within the course."""
    text: LocalText
    """The objective, worded as the end of *After this course you …*."""
    chapters: list[Slug] = []
    """The chapters that teach it, by their ids; readers are sent there after a wrong answer."""


class Option(Strict):
    """One answer that can be chosen."""

    id: Slug
    """Names the answer within the question."""
    text: LocalText
    """The answer as readers see it."""
    why: LocalText | None = None
    """Why the answer is wrong, shown to those who choose it; the right answer has the question's `why`."""


class Question(Strict):
    """One question of the self-test, which is unscored and stays in the browser."""

    id: Slug
    """Names the question within the course."""
    objective: Slug
    """The objective that the question tests, by its id."""
    prompt: LocalText
    """The question as readers see it."""
    options: list[Option]
    """The answers to choose from."""
    answer: Slug
    """The right answer, by its id."""
    why: LocalText
    """Why that answer is right."""


class Course(Facts):
    """A learning article: chapters in order, objectives, a self-test, and the provider's accreditation."""

    type = "course"
    collection = "courses"
    sections = {"abstract": True}

    chapters: list[Chapter]
    """The chapters of the course, in order."""
    objectives: list[Objective]
    """What learners can do after the course."""
    theme: LocalText | None = None
    """The theme under which the provider lists the course."""
    accreditation: Accreditation | None = None
    """What the provider grants for the course; the portal itself never grants points."""
    access: Access | None = None
    """How readers get at the whole course."""
    edition: JournalIssue | None = None
    """The issue of a journal in which the course appeared."""
    questions: list[Question] = []
    """The questions of the self-test."""


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
    """What it is: news, funding to apply for, or a conference."""
    concerns: list[EntryId] = []
    """The entries that it is about, by their ids."""


class Event(Facts):
    """Something that takes place."""

    type = "event"
    collection = "events"

    kind: NewsKind = NewsKind.CONFERENCE
    """What it is: news, funding to apply for, or a conference."""
    start: Date
    """The first day of the event."""
    end: Date | None = None
    """The last day, if the event takes several."""
    place: Text | None = None
    """Where the event takes place, as the organiser writes it."""
    country: Country | None = None
    """The country in which the event takes place, such as `DK`."""
    organiser: Organisation | None = None
    """Who holds the event."""
    url: Url | None = None
    """The address of the organiser's page on the event."""
    concerns: list[EntryId] = []
    """The entries that it is about, by their ids."""


class Menu(StrEnum):
    """Where a free page is linked from."""

    FOOTER = "footer"
    NONE = "none"


class Page(Facts):
    """Free prose: about the portal, the accessibility statement."""

    type = "page"
    collection = "pages"

    menu: Menu = Menu.FOOTER
    """Where all pages link to this one: `footer`, at their foot, or `none`."""
