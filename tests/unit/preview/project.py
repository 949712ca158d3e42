"""Projects to preview."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from pathlib import Path

from portal_build.project import Project
from tests.conftest import ROOT
from tests.small_site import TODAY

ICONS = Path(str(files("material") / "templates"))


def project(folder: Path, today: date = TODAY, theme: Path = ROOT / "theme", pdf: bool = False) -> Project:
    """The portal in a folder, with the theme of the reference portal."""
    return Project(folder / "content", theme, (ICONS,), today, pdf)
