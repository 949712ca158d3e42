"""What a copy on paper says of itself. Whoever finds it years later has nothing else to go by."""

from __future__ import annotations

from collections.abc import Iterator

from portal_build.catalogue import updated
from portal_build.model.advice import Guideline, Publication
from portal_build.pages import labels
from portal_build.pages.facts import FactMaker
from portal_build.pages.items import Fact, Item
from portal_build.pages.views import Notice, Paper

_DATES = ("published", "updated", "review_due")
_NO_STATE = ("correction", "old")
"""Notices that do not say what state the text is in."""


def paper(make: FactMaker, shown: tuple[Fact, ...], notices: tuple[Notice, ...]) -> Paper:
    """What a copy of the entry's page says of itself; `shown` are the dates that its page shows."""
    published, changed = make.entry.facts.published, updated(make.entry)
    version, dates = tuple(_version(make)), {fact.id: fact for fact in shown if fact.id in _DATES}
    state = tuple(_state(make, notices))
    newest = tuple(fact for fact in (dates.get("updated", dates.get("published")),) if fact)
    return Paper(
        facts=(*version, *dates.values(), *state),
        running=" · ".join(_in_words(fact) for fact in (*version, *newest, *state)),
        authors=_authors(make),
        created=published.isoformat() if published else "",
        modified=changed.isoformat() if changed else "",
    )


def _version(make: FactMaker) -> Iterator[Fact]:
    """The version of a guideline, the latest edition of a publication."""
    facts = make.entry.facts
    if isinstance(facts, Guideline) and facts.document.version:
        yield make.fact("version", [Item(facts.document.version)], labels.PAPER)
    if isinstance(facts, Publication) and facts.editions:
        yield make.fact("edition", [make.desk.day(facts.editions[-1].year)], labels.PAPER)


def _state(make: FactMaker, notices: tuple[Notice, ...]) -> Iterator[Fact]:
    said = [Item(notice.title) for notice in notices if notice.kind not in _NO_STATE]
    if said:
        yield make.fact("state", said, labels.PAPER)


def _in_words(fact: Fact) -> str:
    return f"{fact.label}: {', '.join(item.text for item in fact.items)}"


def _authors(make: FactMaker) -> tuple[str, ...]:
    """Who wrote it, or else who published it."""
    facts = make.entry.facts
    document = facts.document.publishers if isinstance(facts, Guideline) else []
    edition = facts.editions[-1].publishers if isinstance(facts, Publication) and facts.editions else []
    return tuple(one.name for one in facts.authors or document or edition or facts.publishers)
