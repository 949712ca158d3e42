# Which values there are and which entries have them is the same for every reader, so it is found once for the whole site;
# names, order and addresses differ by language and are made with the page (facet_names.py, listing.py).
"""Facets of lists: what the entries of a collection can be narrowed down by, and which entries have which value."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from unicodedata import normalize

from portal_build.catalogue import Catalogue
from portal_build.model import COLLECTIONS
from portal_build.model.advice import Grading
from portal_build.model.entry import Entry
from portal_build.values import value

Stated = tuple[str, str]
"""The part of the facet that a value belongs to (a scale, or a dimension of one; nothing for facets that have no parts), and its id."""


@value
class Facet:
    """One thing that the entries of a list differ in."""

    name: str
    """One of `FACETS`, or `topic` or `language`."""
    part: str
    """The scale, `grade`, or one of its dimensions, `stars.effect`; empty for facets that have no parts."""
    values: Mapping[str, tuple[Entry, ...]]
    """Id of each value -> the entries that have it, in path order; values that nothing has are left out."""

    @property
    def id(self) -> str:
        """Names the facet in queries, the same in all languages: `target_group`, `rating.stars.effect`."""
        name = self.name.replace("-", "_")
        return f"{name}.{self.part}" if self.part else name


def facets_of(catalogue: Catalogue) -> dict[str, tuple[Facet, ...]]:
    """Collection -> the facets of its list, in the order of the page; those that would narrow nothing down are left out."""
    return {name: tuple(_facets(name, catalogue)) for name in COLLECTIONS}


def stated(entry: Entry, name: str, catalogue: Catalogue) -> Iterable[Stated]:
    """What an entry says about the facet of that name; each value once."""
    return dict.fromkeys(_STATED[name](entry, catalogue))


def _facets(collection: str, catalogue: Catalogue) -> Iterator[Facet]:
    entries = catalogue.of_type(COLLECTIONS[collection].type)
    for name in _OF_COLLECTION.get(collection, ()):
        found: dict[str, dict[str, list[Entry]]] = {part: {} for part in _parts(name, catalogue)}
        for entry in entries:
            for part, value in stated(entry, name, catalogue):
                found[part].setdefault(value, []).append(entry)
        for part, values in found.items():
            few = part or name != "strength" or len(values) <= _WORDS_THAT_MAKE_A_FACET
            if few and len(values) > 1 and any(len(having) < len(entries) for having in values.values()):
                yield Facet(name, part, {value: tuple(having) for value, having in values.items()})


def _parts(name: str, catalogue: Catalogue) -> Iterator[str]:
    if name not in _GRADED:
        yield ""
        return
    if name == "strength":
        yield ""
    for scale_id, scale in catalogue.data.scales.items():
        yield scale_id
        yield from (f"{scale_id}.{dimension.id}" for dimension in scale.dimensions)


_WORDS_THAT_MAKE_A_FACET = 12
"""Publishers' own words on strength are a facet as long as they are few; more would be a second list of recommendations."""

_GRADED = frozenset({"rating", "strength", "certainty"})
"""Facets whose values are levels of scales. Each scale, and each dimension of one, is a facet of its own: they are never merged."""

_OF_COLLECTION: Mapping[str, tuple[str, ...]] = {
    "target-groups": ("topic", "language"),
    "methods": ("topic", "target-group", "setting", "rating", "finding", "country", "language"),
    "recommendations": ("part-of", "topic", "target-group", "strength", "certainty", "country", "language"),
    "guidelines": ("topic", "target-group", "country", "language"),
    "publications": ("topic", "target-group", "country", "language"),
    "themes": ("topic", "language"),
    "articles": ("kind", "topic", "target-group", "country", "language"),
    "cases": ("topic", "target-group", "archetype", "level", "country", "language"),
    "courses": ("topic", "target-group", "access", "language"),
    "news": ("kind", "topic", "language"),
    "events": ("kind", "topic", "country", "language"),
}
"""The facets that each collection has, in the order of the page."""


# What entries state. A value that the portal does not know, or that has no page to name it by, is passed over.


