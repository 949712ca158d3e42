"""Saves are noticed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from portal_build.preview import watch
from portal_build.preview.watch import Watch


def saved(path: Path, folder: Path) -> None:
    path.write_text("1", encoding="utf-8")


def replaced(path: Path, folder: Path) -> None:
    path.with_suffix(".new").write_text("1", encoding="utf-8")
    os.replace(path.with_suffix(".new"), path)


def taken_away(path: Path, folder: Path) -> None:
    path.unlink()


def added_with_its_folder(path: Path, folder: Path) -> None:
    (folder / "new").mkdir()
    (folder / "new" / path.name).write_text("1", encoding="utf-8")


def renamed_folder(path: Path, folder: Path) -> None:
    path.parent.rename(folder / "renamed")


@pytest.mark.parametrize("save", [saved, replaced, taken_away, added_with_its_folder, renamed_folder])
@pytest.mark.parametrize("told", [True, False], ids=["told by the system", "looked for"])
def test_a_save_is_noticed(save, told: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path, said = tmp_path / "entry" / "index.md", []
    path.parent.mkdir()
    path.write_text("0", encoding="utf-8")

    class Refused(watch.Observer):
        def start(self) -> None:
            raise OSError(28, "inotify watch limit reached")

    if not told:
        monkeypatch.setattr(watch, "Observer", Refused)
    with Watch([tmp_path], said.append) as watching:
        save(path, tmp_path)
        changed = watching.changed()
    assert changed and all(one.is_relative_to(tmp_path) for one in changed)
    assert said == ([] if told else ["The system tells of no changes (inotify watch limit reached); files are looked through every second instead."])


def test_who_only_looks_changes_nothing(tmp_path: Path):
    path = tmp_path / "index.md"
    path.write_text("0", encoding="utf-8")
    with Watch([tmp_path], print) as watching:
        path.read_text(encoding="utf-8")
        list(tmp_path.iterdir())
        shutil.copyfile(path, tmp_path / "copy.md")
        assert watching.changed() == {tmp_path / "copy.md"}


def test_who_waits_can_be_woken(tmp_path: Path):
    with Watch([tmp_path], print) as watching:
        watching.wake()
        assert watching.changed() == set()
