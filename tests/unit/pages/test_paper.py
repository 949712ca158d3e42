"""What a copy on paper says of itself."""

from __future__ import annotations

import pytest

from tests.small_site import entry

WITHDRAWN = "status: withdrawn\nwithdrawn: {date: 2024-02-01, reason: {en: Wrong.}}"
DOCUMENT = "document: {title: {en: T}, version: '3', publishers: [{name: The directorate}]}"
EDITIONS = "editions: [{year: 2014, publishers: [{name: Old}]}, {year: 2018, publishers: [{name: New}, {name: Newer}]}]"
CHANGED = "changes: [{date: 2025-09-01, kind: minor}, {date: 2025-08-01, kind: major, note: {en: More.}}]"
INTRODUCTION = "\n## Introduction {#introduction}\n\nT."
SUMMARY = "\n## Summary {#summary}\n\nT."

SAID = {
    "a guideline": (
        entry("guidelines/x", f"published: 2025-06-01\n{DOCUMENT}\n{CHANGED}", en="X" + INTRODUCTION),
        ("Version: 3 · Updated: 1 August 2025", ("The directorate",), "2025-06-01", "2025-08-01"),
    ),
    "a publication": (
        entry("publications/x", f"published: 2025-06-01\n{EDITIONS}", en="X" + SUMMARY),
        ("Edition: 2018 · Published: 1 June 2025", ("New", "Newer"), "2025-06-01", "2025-06-01"),
    ),
    "a withdrawn article by an author": (
        entry("articles/x", f"published: 2025-06-01\nkind: comment\nauthors: [{{name: 'Author, A.'}}]\n{WITHDRAWN}", en="X\nText."),
        ("Published: 1 June 2025 · Please note: Withdrawn", ("Author, A.",), "2025-06-01", "2025-06-01"),
    ),
    "one that is overdue and has expired": (
        entry("articles/x", "published: 2025-06-01\nreview_due: 2025-07-01\nexpires: 2025-08-01\nkind: comment", en="X\nText."),
        ("Published: 1 June 2025 · Please note: Expired, Review overdue", (), "2025-06-01", "2025-06-01"),
    ),
}


@pytest.mark.parametrize(("archive", "said"), SAID.values(), ids=SAID)
def test_what_a_copy_says(archive: str, said: tuple[object, ...], site):
    paper = site(archive).view("x").paper
    assert (paper.running, paper.authors, paper.created, paper.modified) == said


def test_facts_on_paper(site):
    paper = site(SAID["a guideline"][0]).view("x").paper
    assert [(fact.id, fact.items[0].text) for fact in paper.facts] == [("version", "3"), ("published", "1 June 2025"), ("updated", "1 August 2025")]


def test_a_translation_by_a_machine_says_so(site):
    danish = "---\ntitle: X\ntranslation: {from: en, state: machine}\n---\nTekst."
    paper = site(entry("articles/x", "published: 2025-06-01\nkind: comment", en="X\nText.", da=danish)).view("x", "da").paper
    assert paper.running == "Published: 1. juni 2025 · Please note: Machine translation"
