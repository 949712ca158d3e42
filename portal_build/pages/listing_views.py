"""What templates see of lists that can be narrowed down."""

from __future__ import annotations

from typing import Any

from portal_build.pages.following import Following
from portal_build.pages.items import Fact, Finding, Item
from portal_build.values import value


@value
class Row:
    """An entry in a list: its link and what one scans by."""

    id: str
    """The entry's id."""
    link: Item
    """The way to it."""
    verdicts: tuple[Finding, ...]
    """How sure we are."""
    facts: tuple[tuple[str, tuple[Item, ...]], ...]
    """Further short facts: label and values, which are no links."""
    day: tuple[str, Item] | None
    """What happened on the day that the list shows, and the day."""
    updated: str
    """The day of the last change that matters, ISO 8601, to sort by; empty if there is none."""


@value
class Line:
    """A row of a list that scripts narrow down."""

    row: Row
    """The row."""
    values: str
    """Facet and value, `setting:at-home`, separated by spaces: what the script filters by."""
    place: int
    """Its place in the alphabetical order of the list."""


@value
class Value:
    """One value of a facet."""

    id: str
    """Its id, the same in all languages."""
    name: Item
    """Its name, with the list of the entries that have it; without a link where that is the list at hand."""
    count: int
    """How many entries have it."""
    leads_to: str = ""
    """The language of the page that it leads to, where that is another."""


@value
class FacetView:
    """A facet with its values."""

    id: str
    """Names it in queries, the same in all languages."""
    label: tuple[Item, ...]
    """What readers call it: a word, and for scales their name and dimension."""
    values: tuple[Value, ...]
    """Its values in the order in which they are shown."""


@value
class CollectionView:
    """The list of a type."""

    id: str
    """The collection."""
    title: str
    """The title."""
    lead: str
    """One sentence."""
    lines: tuple[Line, ...]
    """Entries that have a text in the reader's language."""
    elsewhere: tuple[Line, ...]
    """Entries that exist in other languages only."""
    facets: tuple[FacetView, ...]
    """What the list can be narrowed down by."""
    order: str
    """In which order the entries stand, as a sentence."""
    changes: Item | None
    """The page that shows what is new first; None where the list does."""
    see: tuple[Fact, ...]
    """What else to look at beside the list."""
    follow: Following | None
    """How to hear of what is new; None where the list offers no way of its own."""
    labels: dict[str, Any]
    """Words that the script shows."""


@value
class ValueView:
    """The list of the entries of a collection that have one value of a facet."""

    collection: Item
    """The list of all entries of the collection."""
    facet: FacetView
    """The facet, with links to its other values."""
    value: Value
    """The value."""
    shown: str
    """How many entries of the whole list have it, as a sentence."""
    rows: tuple[Row, ...]
    """Entries that have a text in the reader's language, in alphabetical order."""
    elsewhere: tuple[Row, ...]
    """Entries that exist in other languages only."""
    further: str
    """The whole list with this value chosen, for readers with JavaScript."""
