"""`portal fmt`: what it changes, what it leaves, what it says, and how it ends."""

from __future__ import annotations

from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import CliRunner

from portal_build.cli import main
from tests.conftest import FULL, ROOT
from tests.small_site import write_site

SITE = """
-- content/articles/walk/entry.yml --
kind: comment   # for now
source_language: en
-- content/articles/walk/index.en.md --
---
title: Walk
---

Text.
-- content/articles/walk/plan.yml --
not: ours
-- content/articles/run/entry.yml --
kind: comment
published: soon
source_language: en
"""
IN_FORM = "source_language: en\nkind: comment # for now\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_site(tmp_path, SITE)


def portal(project: Path, *arguments: str) -> tuple[int, str, str]:
    with chdir(project):
        result = CliRunner().invoke(main, arguments, prog_name="portal")
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.stdout, result.stderr


def test_one_entry(project):
    assert portal(project, "fmt", "content/articles/walk") == (0, "content/articles/walk/entry.yml: formatted\n1 formatted, 1 in form already\n", "")
    assert (project / "content/articles/walk/entry.yml").read_text() == IN_FORM
    assert (project / "content/articles/walk/plan.yml").read_text() == "not: ours\n"
    assert portal(project, "fmt", "--check", "content/articles/walk") == (0, "0 not in form, 2 in form already\n", "")


def test_check_writes_nothing(project):
    before = (project / "content/articles/walk/entry.yml").read_bytes()
    assert portal(project, "fmt", "--check", "content/articles/walk/entry.yml") == (
        1,
        "content/articles/walk/entry.yml: not in form\n1 not in form, 0 in form already\n",
        "",
    )
    assert (project / "content/articles/walk/entry.yml").read_bytes() == before


def test_diff_writes_nothing(project):
    before = (project / "content/articles/walk/entry.yml").read_bytes()
    assert portal(project, "fmt", "--diff", "content/articles/walk") == (
        0,
        "--- content/articles/walk/entry.yml (now)\n+++ content/articles/walk/entry.yml (formatted)\n@@ -1,3 +1,3 @@\n-kind: comment   # for now\n"
        " source_language: en\n+kind: comment # for now\n \n1 not in form, 1 in form already\n",
        "",
    )
    assert (project / "content/articles/walk/entry.yml").read_bytes() == before


def test_a_file_with_problems_is_left_and_reported(project):
    before = (project / "content/articles/run/entry.yml").read_bytes()
    assert portal(project, "fmt", "content/articles/run") == (
        1,
        "0 formatted, 0 in form already, 1 left as they are\n",
        "content/articles/run/entry.yml:2:12: error: `published`: expected a date [wrong-value]\n"
        "  2 | published: soon\n"
        "    |            ^\n"
        "  help: write year-month-day, such as `2020-02-05`\n"
        "content/articles/run/entry.yml: left as it is: it has problems\n",
    )
    assert (project / "content/articles/run/entry.yml").read_bytes() == before


def test_bytes_that_are_no_text(project):
    (project / "content/articles/run/entry.yml").write_bytes(b"kind: \xff\n")
    status, _, said = portal(project, "fmt", "content/articles/run")
    assert (status, said.splitlines()[0]) == (
        1, "content/articles/run/entry.yml:1:7: error: the byte 0xFF is not UTF-8 [file-encoding]"
    )


def test_line_ends_and_byte_order_mark(project):
    path = project / "content/articles/walk/index.en.md"
    path.write_bytes(b"\xef\xbb\xbf---\r\ntitle: Walk\r\n---\r\nText.\r\n")
    assert portal(project, "fmt", str(path))[0] == 0
    assert path.read_bytes() == b"---\ntitle: Walk\n---\n\nText.\n"


def test_a_whole_project(project):
    status, said, _ = portal(project, "fmt")
    assert (status, said.splitlines()[-1]) == (1, "6 formatted, 1 in form already, 1 left as they are")
    assert portal(project, "fmt")[1] == "0 formatted, 7 in form already, 1 left as they are\n"


@pytest.mark.parametrize(
    "path, reason",
    [
        ("mkdocs.yml", "is not in"),
        ("content/../../x", "is not in"),
        ("content/articles/walk/plan.yml", "is not a file that can be formatted"),
        ("content/articles/gone/entry.yml", "is not a file that can be formatted"),
        ("content/articles/walk/link.en.md", "is not a file that can be formatted"),
    ],
)
def test_other_files_are_refused(project, path, reason):
    (project / "content/articles/walk/link.en.md").symlink_to("index.en.md")
    status, said, why = portal(project, "fmt", path)
    assert (status, said) == (2, "")
    assert reason in why


def test_links_are_not_followed(project, tmp_path_factory):
    elsewhere = write_site(tmp_path_factory.mktemp("elsewhere"), SITE) / "content/articles/walk"
    (project / "content/articles/linked").symlink_to(elsewhere)
    (project / "content/articles/walk/entry.yml").unlink()
    (project / "content/articles/walk/entry.yml").symlink_to(elsewhere / "entry.yml")
    portal(project, "fmt", "content/articles")
    assert (elsewhere / "entry.yml").read_text().startswith("kind: comment   # for now\n")


def test_a_file_that_cannot_be_written(project, monkeypatch):
    before = (project / "content/articles/walk/entry.yml").read_bytes()
    monkeypatch.setattr("portal_build.editing.write_files.os.fsync", lambda handle: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    status, said, why = portal(project, "fmt", "content/articles/walk")
    assert (status, said) == (2, "")
    assert why.endswith("content/articles/walk/entry.yml could not be written: No space left on device. Nothing was changed.\n")
    assert (project / "content/articles/walk/entry.yml").read_bytes() == before


def test_without_settings(project):
    (project / "content/portal.yml").write_text("url: nowhere\n")
    assert portal(project, "fmt") == (2, "", "portal: `content/portal.yml` is not right; `portal check` says why\n")


@pytest.mark.parametrize("portal_folder", [ROOT, FULL, ROOT / "docs/commands/_example"], ids=["reference", "full", "example"])
def test_the_portals_are_in_form(portal_folder):
    status, said, why = portal(portal_folder, "fmt", "--check")
    assert (status, why) == (0, ""), said + why
