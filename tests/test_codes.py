# `PORTAL_RENEW=1 pytest tests/test_codes.py` writes what is said now into the cases' `expected.txt`; read the difference
# before committing it.
"""Every kind of problem has a case, and the case shows all that `portal check` says of it."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from portal_build.diagnostics import Diagnostic
from portal_build.model.common import Audience
from portal_build.pipeline import load
from portal_build.report import report
from tests.sites_invalid.recipe import HERE, write_site

TODAY = date(2026, 6, 1)
RENEW = os.environ.get("PORTAL_RENEW")


def said_of(case: Path | None, folder: Path, patch: pytest.MonkeyPatch) -> str:
    write_site(case, folder, patch)
    loaded = load(folder / "content", TODAY, Audience.MEMBERS)
    return report(loaded.diagnostics, folder, colour=False)


@pytest.mark.parametrize("code", sorted(Diagnostic.kinds))
def test_case_says_all_there_is_to_say(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    case = HERE / code
    assert (case / "site.txt").is_file(), f"write tests/sites_invalid/{code}/site.txt"
    said = said_of(case, tmp_path, monkeypatch)
    if RENEW:
        (case / "expected.txt").write_text(said, encoding="utf-8")
    assert f"[{code}]" in said
    assert said == (case / "expected.txt").read_text(encoding="utf-8")


def test_no_case_is_left_over():
    assert {path.name for path in HERE.iterdir() if path.is_dir() and path.name != "__pycache__"} == set(Diagnostic.kinds)


def test_base_site_has_no_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    assert said_of(None, tmp_path, monkeypatch) == "no problems found\n"


@pytest.mark.parametrize("kind", Diagnostic.kinds.values(), ids=Diagnostic.kinds)
def test_no_message_ends_in_a_full_stop(kind: type[Diagnostic]):
    said = (HERE / kind.code / "expected.txt").read_text(encoding="utf-8").splitlines()
    messages = [line.rpartition(" [")[0] for line in said if line.startswith("content/")] + [line for line in said if line.startswith("  help:")]
    assert [line for line in messages if line.endswith(".")] == []
