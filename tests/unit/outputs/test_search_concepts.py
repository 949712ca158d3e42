"""What the browser's search knows of topics, terms, synonyms and pinned results."""

from __future__ import annotations

import json
from typing import Any

from portal_build.outputs.search_concepts import search_concepts
from tests.small_site import GLOSSARY, entry

SEARCH = """\
-- content/search.yml --
synonyms:
  - words: {en: [coercion, use of force], da: [tvang]}
pinned:
  - {language: en, queries: [help now, crisis], entries: [walk, gone, run]}
  - {language: en, queries: [crisis], entries: [run]}
  - {language: da, queries: [krise], entries: [run]}
"""
PORTAL = (
    entry("articles/walk", "published: 2024-01-01\nkind: comment\ntopics: [everyday-life]", en="Walk\nA [term](term:recovery).")
    + entry("articles/run", "published: 2024-01-01\nkind: comment\ntopics: [everyday-life]", da="Løb uden tvang\nTekst.")
    + entry("articles/both", "published: 2024-01-01\nkind: comment\ntopics: [everyday-life]", en="Both\nText.", da="Begge\nTekst.")
    + entry("articles/gone", "status: withdrawn\nwithdrawn: {date: 2025-01-01, reason: {en: r}}\nkind: comment\ntopics: [everyday-life]", en="Gone\nText.")
    + GLOSSARY
    + SEARCH
)


def made(site: Any, text: str = PORTAL) -> dict[str, dict[str, Any]]:
    """Language -> what stands in its file, the concepts by their ids."""
    files = {file.path: json.loads(file.data) for file in search_concepts(site(text).site)}
    assert all(path.endswith("/search/concepts.json") for path in files)
    return {path.partition("/")[0]: {**data, "concepts": {one["id"]: one for one in data["concepts"]}} for path, data in files.items()}


def test_every_language_has_a_file(site):
    assert set(made(site)) == set(site(PORTAL).site.catalogue.languages)


def test_a_topic_names_the_pages_of_other_languages_that_the_reader_s_own_lacks(site):
    files = made(site)
    walk = {"count": 1, "first": [["en/articles/walk/", "Walk", "article"]]}
    run = {"count": 1, "first": [["da/artikler/run/", "Løb uden tvang", "article"]]}
    assert files["da"]["concepts"]["everyday-life"]["pages"] == {"en": walk}
    assert files["en"]["concepts"]["everyday-life"]["pages"] == {"da": run}


def test_a_term_names_the_pages_that_use_it(site):
    files = made(site)
    term = files["da"]["concepts"]["term:recovery"]
    assert (term["kind"], term["pages"]) == ("term", {"en": {"count": 1, "first": [["en/articles/walk/", "Walk", "article"]]}})
    assert "pages" not in files["en"]["concepts"]["term:recovery"]


def test_synonyms_lead_to_pages_that_are_named_by_one(site):
    synonym = made(site)["en"]["concepts"]["synonym:1"]
    assert synonym == {
        "id": "synonym:1",
        "kind": "synonym",
        "labels": {"en": ["coercion", "use of force"], "da": ["tvang"]},
        "pages": {"da": {"count": 1, "first": [["da/artikler/run/", "Løb uden tvang", "article"]]}},
    }


def test_pinned_results_lead_to_what_there_is_and_the_first_group_counts(site):
    files = made(site)
    walk, run = ["en/articles/walk/", "Walk", "article"], ["da/artikler/run/", "Løb uden tvang", "article"]
    assert files["en"]["pinned"] == {"help now": [walk, run], "crisis": [walk, run]}
    assert files["da"]["pinned"] == {"krise": [run]}


def test_without_pinned_results_nothing_is_said_of_them(site):
    assert [set(data) for data in made(site, PORTAL.replace(SEARCH, "")).values()] == [{"concepts"}] * 3


def test_only_some_pages_are_named(site):
    many = "".join(entry(f"articles/a{number}", "published: 2024-01-01\nkind: comment\ntopics: [everyday-life]", da=f"Nr. {number}\nTekst.") for number in range(8))
    pages = made(site, many + GLOSSARY)["en"]["concepts"]["everyday-life"]["pages"]["da"]
    assert (pages["count"], [title for _, title, _ in pages["first"]]) == (8, [f"Nr. {number}" for number in range(5)])
