# A cell holds what the content ties to a method and a group together. Evaluations are the exception: they belong to a method,
# whoever took part, so they stand under each group that the method is meant for, and say so.
"""The evidence map: methods × target groups, with what is known of each, and where nothing is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from portal_build.catalogue import Catalogue
from portal_build.languages import in_order
from portal_build.model.entry import Entry
from portal_build.model.knowledge import Method
from portal_build.pages.evidence import rated_anchor
from portal_build.pages.evidence_map_views import CellView, ColumnView, EvidenceMapView, KnownView, MapRowView
from portal_build.pages.findings import evaluated, rated
from portal_build.pages.items import Finding, Item
from portal_build.pages.site import Desk

_GROUPS_THAT_FIT, _METHODS_THAT_FIT = 12, 60
"""Up to so many, empty columns and rows stand as well: that nothing is known is worth seeing. Beyond, they are named below."""

_WIDEST = 1000
"""Columns; HTML takes no cell to be wider."""

_GAP = CellView("gap", ("gap",))


def evidence_map_view(desk: Desk) -> EvidenceMapView:
    """The map in the reader's language."""
    catalogue = desk.site.catalogue
    methods, groups = desk.alphabetical(catalogue.of_type("method")), desk.alphabetical(catalogue.of_type("target-group"))
    named, known = _naming(catalogue), {group.id for group in groups}
    cells = {method.id: _cells(method, named[method.id], known, desk) for method in methods}
    tied = {group for row in cells.values() for group in row}
    shown = {method.id: method for method in methods if cells[method.id] or len(methods) <= _METHODS_THAT_FIT}
    columns = [ColumnView(group.id, desk.link(group)) for group in groups if group.id in tied or len(groups) <= _GROUPS_THAT_FIT]
    if "" in tied:
        columns.append(ColumnView("", Item(desk.words("No target group named"))))
    places = {column.id: place for place, column in enumerate(columns)}
    return EvidenceMapView(
        title=desk.words("Evidence map"),
        lead=desk.words("What is known of each method for each target group, and where nothing is known yet."),
        columns=tuple(columns),
        rows=tuple(MapRowView(desk.link(method), tuple(method.facts.topics), tuple(_row(cells[id_], columns, places))) for id_, method in shown.items()),
        topics=tuple(_topics(shown.values(), desk)),
        methods_left_out=tuple(desk.link(method) for method in methods if method.id not in shown),
        groups_without=tuple(desk.link(group) for group in groups if group.id not in tied),
    )


@dataclass
class _Naming:
    """Entries that name a method."""

    recommendations: list[Entry] = field(default_factory=list)
    cases: list[Entry] = field(default_factory=list)


def _naming(catalogue: Catalogue) -> Mapping[str, _Naming]:
    """Method -> what names it."""
    found: dict[str, _Naming] = defaultdict(_Naming)
    for entry in catalogue.of_type("recommendation"):
        for method in dict.fromkeys(getattr(entry.facts, "methods", [])):
            found[method].recommendations.append(entry)
    for entry in catalogue.of_type("case"):
        if method := getattr(entry.facts, "method", None):
            found[method].cases.append(entry)
    return found


def _cells(method: Entry, named: _Naming, groups: Collection[str], desk: Desk) -> dict[str, CellView]:
    """Target group -> cell, for those of `groups` that anything ties to the method; what names no group of the portal is under ``."""
    facts = method.facts
    assert isinstance(facts, Method)
    meant_for = [group for group in (*facts.target_groups, *(rating.target_group for rating in facts.ratings)) if group in groups]
    recommended = _by_group(named.recommendations, groups)
    tried = _by_group(named.cases, groups)
    tied = dict.fromkeys([*meant_for, *recommended, *tried, *([] if meant_for or not facts.evaluations else [""])])
    link = desk.link(method)
    cells = {}
    for group in tied:
        ratings = [rating for rating in facts.ratings if group and rating.target_group == group]
        # Of a method that is meant for nobody in particular, the evaluations name no group either.
        evaluations = facts.evaluations if group in meant_for or not (group or meant_for) else []
        verdicts = rated(ratings, desk, f"{link.href}#{rated_anchor(group)}", link.language)
        results = evaluated(evaluations, desk, f"{link.href}#evaluations", link.language)
        cells[group] = _cell(verdicts, results, recommended.get(group, []), tried.get(group, []), desk)
    return cells


def _cell(verdicts: Sequence[Finding], results: Sequence[Finding], recommended: list[Entry], tried: list[Entry], desk: Desk) -> CellView:
    words = desk.words
    blocks = {
        "rating": KnownView(words("Ratings"), tuple(verdicts)),
        "evaluation": KnownView(words("Evaluations of the method"), tuple(results)),
        "recommendation": KnownView(words("Recommendations"), tuple(map(desk.link, recommended))),
        "case": KnownView(words("Cases"), tuple(map(desk.link, tried))),
    }
    known = {kind: block for kind, block in blocks.items() if block.items}
    if not known:
        return _GAP
    worst = {"no-effect", "harm"} & {str(found.outcome) for found in (*verdicts, *results)}
    return CellView("known", (*known, "no-benefit") if worst else tuple(known), tuple(known.values()))


def _by_group(entries: Iterable[Entry], groups: Collection[str]) -> dict[str, list[Entry]]:
    """Target group -> entries that concern it; those that concern none of the portal's are under ``."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        for group in dict.fromkeys(one for one in entry.facts.target_groups if one in groups) or [""]:
            found.setdefault(group, []).append(entry)
    return found


def _row(cells: Mapping[str, CellView], columns: Sequence[ColumnView], places: Mapping[str, int]) -> Iterator[CellView]:
    """Cells, group by group, in the order of the columns."""
    # Of 3,000 methods and 400 groups, a million pairs have nothing to do with each other: one cell stands for a whole stretch of them.
    done = 0
    for place, group in sorted((places[group], group) for group in cells):
        yield from _untied(place - done)
        yield replace(cells[group], group=columns[place].title)
        done = place + 1
    yield from _untied(len(columns) - done)


def _untied(columns: int) -> Iterator[CellView]:
    """As few cells as take up so many columns."""
    yield from (CellView("none", columns=min(_WIDEST, columns - start)) for start in range(0, columns, _WIDEST))


def _topics(methods: Iterable[Entry], desk: Desk) -> Iterator[tuple[str, Item]]:
    ids = dict.fromkeys(topic for method in methods for topic in method.facts.topics)
    named = [(topic, name) for topic in ids if (name := desk.concept("topics", topic))]
    yield from in_order(named, desk.language, lambda pair: pair[1].text)
