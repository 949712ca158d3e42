"""The words of a text."""

from __future__ import annotations

import pytest

from portal_build.compounds.words import distinct_words_of, text_of, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Pårørende, og deres BEHOV.", ["pårørende", "og", "deres", "behov"]),
        ("pa\u030aro\u0308rende", ["pårörende"]),
        ("e-læring og 24-7-tilbud", ["e-læring", "e", "læring", "og", "24-7-tilbud", "24", "7", "tilbud"]),
        ("foto’s 'citeret' -kort- a_b", ["foto's", "citeret", "kort", "a", "b"]),
        ("støtte\u00adbehov", ["støttebehov"]),
        ("Ҳуқуқи кӯдакӣ", ["ҳуқуқи", "кӯдакӣ"]),
        ("a_-b _c_ d-_e", ["a", "b", "c", "d", "e"]),
        ("x" * 51 + " y", ["y"]),
        ("x" * 51 + "-y", ["y"]),
        ("\u202e\x00…!?", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert words_of(text) == words
    assert distinct_words_of(f"{text} {text}") == set(words)


def test_text_of_html() -> None:
    assert text_of('<p title="a">R&amp;D<br>1 &lt; 2</p>').split() == ["R&D", "1", "<", "2"]
