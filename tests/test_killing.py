"""Whenever a build is killed, a whole site stands, and the next build clears up."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from random import randrange

import pytest

from tests.conftest import ROOT

KILLS = 100


@pytest.mark.skipif(sys.platform != "linux", reason="it forks")
def test_a_whole_site_stands_whenever_a_build_is_killed(tmp_path: Path):
    """`PORTAL_SEED` repeats a run, as far as the same moments meet the same work."""
    seed = os.environ.get("PORTAL_SEED") or str(randrange(10**6))
    command = [sys.executable, "-m", "tests.killing", tmp_path, seed, str(KILLS)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600)
    assert ran.returncode == 0, f"seed {seed}: {ran.stderr[-3000:]}"
    told = json.loads(ran.stdout)
    assert (told["points"], told["wrong"]) == ({}, []), f"seed {seed}"
    assert (told["last"], told["left"]) == ("the site", ["content", "mkdocs.yml", "site"])
    # Otherwise nothing was tried.
    assert told["ended"]["killed"] >= KILLS / 3, told["ended"]
    assert told["ended"]["left something"] >= KILLS / 3, told["ended"]
