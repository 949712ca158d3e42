# No effect and harm are said in words beside the scale's own label, since a label such as “E” does not say them. Nothing is
# added up: each scale keeps its own words, and what differs stays side by side.
"""What ratings and evaluations of a method found, in a few words: for heads of pages, lists and the evidence map."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from portal_build.catalogue import Catalogue
from portal_build.model.entry import Entry
from portal_build.model.knowledge import Evaluation, Method, Rating
from portal_build.model.reference_data import Outcome, Scale, ScaleLevel
from portal_build.pages.items import Finding, Item
from portal_build.pages.labels import VALUE

if TYPE_CHECKING:
    from portal_build.pages.site import Desk


def findings(entry: Entry, desk: Desk, ratings_at: str = "", evaluations_at: str = "") -> tuple[Finding, ...]:
    """All verdicts on a method, then what its evaluations found; none for entries of other types."""
    facts = entry.facts
    if not isinstance(facts, Method):
        return ()
    return (*rated(facts.ratings, desk, ratings_at), *evaluated(facts.evaluations, desk, evaluations_at))


def rated(ratings: Sequence[Rating], desk: Desk, href: str = "", hreflang: str = "") -> tuple[Finding, ...]:
    """Verdicts, each level of a scale once, with the dimensions that are on it and, if there are several, for whom."""
    scales = desk.site.catalogue.data.scales
    shown = public(ratings, desk.site.catalogue)
    several = len({one.target_group for one in shown}) > 1
    on_level: dict[tuple[str, str, str], dict[str | None, None]] = {}
    for one in shown:
        on_level.setdefault((one.scale, one.level, one.target_group), {})[one.dimension] = None
    found = (_rated(scales[scale], level, dimensions, group if several else "", desk) for (scale, level, group), dimensions in on_level.items())
    return tuple(replace(one, href=href, hreflang=hreflang) for one in found)


def _rated(scale: Scale, level_id: str, dimensions: Collection[str | None], group_id: str, desk: Desk) -> Finding:
    level = next((one for one in scale.levels if one.id == level_id), None)
    label = word(level.label, desk) if level else Item(level_id)
    group = desk.site.catalogue.page_of(group_id)
    return Finding(
        label.text,
        language=label.language,
        outcome=level.outcome if level else Outcome.UNCERTAIN,
        said=said(level, desk),
        scale=word(scale.title, desk),
        dimensions=tuple(word(one.label, desk) for one in scale.dimensions if one.id in dimensions),
        target_group=replace(desk.link(group), href="", note="") if group else None,
    )


def public(ratings: Iterable[Rating], catalogue: Catalogue) -> list[Rating]:
    """Ratings on a scale that there is, for a group that readers may know of: neither a draft nor one for members."""
    return [one for one in ratings if one.scale in catalogue.data.scales and catalogue.page_of(one.target_group)]


def evaluated(evaluations: Iterable[Evaluation], desk: Desk, href: str = "", hreflang: str = "") -> tuple[Finding, ...]:
    """What evaluations found, each direction once with the kinds of evaluation that found it."""
    kinds: dict[str, dict[str, None]] = {}
    for one in evaluations:
        kinds.setdefault(one.direction, {})[desk.words(VALUE[one.kind])] = None
    return tuple(
        Finding(", ".join(found_by), href, outcome=direction, said=desk.words(VALUE[direction]), hreflang=hreflang) for direction, found_by in kinds.items()
    )


def said(level: ScaleLevel | None, desk: Desk) -> str:
    """No effect or harm in words, if a level means one of them and its name does not say so."""
    if level is None or level.outcome not in (Outcome.NO_EFFECT, Outcome.HARM):
        return ""
    found = desk.words(VALUE[level.outcome])
    return "" if found.casefold() in desk.local(level.label).text.casefold() else found


def word(label: dict[str, str], desk: Desk) -> Item:
    """A word of a scale, marked with its language but without naming that: such words stand on a page many times."""
    return replace(desk.local(label), note="")
