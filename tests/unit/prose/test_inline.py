"""Words and codes of one block."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_build.prose.inline import Code, has_words, marks_to_keep, pieces_of, written


def shown(pieces) -> str:
    """Codes as `<kind …>`, in short."""
    return "".join(one if isinstance(one, str) else _code(one) for one in pieces)


def _code(code: Code) -> str:
    return f"<{code.kind}>" if code.inside is None else f"<{code.kind}:{shown(code.inside)}>"


CASES = {
    "See [the plan](entry:x).": "See <link:the plan>.",
    "See [](entry:x).": "See <link>.",
    "![A **big** tree](tree.png)": "<image:A <emphasis:big> tree>",
    "Known [@one; @two].": "Known <citation>.",
    "*One* **two** _three_ __four__": "<emphasis:One> <emphasis:two> <emphasis:three> <emphasis:four>",
    "**[a](entry:x) b**": "<emphasis:<link:a> b>",
    "`*no*` and \\*no\\*": "<code> and \\*no\\*",
    "snake_case 2 * 3 * 4": "snake_case 2 * 3 * 4",
    "<https://x.example> <b>bold</b>": "<link> <html>bold<html>",
    "*ord*{: lang=da }": "<emphasis:ord><braces>",
    "[text][label]": "<link:text>",
    "one  \ntwo": "one<break>two",
    "[a [b] c](entry:x)": "<link:a [b] c>",
}


@pytest.mark.parametrize(("text", "pieces"), CASES.items())
def test_pieces(text: str, pieces: str):
    assert shown(pieces_of(text)) == pieces
    assert written(pieces_of(text)) == text


@given(st.text(alphabet="ab1 \n*_`[]()!<>{}@:;\\#", max_size=60))
def test_any_line_is_put_together_again(text: str):
    assert written(pieces_of(text)) == text


@pytest.mark.parametrize("text", ["*" * 4000, "[" * 4000, "`" * 4000, "_a " * 2000, "[a](" * 1000, "<" * 4000, "{" * 4000, "*a " * 16000, "a" + " " * 49_000 + "b"])
def test_endless_signs_take_no_time(text: str):
    assert written(pieces_of(text)) == text


KEPT = {
    "a link, whatever its words": ("[one](entry:x) and [](entry:x)", {"(entry:x)": 2}),
    "a picture": ("![one](a.png)", {"!(a.png)": 1}),
    "citations": ("[@a] [@a; @b]", {"[@a]": 1, "[@a; @b]": 1}),
    "code, HTML and braces": ("`x` <br> {#id}", {"`x`": 1, "<br>": 1, "{#id}": 1}),
    "not emphasis, nor the language of words": ("*a*{: lang=nl } **b**{lang=da}", {}),
}


@pytest.mark.parametrize(("text", "marks"), KEPT.values(), ids=KEPT)
def test_what_a_translation_keeps(text: str, marks: dict[str, int]):
    assert dict(marks_to_keep(text)) == marks


@pytest.mark.parametrize(("text", "is_there"), {"Text": True, "12": True, "[](claim:x)": False, "[word](term:x)": True, "[@a]": False, "– …": False}.items())
def test_whether_there_is_anything_to_translate(text: str, is_there: bool):
    assert has_words(text) is is_there
