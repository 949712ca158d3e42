# `PORTAL_RENEW=1 pytest tests/attacks` writes what is said now into `expected.txt`; read the difference before committing it.
"""What is said of each attack, and where; of those that are harmless words nothing."""

from __future__ import annotations

import os
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from portal_build.diagnostics import Diagnostic
from portal_build.pipeline import load
from portal_build.report import report
from tests.attacks.portal import attacks

EXPECTED = Path(__file__).parent / "expected.txt"
TODAY = date(2026, 1, 15)


@pytest.fixture(scope="module")
def found(portal: Path) -> tuple[Diagnostic, ...]:
    return load(portal / "content", TODAY).diagnostics


def test_each_is_told_of_at_its_place_or_is_harmless(found: tuple[Diagnostic, ...]):
    said: dict[str, list[str]] = defaultdict(list)
    for one in found:
        _, collection, entry, file = (*one.position.file.split("/"), "", "")[:4]
        kind = "entry.yml" if file == "entry.yml" else "text" if file == "index.en.md" else "file"
        said[f"{collection}/{entry}"].append(f"{kind} {one.position.line}:{one.position.column} {one.code}")
    lines = [f"{name}: {', '.join(said[folder]) or 'harmless'}\n" for name, folder in attacks()]
    assert len(lines) > 180
    if os.environ.get("PORTAL_RENEW"):
        EXPECTED.write_text("".join(lines), encoding="utf-8")
    assert "".join(lines) == EXPECTED.read_text(encoding="utf-8")


def test_what_is_printed_holds_no_command_to_a_terminal_or_a_runner(found: tuple[Diagnostic, ...], portal: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    said = report(found, portal, colour=False)
    assert [sign for sign in said if not sign.isprintable() and sign != "\n"] == []
    assert "##[" not in said
    assert [line for line in said.split("\n") if line.lstrip().startswith("::")] == []
