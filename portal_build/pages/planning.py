"""All pages of the site: which there are, and how the view of each is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from portal_build.model import COLLECTIONS
from portal_build.model.entry import Entry
from portal_build.model.text import TranslationState
from portal_build.pages import changes, labels, list_pages, listing
from portal_build.pages.addresses import languages_of
from portal_build.pages.compare_page import compare_view
from portal_build.pages.entry_page import entry_view
from portal_build.pages.evidence_map import evidence_map_view
from portal_build.pages.facets import Facet
from portal_build.pages.items import Item
from portal_build.pages.moved import moved
from portal_build.pages.plan import Plan
from portal_build.pages.search_page import search_view
from portal_build.pages.site import Desk, Site
from portal_build.pages.translations import translations_view
from portal_build.words import N_


def plan_pages(site: Site) -> list[Plan]:
    """Every page of the site, part after part."""
    return [plan for part in parts(site) for plan in plan_part(site, part)]


def parts(site: Site) -> tuple[str, ...]:
    """The parts of the site: the pages of each language, after those that are of none, which is part ``."""
    return ("", *site.catalogue.languages)


def plan_part(site: Site, part: str) -> list[Plan]:
    """The pages of a part of the site. Entries come first: with them the search of the language is complete."""
    if not part:
        return list(_root(site))
    entries = (_entry(site, entry, part) for entry in site.catalogue.published if part in entry.texts)
    return [*entries, *_fronts(site, part), *_lists(site, part), *_values(site, part), *_topics(site, part), *_moved(site, part)]


def _plan(site: Site, address: str, language: str, layout: str, make: Callable[[Desk], Any], **more: Any) -> Plan:
    base = urlsplit(site.catalogue.portal.url).path or "/" if more.get("absolute") else ""
    desk = Desk(site, language, address, base)
    return Plan(address, language, layout, desk=desk, make=make, **more)


def _in_all_languages(site: Site, address: Callable[[str], str]) -> dict[str, str]:
    """Language -> address of a page that there is in every language of the site."""
    return {language: address(language) for language in site.catalogue.languages}


def _root(site: Site) -> Iterator[Plan]:
    first = site.catalogue.languages[0]
    name = Desk(site, first, "").local(site.catalogue.portal.name).text
    homes = _in_all_languages(site, site.addresses.home)
    common = {"title": name, "description": "", "versions": homes, "default": ""}
    yield _plan(site, "", first, "root", list_pages.root_view, **common)
    yield _plan(site, "404.html", first, "root", list_pages.root_not_found_view, **common | {"index": False, "absolute": True})


def _fronts(site: Site, language: str) -> Iterator[Plan]:
    homes = _in_all_languages(site, site.addresses.home)
    desk, portal = Desk(site, language, homes[language]), site.catalogue.portal
    title, lead = desk.local(portal.name).text, desk.local(portal.tagline).text
    yield _plan(site, homes[language], language, "home", list_pages.home_view, title=title, description=lead, versions=homes, default="")
    title = site.words[language]("Page not found")
    options = {"title": title, "description": "", "index": False, "absolute": True, "versions": homes}
    yield _plan(site, f"{language}/404.html", language, "not-found", list_pages.not_found_view, **options)


_FIXED_PAGES: Mapping[str, tuple[str, Callable[[Desk], Any]]] = {
    "topics": (N_("Topics"), list_pages.topics_view),
    "glossary": (N_("Glossary"), list_pages.glossary_view),
    "evidence-map": (N_("Evidence map"), evidence_map_view),
    "index": (N_("A–Z"), list_pages.index_view),
    "changes": (N_("What changed"), changes.changes_view),
    "corrections": (N_("Corrections and withdrawals"), changes.corrections_view),
    "translations": (N_("Translations"), translations_view),
    "search": (N_("Search"), search_view),
    "compare": (N_("Compare"), compare_view),
}
"""Name of the page, which is also its layout -> its title, and what makes its view."""

_UNLISTED = ("search", "compare", "translations")
"""Pages that are nothing without what a reader asks of them, or that tell of the portal alone: search engines leave them out."""


def _lists(site: Site, language: str) -> Iterator[Plan]:
    for name in COLLECTIONS:
        title, lead = labels.COLLECTION[name], labels.COLLECTION_LEAD[name]
        yield _list(site, language, name, "collection", title, partial(listing.collection_view, name), lead)
    for name, (title, make) in _FIXED_PAGES.items():
        yield _list(site, language, name, name, title, make)


def _list(site: Site, language: str, name: str, layout: str, title: str, make: Callable[[Desk], Any], lead: str = "") -> Plan:
    versions, words = _in_all_languages(site, partial(site.addresses.section, name)), site.words[language]
    shown = {"title": words(title), "description": words(lead) if lead else "", "section": name, "index": name not in _UNLISTED}
    return _plan(site, versions[language], language, layout, make, **shown, versions=versions, default=_default(versions))


def _values(site: Site, language: str) -> Iterator[Plan]:
    """A page for each value of a facet that has one; what one entry alone has is found better by its own page."""
    for name, model in COLLECTIONS.items():
        count = len(site.catalogue.of_type(model.type))
        for facet, value in listing.values_with_pages(site.facets[name], count):
            yield _value(site, language, name, facet, value)


def _value(site: Site, language: str, name: str, facet: Facet, value: str) -> Plan:
    versions, words = _in_all_languages(site, partial(site.addresses.value, name, facet, value)), site.words[language]
    title = listing.value_title(facet, value, Desk(site, language, versions[language]))
    shown = {
        "title": f"{words(labels.COLLECTION[name])} – {title}",
        "description": f"{words(labels.COLLECTION_LEAD[name])} {title}.",
        "section": name,
        "index": len(facet.values[value]) > 1,
    }
    make = partial(listing.value_view, name, facet, value)
    return _plan(site, versions[language], language, "value", make, **shown, versions=versions, default=_default(versions))


def _topics(site: Site, language: str) -> Iterator[Plan]:
    for topic, concept in site.catalogue.concepts.get("topics", {}).items():
        versions = _in_all_languages(site, partial(site.addresses.topic, topic))
        desk = Desk(site, language, versions[language])
        lead = desk.local(concept.definition).text if concept.definition else ""
        shown = {"title": desk.local(concept.prefLabel).text, "description": lead, "section": "topics"}
        make = partial(list_pages.topic_view, topic)
        yield _plan(site, versions[language], language, "topic", make, **shown, topic=topic, versions=versions, default=_default(versions))


def _default(versions: Mapping[str, str]) -> str:
    """The address for readers of none of the languages: the English one, or else the first."""
    return versions.get("en") or next(iter(versions.values()))


def _entry(site: Site, entry: Entry, language: str) -> Plan:
    languages = languages_of(entry, site.catalogue)
    versions = {one: site.addresses.entry(entry, one) for one in languages}
    text = entry.texts[language]
    return _plan(
        site,
        versions[language],
        language,
        entry.type,
        partial(entry_view, entry),
        title=text.title,
        description=text.lead,
        entry=entry.id,
        section=entry.facts.collection,
        versions=versions,
        default=versions[entry.facts.source_language],
        machine=frozenset(one for one in languages if _is_machine(entry, one)),
        index=not entry.withdrawn,
    )


def _moved(site: Site, language: str) -> Iterator[Plan]:
    """Small pages at former addresses that lead to the new ones."""
    for address, entry in moved(site.catalogue, language):
        versions = {one: site.addresses.entry(entry, one) for one in languages_of(entry, site.catalogue)}
        shown = {"title": entry.texts[language].title, "description": "", "versions": versions}
        yield _plan(site, address, language, "redirect", partial(_moved_view, entry), **shown, index=False)


def _moved_view(entry: Entry, desk: Desk) -> Item:
    return desk.link(entry)


def _is_machine(entry: Entry, language: str) -> bool:
    translation = entry.texts[language].translation
    return translation is not None and translation.state is TranslationState.MACHINE
