"""A problem is known again after the file around it has changed."""

from __future__ import annotations

from pathlib import Path

from portal_build.diagnostics import Position
from portal_build.model.problems import WrongValue
from portal_build.report.fingerprints import fingerprints

FILE = "entry.yml"


def of(project: Path, text: str, *found: WrongValue) -> list[str]:
    (project / FILE).write_text(text, encoding="utf-8")
    return fingerprints(found, project)


def at(line: int, message: str = "expected a date") -> WrongValue:
    return WrongValue(Position(FILE, line, 1), message)


def test_the_same_where_lines_and_days_moved(tmp_path: Path):
    before = of(tmp_path, "published: soon\n", at(1, "3 days late, see line 7"))
    after = of(tmp_path, "# New.\n\n  published: soon\n", at(3, "4 days late, see line 9"))
    assert before == after


def test_another_where_the_line_or_the_message_is_another(tmp_path: Path):
    assert len({*of(tmp_path, "published: soon\n", at(1), at(1, "another")), *of(tmp_path, "published: later\n", at(1))}) == 3


def test_equal_problems_are_counted(tmp_path: Path):
    text = "- date: soon\n- date: soon\n"
    first, second = of(tmp_path, text, at(1), at(2))
    assert first != second
    assert of(tmp_path, f"# New.\n{text}", at(2), at(3)) == [first, second]


def test_without_a_line_the_message_tells(tmp_path: Path):
    found = [WrongValue(Position("picture.jpg"), message) for message in ("one", "two", "one")]
    assert len(set(fingerprints(found, tmp_path))) == 3
