"""Words that are nearly those of the vocabularies."""

from __future__ import annotations

import pytest

from portal_build.compounds.known_words import NOTHING_KNOWN, KnownWords
from portal_build.search import near_misses as module
from portal_build.search.near_misses import near_misses
from tests.small_site import entry

TOPICS = """\
-- content/vocabularies/topics.yml --
title: {en: Topics}
version: "1"
concepts:
  - {id: a, prefLabel: {en: Involving relatives, da: Pårørende}, altLabel: {en: [recovery]}}
"""


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "listed_words", lambda language: KnownWords({"reactives": 3.0}) if language == "en" else NOTHING_KNOWN)


def said(site, **texts: str) -> list[str]:
    loaded = site(entry("articles/walk", "published: 2024-01-01\nkind: comment", **texts) + TOPICS)
    return [f"{one.position.file.rpartition('/')[2]}:{one.position.line}:{one.position.column} {one.word} {one.label}" for one in near_misses(loaded.loaded.content)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A text\n\nWith relaitves.", ["index.en.md:5:6 relaitves Involving relatives"]),
        ("A text\nWith Recovrey and recovry.", ["index.en.md:4:6 recovrey recovery", "index.en.md:4:19 recovry recovery"]),
        ("Our relatves\nText.", ["index.en.md:2:8 relatves Involving relatives"]),
        ("A text\nWith relatives.", []),
        ("A text\nA relative, a recoverer.", []),  # forms of the word
        ("A text\n[there](https://relaitves.example) and `relaitves`", []),
        ("A text\nThe reactives.", []),  # a word that everybody knows
        ("A text\nWith reltves and relation.", []),  # two letters away
    ],
)
def test_english(site, text: str, found: list[str]) -> None:
    assert said(site, en=text) == found


def test_each_language_has_its_own_labels(site) -> None:
    assert said(site, en="A text\nThe pårøende.", da="En tekst\nDe pårøende.") == ["index.da.md:4:4 pårøende Pårørende"]
