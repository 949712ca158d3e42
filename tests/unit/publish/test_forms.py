"""The browser forms go into the site as they stand, and nothing that lies elsewhere."""

from __future__ import annotations

from pathlib import Path

from portal_build.publish.forms import forms


def test_every_file_in_path_order(tmp_path: Path):
    (tmp_path / "admin" / "sveltia").mkdir(parents=True)
    (tmp_path / "admin" / "sveltia" / "index.js").write_bytes(b"js")
    (tmp_path / "admin" / "index.html").write_bytes(b"html")
    assert list(forms(tmp_path / "admin")) == [("admin/index.html", b"html"), ("admin/sveltia/index.js", b"js")]


def test_a_project_without_forms(tmp_path: Path):
    assert list(forms(tmp_path / "admin")) == []


def test_links_are_passed_over(tmp_path: Path):
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "key").write_bytes(b"secret")
    (tmp_path / "admin").mkdir()
    (tmp_path / "admin" / "key").symlink_to(tmp_path / "secret" / "key")
    (tmp_path / "admin" / "folder").symlink_to(tmp_path / "secret")
    (tmp_path / "linked").symlink_to(tmp_path / "secret")
    assert [*forms(tmp_path / "admin"), *forms(tmp_path / "linked")] == []
