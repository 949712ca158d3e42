"""Headings of a text whose ids the page itself needs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from portal_build.markup import render
from portal_build.pages import anchors
from portal_build.pages.anchors import apart, on_page
from tests.sites.built import pages_of
from tests.small_site import entry
from tests.unit.pages.test_every_fact import full_entry


def test_a_heading_gives_way_with_the_links_to_it():
    sections = apart(render("See [below](#references).\n\n## References\n\n### History {#history}\n\n[there](#history)\n\n## Text {#text-references}"))
    assert [(section.id, section.html, [heading.id for heading in section.headings]) for section in sections] == [
        ("", '<p>See <a href="#text-references">below</a>.</p>', []),
        ("text-references", '<h3 id="text-history">History</h3>\n<p><a href="#text-history">there</a></p>', ["text-history"]),
        ("text-text-references", "", []),
    ]


@pytest.mark.parametrize("anchor", ["facts", "menu", "main", "p-scheme", "ref-1", "cite", "cite-1-1", "claim-relapse-risk", "question-one", "related-2"])
def test_ids_of_the_page_are_left_to_it(anchor: str):
    assert on_page(anchor) == f"text-{anchor}"


def test_what_names_the_heading_still_finds_it(site):
    facts = "published: 2026-01-01\nobjectives: [{id: o, text: {en: O}}]\nchapters: [{id: history, number: '07'}]"
    course = entry("courses/short", facts, en="Short\n## How it began {#history}\n\nLong ago.")
    small = site(course + entry("articles/other", "kind: comment", en="Other\n[how](entry:short#history)"))
    [chapter] = small.view("short").sections
    assert (chapter.id, chapter.number) == ("text-history", "07")
    [text] = small.view("other").sections
    assert 'href="../../../en/courses/short/#text-history"' in text.html


def test_other_headings_stay_as_they_are():
    sections = render("## Aim {#aim}\n\n[x](#aim)\n\n### References to others")
    assert apart(sections) is sections


def test_every_id_of_an_entrys_page_is_known(full_site: Path):
    """So that a layout that gives something a new id is noticed here, and not when a heading happens to have the same."""
    types, unknown = ("method", "course", "guideline", "publication", "theme"), {}
    for address, page in pages_of(full_site).items():
        _, collection, name = (*address.split("/"), "", "")[:3]
        if address.startswith("en/") and collection.removesuffix("s") in types and name.startswith("full-"):
            entry = full_entry(collection.removesuffix("s"))
            text = set(re.findall(r"\{#([\w-]+)\}", entry.texts["en"].body)) | {"a-section-of-the-theme", "text-history"}
            named = {f"claim-{claim.id}" for claim in entry.facts.claims} | {"question-question-one"}
            unknown[address] = {name for name in page.ids if not anchors._OF_THE_PAGE.fullmatch(name)} - text - named
    assert unknown == {f"en/{name}s/full-{name}/": set() for name in types}
