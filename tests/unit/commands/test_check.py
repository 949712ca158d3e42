"""`portal check`: how problems are told, and again at each save."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

from portal_build.editing.vscode import MATCHER
from tests.conftest import ROOT
from tests.small_site import GLOSSARY, entry, write_site
from tests.unit.commands.portals import portal

FINE = GLOSSARY + entry("articles/walk", "published: 2024-01-01\nkind: comment", en="Walk\nText.")
BROKEN = GLOSSARY + entry("articles/walk", "published: 2024-01-01\nkind: comment\ntopics: [everyday-lif]", en="Walk\nText.")
LINE = (
    "content/articles/walk/entry.yml:4:10: error: the vocabulary `topics` has no concept `everyday-lif`; did you mean `everyday-life`? [unknown-concept]\n"
)


def check(project: Path, *options: str) -> tuple[int, str, str]:
    return portal(project, "check", "--today", "2024-02-01", *options)


def test_a_line_for_each_problem(tmp_path: Path):
    assert check(write_site(tmp_path, BROKEN), "--format", "line") == (1, LINE, "")


def test_no_line_where_all_is_well(tmp_path: Path):
    assert check(write_site(tmp_path, FINE), "--format", "line") == (0, "", "")


def test_warnings_are_told_and_do_not_fail_who_asks_for_errors(tmp_path: Path):
    warned = write_site(tmp_path / "warned", GLOSSARY + entry("articles/walk", "published: 2024-01-01\nkind: comment", en="Walk\nOf all, 45 percent walk."))
    broken = write_site(tmp_path / "broken", BROKEN)
    for options, statuses in (((), (1, 1)), (("--fail-on", "warning"), (1, 1)), (("--fail-on", "error"), (0, 1))):
        found = [check(project, *options) for project in (warned, broken)]
        assert tuple(status for status, *_ in found) == statuses
        assert "[figure-without-claim]" in found[0][1] and "[unknown-concept]" in found[1][1]
    assert check(warned, "--fail-on", "error", "--fix") == (2, "", "portal: --fail-on says when a single check fails; leave --fix out\n")


def test_a_program_reads_the_line():
    found = re.match(MATCHER["pattern"]["regexp"], LINE.rstrip())
    assert found is not None
    assert found.groups() == (
        "content/articles/walk/entry.yml",
        "4",
        "10",
        "error",
        "the vocabulary `topics` has no concept `everyday-lif`; did you mean `everyday-life`?",
        "unknown-concept",
    )


def test_a_name_of_a_file_cannot_begin_another_line(tmp_path: Path):
    write_site(tmp_path, FINE)
    (tmp_path / "content/articles/walk/a\nb.yml:1:1: error: c [d]").touch()
    status, said, _ = check(tmp_path, "--format", "line")
    assert (status, len(said.splitlines())) == (1, 1)
    assert said.startswith("content/articles/walk/a\\x0ab.yml:1:1: error: c [d]:1:1: ")


def test_a_code_is_explained_without_a_portal(tmp_path: Path):
    assert check(tmp_path, "--explain", "yaml-duplicate-key") == (
        0,
        "# yaml-duplicate-key\n\n"
        "**The same key stands twice in one block.**\n\n"
        "Most YAML readers silently keep the last one, so a fact gets lost. Keep one of them.\n\n"
        "Wrong:\n\n```\nstart: 2018-01-01\nstart: 2018-06-01\n```\n\n"
        "This is an error: what it stands in is left out of the site until it is mended.\n",
        "",
    )


def test_a_code_that_does_not_exist(tmp_path: Path):
    assert check(tmp_path, "--explain", "unkown-concept") == (2, "", "portal: there is no code `unkown-concept`; did you mean `unknown-concept`?\n")


def test_again_at_each_save(tmp_path: Path):
    facts = write_site(tmp_path, FINE) / "content/articles/walk/entry.yml"
    fine = facts.read_text(encoding="utf-8")
    command = [sys.executable, "-m", "portal_build", "check", "--watch", "--format", "line", "--today", "2024-02-01"]
    with subprocess.Popen(command, cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert _round(process) == ["no problems found"]
            facts.write_text(fine + "topics: [everyday-lif]\n", encoding="utf-8")
            assert _round(process) == [LINE.rstrip(), "1 error in 1 file"]
            facts.write_text(fine, encoding="utf-8")
            assert _round(process) == ["no problems found"]
            process.send_signal(signal.SIGINT)
            assert (process.stdout.read(), process.wait(timeout=60)) == ("portal: the check has ended\n", 0)
        finally:
            process.kill()


def _round(process: subprocess.Popen[str]) -> list[str]:
    """The problems and the summary of the next check."""
    assert re.match(MATCHER["background"]["beginsPattern"], process.stdout.readline())
    lines = []
    while not re.match(MATCHER["background"]["endsPattern"], line := process.stdout.readline().rstrip()):
        assert line, "the check ended too early"
        lines.append(line)
    return [*lines, re.sub(r"^portal: checked in [\d.]+ seconds: ", "", line)]
