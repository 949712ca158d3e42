"""What templates see of evidence: ratings, evaluations, claims."""

from __future__ import annotations

from dataclasses import dataclass

from portal_build.pages.items import Item


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

    key: str
    """The scale and what is rated, as files name them: `stars`, or `stars.effect` for a scale of several dimensions."""
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
