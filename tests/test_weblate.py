# `make test` installs Weblate into `.venv-weblate`. To use another environment, name its Python in PORTAL_WEBLATE_PYTHON.
"""What is exported passes Weblate's own checks, run by Weblate itself."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import FULL, ROOT
from tests.unit.commands.portals import portal

PYTHON = Path(os.environ.get("PORTAL_WEBLATE_PYTHON") or ROOT / ".venv-weblate" / "bin" / "python")


def checked(*files: Path) -> dict[str, Any]:
    """What Weblate says of PO files."""
    assert PYTHON.is_file(), f"{PYTHON} is not there; `make test` makes it"
    done = subprocess.run([PYTHON, ROOT / "tests" / "weblate" / "checks.py", *files], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def exported(project: Path, folder: Path, *arguments: str) -> list[Path]:
    """The PO files of a portal."""
    status, _, errors = portal(project, "translations", "export", "--output", str(folder), "--today", "2026-12-01", *arguments)
    assert (status, errors) == (0, "")
    return sorted(folder.rglob("*.po"))


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What Weblate says of both portals; it takes its time to start, and does it once."""
    folder = tmp_path_factory.mktemp("weblate")
    return checked(*exported(ROOT, folder / "reference"), *exported(FULL, folder / "full", "--language", "tg"))


def failures(said: dict[str, Any], portal: str) -> set[tuple[str, str]]:
    return {(one["unit"], one["check"]) for one in said["failures"] if f"/{portal}/from-" in one["file"]}


def test_every_check_passes_on_the_reference_portal(said: dict[str, Any]):
    assert said["units"] > 2000
    assert {"same", "end_stop", "md-link", "md-syntax", "md-reflink", "placeholders", "newline-count", "double_space"} <= set(said["checks"])
    assert failures(said, "reference") == set()


def test_the_checks_find_what_is_wrong(said: dict[str, Any]):
    """Translations of the other test site leave out links that their sources have."""
    assert failures(said, "full") == {
        ("full-method#lead", "end_stop"),
        ("full-method#in-brief/2", "md-link"),
        ("full-method#in-brief/2", "placeholders"),
        ("full-method#content/2", "md-link"),
        ("full-method#content/2", "placeholders"),
    }


def test_every_flag_is_one_that_weblate_knows(tmp_path: Path):
    [first, *_] = exported(ROOT, tmp_path, "--language", "nb", "--entry", "livsstilscafe")
    broken = tmp_path / "from-da" / "nb.po"
    broken.write_text(first.read_text(encoding="utf-8").replace("#, md-text", "#, md-txt", 1), encoding="utf-8")
    with pytest.raises(AssertionError, match="md-txt"):
        checked(broken)
