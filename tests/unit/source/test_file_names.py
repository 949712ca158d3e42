"""Names that mean the same on every system, and those that do not."""

from __future__ import annotations

import pytest

from portal_build.source.file_names import name_problem

FINE = ["plan.pdf", "session plan #1.pdf", "Målgruppe (2).docx", "Ҷадвал.csv", "a..b", "-", "console.txt", "com.pdf", "café.png", "å" * 100]
WRONG = {
    "holds a sign that not every system allows": ["a?b", "a:b", "a\\b", "a\tb", "a\nb", "a\u202eb", "a\u200bb", "a\u00a0b", "a\x1b[31mb", "a\udce5"],
    "means a device on Windows": ["con", "CON", "nul.txt", "aux.tar.gz", "Com1", "lpt9.pdf", "prn .pdf"],
    "begins with a space, which not every system keeps": [" a.pdf"],
    "ends with a space, which not every system keeps": ["a.pdf "],
    "ends with a full stop, which not every system keeps": ["a.pdf.", ".."],
    "is longer than 200 bytes": ["a" * 201, "å" * 101],
    "is written with accents apart from their letters, and looks like another name": ["cafe\u0301.png"],
}


@pytest.mark.parametrize("name", FINE)
def test_fine(name: str):
    assert name_problem(name) == ""


@pytest.mark.parametrize(("problem", "name"), [(problem, name) for problem, names in WRONG.items() for name in names])
def test_wrong(problem: str, name: str):
    assert name_problem(name) == problem
