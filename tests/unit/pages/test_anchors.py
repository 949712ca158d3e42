"""Headings of a text whose ids the page itself needs."""

from __future__ import annotations

import re
from pathlib import Path

from portal_build.markup import render
from portal_build.pages import anchors
from portal_build.pages.anchors import apart
from tests.sites.built import pages_of
from tests.unit.pages.test_every_fact import full_entry


def test_a_heading_gives_way_with_the_links_to_it():
    sections = apart(render("See [below](#references).\n\n## References\n\n### History {#history}\n\n[there](#history)\n\n## References 1 {#references_1}"))
    assert [(section.id, section.html, [heading.id for heading in section.headings]) for section in sections] == [
        ("", '<p>See <a href="#references_2">below</a>.</p>', []),
        ("references_2", '<h3 id="history_1">History</h3>\n<p><a href="#history_1">there</a></p>', ["history_1"]),
        ("references_1", "", []),
    ]


def test_other_headings_stay_as_they_are():
    sections = render("## Aim {#aim}\n\n[x](#aim)\n\n### References to others")
    assert apart(sections) is sections


def test_every_id_of_an_entrys_page_is_known(full_site: Path):
    """So that a layout that gives something a new id is noticed here, and not when a heading happens to have the same."""
    unknown = {}
    for address, page in pages_of(full_site).items():
        entry = next((one for name in ("method", "course", "guideline", "publication", "theme") if address == f"en/{name}s/{(one := full_entry(name)).id}/"), None)
        if entry:
            text = set(re.findall(r"\{#([\w-]+)\}", entry.texts["en"].body)) | {"a-section-of-the-theme", "history_1"}
            named = {f"claim-{claim.id}" for claim in entry.facts.claims} | {"question-question-one"}
            unknown[address] = {name for name in page.ids if not anchors._OF_THE_PAGE.fullmatch(name)} - text - named
    assert unknown == {f"en/{name}s/full-{name}/": set() for name in ("method", "course", "guideline", "publication", "theme")}
