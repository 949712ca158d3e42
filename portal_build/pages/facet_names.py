"""What readers call facets and their values, and in which order values stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from portal_build.languages import country_name, in_order, language_name
from portal_build.model.advice import Grading
from portal_build.model.knowledge import Direction
from portal_build.model.practice import Level
from portal_build.pages import labels
from portal_build.pages.facets import Facet
from portal_build.pages.items import Item
from portal_build.pages.site import Desk

_ORDERS: Mapping[str, Sequence[str]] = {"finding": tuple(Direction), "level": tuple(Level)}
"""Facets whose values have an order of their own."""


def facet_label(facet: Facet, desk: Desk) -> tuple[Item, ...]:
    """The facet's word; for the levels of a scale also the names of the scale and its dimension."""
    word = Item(desk.words(labels.FACET[facet.name]))
    if not facet.part:
        return (word,)
    scale_id, _, dimension_id = facet.part.partition(".")
    scale = desk.site.catalogue.data.scales[scale_id]
    dimensions = [desk.local(one.label) for one in scale.dimensions if one.id == dimension_id]
    return (word, desk.local(scale.title), *dimensions)


def value_name(facet: Facet, value: str, desk: Desk) -> Item:
    """The name of a value, without a link."""
    if facet.part:
        scale = desk.site.catalogue.data.scales[facet.part.partition(".")[0]]
        return next(desk.local(level.label) for level in scale.levels if level.id == value)
    return _NAMES[facet.name](facet, value, desk)


def values_in_order(facet: Facet, desk: Desk) -> list[str]:
    """The values that entries have: levels by their scale, others in the reader's alphabet."""
    if facet.part:
        scale = desk.site.catalogue.data.scales[facet.part.partition(".")[0]]
        return [level.id for level in scale.levels if level.id in facet.values]
    if facet.name in _ORDERS:
        return [value for value in _ORDERS[facet.name] if value in facet.values]
    return in_order(facet.values, desk.language, lambda value: value_name(facet, value, desk).text)


def _concept(vocabulary: str) -> Callable[[Facet, str, Desk], Item]:
    return lambda facet, value, desk: desk.local(desk.site.catalogue.concepts[vocabulary][value].prefLabel)


def _entry(facet: Facet, value: str, desk: Desk) -> Item:  # noqa: ARG001 - all are called alike
    link = desk.link(desk.site.catalogue.entries[value])
    return Item(link.text, language=link.language, note=link.note)


def _strength(facet: Facet, value: str, desk: Desk) -> Item:
    first = facet.values[value][0].facts
    grading: Grading | None = getattr(first, "strength", None)
    return desk.local(grading.words if grading and grading.words else {}, first.source_language)


def _word(facet: Facet, value: str, desk: Desk) -> Item:  # noqa: ARG001
    return Item(desk.words(labels.VALUE[value]))


def _country(facet: Facet, value: str, desk: Desk) -> Item:  # noqa: ARG001
    return Item(country_name(value, desk.language))


def _language(facet: Facet, value: str, desk: Desk) -> Item:  # noqa: ARG001
    name = language_name(value, desk.language)
    return Item(name[:1].upper() + name[1:])


_NAMES: Mapping[str, Callable[[Facet, str, Desk], Item]] = {
    "topic": _concept("topics"),
    "target-group": _entry,
    "setting": _concept("settings"),
    "part-of": _entry,
    "strength": _strength,
    "archetype": _concept("archetypes"),
    "finding": _word,
    "level": _word,
    "kind": _word,
    "access": _word,
    "country": _country,
    "language": _language,
}
