"""Attacks in any order, cut anywhere, inside of each other."""

from __future__ import annotations

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from portal_build.markup import render
from tests.attacks.corpus import TEXTS, WORDS
from tests.attacks.seen import runs
from tests.sites.built import read_page

SIGNS = ("\n\n", "\n", "> ", "- ", "1. ", "    ", "`", "```\n", "[", "](", ")", "![", "|", "\n|---|\n", "<", ">", '"', "'", "&", ";", "\\", "{: ", " }", "*", "_", "!!! note ", ":   ")
ATTACKS = st.sampled_from([*TEXTS.values(), *WORDS.values()])
CUT = st.tuples(ATTACKS, st.integers(0, 60), st.integers(0, 60)).map(lambda cut: cut[0][cut[1] : cut[1] + cut[2]])


@settings(max_examples=300)
@example("![a](<style>body{background:url(//evil.invalid/x)}</style>")
@example("![a](02klzzwxh:*[x]: b) ![a](:b) ![a](x2;klzzwxh:b)")
@given(st.lists(ATTACKS | CUT | st.sampled_from(SIGNS), max_size=10).map("".join))
def test_no_mixture_runs(body: str):
    html = "".join(f'<h2 id="{section.id}">x</h2>{section.html}' for section in render(body))
    # What names something of the portal gets its address on a page, or is no link there.
    page = read_page(re.sub(r' href="(?:entry|claim|term|cite):[^"]*"', "", html))
    assert list(runs(page)) == []
    assert [tag.attributes for tag in page.tags if tag.name == "img" and tag.attributes.get("src", "").startswith(("http", "//", "\\", "/"))] == []
