# What templates may see: plain values in the reader's language, addresses already relative to the page. A layout decides
# where a thing stands and never what it says, so that another engine or a native app could show the same views.
"""Views: everything a template shows, ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Item:
    """One value of a fact, or one link."""

    text: str
    """Plain text."""
    href: str = ""
    """Where it leads; empty for plain text."""
    language: str = ""
    """The language of `text` where that is not the page's."""
    note: str = ""
    """What to say after it in small print, such as the name of that language."""
    datetime: str = ""
    """ISO form, where the text is a date."""
    lead: str = ""
    """One sentence about what the link leads to."""
    kind: str = ""
    """What the link leads to, in a word."""
    number: str = ""
    """Its number in an ordered list, as printed."""


@dataclass(frozen=True)
class Fact:
    """A labelled fact with its values."""

    id: str
    """The field's name in the content model."""
    label: str
    """The name readers see."""
    items: tuple[Item, ...]
    """Its values; empty where the source leaves it empty and the page says so with “-”."""


@dataclass(frozen=True)
class Notice:
    """Something to know before reading on."""

    kind: str
    """`withdrawn`, `machine`, `outdated`, `draft-translation`, `overdue`, `expired`, `old` or `correction`."""
    title: str
    """A word or two."""
    text: str
    """A sentence."""
    link: Item | None = None
    """Where to go instead."""


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class TocItem:
    """A line of the list of sections."""

    text: str
    """The heading."""
    href: str
    """`#anchor`."""
    children: tuple[TocItem, ...] = ()
    """The headings below it."""


@dataclass(frozen=True)
class LevelView:
    """One step of a scale."""

    label: str
    """What it is called."""
    definition: str
    """What it takes."""
    outcome: str
    """`benefit`, `uncertain`, `no-effect` or `harm`."""
    chosen: bool
    """Whether this rating is on it."""


@dataclass(frozen=True)
class RatingView:
    """A verdict, with the whole scale in sight."""

    scale: Item
    """The scale's name."""
    version: str
    """The version of its criteria."""
    description: str
    """What the scale rates and how."""
    source: Item
    """Who defined the scale."""
    dimension: str
    """What is rated, for scales of several dimensions; else empty."""
    level: str
    """The verdict."""
    outcome: str
    """As in `LevelView`."""
    levels: tuple[LevelView, ...]
    """The scale, weakest first."""
    target_group: Item
    """For whom."""
    rater: Item
    """Who rated."""
    date: Item
    """When."""
    reason: Item
    """Why."""
    reference: Item | None
    """Where it can be read."""


@dataclass(frozen=True)
class EvaluationView:
    """What one evaluation found."""

    kind: str
    """The sort of evaluation."""
    independence: str
    """Who evaluated."""
    direction: str
    """What was found, in a word."""
    outcome: str
    """`benefit`, `mixed`, `no-effect`, `harm` or `unclear`, for marks."""
    finding: Item
    """What was found, in a sentence."""
    date: Item | None
    """When."""
    reference: Item
    """Where it can be read."""


@dataclass(frozen=True)
class ClaimView:
    """A number and what it rests on."""

    id: str
    """Names it; its anchor is `claim-<id>`."""
    figure: str
    """The number with its unit, in the reader's language."""
    quantity: Item
    """What is measured."""
    population: Item
    """Of whom."""
    source: Item | None
    """Who states it."""
    note: Item | None
    """What to know about it."""
    used_in: tuple[Item, ...]
    """Pages that quote it."""


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class ChangeView:
    """A line of the history, or of the page *what changed*."""

    kind: str
    """`published`, `major` or `correction`."""
    label: str
    """The same in the reader's language."""
    date: Item
    """When."""
    note: Item | None
    """What changed."""
    entry: Item | None = None
    """The entry, where the list is of several."""


@dataclass(frozen=True)
class Group:
    """A headed list of links."""

    id: str
    """Anchor."""
    title: str
    """Heading."""
    links: tuple[Item, ...]
    """The links, in order."""
    more: Item | None = None
    """Where the whole list is."""


@dataclass(frozen=True)
class QuestionView:
    """A question of the self-test."""

    id: str
    """Anchor."""
    prompt: Item
    """The question."""
    options: tuple[tuple[Item, bool], ...]
    """Answers, and whether each is the right one."""
    why: Item
    """Why that one is right."""
    objective: Item
    """What it tests."""


