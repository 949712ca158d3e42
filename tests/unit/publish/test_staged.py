"""The engine writes beside the site, and says that it writes the site."""

from __future__ import annotations

import logging
from pathlib import Path
from types import SimpleNamespace

import pytest

from portal_build.publish.staged import Staged


def test_the_engine_is_turned_to_a_folder_beside(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    engine, settings = logging.getLogger("tests.engine"), SimpleNamespace(site_dir=str(tmp_path / "site"))
    caplog.set_level(logging.INFO)
    staged = Staged(settings, [], True, engine, engine)
    assert settings.site_dir == str(staged.folder) != str(tmp_path / "site")
    engine.info("Cleaning site directory")
    engine.info(f"Building documentation to directory: {settings.site_dir}")
    engine.info("%s files", 7)
    staged.end()
    engine.info("Cleaning site directory")
    assert caplog.messages == [f"Building documentation to directory: {tmp_path}/site", "7 files", "Cleaning site directory"]
    assert settings.site_dir == str(tmp_path / "site")
    assert list(tmp_path.iterdir()) == []
