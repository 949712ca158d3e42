"""What templates see of evidence: ratings, evaluations, claims."""

from __future__ import annotations

from portal_build.pages.items import Item
from portal_build.pages.radar import Radar
from portal_build.values import value


@value
class LevelView:
    """One step of a scale."""

    label: Item
    """What it is called."""
    definition: Item | None
    """What it takes."""
    outcome: str
    """`benefit`, `uncertain`, `no-effect` or `harm`."""


@value
class ScaleView:
    """A rating scale, whole."""

    title: Item
    """Its name."""
    version: str
    """The version of its criteria."""
    description: Item | None
    """What it rates and how."""
    source: Item
    """Who defined it."""
    levels: tuple[LevelView, ...]
    """Its steps, weakest first."""


@value
class RatingView:
    """A verdict on one step of a scale."""

    key: str
    """The scale and what is rated, as files name them: `stars`, or `stars.effect` for a scale of several dimensions."""
    dimension: Item | None
    """What is rated, for scales of several dimensions."""
    level: Item | None
    """The verdict; None for a dimension that was not rated."""
    step: int
    """The place of the level in its scale, the weakest being 1; 0 where the scale does not have it or nothing was rated."""
    outcome: str
    """As in `LevelView`."""
    said: str
    """Words for the outcomes that must not be missed, no effect and harm; else empty."""
    reason: Item | None
    """Why."""
    reference: Item | None
    """Where it can be read."""


@value
class DeclarationView:
    """What one rater said on one day on one scale: a verdict, or one for each dimension."""

    scale: ScaleView
    """The scale."""
    ratings: tuple[RatingView, ...]
    """The verdicts; for a scale of several dimensions one for each, those not rated included."""
    rater: Item
    """Who rated."""
    date: Item
    """When."""
    reference: Item | None
    """Where all of it can be read."""
    chart: Radar | None
    """The verdicts as a chart, where there are three dimensions or more."""


@value
class RatedView:
    """The ratings of a method for one target group. Those on different scales stand side by side and are never merged."""

    id: str
    """Anchor."""
    target_group: Item
    """For whom."""
    declarations: tuple[DeclarationView, ...]
    """The ratings, in the order of the file."""


@value
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


@value
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
