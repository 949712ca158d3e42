"""What is a merge that was never ended, and what only looks like one."""

from __future__ import annotations

import pytest

from portal_build.source.conflicts import conflicts

TEXTS = {
    "two versions": ("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\n", [2]),
    "three versions": ("<<<<<<< HEAD\nb\n||||||| base\nx\n=======\nc\n>>>>>>> other\n", [1]),
    "two passages": ("<<<<<<< a\n=======\n>>>>>>> b\n\n<<<<<<< a\n=======\n>>>>>>> b\n", [1, 5]),
    "no end": ("<<<<<<< HEAD\nb\n", [1]),
    "no beginning": ("b\n>>>>>>> other\n", [2]),
    "signs alone": ("<<<<<<<\nb\n=======\nc\n>>>>>>>\n", [1]),
    "a heading": ("A title\n=======\n", []),
    "quotations": ("> > > > > > > deep\n>>>>>>>deep\n", []),
    "six and eight": ("<<<<<< a\n<<<<<<<< b\n>>>>>>>> c\n", []),
    "indented": ("    <<<<<<< HEAD\n    >>>>>>> other\n", []),
}


@pytest.mark.parametrize(("text", "lines"), TEXTS.values(), ids=TEXTS)
def test_each_is_found_once_where_it_begins(text: str, lines: list[int]):
    found = conflicts(text, "a.yml")
    assert [(one.code, one.position.line, one.position.column) for one in found] == [("conflict-marker", line, 1) for line in lines]
