"""Commands for GitHub's runner: what it reads of them, whatever stands in content."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from portal_build.diagnostics import Diagnostic, Position, Severity
from portal_build.model.problems import WrongValue
from portal_build.report import visible
from portal_build.report.github import as_github
from portal_build.source.checkout import Checkout
from portal_build.source.problems import FileUnexpected
from tests.unit.report.problems import TWO, forged

ELSEWHERE = "the summary of this step has the list"


def said(found, checkout: Checkout) -> list[str]:
    return as_github(found, checkout, ELSEWHERE).splitlines()


def test_a_command_for_each_problem():
    assert said(TWO, Checkout(Path("."), "portal/")) == [
        "::error file=portal/content/methods/at-gå/entry.yml,line=2,col=12,title=wrong-value::"
        "`published`: expected a date; write year-month-day, such as `2020-02-05`",
        "::warning file=portal/content/notes 1.txt,line=1,col=1,title=file-unexpected::`notes 1.txt` is not expected here",
    ]


def test_nothing_where_all_is_well():
    assert said([], Checkout(Path("."))) == []


def test_ten_errors_and_ten_warnings_those_in_changed_files_first():
    found = [kind(Position(f"content/{number:02}.yml"), "wrong") for number in range(12) for kind in (WrongValue, FileUnexpected)]
    lines = said(found, Checkout(Path("."), changed=frozenset({"content/11.yml", "content/05.yml"})))
    errors, warnings = ([int(number) for number in re.findall(rf"^::{kind} file=content/(\d\d)", "\n".join(lines), re.M)] for kind in ("error", "warning"))
    assert errors == warnings == [5, 11, 0, 1, 2, 3, 4, 6, 7, 8]
    assert lines[20:] == ["::notice title=portal check::2 errors, 2 warnings more; the summary of this step has the list"]


def test_words_that_look_like_commands_are_words():
    nasty = WrongValue(Position("content/a,line=9::x%.yml"), "50 %\n::add-mask::a ##[group]b", "")
    assert said([nasty], Checkout(Path("."))) == [
        r"::error file=content/a%2Cline=9%3A%3Ax%25.yml,line=1,col=1,title=wrong-value::50 %25\x0a::add-mask::a ##\x5bgroup]b"
    ]


@given(st.lists(forged, max_size=25), st.text(max_size=10))
def test_the_runner_reads_nothing_but_the_problems(found: list[Diagnostic], prefix: str):
    checkout = Checkout(Path("."), prefix)
    commands = [read_by_runner(line) for line in lines_of(as_github(found, checkout, ELSEWHERE))]
    shown = [one for severity in Severity for one in [one for one in found if one.severity is severity][:10]]
    for one, (name, properties, data) in zip(shown, commands, strict=False):
        assert (name, properties["line"], properties["col"], properties["title"]) == (
            one.severity, str(one.position.line), str(one.position.column), one.code
        )
        assert properties["file"] == visible(prefix + one.position.file).replace("##[", "##\\x5b")
        assert data.startswith(visible(one.message).replace("##[", "##\\x5b"))
    assert [name for name, _, _ in commands[len(shown) :]] == ["notice"] * (len(found) > len(shown))


def lines_of(output: str) -> list[str]:
    """As the runner reads a stream."""
    return re.split(r"\r\n|\r|\n", output)[:-1]


def read_by_runner(line: str) -> tuple[str, dict[str, str], str]:
    """A line as the runner reads it, by the rules of `ActionCommand.TryParseV2`; it must be a command that only shows something."""
    # It compares by the rules of a language, which pass over signs that nobody sees.
    assert "##[" not in re.sub("[\u00ad\u200b-\u200f\u2060\ufeff\x00-\x08]", "", line), "a command of the older form"
    assert line.startswith("::")
    info, separator, data = line[2:].partition("::")
    name, _, rest = info.partition(" ")
    assert separator and name in ("error", "warning", "notice")
    pairs = [pair.split("=", 1) for pair in rest.strip().split(",") if pair]
    return name, {key: unescaped(value) for key, value in pairs}, unescaped(data)


def unescaped(text: str) -> str:
    for written, sign in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(written, sign)
    return text
