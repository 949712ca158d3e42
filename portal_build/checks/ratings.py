"""Ratings and gradings: what they say must be part of the scale that they name."""

from __future__ import annotations

from collections.abc import Iterator

from portal_build.catalogue import Catalogue
from portal_build.diagnostics import Diagnostic, did_you_mean
from portal_build.model.advice import Grading, Recommendation
from portal_build.model.entry import Content, Entry
from portal_build.model.knowledge import Method, Rating
from portal_build.model.reference_data import Scale
from portal_build.source.strict_yaml import Loc


class UnknownLevel(Diagnostic):
    """A rating names a level that its scale does not have.

    The levels of each scale stand in its file under `content/vocabularies/scales/`. Levels of different scales are never
    mixed.
    """


class UnknownDimension(Diagnostic):
    """A rating names a dimension that its scale does not have.

    Some scales rate several things, their `dimensions`; others rate the whole and have none.
    """


class DimensionMissing(Diagnostic):
    """A rating does not say which dimension of its scale it is about.

    The scale rates several things separately, so a level alone says nothing. Add `dimension`.
    """


class GradingEmpty(Diagnostic):
    """A strength or certainty says nothing.

    Give a `level` of a scale, or the publisher's own `words`, or both.
    """


class GradingWithoutScale(Diagnostic):
    """A strength or certainty names a level and no scale.

    The same word can mean different things on different scales. Add `scale`, or put the word under `words`.
    """


def check(catalogue: Catalogue, content: Content) -> Iterator[Diagnostic]:
    """All ratings of methods and gradings of recommendations."""
    for entry in content.entries:
        if isinstance(entry.facts, Method):
            for index, rating in enumerate(entry.facts.ratings):
                if scale := catalogue.data.scales.get(rating.scale):
                    yield from _rating(entry, index, rating, scale)
        elif isinstance(entry.facts, Recommendation):
            for field, grading in (("strength", entry.facts.strength), ("certainty", entry.facts.certainty)):
                if grading:
                    yield from _grading(catalogue, entry, field, grading)


def _rating(entry: Entry, index: int, rating: Rating, scale: Scale) -> Iterator[Diagnostic]:
    yield from _level(entry, ("ratings", index), rating.scale, rating.level, scale)
    dimensions = [dimension.id for dimension in scale.dimensions]
    if rating.dimension is None:
        if dimensions:
            message = f"the scale `{rating.scale}` rates several things"
            yield DimensionMissing(entry.where("ratings", index), message, f"add `dimension: …`, one of {', '.join(dimensions)}")
    elif rating.dimension not in dimensions:
        remedy = did_you_mean(rating.dimension, dimensions, f"its dimensions are {', '.join(dimensions)}") if dimensions else "it has none, take this out"
        where = entry.where("ratings", index, "dimension")
        yield UnknownDimension(where, f"the scale `{rating.scale}` has no dimension `{rating.dimension}`", remedy)


def _grading(catalogue: Catalogue, entry: Entry, field: str, grading: Grading) -> Iterator[Diagnostic]:
    if grading.level is None:
        if grading.words is None:
            yield GradingEmpty(entry.where(field), f"the {field} has neither a level nor words", "add `level: …`, or `words:` for each language")
    elif grading.scale is None:
        yield GradingWithoutScale(entry.where(field, "level"), f"`{grading.level}` is a level of no scale", "add `scale: …`, or use `words`")
    elif scale := catalogue.data.scales.get(grading.scale):
        yield from _level(entry, (field,), grading.scale, grading.level, scale)


def _level(entry: Entry, loc: Loc, name: str, level: str, scale: Scale) -> Iterator[Diagnostic]:
    levels = [one.id for one in scale.levels]
    if level not in levels:
        remedy = did_you_mean(level, levels, f"its levels are {', '.join(levels)}")
        yield UnknownLevel(entry.where(*loc, "level"), f"the scale `{name}` has no level `{level}`", remedy)
