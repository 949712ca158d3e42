# A reader on the road fetches this with the first letter typed, so it has to be small. Where a language has many entries,
# those whose titles have a word with the same first letter are put into a file of their own, and one such file is enough:
# what a reader types begins a word of the title.
"""What the search box suggests while a reader types: titles, topics and terms of each language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any
from unicodedata import category, normalize

from portal_build.languages import in_order
from portal_build.model.entry import Entry
from portal_build.outputs.files import File, for_browsers
from portal_build.pages import labels
from portal_build.pages.anchors import on_page
from portal_build.pages.site import Desk, Site

Row = list[str]
"""The kind, the id in addresses, the name, and for concepts further names."""

MOST_IN_ONE = 500
"""Entries of a language that stand in one file with all else."""
MOST_OF_A_LETTER = 1500
"""Entries in the file of a letter; titles that begin with it come first. About 35 kB compressed."""

_WORD = re.compile(r"[^\W_]+")
_ALIKE = {"ø": "o", "æ": "a", "қ": "к", "ғ": "г", "ҳ": "х", "ҷ": "ч"}


def suggestions(site: Site) -> Iterator[File]:
    """`<language>/search/suggest.json`, and beside it `suggest/<first letter>.json` where there are many entries."""
    for language in site.catalogue.languages:
        desk = Desk(site, language, "")
        # Those that have a page in the reader's language, which are those that the search finds.
        entries = [entry for entry in site.catalogue.current if language in entry.texts]
        rows = [[entry.type, entry.id, desk.marked(entry.texts[language].title, entry)] for entry in entries]
        # What fits equally well is shown in this order. The reader's alphabet would take a second at ten thousand entries.
        rows.sort(key=lambda row: row[2].casefold())
        letters = _by_letter(rows) if len(rows) > MOST_IN_ONE else {}
        concepts = [*_concepts("topics", "topic", desk), *_concepts("glossary", "term", desk)]
        index = {"words": _words(desk), "kinds": _kinds(desk, entries), "letters": "".join(letters), "rows": concepts if letters else concepts + rows}
        yield File(f"{language}/search/suggest.json", for_browsers(index))
        for letter, own in letters.items():
            yield File(f"{language}/search/suggest/{ord(letter):x}.json", for_browsers(own))


def _words(desk: Desk) -> dict[str, Any]:
    words = desk.words
    return {
        "topic": words("Topics"),
        "term": words("Glossary"),
        "entry": words("Pages"),
        "count": {"one": words("{n} suggestion"), "other": words("{n} suggestions")},
        "none": words("No suggestions"),
    }


def _kinds(desk: Desk, entries: Iterable[Entry]) -> dict[str, list[str]]:
    """Kind -> its name, and its addresses relative to the site's root, with `*` in place of the id."""
    addresses, language = desk.site.addresses, desk.language
    collections = {entry.type: entry.facts.collection for entry in entries}
    return {
        "topic": [desk.words("Topic"), addresses.topic("*", language)],
        "term": [desk.words("Term"), addresses.term("*", language)],
        **{kind: [desk.words(labels.TYPE[kind]), f"{addresses.section(name, language)}*/"] for kind, name in sorted(collections.items())},
    }


def _concepts(vocabulary: str, kind: str, desk: Desk) -> Iterator[Row]:
    """The concepts that have a name in the reader's language."""
    language = desk.language
    named = [concept for concept in desk.site.catalogue.concepts.get(vocabulary, {}).values() if language in concept.prefLabel]
    for concept in in_order(named, language, lambda one: one.prefLabel[language]):
        yield [kind, on_page(concept.id) if kind == "term" else concept.id, *concept.names(language)]


def _by_letter(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """First letter -> the rows with a word that begins with it; those whose title does come first. Short words count in first place only."""
    found: dict[str, tuple[list[Row], list[Row]]] = {}
    for row in rows:
        first, *others = _WORD.findall(row[2]) or [""]
        begins = initial(first[:4])
        for letter in dict.fromkeys([begins, *(initial(word[:4]) for word in others if len(word) > 2)]):
            if letter:
                found.setdefault(letter, ([], []))[letter != begins].append(row)
    return {letter: [*titles, *others][:MOST_OF_A_LETTER] for letter, (titles, others) in sorted(found.items())}


@cache
def initial(word: str) -> str:
    """The first letter of a word as `fold` of the search planner spells it; empty if there is none."""
    bare = "".join(letter for letter in normalize("NFKD", word.lower()) if not category(letter).startswith("M")).lstrip("ъь")
    return "ч" if bare.startswith("дж") else _ALIKE.get(bare[:1], bare[:1])
