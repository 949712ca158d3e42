# The search page loads its file before the first answer, and everything in it counts: addresses and words, nothing else.
"""What the search knows of topics, terms, synonyms and pinned results, for the browser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from portal_build.languages import sort_key
from portal_build.model.entry import Entry, Text
from portal_build.outputs.files import File, for_browsers
from portal_build.pages.findable import Findable, about, findables, in_words
from portal_build.pages.site import Desk, Site

_FIRST = 5
"""How many pages of another language are named; of the others only the number is told."""

_ByLanguage = Mapping[str, Mapping[str, list[Entry]]]
"""Id of something findable -> language -> the entries about it that have a text in that language."""


def search_concepts(site: Site) -> Iterator[File]:
    """`<language>/search/concepts.json` of each language."""
    if not site.catalogue.languages:
        return
    named = findables(site)
    entries = _entries(named, site)
    for language in site.catalogue.languages:
        data: dict[str, Any] = {"concepts": [_concept(one, entries[one.id], Desk(site, language, "")) for one in named if one.labels]}
        if pinned := _pinned(Desk(site, language, "")):
            data["pinned"] = pinned
        yield File(f"{language}/search/concepts.json", for_browsers(data))


def _entries(named: Iterable[Findable], site: Site) -> _ByLanguage:
    found: dict[str, dict[str, list[Entry]]] = {one.id: {} for one in named}
    synonyms = [one for one in named if one.kind == "synonym"]
    for entry in site.catalogue.current:
        for language, text in entry.texts.items():
            ids = {*about(entry, language, site), *(one.id for one in synonyms if _names(text, one.labels.get(language, ())))}
            for name in ids & found.keys():
                found[name].setdefault(language, []).append(entry)
    return found


def _names(text: Text, labels: Iterable[str]) -> bool:
    words = in_words(f"{text.title} {text.lead}")
    return any(in_words(label) in words for label in labels)


def _concept(one: Findable, entries: Mapping[str, list[Entry]], desk: Desk) -> dict[str, Any]:
    # Those that the reader's own language has are found there.
    others = {language: [entry for entry in there if desk.language not in entry.texts] for language, there in entries.items() if language != desk.language}
    pages = {language: _pages(one, others[language], language, desk) for language in desk.site.catalogue.languages if others.get(language)}
    return {"id": one.id, "kind": one.kind, "labels": one.labels, **({"pages": pages} if pages else {})}


def _pages(one: Findable, entries: list[Entry], language: str, desk: Desk) -> dict[str, Any]:
    def place(entry: Entry) -> tuple[int, Any]:
        topics = entry.facts.topics
        return (topics.index(one.id) if one.id in topics else len(topics), sort_key(entry.texts[language].title, language))

    return {"count": len(entries), "first": [_page(entry, language, desk) for entry in sorted(entries, key=place)[:_FIRST]]}


def _page(entry: Entry, language: str, desk: Desk) -> list[str]:
    return [desk.site.addresses.entry(entry, language), desk.marked(entry.texts[language].title, entry), entry.type]


def _pinned(desk: Desk) -> dict[str, list[list[str]]]:
    """Query -> the pages that stand first for it."""
    catalogue = desk.site.catalogue
    found: dict[str, list[list[str]]] = {}
    for one in catalogue.data.search.pinned:
        entries = [entry for name in one.entries if (entry := catalogue.page_of(name)) and not entry.withdrawn]
        if one.language == desk.language and entries:
            for query in one.queries:
                found.setdefault(query, [_page(entry, desk.version_for(entry).language, desk) for entry in entries])
    return found
