"""The list from which readers pick what to compare."""

from __future__ import annotations

import json
from pathlib import Path

from portal_build.outputs.comparison import comparison, entries_in
from tests.small_site import entry

ARCHIVE = (
    entry("methods/walk", "aliases: [stroll, articles/ramble]", en="Walk", da="Gå en tur")
    + entry("articles/kun", "kind: comment", da="Kun dansk")
    + entry("methods/gone", "status: withdrawn\nwithdrawn: {date: 2025-01-01, reason: {en: r}}", en="Gone")
    + entry("methods/draft", "status: draft", en="Draft")
    + entry("pages/about", en="About us")
)


def test_what_can_be_compared_in_a_language(site):
    """Drafts and what the portal says about itself are not there; what is withdrawn can be found by its id."""
    found = entries_in(site(ARCHIVE).desk("da", "da/sammenlign/"))
    assert (found["types"], found["entries"]) == (
        {"method": "Method", "article": "Article"},
        [
            {"id": "gone", "type": "method", "title": "Gone", "address": "en/methods/gone/", "language": "en", "language_name": "engelsk", "withdrawn": True},
            {"id": "walk", "type": "method", "title": "Gå en tur", "address": "da/metoder/walk/", "former": ["stroll", "ramble"]},
            {"id": "kun", "type": "article", "title": "Kun dansk", "address": "da/artikler/kun/"},
        ],
    )


def test_one_file_a_language_beside_its_page(site):
    files = {file.path: json.loads(file.data) for file in comparison(site(ARCHIVE).site)}
    assert list(files) == ["en/compare/entries.json", "da/sammenlign/entries.json", "nl/vergelijken/entries.json"]
    assert [line["title"] for line in files["en/compare/entries.json"]["entries"]] == ["Gone", "Kun dansk", "Walk"]


def test_a_portal_without_entries(site):
    [english, *_] = comparison(site().site)
    assert json.loads(english.data)["entries"] == []


def test_every_address_in_it_is_a_page(full_site: Path):
    files = sorted(full_site.glob("*/*/entries.json"))
    assert len(files) == 4
    for file in files:
        lines = json.loads(file.read_text(encoding="utf-8"))["entries"]
        assert len(lines) > 15
        assert [line["address"] for line in lines if not (full_site / line["address"] / "index.html").is_file()] == []
