"""The smallest things that templates see: values, labelled facts, lists of links."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled fact with its values."""

    id: str
    """The field's name in the content model."""
    label: str
    """The name readers see."""
    items: tuple[Item, ...]
    """Its values; empty where the source leaves it empty and the page says so with “-”."""
    further: bool = False
    """Whether a print-out that its reader puts together has it only if it is asked for."""


@dataclass(frozen=True, slots=True)
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
