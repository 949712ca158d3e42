"""The data of an entry: its facts, and its text in each language."""

from __future__ import annotations

import json
from typing import Any

from portal_build.outputs.beside import beside
from tests.small_site import entry

FACTS = """
published: 2024-01-02
topics: [everyday-life]
target_groups: [old]
related: [draft, secret, kun]
participants: [takers, drafted]
claims: [{id: takers, value: 2.50, unit: persons, quantity: {en: those}, population: {en: people}, source: first-source}]
changes:
  - {date: 2024-02-01, kind: minor, note: {en: a slip}}
  - {date: 2024-03-01, kind: major, note: {en: more}}
ratings: [{scale: stars, level: two, target_group: draft, rater: {name: R.}, date: 2021-06, reason: {en: Because.}}]
"""
OTHERS = (
    entry("target-groups/old", en="Old people", da="Gamle")
    + entry("target-groups/draft", "status: draft\nclaims: [{id: drafted, value: 7, unit: percent, quantity: {en: q}, population: {en: p}}]", en="Draft")
    + entry("articles/kun", "kind: comment", da="Kun dansk")
    + entry("articles/secret", "kind: comment\naudience: members", en="Secret")
    + "-- content/methods/walk/the plan #1.pdf --\nA plan.\n"
)
WALK = entry(
    "methods/walk",
    FACTS,
    en="---\ntitle: Walk\nlead: How to walk.\n---\nSee [](entry:old) [@second-source].\n\n## Aim {#aim}\n\nTo [the aim](#aim).",
    da="---\ntitle: Gå\ntranslation: {from: en, state: machine, date: 2024-05-06, source_hash: {title: 000000000000}}\n---\nHer.",
)


def files(small: Any, *pages: str) -> dict[str, Any]:
    """Path -> content, of the files beside pages."""
    made = [file for page in pages for file in beside(small.plan(page), small.plan(page).view()) if file.path.endswith("index.json") or file.path.startswith("data/")]
    assert all(file.data.endswith(b"}\n") for file in made)
    return {file.path: json.loads(file.data) for file in made}


def test_each_page_has_its_text_and_the_first_the_facts(site):
    small = site(WALK + OTHERS)
    assert list(files(small, "en/methods/walk/", "da/metoder/walk/")) == ["en/methods/walk/index.json", "data/entries/walk.json", "da/metoder/walk/index.json"]
    assert files(small, "en/methods/", "en/topics/everyday-life/") == {}


def test_facts(site):
    assert files(site(WALK + OTHERS), "en/methods/walk/")["data/entries/walk.json"] == {
        "$schema": "https://portal.example/data/schema/1/method.json",
        "licence": "https://creativecommons.org/licenses/by/4.0/",
        "id": "walk",
        "type": "method",
        "updated": "2024-03-01",
        "history": [{"date": "2024-03-01", "kind": "major", "note": {"en": "more"}}, {"date": "2024-01-02", "kind": "published"}],
        "texts": {
            "en": {
                "title": "Walk",
                "lead": "How to walk.",
                "url": "https://portal.example/en/methods/walk/",
                "data": "https://portal.example/en/methods/walk/index.json",
            },
            "da": {
                "title": "Gå",
                "url": "https://portal.example/da/metoder/walk/",
                "data": "https://portal.example/da/metoder/walk/index.json",
                "translation": {"from": "en", "state": "machine", "date": "2024-05-06", "outdated": True},
            },
        },
        "facts": {
            "source_language": "en",
            "status": "published",
            "audience": "public",
            "published": "2024-01-02",
            "topics": ["everyday-life"],
            "target_groups": ["old"],
            "related": ["kun"],
            "claims": [
                {"id": "takers", "value": 2.5, "unit": "persons", "quantity": {"en": "those"}, "population": {"en": "people"}, "source": "first-source"}
            ],
            "participants": ["takers", "drafted"],
            "ratings": [{"scale": "stars", "level": "two", "rater": {"name": "R."}, "date": "2021-06", "reason": {"en": "Because."}}],
        },
        "files": {"the plan #1.pdf": "https://portal.example/files/walk/the%20plan%20%231.pdf"},
        "named": {
            "entries": {
                "old": {"type": "target-group", "titles": {"en": "Old people", "da": "Gamle"}, "data": "https://portal.example/data/entries/old.json"},
                "kun": {"type": "article", "titles": {"da": "Kun dansk"}, "data": "https://portal.example/data/entries/kun.json"},
            },
            "concepts": {
                "topics": {
                    "everyday-life": {
                        "uri": "https://portal.example/data/vocabularies/topics.ttl#everyday-life",
                        "prefLabel": {"en": "Everyday life", "da": "Hverdagsliv", "nl": "Dagelijks leven"},
                    }
                }
            },
            "scales": {
                "stars": {
                    "title": {"en": "Stars"},
                    "version": "2",
                    "source": "first-source",
                    "levels": [
                        {"id": "one", "label": {"en": "one star"}, "outcome": "uncertain"},
                        {"id": "two", "label": {"en": "two stars"}, "outcome": "benefit"},
                    ],
                }
            },
            "claims": {"drafted": {"value": 7, "unit": "percent"}},
            "sources": {
                "first-source": {
                    "id": "first-source",
                    "type": "report",
                    "title": "The first source",
                    "issued": "2020",
                    "publisher": "A publisher",
                    "url": "https://first.example/",
                }
            },
        },
        "portal": "https://portal.example/data/portal.json",
    }


