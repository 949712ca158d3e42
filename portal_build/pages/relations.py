"""Relations of an entry, from both ends, as headed lists; each related entry is shown once."""

from __future__ import annotations

from portal_build.model import TYPES
from portal_build.model.entry import Entry
from portal_build.pages.items import Group
from portal_build.pages.labels import COLLECTION, RELATION
from portal_build.pages.site import Desk

_SHOWN_ELSEWHERE = frozenset(
    {
        "target_groups",
        "ratings.target_group",
        ("publication", "recommendations"),
        ("guideline", "recommendations"),
        ("recommendation", "methods"),
        "chapters.recommendations",
        "featured_methods",
        "part_of",
        "broader",
        "supersedes",
        "withdrawn.superseded_by",
        "method",
    }
)
"""Facts, of any type or of one, that have a place of their own on the page of the entry that states them."""


def groups(entry: Entry, desk: Desk) -> tuple[Group, ...]:
    """Lists of related entries: first those that this entry names, then those that name it."""
    found: dict[str, dict[str, Entry]] = {}
    shown = {entry.id}
    for reference in entry.references:
        target = desk.site.catalogue.page_of(reference.name) if reference.kind == "entry" else None
        if target is None or target.id in shown:
            continue
        if reference.field in _SHOWN_ELSEWHERE or (entry.type, reference.field) in _SHOWN_ELSEWHERE:
            shown.add(target.id)
        elif not target.withdrawn:
            _add(found, desk.words(RELATION[reference.field][0]), target, shown)
    # What says most about the relation comes first: being rated for a group tells more than naming it.
    incoming = sorted(desk.site.catalogue.incoming(entry), key=lambda relation: relation.field in ("target_groups", "related"))
    for relation in incoming:
        if relation.entry.id not in shown and relation.field in RELATION:
            _add(found, _heading(relation.field, relation.entry, desk), relation.entry, shown)
    return tuple(_group(number, title, list(entries.values()), desk) for number, (title, entries) in enumerate(found.items(), 1))


def by_type(entries: tuple[Entry, ...], desk: Desk) -> tuple[tuple[Group, ...], tuple[Entry, ...]]:
    """Entries that have a text for this reader as one list a type, and the entries that have none."""
    readable = [entry for entry in entries if desk.language in entry.texts]
    elsewhere = tuple(entry for entry in entries if desk.language not in entry.texts)
    lists = []
    for name, model in TYPES.items():
        if of_type := [entry for entry in readable if entry.type == name]:
            links = tuple(desk.link(entry) for entry in desk.alphabetical(of_type))
            lists.append(Group(model.collection, desk.words(COLLECTION[model.collection]), links))
    return tuple(lists), tuple(desk.alphabetical(elsewhere))


def _add(found: dict[str, dict[str, Entry]], heading: str, entry: Entry, shown: set[str]) -> None:
    found.setdefault(heading, {})[entry.id] = entry
    shown.add(entry.id)


def _heading(field: str, entry: Entry, desk: Desk) -> str:
    return desk.words(COLLECTION[entry.facts.collection]) if field == "target_groups" else desk.words(RELATION[field][1])


def _group(number: int, title: str, entries: list[Entry], desk: Desk) -> Group:
    return Group(f"related-{number}", title, tuple(desk.link(entry) for entry in entries))