def _concepts(vocabulary: str, field: str) -> Callable[[Entry, Catalogue], Iterator[Stated]]:
    def find(entry: Entry, catalogue: Catalogue) -> Iterator[Stated]:
        known = catalogue.concepts.get(vocabulary, {})
        yield from (("", one) for one in getattr(entry.facts, field) if one in known)

    return find


def _target_groups(entry: Entry, catalogue: Catalogue) -> Iterator[Stated]:
    rated = [rating.target_group for rating in getattr(entry.facts, "ratings", [])]
    yield from (("", one) for one in (*entry.facts.target_groups, *rated) if catalogue.page_of(one))


def _part_of(entry: Entry, catalogue: Catalogue) -> Iterator[Stated]:
    whole = getattr(entry.facts, "part_of", "")
    if catalogue.page_of(whole):
        yield "", whole


def _ratings(entry: Entry, catalogue: Catalogue) -> Iterator[Stated]:
    for rating in getattr(entry.facts, "ratings", []):
        yield from _level(catalogue, rating.scale, rating.dimension, rating.level)


def _level(catalogue: Catalogue, scale_id: str, dimension: str | None, level: str) -> Iterator[Stated]:
    scale = catalogue.data.scales.get(scale_id)
    if scale is None or level not in [one.id for one in scale.levels]:
        return
    if dimension is None:
        yield scale_id, level
    elif dimension in [one.id for one in scale.dimensions]:
        yield f"{scale_id}.{dimension}", level


def _grading(field: str) -> Callable[[Entry, Catalogue], Iterator[Stated]]:
    def find(entry: Entry, catalogue: Catalogue) -> Iterator[Stated]:
        grading: Grading | None = getattr(entry.facts, field, None)
        if grading and grading.scale and grading.level:
            yield from _level(catalogue, grading.scale, None, grading.level)
        elif grading and grading.words and field == "strength" and (words := words_id(grading, entry)):
            yield "", words

    return find


def words_id(grading: Grading, entry: Entry) -> str:
    """An id for a publisher's own words on strength, from those of the source language; empty if they hold no letter."""
    words = grading.words or {}
    said = words.get(entry.facts.source_language) or next(iter(words.values()), "")
    return "-".join(re.findall(r"[^\W_]+", normalize("NFC", said).casefold()))[:60].rstrip("-")


def _findings(entry: Entry, catalogue: Catalogue) -> Iterator[Stated]:  # noqa: ARG001 - all are called alike
    yield from (("", evaluation.direction.value) for evaluation in getattr(entry.facts, "evaluations", []))


def _countries(entry: Entry, catalogue: Catalogue) -> Iterator[Stated]:  # noqa: ARG001
    facts = entry.facts
    held = [facts.country] if getattr(facts, "country", None) else []
    yield from (("", code) for code in (*facts.regions, *(place.country for place in getattr(facts, "places", [])), *held))


def _languages(entry: Entry, catalogue: Catalogue) -> Iterator[Stated]:
    yield from (("", language) for language in catalogue.languages if language in entry.texts)


def _word(field: str) -> Callable[[Entry, Catalogue], Iterator[Stated]]:
    def find(entry: Entry, catalogue: Catalogue) -> Iterator[Stated]:  # noqa: ARG001
        yield "", getattr(entry.facts, field).value

    return find


def _access(entry: Entry, catalogue: Catalogue) -> Iterator[Stated]:  # noqa: ARG001
    if access := getattr(entry.facts, "access", None):
        yield "", access.kind.value


_STATED: Mapping[str, Callable[[Entry, Catalogue], Iterable[Stated]]] = {
    "topic": _concepts("topics", "topics"),
    "target-group": _target_groups,
    "setting": _concepts("settings", "setting"),
    "rating": _ratings,
    "finding": _findings,
    "part-of": _part_of,
    "strength": _grading("strength"),
    "certainty": _grading("certainty"),
    "archetype": _concepts("archetypes", "archetypes"),
    "level": _word("level"),
    "kind": _word("kind"),
    "access": _access,
    "country": _countries,
    "language": _languages,
}
