"""What the search box suggests."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from portal_build.outputs import suggestions as written
from portal_build.outputs.suggestions import suggestions
from tests.small_site import entry

CONCEPTS = """
-- content/vocabularies/topics.yml --
title: {en: Topics}
version: "1"
concepts:
  - {id: relatives, prefLabel: {en: Relatives, da: Pårørende}, altLabel: {en: [family], da: [familie, nærmeste]}}
  - {id: housing, prefLabel: {en: Housing}}
-- content/vocabularies/glossary.yml --
title: {en: Glossary}
version: "1"
concepts:
  - {id: history, prefLabel: {en: history, da: forløb}}
"""
ENTRIES = (
    entry("methods/walk", en="Walk with me", da="Ørsted går en tur")
    + entry("articles/kun", "kind: comment", da="Kun til dansk brug")
    + entry("methods/gone", "status: withdrawn\nwithdrawn: {date: 2025-01-01, reason: {en: r}}", en="Gone", da="Væk")
    + entry("methods/draft", "status: draft", en="Draft", da="Kladde")
)


@pytest.fixture
def files(site):
    """Path -> content of the files of a site."""
    return lambda archive: {file.path: json.loads(file.data) for file in suggestions(site(archive).site)}


def test_titles_topics_and_terms_of_a_language(files):
    """Those that have a name in it: drafts, what was withdrawn, and what exists in other languages only are not there."""
    assert files(CONCEPTS + ENTRIES)["da/search/suggest.json"] == {
        "words": {"topic": "Topics", "term": "Glossary", "entry": "Pages", "count": {"one": "{n} suggestion", "other": "{n} suggestions"}, "none": "No suggestions"},
        "kinds": {
            "topic": ["Topic", "da/emner/*/"],
            "term": ["Term", "da/ordforklaringer/#*"],
            "article": ["Article", "da/artikler/*/"],
            "method": ["Method", "da/metoder/*/"],
        },
        "letters": "",
        "rows": [
            ["topic", "relatives", "Pårørende", "familie", "nærmeste"],
            ["term", "text-history", "forløb"],
            ["article", "kun", "Kun til dansk brug"],
            ["method", "walk", "Ørsted går en tur"],
        ],
    }


def test_many_entries_stand_by_the_first_letters_of_their_words(files, monkeypatch):
    """Words of one or two letters count in first place only; those whose title begins with the letter come first."""
    monkeypatch.setattr(written, "MOST_IN_ONE", 1)
    found = files(CONCEPTS + ENTRIES + entry("methods/gaa", da="Går i byen"))
    index = found["da/search/suggest.json"]
    assert (index["letters"], [row[0] for row in index["rows"]]) == ("bdgkot", ["topic", "term"])
    by_letter = {chr(int(Path(path).stem, 16)): [row[1] for row in rows] for path, rows in found.items() if path.startswith("da/search/suggest/")}
    assert by_letter == {"b": ["gaa", "kun"], "d": ["kun"], "g": ["gaa", "walk"], "k": ["kun"], "o": ["walk"], "t": ["kun", "walk"]}


def test_the_file_of_a_letter_never_grows_too_long(files, monkeypatch):
    monkeypatch.setattr(written, "MOST_IN_ONE", 1)
    monkeypatch.setattr(written, "MOST_OF_A_LETTER", 1)
    assert [row[1] for row in files(ENTRIES + entry("methods/gaa", da="Går i byen"))["da/search/suggest/67.json"]] == ["gaa"]


def test_a_portal_without_entries(files):
    assert [index["rows"][-1] for index in files("").values()] == [["term", "relative", "relative"], ["term", "recovery", "bedring"], ["topic", "everyday-life", "Dagelijks leven"]]


def test_every_address_in_it_is_a_page(full_site: Path):
    files = [json.loads(file.read_text(encoding="utf-8")) for file in sorted(full_site.glob("*/search/suggest.json"))]
    addresses = [file["kinds"][kind][1].replace("*", name) for file in files for kind, name, *_ in file["rows"]]
    assert (len(files), len(addresses) > 30) == (4, True)
    assert [one for one in addresses if not (full_site / one.partition("#")[0] / "index.html").is_file()] == []
