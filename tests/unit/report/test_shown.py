"""Text from content as it is shown."""

from __future__ import annotations

import pytest

from portal_build.report import excerpt, visible


@pytest.mark.parametrize(
    ("line", "column", "shown", "caret"),
    [
        ("published: soon", 12, "published: soon", 11),
        ("\tname: x", 2, "    name: x", 4),
        ("漢字: x", 3, "漢字: x", 4),
        ("e\u0301: x", 3, "e\u0301: x", 1),
        ("a\x1b[31mb", 7, "a\\x1b[31mb", 9),
        ("a\u202eb", 3, "a\\u202eb", 7),
        ("short", 99, "short", 5),
        ("", 1, "", 0),
    ],
)
def test_caret_stands_under_its_column(line: str, column: int, shown: str, caret: int):
    assert excerpt(line, column) == (shown, caret)


@pytest.mark.parametrize("column", [1, 40, 150, 260, 300])
def test_long_lines_are_cut_around_the_caret(column: int):
    line = "".join(chr(ord("a") + index % 26) for index in range(300))
    shown, caret = excerpt(line, column)
    assert len(shown) <= 102
    assert shown[caret] == line[column - 1]
    assert shown.startswith("…") == (column > 60)
    assert shown.endswith("…") == (column < 250)


def test_letters_of_every_script_are_shown():
    assert visible("Ҷалби наздикон æøå 漢字 é") == "Ҷалби наздикон æøå 漢字 é"
