"""The engine's short cuts give what the engine gives without them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown.treeprocessors import InlineProcessor

from portal_build.markup.engine import engine

CONTENT = Path(__file__).parents[3] / "content"

QUICK = engine()
STOCK = engine()
STOCK.treeprocessors.register(InlineProcessor(STOCK), "inline", 20)

MARKED = [
    "plain, with a full stop.",
    "`code` and ``co`de``",
    r"\*not\* and \[not\]",
    "[@one] and [@one; @two], [ @no ]",
    "[words](entry:id \"title\") and [](claim:x)",
    "[words][label], [label], [label][]\n\n[label]: https://example.org/",
    "![alt](a.png) and ![alt][pic]\n\n[pic]: b.png",
    "<https://example.org> and <me@example.org>, <b>no</b>",
    "a line  \nand another",
    "&amp; &copy; & &#38;",
    "*em* **strong** ***both*** _em_ __strong__ snake_case_word * alone",
    "**[strong `link`](x)** and *a [b](c) `d`*",
    "| a | *b* |\n|---|---|\n| `c` | [d](e) |",
    "- item *x*\n    - inner [y](z)\n\n1. one  \ntwo",
]


@pytest.mark.parametrize("body", MARKED)
def test_each_kind_of_mark(body: str):
    assert QUICK.reset().convert(body) == STOCK.reset().convert(body)


@given(st.text(alphabet=st.sampled_from("`\\[]()<>&;*_! \n@:/#{}-|ab1."), max_size=120))
def test_any_text(body: str):
    assert QUICK.reset().convert(body) == STOCK.reset().convert(body)


def test_the_texts_of_the_reference_portal():
    bodies = [path.read_text(encoding="utf-8") for path in CONTENT.rglob("index.*.md")]
    assert [body for body in bodies if QUICK.reset().convert(body) != STOCK.reset().convert(body)] == []
