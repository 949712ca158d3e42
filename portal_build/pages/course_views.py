"""What templates see of a course beside what they see of any entry."""

from __future__ import annotations

from portal_build.pages.items import Fact, Item
from portal_build.values import value


@value
class OptionView:
    """An answer that can be chosen."""

    text: Item
    """The answer."""
    right: bool
    """Whether it is the right one."""
    why: Item | None = None
    """Why it is wrong, if the course says so."""


@value
class QuestionView:
    """A question of the self-test."""

    id: str
    """Anchor."""
    prompt: Item
    """The question."""
    options: tuple[OptionView, ...]
    """The answers to choose from."""
    why: Item
    """Why the right one is right."""
    objective: Item
    """What it tests, with its number among the objectives."""


@value
class ObjectiveView:
    """An objective that the self-test tests."""

    text: Item
    """The objective, with its number."""
    chapters: tuple[Item, ...]
    """The chapters that teach it."""


@value
class AccessView:
    """How to get at the whole course, where only its provider has it."""

    here: tuple[Item, ...]
    """What this page has, with links to it."""
    provider: str
    """Who has the whole course; empty if that is not known."""
    note: Item | None
    """How to get access."""
    href: str
    """Where readers sign in; empty if that is not known."""


@value
class CourseView:
    """What a course has that no other entry has."""

    key: str
    """The name under which the reader's browser keeps progress, the same in all languages."""
    chapters: tuple[Item, ...]
    """The chapters that have a text here, in order, with numbers; each links to its place on the page."""
    questions: tuple[QuestionView, ...]
    """The self-test."""
    tested: tuple[ObjectiveView, ...]
    """The objectives that the self-test tests."""
    access: AccessView | None
    """How to get at the whole course; None for one that is open."""
    points: Item | None
    """A link to where the provider grants points; without an address it only names the provider."""
    ended: str
    """That the accreditation has ended, in a sentence; empty if it has not."""
    record: tuple[Fact, ...]
    """What the study record says of the course beside its title."""
    words: dict[str, str]
    """What the course's script says."""
