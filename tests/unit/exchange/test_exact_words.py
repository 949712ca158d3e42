"""Words put into YAML."""

from __future__ import annotations

import pytest

from portal_build.exchange.exact_words import NotPut, with_words

TEXT = """\
# About it
a:
  - id: x   # the first
    label:
      da: Ord  # a remark
      en: "Word: one"
    flow: {en: Walk, da: 'Gå'}
b: plain text
  on two lines
c:
    nl: >-
      folded
      text

    # to the end
d: [1, 2]
"""
LABEL, FLOW = ("a", 0, "label"), ("a", 0, "flow")
CASES = {
    "a plain word": ((*LABEL, "da"), "Nyt ord", "da: Ord ", "da: Nyt ord "),
    "what needs quotation marks": ((*LABEL, "da"), "Nyt: ord", "da: Ord ", "da: 'Nyt: ord' "),
    "in its own quotation marks": ((*LABEL, "en"), 'A "b" \\', '"Word: one"', '"A \\"b\\" \\\\"'),
    "a further language": ((*LABEL, "nb"), "no", 'one"\n', "one\"\n      nb: 'no'\n"),
    "inside braces": ((*FLOW, "da"), "Det's", "'Gå'", "'Det''s'"),
    "a comma inside braces": ((*FLOW, "en"), "a, b}", "{en: Walk", "{en: 'a, b}'"),
    "a further language inside braces": ((*FLOW, "nl"), "Loop", "'Gå'}", "'Gå', nl: Loop}"),
    "several lines become one": (("b",), "one", "plain text\n  on two lines", "one"),
    "a folded text": (("c", "nl"), "kort", ">-\n      folded\n      text", "kort"),
    "behind a folded text": (("c", "da"), "langt", "      text\n", "      text\n    da: langt\n"),
    "a new field at the end": (("e",), "New", "d: [1, 2]\n", "d: [1, 2]\ne: New\n"),
}


@pytest.mark.parametrize(("loc", "words", "before", "after"), CASES.values(), ids=CASES)
def test_one_place(loc, words: str, before: str, after: str):
    assert TEXT.count(before) == 1
    assert with_words(TEXT, {loc: words}) == TEXT.replace(before, after)


def test_many_places_at_once():
    words = {(*LABEL, "nb"): "A", (*LABEL, "nl"): "B", (*LABEL, "da"): "C"}
    assert with_words(TEXT, words) == TEXT.replace("da: Ord ", "da: C ").replace('one"\n', 'one"\n      nb: A\n      nl: B\n')


@pytest.mark.parametrize("words", ["no", "1.10", "null", "2024-01-01", "~", "- x", "# x", "x #y", "'", '"', "{x}", "a: b", "&a", "*a", "!x", "%", "@x", "`x`", "x:", "???"])
def test_words_that_yaml_takes_for_something_else(words: str):
    for loc in ((*LABEL, "da"), (*LABEL, "en"), (*FLOW, "da"), (*FLOW, "tg")):
        with_words(TEXT, {loc: words})


def test_the_end_of_a_file_without_a_line_end():
    assert with_words("a:\n  da: x", {("a", "en"): "z"}) == "a:\n  da: x\n  en: z"


def test_what_would_say_something_else_is_refused():
    with pytest.raises(NotPut, match="written in a way"):
        with_words("a: {da: x,\n  }\n", {("a", "en"): "y\nb"})
