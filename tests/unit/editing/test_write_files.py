"""Files are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from portal_build.editing.write_files import write_file


def test_a_file_is_replaced_and_keeps_its_permissions(tmp_path: Path):
    path = tmp_path / "a.json"
    path.write_text("before", encoding="utf-8")
    path.chmod(0o640)
    write_file(path, b"after")
    assert (path.read_bytes(), path.stat().st_mode & 0o777, os.listdir(tmp_path)) == (b"after", 0o640, ["a.json"])


def test_a_new_file_has_the_permissions_of_new_files(tmp_path: Path):
    write_file(tmp_path / "ours", b"")
    (tmp_path / "theirs").touch()
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "theirs").stat().st_mode


def test_a_link_is_refused(tmp_path: Path):
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"theirs")
    link.symlink_to(target)
    with pytest.raises(OSError, match="is a symbolic link"):
        write_file(link, b"ours")
    assert (target.read_bytes(), link.is_symlink()) == (b"theirs", True)


def test_what_was_there_stays_where_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "a.json"
    path.write_bytes(b"before")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        write_file(path, b"after")
    assert (path.read_bytes(), os.listdir(tmp_path)) == (b"before", ["a.json"])
