"""Lines for people in the log of GitHub's runner, which obeys what looks like a command in them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal_build.diagnostics import Diagnostic, Position
from portal_build.model.problems import WrongValue
from portal_build.report import for_log, one_line, report, report_lines
from portal_build.report.difference import difference
from portal_build.report.gitlab import as_gitlab
from portal_build.report.json_form import as_json
from portal_build.report.junit import as_junit
from portal_build.report.sarif import as_sarif
from portal_build.source.checkout import Checkout
from tests.unit.report.problems import forged

HERE = Checkout(Path("."))
SAID: dict[str, Callable[[list[Diagnostic]], str]] = {
    "text": lambda found: report(found, Path("."), colour=False),
    "line": lambda found: report_lines(found, Path(".")),
    "log": lambda found: "\n".join(map(one_line, found)),
    "difference": lambda found: "".join(difference(b"a\n", "\n".join(one.message for one in found).encode("utf-8", "replace"), "a.yml", "mended")),
    "json": lambda found: as_json(found, HERE),
    "gitlab": lambda found: as_gitlab(found, HERE),
    "sarif": lambda found: as_sarif(found, HERE),
    "junit": lambda found: as_junit(found, HERE),
}


@pytest.mark.parametrize("form", SAID)
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(found=st.lists(forged, max_size=5))
def test_no_line_is_a_command(form: str, found: list[Diagnostic], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    for line in re.split(r"\r\n|\r|\n", SAID[form](found)):
        assert not line.lstrip().startswith("::")
        assert "##[" not in re.sub("[\u00ad\u200b-\u200f\u2060\ufeff\x00-\x08]", "", line)


def test_what_is_shown_of_a_source_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "a.yml").write_text("title: ##[error]x\n", encoding="utf-8")
    wrong = [WrongValue(Position("a.yml", 1, 8), "`##[error]x`: wrong")]
    for set_by_runner, sign in (("", "["), ("true", "\\x5b")):
        monkeypatch.setenv("GITHUB_ACTIONS", set_by_runner)
        assert report(wrong, tmp_path, colour=False).splitlines()[:2] == [
            f"a.yml:1:8: error: `##{sign}error]x`: wrong [wrong-value]",
            f"  1 | title: ##{sign}error]x",
        ]


def test_lines_begin_with_no_command(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert for_log("a\n  ::error::b\nc ::d\n") == "a\n  \\x3a:error::b\nc ::d\n"
