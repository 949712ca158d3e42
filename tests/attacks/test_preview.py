"""The preview shows the pages of broken entries with their problems, and nothing of them runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.attacks.corpus import FORMER, TEXTS, WORDS
from tests.attacks.portal import NASTY, attacks
from tests.attacks.seen import runs
from tests.sites.built import read_page
from tests.unit.preview.test_respond import Looking


def test_nothing_runs_in_a_preview(portal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    # The portal is there already.
    monkeypatch.setattr("tests.unit.preview.test_respond.write_site", lambda *_: None)
    looking = Looking(portal, tmp_path).save("")
    seen = [f"en/{folder}/" for _, folder in attacks()] + [f"en/methods/{NASTY.ids['method']}/", "", "en/", "en/articles/", "en/nothing/<script>/"]
    assert len(seen) > len(TEXTS) + len(WORDS) + len(FORMER)
    found = []
    for address in seen:
        page = read_page(looking(f"/{address}").body.decode())
        found += runs(page)
    assert found == []
    assert "raw-html" in looking(f"/{seen[len(WORDS)]}").body.decode()
