# A kind of problem is a class beside the check that finds it; its docstring is the page in `docs/codes/` that editors read.
# Checks only look: they take the catalogue and all content, and yield what they find.
"""Checks of everything that single files cannot show: what goes together, what is named, what is due."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from portal_build.cache import Cache
from portal_build.catalogue import Catalogue
from portal_build.checks import (
    courses,
    cycles,
    dates,
    duplicates,
    figures,
    gaps,
    halves,
    links,
    lists,
    part_of,
    plain,
    prose,
    ratings,
    references,
    search,
    sections,
    set_up,
    shape,
    strength,
    tables,
    translations,
)
from portal_build.checks.anchors import anchors_in
from portal_build.checks.clean import Clean, Names, names_of, place_of
from portal_build.checks.halves import Some
from portal_build.diagnostics import Diagnostic, in_path_order
from portal_build.model.entry import Content
from portal_build.prose import marks_in
from portal_build.recall import AFRESH, Recall

Check = Callable[..., Iterator[Diagnostic]]
"""Takes a catalogue and all content; those that are `PIECEMEAL` a `Recall` as well."""

FAMILIES: dict[str, tuple[Check, ...]] = {
    "gaps": (gaps.check,),
    "shape": (set_up.check, shape.check, sections.check, ratings.check, courses.check),
    "references": (references.check, cycles.check, part_of.check),
    "links": (links.check,),
    "duplicates": (duplicates.check, duplicates.check_within),
    "translations": (translations.check, translations.check_words),
    "dates": (dates.check,),
    "prose": (prose.check, plain.check, lists.check, tables.check),
    "figures": (figures.check,),
    "strength": (strength.check,),
    "search": (search.check,),
}
"""The families of checks, in the order of the documentation."""


APART = (sections.check, links.check, duplicates.check_within, translations.check, prose.check, plain.check, lists.check, tables.check, figures.check)
"""Those of the `PIECEMEAL` checks that find nothing else: two processes may do them, each for half of the texts."""

PIECEMEAL = frozenset({*APART, strength.check})
"""Checks that look at one text or entry after the other, which takes most of the time, and find the same as long as it stays the same."""


def check_all(catalogue: Catalogue, content: Content, recall: Recall = AFRESH, cache: Cache | None = None) -> list[Diagnostic]:
    """Every problem of every entry, those found while reading included, in path order.

    `recall` is for those who check the same portal again and again: it holds what was found out when they last did. Otherwise `cache`
    may hold what other processes found out.
    """
    def look(some: Recall, families: Iterable[Check]) -> list[Diagnostic]:
        return [one for check in families for one in (check(catalogue, content, some) if check in PIECEMEAL else check(catalogue, content))]

    every = [check for checks in FAMILIES.values() for check in checks]
    if recall is AFRESH:
        found = look(AFRESH, [check for check in every if check not in APART]) + _look_apart(catalogue, content, lambda some: look(some, APART), cache)
    else:
        found = look(recall, every)
    recall.end_round()
    if recall is AFRESH:
        # The families shared what they found in each text; nobody else needs it.
        marks_in.cache_clear()
        anchors_in.cache_clear()
    return in_path_order(gaps.without_what_follows([*content.diagnostics, *found]))


def _look_apart(catalogue: Catalogue, content: Content, look: Callable[[Recall], list[Diagnostic]], cache: Cache | None) -> list[Diagnostic]:
    """What those checks find that may be done apart, in entries that are not known to be clean."""
    clean = Clean(cache, catalogue, content) if cache and Clean.worth_it(catalogue) else None
    entries = [entry for entry in content.entries if not (clean and clean.known(entry))] + list(content.set_aside)

    def half(some: Some) -> tuple[list[Diagnostic], dict[str, Names]]:
        found = look(some)
        return found, {place_of(entry): names_of(entry) for entry in some.silent} if clean else {}

    parts = halves.by_halves(entries, half, half) if halves.worth_it(entries) else (half(Some(entries)),)
    if clean:
        names = {place: names for _, own in parts for place, names in own.items()}
        # Of what is set aside, the other part stands in the same place.
        silent = names.keys() - {place_of(entry) for entry in content.set_aside}
        clean.note((entry, names[place_of(entry)]) for entry in content.entries if place_of(entry) in silent)
    return [one for found, _ in parts for one in found]
