"""An entry as a row of a list: what one scans by, made once for all lists at the same depth."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from portal_build.catalogue import updated
from portal_build.model.advice import Grading, Guideline, Publication, Recommendation
from portal_build.model.entry import Entry
from portal_build.model.knowledge import Article, Method
from portal_build.model.practice import Case, Course, Event, News
from portal_build.pages import labels
from portal_build.pages.facets import stated
from portal_build.pages.items import Finding, Item
from portal_build.pages.listing_views import Row
from portal_build.pages.site import Desk

_Facts = Iterator[tuple[str, tuple[Item, ...]]]
"""Label and values."""


def row(entry: Entry, desk: Desk) -> Row:
    """An entry as a row."""
    return desk.once(lambda: _row(entry, desk), "row", entry.id)


def day_of(entry: Entry) -> date | None:
    """The day that readers of a list want to know: that on which an event begins, else that of the last change that matters."""
    return entry.facts.start if isinstance(entry.facts, Event) else updated(entry)


def _row(entry: Entry, desk: Desk) -> Row:
    changed = updated(entry)
    return Row(
        id=entry.id,
        link=desk.link(entry),
        verdicts=_verdicts(entry, desk),
        facts=tuple((label, values) for label, values in _facts(entry, desk) if values),
        day=_day(entry, desk),
        updated=changed.isoformat() if changed else "",
    )


def _day(entry: Entry, desk: Desk) -> tuple[str, Item] | None:
    day = day_of(entry)
    if day is None:
        return None
    name = "start_day" if isinstance(entry.facts, Event) else "published" if day == entry.facts.published else "updated"
    return _label(name, desk), desk.day(day)


# How sure we are


def _verdicts(entry: Entry, desk: Desk) -> tuple[Finding, ...]:
    facts = entry.facts
    if not isinstance(facts, Recommendation):
        return desk.link(entry).found
    return (*_grading("strength", facts.strength, entry, desk), *_grading("certainty", facts.certainty, entry, desk))


def _grading(name: str, grading: Grading | None, entry: Entry, desk: Desk) -> Iterator[Finding]:
    """A publisher's grading; it says how strongly something is advised, not what was found, and so has no mark of an outcome."""
    if grading is None:
        return
    label = _label(name, desk)
    scale = desk.site.catalogue.data.scales.get(grading.scale or "")
    level = next((level for level in scale.levels if level.id == grading.level), None) if scale else None
    if scale and level:
        words, note = desk.local(level.label), f"{label}: {desk.local(scale.title).text}"
    elif grading.words:
        words, note = desk.local(grading.words, entry.facts.source_language), label
    else:
        return
    yield Finding(words.text, language=words.language, note=note)


# Further facts, by type


def _facts(entry: Entry, desk: Desk) -> _Facts:
    groups = [one for _, one in stated(entry, "target-group", desk.site.catalogue)] if entry.type not in ("news", "event") else []
    yield desk.words("For whom"), tuple(map(_bare, desk.links(groups)))
    for model, make in _BY_TYPE.items():
        if isinstance(entry.facts, model):
            yield from make(entry, desk)


def _bare(link: Item) -> Item:
    """A name without its link: in a row, one link leads to one entry."""
    return replace(link, href="", lead="", kind="")


def _label(name: str, desk: Desk) -> str:
    return desk.words(labels.FACT[name])


def _value(name: str, word: str, desk: Desk) -> tuple[str, tuple[Item, ...]]:
    return _label(name, desk), (Item(desk.words(labels.VALUE[word])),)


def _method(entry: Entry, desk: Desk) -> _Facts:
    yield _label("setting", desk), desk.concepts("settings", entry.facts.setting)


def _recommendation(entry: Entry, desk: Desk) -> _Facts:
    yield _label("part_of", desk), tuple(map(_bare, desk.links([entry.facts.part_of])))


def _guideline(entry: Entry, desk: Desk) -> _Facts:
    yield _label("publishers", desk), tuple(Item(one.name) for one in entry.facts.document.publishers)


def _publication(entry: Entry, desk: Desk) -> _Facts:
    latest = entry.facts.editions[-1:]
    yield _label("publishers", desk), tuple(Item(one.name) for edition in latest for one in edition.publishers)


def _case(entry: Entry, desk: Desk) -> _Facts:
    yield _label("archetypes", desk), desk.concepts("archetypes", entry.facts.archetypes)
    yield _value("level", entry.facts.level, desk)


def _course(entry: Entry, desk: Desk) -> _Facts:
    if entry.facts.access:
        yield _value("access", entry.facts.access.kind, desk)


def _kind(entry: Entry, desk: Desk) -> _Facts:
    yield _value("kind", entry.facts.kind, desk)


def _event(entry: Entry, desk: Desk) -> _Facts:
    yield from _kind(entry, desk)
    yield _label("place", desk), (Item(entry.facts.place),) if entry.facts.place else ()


_BY_TYPE: Mapping[type, Callable[[Entry, Desk], _Facts]] = {
    Method: _method,
    Recommendation: _recommendation,
    Guideline: _guideline,
    Publication: _publication,
    Article: _kind,
    Case: _case,
    Course: _course,
    News: _kind,
    Event: _event,
}
