"""Translated blocks put into a body."""

from __future__ import annotations

import pytest

from portal_build.exchange.body import NotFitting, new_body
from tests.unit.exchange.bodies import rows_of


def put(source: str, target: str, words: dict[str, str]) -> str:
    return new_body(source, target, rows_of(source, target), {f"x#{name}": said for name, said in words.items()}).text


SOURCE = "Intro.\n\n## Aim {#aim}\n\nFirst.\n\n- one\n- two\n\n## End {#end}\n\nLast.\n"
TARGET = "Indledning.\n\n## Formål {#aim}\n\nFørste.\n\n- en\n- to\n\n## Slut {#end}\n\nSidste.\n"

CASES = {
    "other words": (TARGET, {"aim/2": "Andet.", "aim/4": "tre"}, TARGET.replace("Første", "Andet").replace("- to", "- tre")),
    "words of a heading": (TARGET, {"aim/1": "Målet"}, TARGET.replace("Formål", "Målet")),
    "an item that was not there": (TARGET.replace("- to\n", ""), {"aim/4": "to"}, TARGET),
    "a paragraph that was not there": (TARGET.replace("Første.\n\n", ""), {"aim/2": "Første."}, TARGET),
    "a section that was not there": (
        TARGET.replace("## Formål {#aim}\n\nFørste.\n\n- en\n- to\n\n", ""),
        {"aim/1": "Formål", "aim/2": "Første.", "aim/3": "en", "aim/4": "to"},
        TARGET,
    ),
    "the last section": (TARGET.partition("\n## Slut")[0], {"end/1": "Slut", "end/2": "Sidste."}, TARGET),
    "behind a text without a line end": ("Indledning.", {"end/1": "Slut", "end/2": "Sidste."}, "Indledning.\n\n## Slut {#end}\n\nSidste.\n"),
    "what stands before the first heading": (TARGET.partition("\n\n")[2], {"start/1": "Indledning."}, TARGET),
    "everything": ("", {"start/1": "I.", "aim/1": "F", "aim/2": "A.", "aim/3": "en", "aim/4": "to", "end/1": "S", "end/2": "B."}, "I.\n\n## F {#aim}\n\nA.\n\n- en\n- to\n\n## S {#end}\n\nB.\n"),
    "nothing": (TARGET, {}, TARGET),
}


@pytest.mark.parametrize(("target", "words", "after"), CASES.values(), ids=CASES)
def test_put_in(target: str, words: dict[str, str], after: str):
    assert put(SOURCE, target, words) == after


def test_a_section_waits_until_all_of_it_is_there():
    found = new_body(SOURCE, "Indledning.\n", rows_of(SOURCE, "Indledning.\n"), {"x#aim/1": "Formål", "x#start/1": "I."})
    assert (found.text, found.waiting, found.written) == ("I.\n", ("aim",), {"x#start/1"})


def test_a_new_section_gets_the_id_that_its_source_has_by_its_words():
    assert put("## My aim\n\nText.\n", "", {"my-aim/1": "Formål", "my-aim/2": "Tekst."}) == "## Formål {#my-aim}\n\nTekst.\n"


def test_what_has_no_words_comes_with_its_section():
    source = "## A {#a}\n\nText.\n\n```\ncode\n```\n\n[](entry:x)\n\n***\n"
    assert put(source, "", {"a/1": "B", "a/2": "Tekst."}) == source.replace("## A", "## B").replace("Text", "Tekst")


NOT_FITTING = {
    "a heading": "## New",
    "an item": "- one",
    "a rule": "***",
    "an underline": "One  \n===",
    "a quotation": "> said",
    "a box": "!!! note",
    "a definition of a link": "[x]: https://example.org",
    "two blocks": "One.\n\nTwo.",
    "front matter": "---\ntitle: Other\n---",
    "braces alone": "{: #other }",
    "a term": "One\n:   two",
}


@pytest.mark.parametrize("words", NOT_FITTING.values(), ids=NOT_FITTING)
def test_words_that_would_be_something_else(words: str):
    with pytest.raises(NotFitting, match="it would be read as") as error:
        put(SOURCE, TARGET, {"aim/2": words})
    assert error.value.name == "x#aim/2"


def test_two_blocks_cannot_make_code_of_what_is_between_them():
    with pytest.raises(NotFitting):
        put(SOURCE, TARGET, {"aim/2": "```", "end/2": "```"})


def test_a_cell_stays_a_cell():
    table = "| A | B |\n| --- | --- |\n| one | two |\n"
    assert put(table, table, {"start/4": "to"}) == table.replace("two", "to")
    for words in ("to | tre", "to |"):
        with pytest.raises(NotFitting):
            put(table, table, {"start/4": words})
    with pytest.raises(NotFitting, match="add it in the file by hand"):
        put(table, "| A | B |\n| --- | --- |\n| en | |\n", {"start/4": "to"})


def test_the_place_of_a_block_that_cannot_be_known():
    with pytest.raises(NotFitting, match="where it would go is not clear"):
        put("One.\n\n```\ncode\n```\n\nTwo.\n", "En.\n", {"start/2": "To."})
