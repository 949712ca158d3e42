"""`portal check --fix`: what it prints, what it writes, and how it ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.failing_disk import FailingDisk
from tests.small_site import GLOSSARY, entry, write_site
from tests.unit.commands.portals import changed_lines, portal, tree

MENDABLE = "published: 2024/01/02 # when\nkind: comment"
DONE = "content/articles/walk/entry.yml:2:12: `2024/01/02` is now written `2024-01-02` [wrong-value]"


def site(project: Path, facts: str = MENDABLE, text: str = "Text.") -> Path:
    return write_site(project, GLOSSARY + entry("articles/walk", facts, en=f"Walk\n{text}"))


def fix(project: Path, *options: str) -> tuple[int, str, str]:
    return portal(project, "check", "--fix", "--today", "2024-02-01", *options)


def test_what_is_mechanical_is_mended_and_told(tmp_path: Path):
    before = tree(site(tmp_path))
    assert fix(tmp_path) == (0, f"{DONE}\n\nno problems found\n", "")
    assert changed_lines(before, tree(tmp_path)) == {
        "content/articles/walk/entry.yml": [("published: 2024/01/02 # when", "published: 2024-01-02 # when")]
    }
    after = tree(tmp_path)
    assert fix(tmp_path) == (0, "no problems found\n", "")
    assert tree(tmp_path) == after


def test_what_remains_is_told_as_the_files_are_now(tmp_path: Path):
    site(tmp_path, text="You need:\n- a table\n\n<b>Now</b>\n")
    status, said, _ = fix(tmp_path)
    assert status == 1
    assert said.startswith(f"{DONE}\ncontent/articles/walk/index.en.md:5:1: an empty line stands before the list [list-not-separate]\n\n")
    assert "content/articles/walk/index.en.md:8:1: error: `<b>` is HTML, and would be shown as it stands [raw-html]\n  8 | <b>Now</b>\n" in said
    assert said.endswith("\n2 errors in 1 file\n")


def test_a_dry_run_shows_the_same_and_writes_nothing(tmp_path: Path):
    before = tree(site(tmp_path))
    assert fix(tmp_path, "--dry-run") == (
        0,
        f"{DONE} (not written)\n"
        "\n"
        "--- content/articles/walk/entry.yml (now)\n"
        "+++ content/articles/walk/entry.yml (mended)\n"
        "@@ -1,4 +1,4 @@\n"
        " source_language: en\n"
        "-published: 2024/01/02 # when\n"
        "+published: 2024-01-02 # when\n"
        " kind: comment\n"
        " \n"
        "\n"
        "no problems found\n",
        "",
    )
    assert tree(tmp_path) == before


def test_a_dry_run_tells_what_would_remain(tmp_path: Path):
    site(tmp_path, text="You need:\n- a table\n\n<b>Now</b>\n")
    status, said, _ = fix(tmp_path, "--dry-run")
    assert status == 1
    assert "content/articles/walk/index.en.md:8:1: error: `<b>` is HTML, and would be shown as it stands [raw-html]\n  8 | <b>Now</b>\n" in said


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--watch",), "--fix tells what it changed as text, once; leave --watch out"),
        (("--format", "json"), "--fix tells what it changed as text, once; leave --format json out"),
        (("--base", "main"), "--fix does not compare; mend first, and check with --base then"),
    ],
)
def test_what_does_not_go_together(tmp_path: Path, options: tuple[str, ...], said: str):
    before = tree(site(tmp_path))
    assert fix(tmp_path, *options) == (2, "", f"portal: {said}\n")
    assert tree(tmp_path) == before


def test_a_dry_run_of_what(tmp_path: Path):
    assert portal(site(tmp_path), "check", "--dry-run") == (2, "", "portal: --dry-run only goes with --fix; a check without --fix changes nothing anyway\n")


def test_without_content_it_cannot_run(tmp_path: Path):
    status, said, errors = fix(tmp_path)
    assert (status, said) == (2, "")
    assert errors.startswith("portal: there is no folder content. ")


def test_whatever_cannot_be_written_all_files_are_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    before = tree(site(tmp_path, text="## One:\n"))
    writes = 0
    while True:
        with monkeypatch.context() as patch:
            disk = FailingDisk(patch, fails=writes)
            status, _, errors = fix(tmp_path)
        if status != 2:
            break
        assert tree(tmp_path) == before
        assert errors.startswith("portal: ") and errors.count("\n") == 1
        writes += 1
    assert 10 < writes <= disk.count
    assert status == 0
