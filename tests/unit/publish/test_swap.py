"""A folder takes the place of another: in one step where the system can, and never so that both are lost."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from portal_build.publish import swap as module
from portal_build.publish.swap import swap


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path, Path]:
    """The new one, the place with the old one, and where that may be set aside."""
    for name in ("new", "place"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "what").write_text(name, encoding="utf-8")
    return tmp_path / "new", tmp_path / "place", tmp_path / "aside"


def state(folder: Path) -> dict[str, str]:
    return {path.parent.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*/what"))}


def refusing(number: int) -> Callable[..., None]:
    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    return refuse


def test_nothing_stands_there_yet(folders: tuple[Path, Path, Path], tmp_path: Path):
    new, _, aside = folders
    swap(new, tmp_path / "first", aside)
    assert state(tmp_path) == {"first": "new", "place": "place"}


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="systems that can do it in one step")
def test_two_folders_change_places_in_one_step(folders: tuple[Path, Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(os, "rename", refusing(errno.EPERM))
    swap(*folders)
    assert state(tmp_path) == {"new": "place", "place": "new"}


@pytest.mark.parametrize("number", sorted(module._CANNOT))
def test_where_the_file_system_cannot_the_old_one_is_set_aside(number: int, folders: tuple[Path, Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "_exchange", refusing(number))
    swap(*folders)
    assert state(tmp_path) == {"aside": "place", "place": "new"}


def test_a_system_that_has_no_way(folders: tuple[Path, Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "platform", "win32")
    swap(*folders)
    assert state(tmp_path) == {"aside": "place", "place": "new"}


@pytest.mark.parametrize("fails", [0, 1])
def test_if_it_cannot_be_done_the_old_one_stands(fails: int, folders: tuple[Path, Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    rename, calls = os.rename, iter(range(9))
    monkeypatch.setattr(module, "_exchange", refusing(errno.ENOSYS))
    monkeypatch.setattr(os, "rename", lambda *paths: refusing(errno.ENOSPC)() if next(calls) == fails else rename(*paths))
    with pytest.raises(OSError, match="No space left"):
        swap(*folders)
    assert state(tmp_path) == {"new": "new", "place": "place"}


def test_what_the_system_refuses_is_said(tmp_path: Path):
    (tmp_path / "place").mkdir()
    with pytest.raises(FileNotFoundError):
        swap(tmp_path / "nowhere", tmp_path / "place", tmp_path / "aside")
    assert [path.name for path in tmp_path.iterdir()] == ["place"]
