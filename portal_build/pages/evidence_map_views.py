"""What templates see of the evidence map."""

from __future__ import annotations

from portal_build.pages.items import Item
from portal_build.values import value


@value
class KnownView:
    """Things of one kind that are known."""

    label: str
    """What kind: ratings, evaluations, recommendations, cases."""
    items: tuple[Item, ...]
    """Each with where it stands."""


@value
class CellView:
    """One method for one target group, or for neighbouring ones that nothing ties to it."""

    state: str
    """`known`; `gap` where the method is meant for the group and nothing is known; `none` where nothing ties the two."""
    has: tuple[str, ...] = ()
    """What the filter looks for: `rating`, `evaluation`, `recommendation`, `case`, `no-benefit` (no effect or harm), `gap`."""
    known: tuple[KnownView, ...] = ()
    """What is known."""
    group: Item | None = None
    """The target group; None where nothing ties the two."""
    columns: int = 1
    """How many columns it takes up."""


@value
class MapRowView:
    """A method."""

    method: Item
    """Its name."""
    topics: tuple[str, ...]
    """Ids of its topics, for the filter."""
    cells: tuple[CellView, ...]
    """From left to right; together they take up all columns."""


@value
class ColumnView:
    """A target group."""

    id: str
    """Its id; empty for the column of what names no group."""
    title: Item
    """Its name."""


@value
class EvidenceMapView:
    """Methods and target groups, with what is known of each method for each group."""

    title: str
    """The title."""
    lead: str
    """One sentence."""
    columns: tuple[ColumnView, ...]
    """Target groups, in alphabetical order; last what names none, if there is any."""
    rows: tuple[MapRowView, ...]
    """Methods, in alphabetical order."""
    topics: tuple[tuple[str, Item], ...]
    """Topics of the methods, for the filter: id and name."""
    methods_left_out: tuple[Item, ...]
    """Methods of a large portal that are meant for no group and of which nothing is known."""
    groups_without: tuple[Item, ...]
    """Target groups that no method is meant for and of which nothing is known; in a large portal they have no column."""
