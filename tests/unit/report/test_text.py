"""Problems as people read them."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal_build.diagnostics import Diagnostic, Position
from portal_build.model.problems import WrongValue
from portal_build.report import report, summary
from portal_build.source.problems import FileUnexpected


def test_problem_with_place_source_line_caret_and_remedy(tmp_path: Path):
    (tmp_path / "entry.yml").write_text("source_language: da\npublished: soon\n", encoding="utf-8")
    problems = [WrongValue(Position("entry.yml", 2, 12), "expected a date", "write year-month-day")]
    assert report(problems, tmp_path, colour=False) == (
        "entry.yml:2:12: error: expected a date [wrong-value]\n"
        "  2 | published: soon\n"
        "    |            ^\n"
        "  help: write year-month-day\n"
        "\n"
        "1 error in 1 file\n"
    )


def test_the_line_is_that_of_the_file_as_it_is_now(tmp_path: Path):
    for text in ("first\n", "second\n"):
        (tmp_path / "entry.yml").write_text(text, encoding="utf-8")
        assert f"  1 | {text}" in report([WrongValue(Position("entry.yml"), "it is wrong")], tmp_path)


@pytest.mark.parametrize("name", ["gone.yml", "folder.md", "picture.jpg"])
def test_without_a_source_line_there_is_no_caret(tmp_path: Path, name: str):
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "picture.jpg").write_bytes(b"\xff\xd8")
    assert report([WrongValue(Position(name), "wrong")], tmp_path, colour=False) == f"{name}:1:1: error: wrong [wrong-value]\n\n1 error in 1 file\n"


def test_nothing_wrong(tmp_path: Path):
    assert report([], tmp_path) == "no problems found\n"


def test_colours_only_if_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    problems = [WrongValue(Position("a.yml"), "wrong")]
    assert "\x1b[" in report(problems, tmp_path, colour=True)
    assert "\x1b[" not in report(problems, tmp_path)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert "\x1b[" in report(problems, tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in report(problems, tmp_path)


def test_summary_counts_by_severity():
    error, warning = WrongValue(Position("a"), "x"), FileUnexpected(Position("b"), "y")
    assert summary([error]) == "1 error in 1 file"
    assert summary([error, error, warning]) == "2 errors, 1 warning in 2 files"
    assert summary([warning] * 1200) == "1,200 warnings in 1 file"


def test_no_control_sequence_reaches_the_terminal(tmp_path: Path):
    name = "a\x1b]0;title\x07.yml"
    (tmp_path / name).write_text("x: \x1b[2J\u202e\u200b\n", encoding="utf-8")
    said = report([WrongValue(Position(name, 1, 4), "no `\x1b[31m`\nerror: forged", "use \x9b1m")], tmp_path, colour=False)
    assert not any(character in said for character in "\x1b\x07\x9b\u202e\u200b")
    assert said.count("\n") == 6


def test_codes_come_from_class_names():
    assert WrongValue.code == "wrong-value"
    assert Diagnostic.kinds["wrong-value"] is WrongValue
