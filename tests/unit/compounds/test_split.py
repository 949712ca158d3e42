"""Splitting, with a few known words and with the word lists."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from portal_build.compounds.known_words import NOTHING_KNOWN, KnownWords
from portal_build.compounds.rules import DANISH, DUTCH, RULES, Rules
from portal_build.compounds.split import Part, Splitter
from portal_build.compounds.word_lists import lists_version
from tests.bench.compounds import read_gold, score, splitter

GOLD = Path(__file__).parent / "gold"
DANISH_WORDS = KnownWords(
    dict.fromkeys("støtte behov behandling behandlinger plan barn hus arbejde arbejd plads ende gruppe samtale til".split(), 4.5) | {"behandle": 4.5},
    {"behandlinger": "behandling"},
)


def split(word: str, rules: Rules = DANISH, known: KnownWords = DANISH_WORDS, never: tuple[str, ...] = ()) -> str:
    return "|".join(part.text for part in Splitter(rules, known, never).parts(word))


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("støttebehov", "støtte|behov"),
        ("støttebehovene", "støtte|behovene"),  # a regular ending
        ("støttebehovets", "støtte|behovets"),
        ("behandlingsplan", "behandlings|plan"),  # a link
        ("arbejdsplads", "arbejds|plads"),
        ("gruppesamtalebehov", "gruppe|samtale|behov"),
        ("behandlende", ""),  # an ending that looks like a word
        ("tilsamtale", "til|samtale"),
        ("plansamtaletil", ""),
        ("støtte", ""),
        ("xyzbehov", ""),  # a part that nobody knows
        ("støtte-behov", ""),
        ("støttebehov2", ""),
        ("", ""),
        ("støtte" * 20, ""),
    ],
)
def test_danish(word: str, parts: str) -> None:
    assert split(word) == parts


def test_a_part_knows_its_word_without_the_link() -> None:
    assert Splitter(DANISH, DANISH_WORDS).parts("behandlingsplan") == (Part("behandlings", "behandling"), Part("plan", "plan"))


def test_links_of_dutch() -> None:
    known = KnownWords(dict.fromkeys("burger initiatief ziek huis boek kast zon bril".split(), 4.5))
    words = ["burgerinitiatief", "boekenkast", "zonnebril", "burgersinitiatief"]
    assert [split(word, DUTCH, known) for word in words] == ["burger|initiatief", "boeken|kast", "", "burgers|initiatief"]


def test_particles_only_begin_a_word() -> None:
    assert split("støttetilsamtale", known=DANISH_WORDS) == ""


def test_a_frequent_word_stays_whole_where_its_parts_are_not_frequent_enough() -> None:
    often = replace(DANISH_WORDS, frequency={**DANISH_WORDS.frequency, "støttebehov": 9.5})
    assert split("støttebehov", known=often) == ""


def test_a_word_that_is_never_split() -> None:
    assert split("støttebehov", never=("støttebehov",)) == ""


def test_nothing_known() -> None:
    assert split("støttebehov", known=NOTHING_KNOWN) == ""


@pytest.mark.parametrize(("language", "f1", "false"), [("da", 0.89, 0.08), ("nn", 0.75, 0.17)])
def test_with_the_word_lists_compounds_are_split_and_other_words_are_not(language: str, f1: float, false: float) -> None:
    assert lists_version(), "install the extra `search`, as `make setup` does"
    reached = score(splitter(language), read_gold(GOLD, language, "test"))
    assert reached.f1 >= f1 and reached.false <= false, reached


def test_every_language_has_gold_or_is_measured_elsewhere() -> None:
    assert {path.stem for path in GOLD.glob("*.tsv")} | {"nb", "nl"} == {language for language, rules in RULES.items() if rules.joins}
