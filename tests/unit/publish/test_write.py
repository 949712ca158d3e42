"""Files of the site, and never one outside its folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal_build.publish.write import OutsideSite, inside, write


def test_folders_are_made_and_files_replaced(tmp_path: Path):
    write(tmp_path / "site", "da/metoder/å b.html", b"one")
    write(tmp_path / "site", "da/metoder/å b.html", b"two")
    assert (tmp_path / "site/da/metoder/å b.html").read_bytes() == b"two"


@pytest.mark.parametrize("name", ["a.html", "a/../b.html", "./a", "a//b", "..a", "a..", "~", "%2e%2e/x", "a\\..\\b"])
def test_inside(name: str, tmp_path: Path):
    assert inside(tmp_path / "site", name).is_relative_to(tmp_path / "site")


@pytest.mark.parametrize("name", ["../a", "a/../../b", "/etc/passwd", "..", "../site-2/a", "a/b/../../../c", "", ".", "a/.."])
def test_outside_is_refused(name: str, tmp_path: Path):
    with pytest.raises(OutsideSite, match="lies outside the site's folder"):
        write(tmp_path / "site", name, b"")
    assert list(tmp_path.iterdir()) == []


def test_a_link_that_leads_out_is_refused(tmp_path: Path):
    (tmp_path / "site").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site/files").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutsideSite):
        write(tmp_path / "site", "files/x", b"")
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_site_behind_a_link_is_the_folder_that_it_leads_to(tmp_path: Path):
    (tmp_path / "real").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "real")
    write(tmp_path / "site", "a/b", b"x")
    assert (tmp_path / "real/a/b").read_bytes() == b"x"
