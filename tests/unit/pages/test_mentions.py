"""Which texts quote a claim or use a term."""

from __future__ import annotations

import pytest

from portal_build.pages.mentions import _named_in
from portal_build.prose import marks_in
from tests.small_site import entry

KIND = "kind: comment"


def test_terms_are_found_by_language_and_claims_whatever_the_language(site):
    small = site(
        entry("articles/a", KIND, en="A\n[x](term:recovery) and [y](term:recovery), [](claim:share)", da="A\nIntet.")
        + entry("articles/b", KIND, da="B\n[x](term:recovery)")
        + entry("articles/c", KIND, en="C\n[x](term:recovery)")
        + entry("articles/draft", KIND + "\nstatus: draft", en="D\n[x](term:recovery)")
        + entry("articles/old", KIND + "\nstatus: withdrawn\nwithdrawn: {date: 2025-01-01, reason: {en: r}}", en="O\n[x](term:recovery)")
    )
    assert small.site.mentions.terms == {("en", "recovery"): ("a", "c"), ("da", "recovery"): ("b",)}
    assert small.site.mentions.claims == {"share": ("a",)}


TEXTS = {
    "plain": ("See [x](term:one) and [](claim:two).", [("term", "one"), ("claim", "two")]),
    "brackets and title": ("[x](<term:one>) [y](term:two \"Title\")", [("term", "one"), ("term", "two")]),
    "anchor": ("[x](claim:one#here) `code`", [("claim", "one")]),
    "code": ("`[x](term:one)` [y](term:two)", [("term", "two")]),
    "fence": ("```\n[x](term:one)\n```\n\n[y](term:two)", [("term", "two")]),
    "indented code": ("Text\n\n    [x](term:one)\n\nText", []),
    "escaped": ("\\[x](term:one)", []),
    "address further down": ("[x][r]\n\n[r]: term:one", [("term", "one")]),
    "words alone": ("The term: one.", []),
    "other links": ("[x](entry:one) [@two]", []),
}


@pytest.mark.parametrize(("body", "named"), TEXTS.values(), ids=TEXTS)
def test_what_a_text_mentions(body: str, named: list[tuple[str, str]]):
    assert list(_named_in(body)) == named


@pytest.mark.parametrize("body", [body for body, _ in TEXTS.values()], ids=TEXTS)
def test_the_quick_way_finds_what_reading_all_marks_finds(body: str):
    marks = [mark.target.partition("#")[0].partition(":") for mark in marks_in(body) if mark.kind == "link"]
    assert set(_named_in(body)) == {(scheme, name) for scheme, _, name in marks if scheme in ("claim", "term")}
