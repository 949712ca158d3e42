# What templates may see: plain values in the reader's language, addresses already relative to the page. A layout decides
# where a thing stands and never what it says, so that another engine or a native app could show the same views.
"""Views: everything a template shows, ready to be shown."""

from __future__ import annotations

from portal_build.pages.citation_views import CitedView
from portal_build.pages.course_views import CourseView
from portal_build.pages.evidence_views import ClaimView, EvaluationView, RatedView
from portal_build.pages.following import Following
from portal_build.pages.items import Fact, Finding, Group, Item
from portal_build.values import value


@value
class Notice:
    """Something to know before reading on."""

    kind: str
    """`draft`, `withdrawn`, `machine`, `outdated`, `draft-translation`, `overdue`, `expired`, `old` or `correction`."""
    title: str
    """A word or two."""
    text: str
    """A sentence; may be empty where there is a quotation."""
    link: Item | None = None
    """Where to go."""
    link_label: str = ""
    """What stands before the link, such as *Replaced by*."""
    quote: Item | None = None
    """What the editors say about it, in the language in which they say it."""


@value
class SectionView:
    """A part of the text under a heading of its own."""

    id: str
    """Anchor; empty for text before the first heading."""
    title: str
    """Heading; empty for that text."""
    html: str
    """Safe HTML."""
    number: str = ""
    """The chapter's number, as printed."""
    links: tuple[Item, ...] = ()
    """Recommendations that the chapter leads to."""


@value
class TocItem:
    """A line of the list of sections."""

    text: str
    """The heading."""
    href: str
    """`#anchor`."""


@value
class ReferenceView:
    """A line of the reference list."""

    number: int
    """The number that citations show."""
    anchor: str
    """The line's own anchor."""
    text: str
    """The source as plain text: who, when, what, where."""
    language: str
    """The language of the source's title."""
    href: str
    """Its address, if it has one."""
    note: Item | None
    """What to know about it."""
    backlinks: tuple[str, ...]
    """Addresses of the places that cite it."""


@value
class ChangeView:
    """A line of the history, or of the page *what changed*."""

    kind: str
    """`published`, `major`, `correction` or `withdrawn`."""
    label: str
    """The same in the reader's language."""
    date: Item
    """When."""
    note: Item | None
    """What changed."""
    entry: Item | None = None
    """The entry, where it is not the page's own."""


@value
class TermNote:
    """A term that the text uses, with what it means."""

    anchor: str
    """The id of what it means; links in the text name it as their description."""
    label: Item
    """The term, leading to the glossary."""
    definition: Item
    """What it means."""


@value
class Paper:
    """What a copy on paper says of itself."""

    facts: tuple[Fact, ...]
    """Version, dates, and what state the text is in."""
    running: str
    """The most important of it in one line, for the margin of every sheet."""
    authors: tuple[str, ...]
    """Who wrote or published it."""
    created: str
    """The day of publication, ISO 8601; empty if it is not stated."""
    modified: str
    """The day of the last change that matters; empty if none is stated."""


@value
class EntryView:
    """An entry's page."""

    id: str
    """The entry's id."""
    type: str
    """Its type."""
    type_label: str
    """What kind of page this is."""
    title: str
    """The title."""
    lead: str
    """One sentence."""
    notices: tuple[Notice, ...]
    """What to know before reading on."""
    for_whom: tuple[Item, ...]
    """Target groups."""
    assurance: tuple[Finding, ...]
    """How sure we are: verdicts, strength, evaluations, in a few words."""
    dates: tuple[Fact, ...]
    """Published, updated, next review."""
    facts: tuple[Fact, ...]
    """The facts of the type, for the fact box."""
    sections: tuple[SectionView, ...]
    """The text."""
    toc: tuple[TocItem, ...]
    """The list of sections, further blocks of the page included."""
    groups: tuple[Group, ...]
    """Relations, from both ends."""
    claims: tuple[ClaimView, ...]
    """Numbers that the entry is the home of."""
    references: tuple[ReferenceView, ...]
    """The reference list."""
    changes: tuple[ChangeView, ...]
    """The history, newest first."""
    about: tuple[Fact, ...]
    """Facts about the entry itself: authors, publishers, countries, languages, id."""
    paper: Paper
    """What a copy on paper says of itself."""
    comparable: bool = True
    """Whether readers may pick it for a comparison."""
    ratings: tuple[RatedView, ...] = ()
    """Methods: verdicts, by target group."""
    evaluations: tuple[EvaluationView, ...] = ()
    """Methods: evaluations."""
    document: tuple[Fact, ...] = ()
    """Guidelines: the fourteen bibliographic facts, empty ones included."""
    editions: tuple[tuple[Fact, ...], ...] = ()
    """Publications: the facts of each edition, oldest first."""
    recommendations: tuple[Item, ...] = ()
    """Publications and guidelines: recommendations in order."""
    featured: tuple[Item, ...] = ()
    """Themes: methods in focus."""
    objectives: tuple[Item, ...] = ()
    """Courses: what a learner can do afterwards."""
    accreditation: tuple[Fact, ...] = ()
    """Courses: what the provider grants."""
    course: CourseView | None = None
    """Courses: self-test, access, study record."""
    files: tuple[Item, ...] = ()
    """Files to fetch."""
    cited: tuple[CitedView, ...] = ()
    """How to cite the page, then how to cite the work that it describes; empty for a draft."""
    calendar: str = ""
    """Events: address of the file for the reader's calendar."""
    follow: Following | None = None
    """Target groups: how to hear of what is new."""
    terms: tuple[TermNote, ...] = ()
    """The terms that the text uses, in the order in which it does."""
    pdf: Item | None = None
    """Guidelines and publications: the same as a PDF, where one is made."""
