# `PORTAL_RENEW=1 pytest tests/test_codes.py` writes what is said now into the cases' `expected.txt`; read the difference
# before committing it.
"""Every kind of problem has a case, and the case shows all that `portal check` says of it."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from portal_build.checks.document import pages
from portal_build.commands.since import with_base
from portal_build.diagnostics import Diagnostic, Severity
from portal_build.model.common import Audience
from portal_build.pipeline import load
from portal_build.report import report
from tests.sites_invalid.recipe import HERE, write_site

TODAY = date(2026, 6, 1)
DOCS = Path(__file__).parent.parent / "docs" / "codes"
RENEW = os.environ.get("PORTAL_RENEW")


MIXED = (HERE / "mixed.txt").read_text(encoding="utf-8")


def said_of(changes: str, folder: Path, patch: pytest.MonkeyPatch) -> str:
    has_base = write_site(changes, folder, patch)
    problems = with_base(load(folder / "content", TODAY, Audience.MEMBERS), folder, "HEAD" if has_base else None)
    return report(problems, folder, colour=False)


@pytest.mark.parametrize("code", sorted(Diagnostic.kinds))
def test_case_says_all_there_is_to_say(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    case = HERE / code
    assert (case / "site.txt").is_file(), f"write tests/sites_invalid/{code}/site.txt"
    said = said_of((case / "site.txt").read_text(encoding="utf-8"), tmp_path, monkeypatch)
    if RENEW:
        (case / "expected.txt").write_text(said, encoding="utf-8")
    assert f"[{code}]" in said
    assert said == (case / "expected.txt").read_text(encoding="utf-8")


def test_no_case_is_left_over():
    assert {path.name for path in HERE.iterdir() if path.is_dir() and path.name != "__pycache__"} == set(Diagnostic.kinds)


def test_base_site_has_no_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    assert said_of("", tmp_path, monkeypatch) == "no problems found\n"


@pytest.mark.parametrize("kind", Diagnostic.kinds.values(), ids=Diagnostic.kinds)
def test_no_message_ends_in_a_full_stop(kind: type[Diagnostic]):
    said = (HERE / kind.code / "expected.txt").read_text(encoding="utf-8").splitlines()
    messages = [line.rpartition(" [")[0] for line in said if line.startswith("content/")] + [line for line in said if line.startswith("  help:")]
    assert [line for line in messages if line.endswith(".")] == []


@pytest.mark.parametrize("name", sorted(pages()))
def test_page_is_current(name: str):
    page = DOCS / name
    assert page.is_file(), "run python -m portal_build.checks.document docs/codes"
    assert page.read_text(encoding="utf-8") == pages()[name], "run python -m portal_build.checks.document docs/codes"


def test_no_page_is_left_over():
    assert {path.name for path in DOCS.iterdir()} == set(pages())


@pytest.mark.parametrize("kind", Diagnostic.kinds.values(), ids=Diagnostic.kinds)
def test_kind_says_what_it_is_and_why(kind: type[Diagnostic]):
    summary, empty, *why = (kind.__doc__ or "").split("\n")
    assert summary.endswith(".") and not empty and "".join(why).strip(), "one sentence, an empty line, then why"


def test_all_problems_come_in_one_run_in_path_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write_site(MIXED, tmp_path, monkeypatch)
    loaded = load(tmp_path / "content", TODAY, Audience.MEMBERS)
    said = report(loaded.diagnostics, tmp_path, colour=False)
    if RENEW:
        (HERE / "mixed-expected.txt").write_text(said, encoding="utf-8")
    assert said == (HERE / "mixed-expected.txt").read_text(encoding="utf-8")
    places = [found.position for found in loaded.diagnostics]
    assert places == sorted(places)
    assert {found.severity for found in loaded.diagnostics} == set(Severity)


def test_broken_entries_leave_the_line_and_the_rest_carries_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write_site(MIXED, tmp_path, monkeypatch)
    catalogue = load(tmp_path / "content", TODAY).catalogue
    assert catalogue is not None
    assert sorted(catalogue.entries) == ["coffee", "relatives", "together"]
    assert sorted(catalogue.broken) == ["bread", "milk", "tea", "walking"]
