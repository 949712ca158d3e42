"""Two processes find what one finds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from portal_build import pipeline
from portal_build.checks import halves
from portal_build.diagnostics import Diagnostic
from portal_build.source import read
from tests.sites_invalid.recipe import HERE, write_site
from tests.small_site import TODAY

CODES = [code for code in sorted(os.listdir(HERE)) if (HERE / code / "site.txt").is_file()]


@pytest.fixture
def by_two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(halves, "_WORTH_IT_FROM", 1)
    monkeypatch.setattr(read, "_BY_TWO_FROM", 1)
    monkeypatch.setattr("threading.active_count", lambda: 1)


def found(project: Path) -> tuple[Diagnostic, ...]:
    return pipeline.load(project / "content", TODAY).diagnostics


@pytest.mark.parametrize("start", range(8))
def test_two_processes_find_what_one_finds(start: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest):
    sites = [tmp_path / code for code in CODES[start::8]]
    for site in sites:
        site.mkdir()
        with monkeypatch.context() as patch:
            write_site((HERE / site.name / "site.txt").read_text(encoding="utf-8"), site, patch)
    expected = {site.name: found(site) for site in sites if (site / "content").is_dir()}
    request.getfixturevalue("by_two")
    assert {name: found(tmp_path / name) for name in expected} == expected
    assert any(expected.values())
