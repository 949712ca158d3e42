"""Problems as they are shown in the browser."""

from __future__ import annotations

import os
from pathlib import Path

from portal_build.diagnostics import Diagnostic, Position
from portal_build.preview.problem_views import Problems, ProblemView
from portal_build.source.problems import FileSymlink, YamlSyntax

A, DA, B = "content/articles/a/entry.yml", "content/articles/a/index.da.md", "content/articles/b/index.en.md"


def found(file: str, line: int = 1, column: int = 1) -> Diagnostic:
    return YamlSyntax(Position(file, line, column), "it is wrong", "mend it")


def test_the_line_is_shown_with_a_caret_as_it_stands_now(tmp_path: Path):
    path = tmp_path / A
    path.parent.mkdir(parents=True)
    path.write_text("a: 1\r\n\tb: \x1b[2J\r\n", encoding="utf-8")
    problems = Problems([found(A, 2, 5), found(A, 9)], tmp_path)
    first, beyond = problems.views(problems.found)
    assert first == ProblemView(f"{A}:2:5", "error", "it is wrong", "yaml-syntax", "mend it", 2, "    b: \\x1b[2J", " " * 7)
    assert (beyond.source, beyond.caret) == ("", "")
    path.write_text("a: 1\nc: 2\n", encoding="utf-8")
    assert problems.views(problems.found[:1])[0].source == "c: 2"


def test_nothing_is_shown_of_what_is_no_text_of_the_project(tmp_path: Path):
    secret, folder = tmp_path / "secret", tmp_path / "content/articles/a"
    secret.write_text("a secret", encoding="utf-8")
    folder.mkdir(parents=True)
    os.symlink(secret, folder / "link.md")
    (folder / "plan.pdf").write_text("%PDF", encoding="utf-8")
    places = [f"content/articles/a/{name}" for name in ("link.md", "plan.pdf", "gone.md")]
    problems = Problems([FileSymlink(Position(place), "m") for place in places], tmp_path)
    assert [view.source for view in problems.views(problems.found)] == ["", "", ""]


def test_problems_by_entry_and_language(tmp_path: Path):
    everywhere = [found(name) for name in (A, DA, B, "content/articles/c", "content/articles/stray.md/", "content/portal.yml", "content/nothing/x/entry.yml")]
    problems = Problems(everywhere, tmp_path)
    assert [one.position.file for one in problems.of_page("articles", "a", "da")] == [A, DA]
    assert [one.position.file for one in problems.of_page("articles", "a", "en")] == [A]
    assert problems.of_page("articles", "b", "da") == ()
    assert [one.position.file for one in problems.of_file("portal.yml")] == ["content/portal.yml"]
    assert problems.entries()[:3] == (("articles", "a"), ("articles", "b"), ("articles", "c"))
