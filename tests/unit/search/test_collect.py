"""What the search is told of a page."""

from __future__ import annotations

from portal_build.search.collect import record_of
from tests.small_site import GLOSSARY, entry


def test_nobody_is_offered_a_withdrawn_target_group_to_search_by(site):
    small = site(
        entry("target-groups/old", en="Old people")
        + entry("target-groups/former", "status: withdrawn\nwithdrawn: {date: 2025-01-01, reason: {en: r}}", en="Former group")
        + entry("methods/walk", "target_groups: [former, old]", en="Walk")
    )
    walk = small.site.catalogue.entries["walk"]
    assert [group.label for group in record_of(walk, small.desk(), small.view("walk")).target_groups] == ["Old people"]


def test_numbers_of_sources_stand_in_no_excerpt(site):
    sources = "-- content/references.yml --\nreferences:\n  - {id: first-source, type: report, title: First}\n"
    small = site(entry("articles/walk", "kind: comment", en="Walk\nIt helps [@first-source]. So they say.") + sources)
    walk = small.site.catalogue.entries["walk"]
    assert 'class="p-cites"' in small.view("walk").sections[0].html
    assert [section.text_html for section in record_of(walk, small.desk(), small.view("walk")).sections] == ["<p>It helps. So they say.</p>"]


SYNONYMS = "-- content/search.yml --\nsynonyms:\n  - words: {en: [coercion, use of force], da: [tvang]}\n"


def hidden(small, name: str) -> dict[str, str]:
    return {one.field: one.text for one in record_of(small.site.catalogue.entries[name], small.desk(), small.view(name)).hidden}


def test_a_page_is_found_by_the_names_of_its_topics_and_terms_and_by_its_search_words(site):
    facts = "kind: comment\ntopics: [everyday-life]\nsearch_words: {en: [Strolling], da: [spadseretur]}"
    small = site(entry("articles/walk", facts, en="Walk\nA [term](term:recovery).") + GLOSSARY)
    words = hidden(small, "walk")["concepts"].split()
    assert {"everyday", "recovery", "strolling"} <= set(words)
    assert "spadseretur" not in words and len(words) == len(set(words))


def test_a_page_with_a_synonym_is_found_by_the_others(site):
    small = site(entry("articles/walk", "kind: comment", en="Walk\nWithout the use of force.") + entry("articles/run", "kind: comment", en="Run\nUse no force.") + SYNONYMS)
    assert hidden(small, "walk") == {"concepts": "coercion use of force"}  # whoever types `tvang` has it turned into these
    assert hidden(small, "run") == {}
