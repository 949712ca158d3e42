# Without JavaScript a value of a facet leads to a page with the entries that have it. No second page is made of a list that
# the portal has anyway: topics have pages of their own, what exists in a language is the list in that language, and a value
# that all entries have is the list itself (docs/decisions/0007-lists-of-values.md).
"""Lists of the entries of a type: whole, with facets, and one for each value of a facet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any
from urllib.parse import urlencode

from portal_build.languages import show_number
from portal_build.model import COLLECTIONS
from portal_build.model.entry import Entry
from portal_build.pages import labels
from portal_build.pages.facet_names import facet_label, value_name, values_in_order
from portal_build.pages.facets import Facet, stated
from portal_build.pages.following import following
from portal_build.pages.items import Fact
from portal_build.pages.listing_views import CollectionView, FacetView, Line, Value, ValueView
from portal_build.pages.rows import day_of, row
from portal_build.pages.site import Desk
from portal_build.words import N_

_ORDERS = {"news": ("updated", N_("Newest first.")), "events": ("start", N_("Latest first, by the day on which they begin."))}
"""Collections that do not stand in alphabetical order: the name of their order, and what it is."""


def collection_view(name: str, desk: Desk) -> CollectionView:
    """The list of a type, in alphabetical order (news newest first, events by the day on which they begin, latest first)."""
    entries = desk.site.catalogue.of_type(COLLECTIONS[name].type)
    places = {entry.id: place for place, entry in enumerate(desk.alphabetical(entries))}
    order, sentence = _ORDERS.get(name, ("title", N_("In alphabetical order.")))
    ordered = sorted(entries, key=lambda entry: places[entry.id])
    if order != "title":
        ordered.sort(key=lambda entry: day_of(entry) or date.min, reverse=True)
    lines = [Line(row(entry, desk), _values(name, entry, desk), places[entry.id]) for entry in ordered]
    return CollectionView(
        id=name,
        title=desk.words(labels.COLLECTION[name]),
        lead=desk.words(labels.COLLECTION_LEAD[name]),
        lines=tuple(line for line, entry in zip(lines, ordered, strict=True) if desk.language in entry.texts),
        elsewhere=tuple(line for line, entry in zip(lines, ordered, strict=True) if desk.language not in entry.texts),
        facets=tuple(_facet(name, facet, desk) for facet in desk.site.facets[name]),
        order=desk.words(sentence),
        changes=desk.section("changes", desk.words("What changed")) if order == "title" else None,
        see=_see(name, desk),
        follow=following(desk, calendar=True) if name == "events" and any(desk.language in entry.texts for entry in entries) else None,
        labels={"ui": _ui(name, order, desk)},
    )


def _see(name: str, desk: Desk) -> tuple[Fact, ...]:
    if name != "methods" or not desk.site.catalogue.of_type("method"):
        return ()
    return (Fact("evidence_map", desk.words("See also"), (desk.section("evidence-map", desk.words("Evidence map")),)),)


def value_view(name: str, facet: Facet, value: str, desk: Desk) -> ValueView:
    """The list of the entries of a type that have one value."""
    section = desk.site.addresses.section(name, desk.language)
    entries = desk.alphabetical(facet.values[value])
    number = partial(show_number, reader=desk.language)
    shown = desk.once(lambda: _facet(name, facet, desk), "facet", name, facet.id)
    return ValueView(
        collection=desk.collection(name),
        facet=shown,
        value=next(one for one in shown.values if one.id == value),
        shown=desk.words("{n} of {q} shown").format(n=number(len(entries)), q=number(len(desk.site.catalogue.of_type(COLLECTIONS[name].type)))),
        rows=tuple(row(entry, desk) for entry in entries if desk.language in entry.texts),
        elsewhere=tuple(row(entry, desk) for entry in entries if desk.language not in entry.texts),
        further=f"{desk.href(section)}?{urlencode({facet.id: value})}",
    )


def value_title(facet: Facet, value: str, desk: Desk) -> str:
    """`Target group: Older people`; for scales `Rating: The scale of stars: two stars`."""
    return ": ".join([*(one.text for one in facet_label(facet, desk)), value_name(facet, value, desk).text])


def values_with_pages(site_facets: Iterable[Facet], count: int) -> Iterator[tuple[Facet, str]]:
    """The values that have a page of their own, of the facets of a list of `count` entries."""
    for facet in site_facets:
        for value, having in facet.values.items():
            if _has_page(facet, having, count):
                yield facet, value


def _has_page(facet: Facet, having: tuple[Entry, ...], count: int) -> bool:
    return facet.name not in ("topic", "language") and len(having) < count


def _values(name: str, entry: Entry, desk: Desk) -> str:
    """What the script filters an entry by, in the order of the facets."""
    shown = desk.site.facets[name]
    said = {kind: set(stated(entry, kind, desk.site.catalogue)) for kind in dict.fromkeys(facet.name for facet in shown)}
    return " ".join(f"{facet.id}:{value}" for facet in shown for value in facet.values if (facet.part, value) in said[facet.name])


def _facet(name: str, facet: Facet, desk: Desk) -> FacetView:
    return FacetView(facet.id, facet_label(facet, desk), tuple(_value(name, facet, value, desk) for value in values_in_order(facet, desk)))


def _value(name: str, facet: Facet, value: str, desk: Desk) -> Value:
    having, addresses = facet.values[value], desk.site.addresses
    shown = value_name(facet, value, desk)
    if facet.name == "language":
        here = value == desk.language
        return Value(value, shown if here else replace(shown, href=desk.href(addresses.section(name, value))), len(having), "" if here else value)
    if facet.name == "topic":
        anchor = name if any(desk.language in entry.texts for entry in having) else "elsewhere"
        return Value(value, replace(shown, href=f"{desk.href(addresses.topic(value, desk.language))}#{anchor}"), len(having))
    if _has_page(facet, having, len(desk.site.catalogue.of_type(COLLECTIONS[name].type))):
        shown = replace(shown, href=desk.href(addresses.value(name, facet, value, desk.language)))
    return Value(value, shown, len(having))


def _ui(name: str, order: str, desk: Desk) -> dict[str, Any]:
    """What the script says, and the ways to sort: that of the page comes first."""
    words = desk.words
    sorts = {"title": words("A–Z"), "updated": words("Newest first"), "start": words("Latest first")}
    others = ["title"] if order != "title" else ["updated"]
    graded = {f.id: _words(f, desk) for f in desk.site.facets[name] if f.name == "rating" and _rates_all(f, name, desk)}
    return {
        "filters": words("Narrow down"),
        "clear": words("Remove all filters"),
        "remove": words("Remove the filter “{q}”"),
        "shown": words("{n} of {q} shown"),
        "none": words("No page matches what you chose."),
        "sort": words("Sort by"),
        "sorts": {one: sorts[one] for one in (order, *others)} | graded,
    }


def _words(facet: Facet, desk: Desk) -> str:
    return ": ".join(one.text for one in facet_label(facet, desk))


def _rates_all(facet: Facet, name: str, desk: Desk) -> bool:
    """Whether each entry of the list has exactly one level of this scale: then, and only then, they can be sorted by it."""
    rated = [entry.id for having in facet.values.values() for entry in having]
    return len(rated) == len(set(rated)) == len(desk.site.catalogue.of_type(COLLECTIONS[name].type))