@dataclass(frozen=True)
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
    assurance: tuple[Item, ...]
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
    ratings: tuple[RatingView, ...] = ()
    """Methods: verdicts."""
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
    questions: tuple[QuestionView, ...] = ()
    """Courses: the self-test."""
    files: tuple[Item, ...] = ()
    """Files to fetch."""


@dataclass(frozen=True)
class ListView:
    """A page that lists entries: a type, a topic, all topics, the front page."""

    title: str
    """The title."""
    lead: str
    """One sentence."""
    groups: tuple[Group, ...]
    """The lists."""
    elsewhere: tuple[Item, ...] = ()
    """Entries that exist in other languages only, each with its language."""
    labels: tuple[Fact, ...] = ()
    """Facts about what is listed, such as a topic's other names."""


@dataclass(frozen=True)
class TermView:
    """A concept of the glossary."""

    id: str
    """Anchor."""
    label: str
    """Its name."""
    other: tuple[str, ...]
    """Other names."""
    definition: Item | None
    """What it means."""
    languages: tuple[Item, ...]
    """Its name in the portal's other languages."""
    see: tuple[Item, ...]
    """Entries that say more."""


@dataclass(frozen=True)
class GlossaryView:
    """The glossary: letter -> terms, in alphabetical order."""

    title: str
    """The title."""
    lead: str
    """One sentence."""
    letters: tuple[tuple[str, tuple[TermView, ...]], ...]
    """Letter and terms."""


@dataclass(frozen=True)
class IndexView:
    """A–Z: letter -> links, in alphabetical order."""

    title: str
    """The title."""
    lead: str
    """One sentence."""
    letters: tuple[tuple[str, tuple[Item, ...]], ...]
    """Letter and links."""
    elsewhere: tuple[Item, ...] = ()
    """Entries that exist in other languages only."""


@dataclass(frozen=True)
class ChangesView:
    """What changed, newest first."""

    title: str
    """The title."""
    lead: str
    """One sentence."""
    changes: tuple[ChangeView, ...]
    """The changes."""


@dataclass(frozen=True)
class SearchView:
    """The search page."""

    title: str
    """The title."""
    lead: str
    """One sentence."""
    bundle: str
    """Address of the search bundle's folder, relative to the page."""
    root: str
    """Address of the site's root, relative to the page."""
    index: Item
    """The A–Z index, for readers without JavaScript."""
    labels: dict[str, Any]
    """Words and names that the search script shows."""


@dataclass(frozen=True)
class LanguageView:
    """A language in the switcher."""

    code: str
    """BCP 47 code."""
    name: str
    """Its own name."""
    href: str
    """The same page in that language; empty where there is none."""
    current: bool
    """Whether the page is in it."""
    machine: bool = False
    """Whether the text there was translated by a machine and not reviewed."""


@dataclass(frozen=True)
class Shell:
    """What surrounds every page."""

    language: str
    """The page's language."""
    title: str
    """For the browser's tab, the site's name included."""
    description: str
    """For search engines and previews."""
    site_name: str
    """The portal's name."""
    canonical: str
    """The page's absolute address."""
    root: str
    """Address of the site's root, relative to the page."""
    home: str
    """Address of the front page."""
    search: str
    """Address of the search page."""
    index: bool
    """Whether search engines may list the page."""
    alternates: tuple[tuple[str, str], ...]
    """hreflang and absolute address of each language version, this one included, and `x-default`."""
    switcher: tuple[LanguageView, ...]
    """All languages of the site."""
    menu: tuple[tuple[Item, bool], ...]
    """Main sections, and whether the page is in each."""
    trail: tuple[Item, ...]
    """The way from the front page, the page itself left out."""
    footer: tuple[Item, ...]
    """Links at the foot of the page."""
    publisher: Item
    """Who is responsible."""
    contact: str
    """E-mail address of the editors."""
    licence: str
    """Address of the licence of the content."""
    newsletter: str
    """Address of the newsletter; empty if there is none."""


@dataclass(frozen=True)
class RootView:
    """The root page: the languages to choose from."""

    names: tuple[tuple[LanguageView, str, str], ...]
    """Language, the portal's name and tagline in it."""
