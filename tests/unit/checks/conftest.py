"""The base site with changes, and what the checks find in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from portal_build.catalogue import assemble
from portal_build.checks import check_all
from portal_build.diagnostics import Diagnostic
from portal_build.model import COLLECTIONS
from portal_build.model.common import Audience
from portal_build.model.understand import understand
from portal_build.source.read import read_portal
from tests.sites_invalid.recipe import write_site

TODAY = date(2026, 6, 1)
Check = Callable[..., list[Diagnostic]]


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Check:
    """All problems of the base site with the files given as path -> text, or as one text in the form of the cases."""

    def problems(files: dict[str, str] | str, audience: Audience = Audience.MEMBERS) -> list[Diagnostic]:
        changes = files if isinstance(files, str) else "\n".join(f"-- content/{path} --\n{text}" for path, text in files.items())
        write_site(changes, tmp_path, monkeypatch)
        content = understand(read_portal(tmp_path / "content", COLLECTIONS), audience)
        assert content.data is not None
        return check_all(assemble(content, TODAY), content)

    return problems


@pytest.fixture
def codes(check: Check) -> Callable[..., list[str]]:
    """As `check`, the codes only."""
    return lambda files, **options: [found.code for found in check(files, **options)]


@pytest.fixture
def codes_of_text(codes: Callable[..., list[str]]) -> Callable[[str], list[str]]:
    """The codes of what is found in one Markdown text."""
    return lambda body: codes({"articles/coffee/index.en.md": f"---\ntitle: Coffee\n---\n\n{body}\n"})
