"""`portal check --format`: what programs get, and how the command ends."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from defusedxml import ElementTree as ET

from tests.small_site import GLOSSARY, entry, write_site
from tests.unit.commands.portals import portal

FINE = GLOSSARY + entry("articles/walk", "published: 2024-01-01\nkind: comment", en="Walk\nText.")
BROKEN = GLOSSARY + entry("articles/walk", "published: 2024-01-01\nkind: comment\ntopics: [everyday-lif]", en="Walk\nText.")
WORDS = "the vocabulary `topics` has no concept `everyday-lif`; did you mean `everyday-life`?"
READ = {
    "json": lambda text: [one["code"] for one in json.loads(text)["diagnostics"]],
    "gitlab": lambda text: [one["check_name"] for one in json.loads(text)],
    "sarif": lambda text: [one["ruleId"] for one in json.loads(text)["runs"][0]["results"]],
    "junit": lambda text: [one.get("type") for one in ET.fromstring(text).iter("failure")],
    "github": lambda text: [line.partition("title=")[2].partition("::")[0] for line in text.splitlines()],
}


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GITHUB_BASE_REF", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)


def check(project: Path, *options: str) -> tuple[int, str, str]:
    return portal(project, "check", "--today", "2024-02-01", *options)


@pytest.mark.parametrize("form", READ)
def test_nothing_but_the_document_is_printed(tmp_path: Path, form: str):
    status, said, errors = check(write_site(tmp_path / "fine", FINE), "--format", form)
    assert (status, READ[form](said), errors) == (0, [], "")
    status, said, errors = check(write_site(tmp_path / "broken", BROKEN), "--format", form)
    assert (status, READ[form](said), errors) == (1, ["unknown-concept"], "")
    assert str(tmp_path) not in said


@pytest.mark.parametrize("form", READ)
def test_without_content_nothing_is_printed(tmp_path: Path, form: str):
    status, said, errors = check(tmp_path, "--format", form)
    assert (status, said) == (2, "")
    assert errors.startswith("portal: there is no folder content. ")


def test_what_cannot_be_read_is_told_as_well(tmp_path: Path):
    (write_site(tmp_path, FINE) / "content/articles/walk/entry.yml").write_bytes(b"kind: \xff\n")
    assert READ["sarif"](check(tmp_path, "--format", "sarif")[1]) == ["file-encoding"]


def test_github_gets_the_whole_list_as_the_summary_of_the_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write_site(tmp_path, FINE)
    for number in range(12):
        (tmp_path / f"content/{number:02}.txt").touch()
    summary = tmp_path / "summary.md"
    summary.write_text("What another command wrote\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    status, said, errors = check(tmp_path, "--format", "github")
    assert (status, errors) == (1, "")
    assert said.splitlines()[10:] == ["::notice title=portal check::2 warnings more; the summary of this step has the list"]
    listed = summary.read_text(encoding="utf-8")
    assert listed.startswith("What another command wrote\n\n## portal check\n\n12 warnings in 12 files\n")
    assert listed.count("<tr><td>") == 12


def test_a_summary_that_cannot_be_written_hides_no_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path))
    status, said, errors = check(write_site(tmp_path, BROKEN), "--format", "github")
    assert (status, errors) == (1, "portal: the summary of the step could not be written: Is a directory\n")
    assert said == f"::error file=content/articles/walk/entry.yml,line=4,col=10,title=unknown-concept::{WORDS}\n"


@pytest.mark.parametrize("named", ["option", "environment"])
def test_files_that_were_changed_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str):
    write_site(tmp_path, FINE)
    for number in range(12):
        (tmp_path / f"content/{number:02}.txt").touch()
    git = ("git", "-C", tmp_path, "-c", "user.name=A", "-c", "user.email=a@example.org")
    for arguments in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "Content"), ("update-ref", "refs/remotes/origin/main", "HEAD")):
        subprocess.run([*git, *arguments], check=True)
    (tmp_path / "content/11.txt").write_text("changed", encoding="utf-8")
    if named == "environment":
        monkeypatch.setenv("GITHUB_BASE_REF", "main")
    options = ("--changed-since", "origin/main") if named == "option" else ()
    status, said, errors = check(tmp_path, "--format", "github", *options)
    assert (status, errors) == (1, "")
    assert re.findall(r"file=content/(\d\d)", said) == ["11", *(f"{number:02}" for number in range(9))]
    assert said.splitlines()[10:] == ["::notice title=portal check::2 warnings more; `portal check` lists them"]


def test_a_base_branch_that_was_not_fetched_hides_no_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GITHUB_BASE_REF", "main")
    status, said, errors = check(write_site(tmp_path, BROKEN), "--format", "github")
    assert (status, said.count("::error")) == (1, 1)
    assert errors == "portal: Git does not know `origin/main` here, so files that were changed do not come first\n"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--watch", "--format", "json"), "--watch tells problems again and again, which the form `json` cannot; use `text` or `line`"),
        (("--explain", "yaml-tab", "--watch"), "--explain checks nothing; leave the other options out"),
        (("--explain", "yaml-tab", "--format", "sarif"), "--explain checks nothing; leave the other options out"),
        (("--explain", "yaml-tab", "--base", "main"), "--explain checks nothing; leave the other options out"),
        (("--changed-since", "main"), "--changed-since only goes with --format github"),
        (
            ("--changed-since", "nowhere", "--format", "github"),
            "Git knows no revision `nowhere` here. Fetch it first (`git fetch`), or correct its name.",
        ),
    ],
)
def test_what_does_not_go_together(tmp_path: Path, options: tuple[str, ...], said: str):
    assert check(write_site(tmp_path, FINE), *options) == (2, "", f"portal: {said}\n")