def test_text(site):
    small = site(WALK + OTHERS)
    assert files(small, "en/methods/walk/")["en/methods/walk/index.json"] == {
        "$schema": "https://portal.example/data/schema/1/text.json",
        "licence": "https://creativecommons.org/licenses/by/4.0/",
        "id": "walk",
        "type": "method",
        "language": "en",
        "url": "https://portal.example/en/methods/walk/",
        "title": "Walk",
        "lead": "How to walk.",
        "updated": "2024-03-01",
        "sections": [
            {
                "id": "",
                "title": "",
                "html": '<p>See <a class="p-entry" href="https://portal.example/en/target-groups/old/">Old people</a><sup class="p-cites"><a class="p-cite"'
                ' id="cite-1-1" href="https://portal.example/en/methods/walk/#ref-1" aria-label="Reference 1">1</a></sup>.</p>',
            },
            {"id": "aim", "title": "Aim", "html": '<p>To <a href="https://portal.example/en/methods/walk/#aim">the aim</a>.</p>'},
        ],
        "references": [
            {"number": 1, "text": "Hansen, H. (May 2021). Den anden kilde.", "language": "da"},
            {"number": 2, "text": "A publisher (2020). The first source.", "url": "https://first.example/"},
        ],
        "entry": "https://portal.example/data/entries/walk.json",
    }


def test_a_translation_says_so(site):
    text = files(site(WALK + OTHERS), "da/metoder/walk/")["da/metoder/walk/index.json"]
    assert text["translation"] == {"from": "en", "state": "machine", "date": "2024-05-06", "outdated": True}
    assert [notice["kind"] for notice in text["notices"]] == ["machine", "outdated"]


def test_a_withdrawn_entry_keeps_its_data_which_say_so(site):
    gone = entry("methods/gone", "status: withdrawn\nwithdrawn: {date: 2025-01-01, reason: {en: Harm.}, superseded_by: draft}", en="Gone")
    made = files(site(gone + OTHERS), "en/methods/gone/")
    assert made["data/entries/gone.json"]["facts"]["status"] == "withdrawn"
    assert made["data/entries/gone.json"]["facts"]["withdrawn"] == {"date": "2025-01-01", "reason": {"en": "Harm."}}
    assert made["en/methods/gone/index.json"]["notices"] == [{"kind": "withdrawn", "title": "Withdrawn", "text": "Withdrawn on 1 January 2025. Harm."}]


def test_a_source_whose_doi_holds_signs_that_no_address_may(site):
    sources = """
-- content/references.yml --
references: [{id: first-source, type: book, title: T, doi: "10.1002/(SICI)1097<1::AID>3.0;2-Z"}]
"""
    made = files(site(entry("articles/it", "kind: comment\nreferences: [first-source]", en="It") + sources), "en/articles/it/")
    assert made["en/articles/it/index.json"]["references"][0]["url"] == "https://doi.org/10.1002/(SICI)1097<1::AID>3.0;2-Z"
