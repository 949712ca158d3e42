# Each type has one function here; a test fills every field of every model and asks whether its value reached the page.
"""The facts that only one type has, as its fact box shows them. A fact that an entry does not state is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from portal_build.languages import country_name
from portal_build.model import advice, knowledge, practice
from portal_build.pages.facts import FactMaker
from portal_build.pages.items import Fact, Item


def facts_of_type(make: FactMaker) -> tuple[Fact, ...]:
    """The facts that only the entry's type has."""
    maker = _MAKERS.get(make.entry.type)
    return tuple(fact for fact in (maker(make, make.entry.facts) if maker else ()) if fact.items)


def _target_group(make: FactMaker, facts: knowledge.TargetGroup) -> Iterator[Fact]:
    yield make.fact("size_estimates", make.claims(facts.size_estimates))
    yield make.fact("broader", make.desk.links(facts.broader))
    desk = make.desk
    if desk.site.catalogue.of_type("method") and not make.entry.withdrawn:
        whole = desk.section("evidence-map", desk.words("Evidence map"))
        yield make.fact("evidence_map", [replace(whole, href=f"{whole.href}?group={make.entry.id}#group-{make.entry.id}")])


def _method(make: FactMaker, facts: knowledge.Method) -> Iterator[Fact]:
    yield make.fact("setting", make.desk.concepts("settings", facts.setting))
    yield make.fact("providers", map(make.local, facts.providers))
    yield make.fact("places", [Item(place.name, note=country_name(place.country, make.desk.language)) for place in facts.places])
    yield make.fact("start", [make.desk.day(facts.start)] if facts.start else [])
    yield make.fact("duration", make.maybe_local(facts.duration))
    yield make.fact("participants", make.claims(facts.participants))
    yield make.fact("cost_level", [make.value(facts.cost_level)] if facts.cost_level else [])
    yield make.fact("competences", map(make.local, facts.competences))
    yield make.fact("materials", [_material(make, material) for material in facts.materials])
    yield make.fact("contact", make.contact(facts.contact) if facts.contact else [])


def _material(make: FactMaker, material: knowledge.Material) -> Item:
    title = make.local(material.title)
    href = make.desk.file(make.entry, material.file) if material.file else material.url or ""
    return Item(title.text, href, title.language, title.note)


def _recommendation(make: FactMaker, facts: advice.Recommendation) -> Iterator[Fact]:
    yield make.fact("part_of", make.desk.links([facts.part_of]))
    yield make.fact("number", [Item(facts.number)])
    yield make.fact("strength", make.grading(facts.strength))
    yield make.fact("certainty", make.grading(facts.certainty))
    yield make.fact("methods", make.desk.links(facts.methods))
    yield make.fact("activities", map(make.local, facts.activities))


def _guideline(make: FactMaker, facts: advice.Guideline) -> Iterator[Fact]:
    yield make.fact("supersedes", make.desk.links(facts.supersedes))


def _article(make: FactMaker, facts: knowledge.Article) -> Iterator[Fact]:
    yield make.fact("kind", [make.value(facts.kind)])


def _case(make: FactMaker, facts: practice.Case) -> Iterator[Fact]:
    yield make.fact("contributor", [make.person(facts.contributor)])
    yield make.fact("organisation", [make.organisation(facts.organisation)])
    yield make.fact("archetypes", make.desk.concepts("archetypes", facts.archetypes))
    yield make.fact("level", [make.value(facts.level)])
    yield make.fact("method", make.desk.links([facts.method] if facts.method else []))


def _course(make: FactMaker, facts: practice.Course) -> Iterator[Fact]:
    yield make.fact("theme", make.maybe_local(facts.theme))
    if facts.edition:
        yield make.fact("edition", [Item(issue_of(facts.edition))])
    if facts.access:
        # Where readers have to sign in, a box of its own says how to get access.
        note = make.maybe_local(facts.access.note) if facts.access.kind is practice.AccessKind.OPEN else []
        yield make.fact("access", [make.value(facts.access.kind), *note])


def issue_of(edition: practice.JournalIssue) -> str:
    """The issue of a journal as reference lists write it: `Verpleegkundig Specialist 17 (4) 2022`."""
    parts = [edition.journal, edition.volume, f"({edition.issue})" if edition.issue else None, edition.year]
    return " ".join(part for part in parts if part)


def _news(make: FactMaker, facts: practice.News) -> Iterator[Fact]:
    yield make.fact("kind", [make.value(facts.kind)])


def _event(make: FactMaker, facts: practice.Event) -> Iterator[Fact]:
    yield make.fact("kind", [make.value(facts.kind)])
    yield make.fact("start_day", [make.desk.day(facts.start)])
    yield make.fact("end", [make.desk.day(facts.end)] if facts.end else [])
    yield make.fact("place", make.maybe(facts.place))
    yield make.fact("country", [Item(country_name(facts.country, make.desk.language))] if facts.country else [])
    yield make.fact("organiser", [make.organisation(facts.organiser)] if facts.organiser else [])
    yield make.fact("url", [Item(facts.url, facts.url)] if facts.url else [])


_MAKERS: dict[str, Callable[[FactMaker, Any], Iterator[Fact]]] = {
    "target-group": _target_group,
    "method": _method,
    "recommendation": _recommendation,
    "guideline": _guideline,
    "article": _article,
    "case": _case,
    "course": _course,
    "news": _news,
    "event": _event,
}
