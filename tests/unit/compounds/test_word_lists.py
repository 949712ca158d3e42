"""The word lists of the extra `search`, and what is kept of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from portal_build.compounds import kept, word_lists
from portal_build.compounds.known_words import NOTHING_KNOWN, KnownWords, with_words_of
from portal_build.compounds.word_lists import listed_words

READ = KnownWords({"barn": 5.1, "børn": 5.3, "å": 0.0, "øh": 9.9}, {"børn": "barn"})


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's cache folder; reading the lists gives `READ`."""
    monkeypatch.setattr(kept, "user_cache_path", lambda *_, **__: tmp_path / "cache")
    monkeypatch.setattr(word_lists, "lists_version", lambda: "1-2")
    monkeypatch.setattr(word_lists, "_read", lambda language: READ)
    return tmp_path / "cache"


def test_what_was_read_is_kept(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert listed_words("da") == READ
    monkeypatch.setattr(word_lists, "_read", lambda language: NOTHING_KNOWN)
    assert listed_words("da") == READ
    assert [file.name for file in cache.iterdir()] == [f"words-da-1-2-{word_lists._FORM}.json"]


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'"x"', b"\xff", b'{"words": "a b", "often": "1", "forms": "", "bases": ""}'])
def test_what_was_kept_and_makes_no_sense_is_read_anew(cache: Path, content: bytes) -> None:
    cache.mkdir()
    (cache / f"words-da-1-2-{word_lists._FORM}.json").write_bytes(content)
    assert listed_words("da") == listed_words("da") == READ


def test_without_a_place_to_keep_it_it_is_read_each_time(cache: Path) -> None:
    cache.write_text("a file where the folder should be")
    assert listed_words("da") == listed_words("da") == READ


def test_other_languages_have_none(cache: Path) -> None:
    assert listed_words("sv") is listed_words("tg") is NOTHING_KNOWN
    assert not cache.exists()


def test_without_the_extra_nothing_is_known(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_lists, "lists_version", lambda: "")
    assert listed_words("da") is NOTHING_KNOWN


@pytest.fixture
def lists(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    counted = {"nb": {"hage": 4.4, "hagen": 4.2, "slengord": 1.2, "navn": 3.0}}
    lemmas = {
        "nb": {"hage": "hage", "hagen": "hage", "hagens": "hage", "sjelden": "sjelden", "sjeldnes": "sjelden", "overlangtsjeldent": "overlangtsjeldent"},
        "nn": {"skule": "skule", "skulane": "skule", "hage": "hage"},
    }
    monkeypatch.setattr(word_lists, "_frequencies", lambda language: counted.get(language, {}).items())
    monkeypatch.setattr(word_lists, "_lemmas", lambda language: lemmas[language].items())
    yield


@pytest.mark.usefixtures("lists")
def test_of_the_lists_what_may_be_a_part_is_read() -> None:
    read = word_lists._read("nb")
    assert read == KnownWords({"hage": 4.4, "hagen": 4.2, "navn": 3.0, "hagens": 2.0, "sjelden": 2.0}, {"hagen": "hage", "hagens": "hage"})


@pytest.mark.usefixtures("lists")
def test_nynorsk_has_the_frequencies_of_bokmal() -> None:
    read = word_lists._read("nn")
    assert {word: read.frequency[word] for word in ("skule", "skulane", "hage")} == {"skule": 3.0, "skulane": 3.0, "hage": 4.4}


def test_the_words_of_a_site_are_known_if_several_pages_use_them() -> None:
    known = with_words_of({"forløbspartner": 12, "slåfejl": 1, "barn": 40, "a-kasse": 9}, KnownWords({"barn": 9.0}, {"børn": "barn"}))
    assert known.frequency == {"barn": 9.0, "forløbspartner": pytest.approx(7.29, abs=0.01)}
    assert known.base == {"børn": "barn"}
