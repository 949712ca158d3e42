"""Sites for tests: small ones written from a string, and two built once for the whole session."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import settings

from portal_build.model.common import Audience
from portal_build.publish import compress
from tests.small_site import TODAY, SmallSite, write_site

ROOT = Path(__file__).parent.parent
FULL = ROOT / "tests" / "sites" / "full"
BUILT_FOR = "2026-12-01"
"""The day for which the two whole sites are built."""

# Where Python is told to keep no compiled modules, as in many containers, each of the hundreds of commands that are run would compile all of
# the program anew, which takes a second.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
# The theme's files are compressed as well as can be, which takes longer than all the rest of a small build.
compress._brotli = lru_cache(maxsize=256)(compress._brotli)

# How long an example takes says something of the machine, and of what else it does.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture
def site(tmp_path: Path) -> Callable[..., SmallSite]:
    """Writes a small site from one string; see `tests.small_site`."""

    def make(archive: str = "", today: date = TODAY, audience: Audience = Audience.PUBLIC) -> SmallSite:
        return SmallSite(write_site(tmp_path / "project", archive), today, audience)

    return make


@pytest.fixture(scope="session")
def reference_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reference portal, built once per session."""
    return _built_once(ROOT, "reference", tmp_path_factory)


@pytest.fixture(scope="session")
def full_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with every type and every field, built once per session."""
    return _built_once(FULL, "full", tmp_path_factory)


@pytest.fixture(scope="session")
def attacked_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the portal with every attack, built once per session with all that `portal check` refuses."""
    from tests.attacks.portal import build_attacked

    return _once("attacked", tmp_path_factory, lambda site: build_attacked(site.with_name("attacked-portal"), site))


def _built_once(project: Path, name: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    def build(site: Path) -> str:
        command = [sys.executable, "-m", "portal_build", "--project", project, "build", "--today", BUILT_FOR, "--site", site, "--no-cache"]
        built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
        # 1 is a site all the same, of content with problems.
        return "" if built.returncode in (0, 1) else f"{built.returncode}\n{built.stdout}{built.stderr}"

    return _once(name, tmp_path_factory, build)


def _once(name: str, tmp_path_factory: pytest.TempPathFactory, build: Callable[[Path], str]) -> Path:
    """The site that `build` makes for the first process that asks; `build` says what went wrong."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        # Each worker has a folder of its own inside that of the session.
        folder = folder.parent
    site, done = folder / f"{name}-site", folder / f"{name}-done"
    with open(folder / f"{name}-lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            done.write_text(build(site), encoding="utf-8")
    assert done.read_text(encoding="utf-8") == ""
    return site
