"""Blocks of a Markdown text: what they are, and where."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_build.prose.blocks import blocks_in, with_blocks
from tests.conftest import FULL, ROOT

CASES = {
    "paragraphs, one of them wrapped": ("One\nof two lines.\n\nTwo.\n", ["paragraph: One of two lines.", "paragraph: Two."]),
    "a break that readers see": ("One  \ntwo\n", ["paragraph: One  \ntwo"]),
    "headings and their ids": ("## Aim {#aim}\nText\n### Sub ##\n", ["heading: Aim", "paragraph: Text", "heading: Sub"]),
    "a heading that is underlined": ("Aim\n---\n\nText\n\n---\n", ["heading: Aim", "paragraph: Text"]),
    "lists": ("- one\n- two\n  more\n    - inside\n\n1. first\n", ["list item: one", "list item: two more", "list item: inside", "list item: first"]),
    "a paragraph inside an item": ("- one\n\n    More.\n", ["list item: one", "paragraph: More."]),
    "quotations": ("> said\n> so\n\nText\n", ["paragraph: said so", "paragraph: Text"]),
    "definitions": ("Term\nOther\n:   What it\n    means\n", ["term: Term", "term: Other", "definition: What it means"]),
    "boxes": ('!!! note "Mind"\n    Text.\n\n!!! tip\n    More.\n', ["title of a box: Mind", "paragraph: Text.", "paragraph: More."]),
    "tables": (
        "| A | B |\n| --- | :-: |\n| one \\| two | `a|b` |\n| | x |\n",
        ["cell of a table: A", "cell of a table: B", "cell of a table: one \\| two", "cell of a table: `a|b`", "cell of a table: x"],
    ),
    "code is none": ("Text\n\n```\n## no\n```\n\n    no\n\nEnd\n", ["paragraph: Text", "paragraph: End"]),
    "nor are rules, braces and definitions of links": ("* * *\n\nText\n{: lang=nl }\n\n[x]: https://example.org\n", ["paragraph: Text"]),
    "stars are no item": ("**Bold** text\n", ["paragraph: **Bold** text"]),
    "nothing": ("", []),
}


@pytest.mark.parametrize(("text", "blocks"), CASES.values(), ids=CASES)
def test_blocks(text: str, blocks: list[str]):
    assert [f"{block.kind}: {block.text}" for block in blocks_in(text)] == blocks


def test_headings_have_a_level_and_perhaps_an_id():
    blocks = blocks_in("# Top\n## Aim {#aim}\n### Sub {: #sub lang=nl }\nUnder\n===\n")
    assert [(block.level, block.anchor) for block in blocks] == [(1, ""), (2, "aim"), (3, "sub"), (1, "")]


REPLACED = {
    "the words of a heading, not its id": ("## Aim {#aim}\n", "## NEW {#aim}\n"),
    "the words of an item, not its sign": ("1.  one\n    more\n2.  two\n", "1.  NEW\n2.  NEW\n"),
    "a cell, not its room": ("|  A  |B|\n|---|---|\n", "|  NEW  |NEW|\n|---|---|\n"),
    "the title of a box": ('!!! note "Mind"\n    Text.\n', '!!! note "NEW"\n    NEW\n'),
    "quoted words": ("> > said  \n> > so\n", "> > NEW\n"),
    "spaces at ends stay": ("\n\n  One   \n\n\n", "\n\n  NEW   \n\n\n"),
}


@pytest.mark.parametrize(("before", "after"), REPLACED.values(), ids=REPLACED)
def test_other_words_in_every_block(before: str, after: str):
    assert with_blocks(before, dict.fromkeys(blocks_in(before), "NEW")) == after


def test_further_lines_begin_as_they_have_to():
    text = "- one\n\n> two\n"
    after = with_blocks(text, {block: "a  \nb" for block in blocks_in(text)})
    assert after == "- a  \n  b\n\n> a  \n> b\n"
    assert [block.text for block in blocks_in(after)] == ["a  \nb", "a  \nb"]


MARKDOWN = st.text(alphabet="ab 1\n#>-*_`[]()!|:{}.<@=~\\\"é", max_size=60)


@given(MARKDOWN)
def test_any_text_has_blocks_in_order_and_keeps_its_letters(text: str):
    blocks = blocks_in(text)
    ends = [0, *(block.end for block in blocks)]
    for block, end in zip(blocks, ends, strict=False):
        assert end <= block.line_start <= block.start < block.end <= block.line_end <= len(text) or end <= block.start < block.end
        assert block.text.strip() == block.text
    assert with_blocks(text, {}) == text
    same = {block: block.text for block in blocks if text[block.start : block.end] == block.text}
    assert with_blocks(text, same) == text


@pytest.mark.parametrize("folder", [ROOT / "content", FULL / "content"])
def test_every_word_of_a_portal_is_in_a_block(folder):
    for path in folder.rglob("*.md"):
        body = path.read_text(encoding="utf-8").split("---\n", 2)[2]
        blank = with_blocks(body, dict.fromkeys(blocks_in(body), ""))
        left = [line for line in blank.splitlines() if not re.fullmatch(r"\s*(?:#+|[-*+]|\d+\.)?\s*(?:\{#[\w-]+\})?", line)]
        assert left == [], path
