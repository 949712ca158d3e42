"""What words add to the pages that show them."""

from __future__ import annotations

import pytest

from portal_build.compounds.known_words import NOTHING_KNOWN, KnownWords
from portal_build.search import enrich
from portal_build.search.enrich import Enrichment, enrichment
from portal_build.search.records import HiddenText

KNOWN = KnownWords(
    dict.fromkeys("alkohol rådgivning center skole barn børn bog bøger".split(), 4.5) | {"var": 6.8, "være": 6.5, "er": 7.1},
    {"børn": "barn", "bøger": "bog", "bogen": "bog", "var": "være", "er": "være"},
    {"børn": "barn", "bøger": "bog", "var": "være", "er": "være"},
)


def of(*shown: str, language: str = "da", never: tuple[str, ...] = ()) -> dict[str, str]:
    return {hidden.field: hidden.text for hidden in enrichment(language, dict.fromkeys(shown, 1), never).of(shown)}


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(enrich, "listed_words", lambda language: KNOWN if language == "da" else NOTHING_KNOWN)


@pytest.mark.parametrize(
    ("shown", "hidden"),
    [
        ("alkoholrådgivningscenter", {"parts": "alkohol center rådgivning rådgivningscenter"}),
        ("alkoholrådgivningscenter alkohol center", {"parts": "rådgivning rådgivningscenter"}),
        ("børn", {"forms": "barn"}),
        ("barn", {"forms": "børn"}),
        ("barn børn", {}),
        ("bogen", {"forms": "bøger"}),
        ("skolebørn", {"parts": "børn skole", "forms": "barn"}),
        ("var", {}),  # too common to be worth it
        ("ukendt", {}),
        ("", {}),
    ],
)
def test_danish(shown: str, hidden: dict[str, str]) -> None:
    assert of(*shown.split()) == hidden


def test_a_word_that_is_never_split() -> None:
    assert of("skolebørn", never=("skolebørn",)) == {}


def test_languages_that_do_not_write_words_together() -> None:
    assert of("skolebørn", language="en") == {}


def test_without_word_lists_the_words_of_the_site_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(enrich, "listed_words", lambda language: NOTHING_KNOWN)
    pages = {"støtte": 9, "behov": 7, "støttebehov": 1, "pårørendebehov": 1} | {f"w{number}": 1 for number in range(1000)}
    assert list(enrichment("da", pages).of(["støttebehov", "pårørendebehov"])) == [HiddenText("parts", "behov støtte")]


def test_every_word_that_may_be_hidden_is_told() -> None:
    assert Enrichment({"ab": ("a", "b")}, {"c": ("d",)}).words() == {"a", "b", "d"}
