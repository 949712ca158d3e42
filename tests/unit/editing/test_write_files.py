"""Editors' files are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from portal_build.editing import write_files as module
from portal_build.editing.write_files import NotWritten, write_file, write_files


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_new_file_and_its_folder(tmp_path):
    write_file(tmp_path / "a" / "b" / "entry.yml", b"x: 1\n")
    assert tree(tmp_path) == {"a/b/entry.yml": b"x: 1\n"}


def test_a_file_keeps_its_permissions(tmp_path):
    path = tmp_path / "entry.yml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_file(path, b"new")
    assert (tree(tmp_path), path.stat().st_mode & 0o777) == ({"entry.yml": b"new"}, 0o640)


def test_several_at_once_and_one_that_goes(tmp_path):
    (tmp_path / "old.yml").write_bytes(b"old")
    write_files({tmp_path / "new.yml": b"new", tmp_path / "old.yml": None, tmp_path / "never-was.yml": None})
    assert tree(tmp_path) == {"new.yml": b"new"}


def test_a_symbolic_link_is_refused(tmp_path):
    (tmp_path / "target").write_bytes(b"old")
    (tmp_path / "link.yml").symlink_to("target")
    with pytest.raises(NotWritten, match=r"link\.yml could not be written: it is a symbolic link\. Nothing was changed\."):
        write_files({tmp_path / "new" / "a.yml": b"a", tmp_path / "link.yml": b"new"})
    assert sorted(os.listdir(tmp_path)) == ["link.yml", "target"]
    assert (tmp_path / "target").read_bytes() == b"old"


def test_a_folder_in_the_way_is_refused(tmp_path):
    (tmp_path / "entry.yml").mkdir()
    with pytest.raises(NotWritten, match="it is not an ordinary file"):
        write_file(tmp_path / "entry.yml", b"")


def test_a_protected_file_is_refused(tmp_path, monkeypatch):
    (tmp_path / "entry.yml").write_bytes(b"old")
    monkeypatch.setattr(module.os, "access", lambda path, mode: mode != os.W_OK)
    with pytest.raises(NotWritten, match="it is protected against writing"):
        write_file(tmp_path / "entry.yml", b"new")
    assert tree(tmp_path) == {"entry.yml": b"old"}


@pytest.mark.parametrize("fails", [1, 2, 3])
def test_when_one_cannot_be_put_in_its_place_all_are_put_back(tmp_path, monkeypatch, fails):
    (tmp_path / "a.yml").write_bytes(b"old a")
    (tmp_path / "b.yml").write_bytes(b"old b")
    (tmp_path / "c.yml").write_bytes(b"old c")
    calls = []

    def replace(source, target, real=os.replace):
        calls.append(target)
        if len(calls) == fails:
            raise OSError(28, "No space left on device")
        real(source, target)

    monkeypatch.setattr(module.os, "replace", replace)
    with pytest.raises(NotWritten, match="could not be written: No space left on device"):
        write_files({tmp_path / "a.yml": b"a", tmp_path / "c.yml": None, tmp_path / "new" / "d.yml": b"d", tmp_path / "b.yml": b"b"})
    assert tree(tmp_path) == {"a.yml": b"old a", "b.yml": b"old b", "c.yml": b"old c"}
    assert not (tmp_path / "new").exists()


def test_a_full_disk_leaves_everything(tmp_path, monkeypatch):
    (tmp_path / "a.yml").write_bytes(b"old")
    monkeypatch.setattr(module.os, "fsync", lambda handle: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(NotWritten, match=r"a\.yml could not be written: No space left on device\. Nothing was changed\."):
        write_file(tmp_path / "a.yml", b"new")
    assert tree(tmp_path) == {"a.yml": b"old"}


def test_where_the_file_system_has_no_second_names(tmp_path, monkeypatch):
    (tmp_path / "a.yml").write_bytes(b"old")
    monkeypatch.setattr(module.os, "link", lambda *_: (_ for _ in ()).throw(OSError(95, "Operation not supported")))
    write_file(tmp_path / "a.yml", b"new")
    assert tree(tmp_path) == {"a.yml": b"new"}


def test_an_interruption_puts_everything_back(tmp_path, monkeypatch):
    (tmp_path / "a.yml").write_bytes(b"old")
    (tmp_path / "b.yml").write_bytes(b"old")
    calls = []

    def replace(source, target, real=os.replace):
        real(source, target)
        calls.append(target)
        if len(calls) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(module.os, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        write_files({tmp_path / "a.yml": b"new", tmp_path / "b.yml": b"new"})
    assert tree(tmp_path) == {"a.yml": b"old", "b.yml": b"old"}


def test_what_cannot_be_put_back_is_not_lost(tmp_path, monkeypatch):
    (tmp_path / "a.yml").write_bytes(b"old")
    calls = []

    def replace(source, target, real=os.replace):
        calls.append(target)
        if len(calls) > 1:
            raise OSError(5, "Input/output error")
        real(source, target)

    monkeypatch.setattr(module.os, "replace", replace)
    with pytest.raises(NotWritten, match=r"b\.yml could not be written: Input/output error\. What was in \S+a\.yml is now in (\S+)\.") as caught:
        write_files({tmp_path / "a.yml": b"new", tmp_path / "b.yml": b"new"})
    assert Path(str(caught.value).rpartition(" ")[2].rstrip(".")).read_bytes() == b"old"
