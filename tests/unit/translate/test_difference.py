"""Differences word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_build.translate.difference import DELETED, EQUAL, INSERTED, compared

SIGNS = {EQUAL: "{}", DELETED: "[-{}-]", INSERTED: "{{+{}+}}"}


def shown(old: str, new: str) -> list[str]:
    return ["".join(SIGNS[run.kind].format(run.text) for run in paragraph) for paragraph in compared(old, new)]


CASES = {
    "a word": ("It may help.", "It will help.", ["It [-may-]{+will+} help."]),
    "words side by side": ("It may well help.", "It surely does help.", ["It [-may well-]{+surely does+} help."]),
    "a word put in": ("It helps.", "It really helps.", ["It{+ really+} helps."]),
    "a sign": ("It helps.", "It helps!", ["It helps[-.-]{+!+}"]),
    "a paragraph put in": ("One.\n\nThree.", "One.\n\nTwo.\n\nThree.", ["One.", "{+Two.+}", "Three."]),
    "a paragraph taken out": ("One.\n\nTwo.", "Two.", ["[-One.-]", "Two."]),
    "nothing": ("One.", "One.", ["One."]),
    "all of it": ("", "New.", ["{+New.+}"]),
}


@pytest.mark.parametrize(("old", "new", "paragraphs"), CASES.values(), ids=CASES)
def test_shown(old: str, new: str, paragraphs: list[str]):
    assert shown(old, new) == paragraphs


TEXT = st.text(alphabet="ab .\n", max_size=30)


@given(TEXT, TEXT)
def test_both_texts_can_be_read_out_of_it(old: str, new: str):
    found = list(compared(old, new))
    for text, other in ((old, INSERTED), (new, DELETED)):
        said = ["".join(run.text for run in paragraph if run.kind != other) for paragraph in found]
        assert " ".join(" ".join(said).split()) == " ".join(text.split())


def test_very_long_paragraphs_are_compared_as_wholes():
    old, new = "a " * 30_000 + "x", "a " * 30_000 + "y"
    [paragraph] = compared(old, new)
    assert [run.kind for run in paragraph] == [DELETED, INSERTED]
