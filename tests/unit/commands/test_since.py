"""`portal check --base`: what it prints, and how it ends."""

from __future__ import annotations

from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import CliRunner

from portal_build.cli import main
from tests.repository import Repository, repository
from tests.small_site import entry, write_site

GLOSSARY = """
-- content/vocabularies/glossary.yml --
title: {en: Glossary}
version: "1"
concepts:
  - {id: recovery, prefLabel: {en: recovery}, definition: {en: A good life.}}
"""
WALK = entry("articles/walk", "published: 2024-01-01\nkind: comment", en="Walk\nText.")


@pytest.fixture
def clone(tmp_path: Path) -> Repository:
    made = repository(tmp_path / "portal", {})
    write_site(made.folder, GLOSSARY + WALK)
    made.commit()
    return made


def check(clone: Repository, *arguments: str) -> tuple[int, str, str]:
    with chdir(clone.folder):
        result = CliRunner().invoke(main, ("check", "--today", "2026-01-15", *arguments), prog_name="portal")
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.stdout, result.stderr


def test_nothing_changed(clone: Repository):
    assert check(clone, "--base", "main") == (0, "no problems found\n", "")


def test_a_change_that_was_not_told_and_one_that_was(clone: Repository):
    clone.put("articles/walk/index.en.md", "---\ntitle: Walking\n---\nText.\n")
    assert check(clone, "--base", "main") == (
        1,
        "content/articles/walk/index.en.md:2:8: error: the wording changed (`title`), and nothing under `changes` says so [unrecorded-wording]\n"
        "  2 | title: Walking\n"
        "    |        ^\n"
        "  help: add a line under `changes` in `entry.yml`; `kind: minor` is enough if readers need not know\n"
        "\n"
        "1 error in 1 file\n",
        "",
    )
    assert check(clone) == (0, "no problems found\n", "")
    facts = "source_language: en\npublished: 2024-01-01\nkind: comment\nchanges:\n  - {date: 2025-01-01, kind: minor}\n"
    clone.put("articles/walk/entry.yml", facts)
    assert check(clone, "--base", "main") == (0, "no problems found\n", "")
    clone.git("switch", "-q", "-c", "mine")
    clone.commit()
    assert check(clone, "--base", "main") == (0, "no problems found\n", "")


def test_other_problems_come_in_the_same_run(clone: Repository):
    clone.put("articles/walk/index.en.md", "---\ntitle: Walking\n---\n[](entry:nowhere)\n")
    status, said, _ = check(clone, "--base", "main")
    assert (status, said.splitlines()[-1]) == (1, "2 errors in 1 file")


def test_what_is_not_compared_is_said_and_is_no_problem(clone: Repository):
    clone.put("articles/walk/index.en.md", "no front matter\n")
    clone.commit()
    clone.put("articles/walk/index.en.md", "---\ntitle: Walk\n---\nText.\n")
    said = "portal: content/articles/walk/index.en.md as it was is not compared: its front matter could not be understood\n"
    assert check(clone, "--base", "HEAD") == (0, "no problems found\n", said)


@pytest.mark.parametrize("revision", ["nope", "--help-me", "-p", "a\x1b[31mb"])
def test_no_such_revision(clone: Repository, revision: str):
    shown = revision.replace("\x1b", "\\x1b")
    said = f"portal: Git knows no revision `{shown}` here. Fetch it first (`git fetch`), or correct its name.\n"
    assert check(clone, f"--base={revision}") == (2, "", said)


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    folder = Repository(write_site(tmp_path / "portal", GLOSSARY + WALK))
    assert check(folder, "--base", "main") == (2, "", "portal: content is in no Git repository. Run the command in a clone of the portal.\n")


def test_settings_that_are_wrong_are_said_all_the_same(clone: Repository):
    clone.put("portal.yml", "url: [\n")
    status, said, _ = check(clone, "--base", "main")
    assert status == 1 and "[yaml-syntax]" in said


def test_the_comparison_can_be_told_in_lines(clone: Repository):
    clone.put("articles/walk/index.en.md", "---\ntitle: Walking\n---\nText.\n")
    status, said, _ = check(clone, "--base", "main", "--format", "line")
    assert (status, "unrecorded-wording" in said, said.count("\n")) == (1, True, 1)


def test_what_only_a_comparison_finds_is_told_in_every_form(clone: Repository):
    clone.put("articles/walk/index.en.md", "---\ntitle: Walking\n---\nText.\n")
    for form in ("line", "json", "github", "gitlab", "sarif", "junit"):
        status, said, errors = check(clone, "--base", "main", "--format", form)
        assert (status, "unrecorded-wording" in said, errors) == (1, True, "")


def test_words_of_a_note_are_no_command_to_the_runner_of_github(clone: Repository):
    clone.put("articles/walk/entry.yml", "'##[stop-commands]x': a\n'##[stop-commands]x': b\n")
    clone.commit()
    clone.put("articles/walk/entry.yml", "source_language: en\npublished: 2024-01-01\nkind: comment\n")
    said = "portal: content/articles/walk/entry.yml as it was is not compared: the key `##\\x5bstop-commands]x` stands here a second time\n"
    assert check(clone, "--base", "main", "--format", "github") == (0, "", said)
