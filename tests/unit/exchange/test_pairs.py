"""Which block translates which."""

from __future__ import annotations

import pytest

from portal_build.exchange.pairs import paired
from portal_build.prose.blocks import blocks_in

CASES = {
    "the same blocks": ("# A\n\nB\n\n- C", "# X\n\nY\n\n- Z", ["X", "Y", "Z"]),
    "a paragraph more": ("One [](entry:a).\n\nTwo [](entry:b).", "Ny.\n\nEn [](entry:a).\n\nTo [](entry:b).", ["En [](entry:a).", "To [](entry:b)."]),
    "a paragraph less": ("One.\n\nTwo [](entry:b).", "To [](entry:b).", [None, "To [](entry:b)."]),
    "two made one": ("Short.\n\n- a\n- b", "Kort.\n\n- a og b", ["Kort.", "a og b", None]),
    "nothing": ("One.", "", [None]),
    "other ids": ("### A {#a}\n\n### B {#b}", "### Y {#b}", [None, "Y"]),
    "another kind": ("One.", "- en", [None]),
}


@pytest.mark.parametrize(("source", "target", "pairs"), CASES.values(), ids=CASES)
def test_paired(source: str, target: str, pairs: list[str | None]):
    assert [two and two.text for two in paired(blocks_in(source), blocks_in(target))] == pairs


def test_very_many_blocks_are_paired_in_order():
    source, target = "- a\n" * 900, "- b\n" * 899 + "\nend"
    found = paired(blocks_in(source), blocks_in(target))
    assert (len(found), found.count(None)) == (900, 1)
