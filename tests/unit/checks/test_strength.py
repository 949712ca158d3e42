"""The strength of recommendations against their words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from portal_build.model.common import Audience
from portal_build.pipeline import load
from tests.conftest import ROOT
from tests.small_site import SmallSite, entry

BOOK = "published: 2024-01-01\neditions:\n  - {year: 2020, publishers: [{name: P}]}\nrecommendations: [ask]"
SCALE = """
-- content/vocabularies/scales/grades.yml --
title: {en: Grades}
version: "1"
source: first-source
levels:
  - {id: weak, label: {en: weak}, outcome: uncertain, wording: may}
  - {id: strong, label: {en: strong}, outcome: uncertain, wording: must}
  - {id: other, label: {en: other}, outcome: uncertain}
"""


@pytest.fixture
def said(site: Callable[..., SmallSite]) -> Callable[..., list[str]]:
    """What is said of one recommendation: place and message."""

    def run(strength: str, more: str = "", **texts: str) -> list[str]:
        facts = f"published: 2024-01-01\npart_of: book\nnumber: 1\n{strength}"
        made = site(SCALE + more + entry("publications/book", BOOK, en="Book\n## Summary {#summary}\nShort.") + entry("recommendations/ask", facts, **texts))
        found = [one for one in made.loaded.diagnostics if one.code in ("strength-contradicted", "unknown-language", "unknown-vocabulary", "wrong-value")]
        return [f"{one.position.file.rpartition('/')[2]}:{one.position.line}:{one.position.column} {one.message}" for one in found]

    return run


def text(section: str, title: str = "Ask", lead: str = "") -> str:
    return f"---\ntitle: {title}\n{f'lead: {lead}' if lead else ''}\n---\n\n## Said {{#recommendation}}\n\n{section}\n\n## More {{#evidence}}\n\nYou must and should and may.\n"


@pytest.mark.parametrize(
    ("strength", "section", "expected"),
    [
        ("words: {en: should}", "Staff must ask.", "index.en.md:8:7 `must` says must, but the strength (the publisher’s words) says should"),
        ("words: {en: should}", "Staff should ask. They must hurry.", ""),
        ("words: {en: should}", "Ask. They can answer.", ""),
        ("words: {en: should}", "Staff can ask.", "index.en.md:8:7 `can` says may, but the strength (the publisher’s words) says should"),
        ("words: {en: A strong one}", "Staff can ask.", ""),
        ("words: {da: bør}", "Staff must ask.", "index.en.md:8:7 `must` says must, but the strength (the publisher’s words) says should"),
        ("{scale: grades, level: weak}", "Hurry.\n\n- Staff *must not*\n  wait.", "index.en.md:10:10 `must` says must, but the strength (`weak`) says may"),
        ("{scale: grades, level: strong}", "Staff must ask.", ""),
        ("{scale: grades, level: other}", "Staff must ask.", ""),
        ("{scale: grades, level: weak, words: {en: must}}", "Staff must ask.", ""),
        ("{scale: nowhere, level: weak}", "Staff must ask.", ""),
    ],
)
def test_section(said, strength: str, section: str, expected: str):
    strength = f"strength:\n  {strength}\n" if strength.startswith("words") else f"strength: {strength}\n"
    assert said(strength, en=text(section)) == ([expected] if expected else [])


def test_title_and_lead(said):
    strength = "strength: {words: {en: may}}"
    assert said(strength, en=text("Ask.", title="Staff must ask")) == ["index.en.md:2:8 `must` says must, but the strength (the publisher’s words) says may"]
    assert said(strength, en=text("Ask.", lead="Do as you should.")) == []
    assert said(strength, en=text("Ask.", lead="You should.")) == ["index.en.md:3:7 `should` says should, but the strength (the publisher’s words) says may"]


def test_every_language(said):
    danish = text("Ansatte skal spørge.").replace("title: Ask", "title: Spørg\ntranslation:\n  from: en\n  state: draft")
    dutch = text("Medewerkers dienen dit te vragen.").replace("title: Ask", "title: Vraag\ntranslation:\n  from: en\n  state: draft")
    assert said("strength: {words: {en: should}}", en=text("Staff should ask."), da=danish, nl=dutch) == [
        "index.da.md:11:9 `skal` says must, but the strength (the publisher’s words) says should"
    ]


def test_editors_add_words(said):
    own = "-- content/vocabularies/wording.yml --\nwords:\n  - language: en\n    {}: [{}]\n"
    strength = "strength: {words: {en: should}}"
    assert said(strength, own.format("must", "is … bound to"), en=text("Staff is always bound to ask.")) == [
        "index.en.md:8:7 `is … bound to` says must, but the strength (the publisher’s words) says should"
    ]
    assert said(strength, own.format("ignored", "must"), en=text("Staff must ask.")) == []


def test_mistakes_in_the_list_of_words(said):
    own = "-- content/vocabularies/wording.yml --\nwords:\n  - language: en\n    must: [may]\n    may: [May]\n  - language: tg\n    must: [бояд]\n"
    [twice] = said("", own, en=text("Ask."))
    assert twice == "wording.yml:2:5 `words[1]`: `May` stands under `must` and under `may`"
    assert said("", own.replace("    may: [May]\n", ""), en=text("Ask.")) == ["wording.yml:4:15 the portal has no language `tg`"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [("…", "`…` is no word"), ("… … is", "`… … is` is no word"), ("a … b … c … d", "`a … b … c … d` has more gaps than two"), ("is … to be", "")],
)
def test_gaps_in_words(said, word: str, expected: str):
    own = f"-- content/vocabularies/wording.yml --\nwords:\n  - language: en\n    must: ['{word}']\n"
    assert said("", own, en=text("Ask.")) == ([f"wording.yml:3:12 `words[1].must[1]`: {expected}"] if expected else [])


def test_the_reference_portal_says_what_its_sources_say():
    loaded = load(ROOT / "content", date(2026, 12, 1), Audience.MEMBERS)
    assert [str(one.position) for one in loaded.diagnostics if one.code == "strength-contradicted"] == []
