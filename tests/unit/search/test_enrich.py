"""What words add to the pages that show them."""

from __future__ import annotations

import pytest

from portal_build.compounds.known_words import KnownWords
from portal_build.search import enrich
from portal_build.search.enrich import Enrichment, enrichment
from portal_build.search.records import HiddenText

KNOWN = KnownWords(
    dict.fromkeys("alkohol rådgivning center skole barn børn bog bøger".split(), 4.5) | {"var": 6.8, "være": 6.5, "er": 7.1},
    {"børn": "barn", "bøger": "bog", "bogen": "bog", "var": "være", "er": "være", "spoke": "speak", "spoken": "speak"},
    {"børn": "barn", "bøger": "bog", "var": "være", "er": "være", "spoke": "speak", "spoken": "speak"},
)


def of(*shown: str, language: str = "da", never: tuple[str, ...] = ()) -> dict[str, str]:
    return {hidden.field: hidden.text for hidden in enrichment(language, dict.fromkeys(shown, 1), never).of(shown)}


@pytest.fixture(autouse=True)
def kept(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """What is kept from one build to the next."""
    kept: dict[str, object] = {}
    monkeypatch.setattr(enrich, "listed_words", lambda language: KNOWN)
    monkeypatch.setattr(enrich, "lists_version", lambda: "1-2")
    monkeypatch.setattr(enrich, "read_kept", kept.get)
    monkeypatch.setattr(enrich, "keep", kept.__setitem__)
    return kept


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


@pytest.mark.parametrize(("language", "shown", "hidden"), [("en", "spoke", {"forms": "speak spoken"}), ("en", "skolebørn", {}), ("tg", "børn", {})])
def test_languages_that_do_not_write_words_together(language: str, shown: str, hidden: dict[str, str]) -> None:
    assert of(shown, language=language) == hidden


def test_a_form_that_begins_with_another_is_found_by_it_only_if_its_ending_is_regular() -> None:
    assert [of(word, language="en").get("forms", "") for word in ("speak", "spoken")] == ["spoke spoken", "speak"]


def test_without_word_lists_the_words_of_the_site_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(enrich, "lists_version", lambda: "")
    pages = {"støtte": 9, "behov": 7, "støttebehov": 1, "pårørendebehov": 1} | {f"w{number}": 1 for number in range(1000)}
    assert list(enrichment("da", pages).of(["støttebehov", "pårørendebehov"])) == [HiddenText("parts", "behov støtte")]


def test_words_that_the_lists_do_not_know_are_compared_with_those_of_the_site() -> None:
    pages = {"recovery": 9, "proces": 7, "recoveryproces": 1, "skolebørn": 1} | {f"w{number}": 1 for number in range(1000)}
    assert list(enrichment("da", pages).of(["recoveryproces"])) == [HiddenText("parts", "proces recovery")]


def test_what_the_lists_say_is_kept(kept: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> None:
    of("skolebørn", "ukendt")
    assert list(kept.values()) == [{"skolebørn": ("skole børn", "barn", False), "ukendt": ("", "", False)}]
    kept.update({name: {word: list(found) for word, found in words.items()} for name, words in kept.items()})  # type: ignore[attr-defined]
    monkeypatch.setattr(enrich, "listed_words", None)
    assert of("skolebørn") == {"parts": "børn skole", "forms": "barn"}


@pytest.mark.parametrize("nonsense", [[], "x", {"skolebørn": "x"}, {"skolebørn": []}])
def test_what_was_kept_and_makes_no_sense_is_found_out_anew(kept: dict[str, object], nonsense: object) -> None:
    of("skolebørn")
    kept.update(dict.fromkeys(kept, nonsense))
    assert of("skolebørn") == {"parts": "børn skole", "forms": "barn"}


def test_every_word_that_may_be_hidden_is_told() -> None:
    assert Enrichment({"ab": ("a", "b")}, {"c": ("d",)}).words() == {"a", "b", "d"}
