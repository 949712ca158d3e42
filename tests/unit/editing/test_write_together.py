"""All files or none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from portal_build.editing.write_together import Change, NotWritten, write_all, write_folder
from tests.failing_disk import FailingDisk
from tests.unit.commands.portals import tree


@pytest.fixture
def content(tmp_path: Path) -> Path:
    for name in ("a/one/entry.yml", "a/one/plan.pdf", "b/two/entry.yml"):
        (tmp_path / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / name).write_bytes(f"old {name}".encode())
    return tmp_path / "content"


def changes(content: Path) -> dict[Path, Change]:
    return {content / name: Change(f"old {name}".encode(), f"new {name}".encode()) for name in ("a/one/entry.yml", "b/two/entry.yml")}


def test_all_is_written_and_nothing_is_left_behind(content: Path):
    (content / "b/two/entry.yml").chmod(0o640)
    write_all(content, changes(content), (content / "a/one", content / "a/other"))
    assert tree(content.parent) == {
        "content/a": b"",
        "content/a/other": b"",
        "content/a/other/entry.yml": b"new a/one/entry.yml",
        "content/a/other/plan.pdf": b"old a/one/plan.pdf",
        "content/b": b"",
        "content/b/two": b"",
        "content/b/two/entry.yml": b"new b/two/entry.yml",
    }
    assert (content / "b/two/entry.yml").stat().st_mode & 0o777 == 0o640


def test_whatever_fails_all_is_as_before(content: Path):
    before = tree(content.parent)
    number = 0
    while True:
        with pytest.MonkeyPatch.context() as patch:
            disk = FailingDisk(patch, number)
            try:
                write_all(content, changes(content), (content / "a/one", content / "a/other"))
            except NotWritten as error:
                assert str(error).endswith("cannot be written: No space left on device")
                assert tree(content.parent) == before
            else:
                break
        number += 1
    # Nothing failed, because there was no more to do than what has failed before.
    assert disk.count == number > 10
    assert tree(content.parent)["content/a/other/entry.yml"] == b"new a/one/entry.yml"


def test_what_cannot_be_put_back_is_kept_and_named(content: Path, monkeypatch: pytest.MonkeyPatch):
    before = tree(content.parent)
    # The second of the two names, and all that comes after it: the first cannot be given back.
    replaced = iter((False, True, True, True))
    replace = os.replace

    def failing(old: Path, new: Path) -> None:
        if next(replaced):
            raise OSError(5, "Input/output error", str(new))
        replace(old, new)

    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises(NotWritten, match=r"a/one/entry.yml could not be changed back; what stood there before is kept below .*/\.portal-\w+$"):
        write_all(content, changes(content))
    after = tree(content.parent)
    assert after["content/a/one/entry.yml"] == b"new a/one/entry.yml"
    assert before["content/a/one/entry.yml"] in after.values()


REFUSED = {
    "changed meanwhile": (lambda path: path.write_bytes(b"newer"), "was changed meanwhile; try again"),
    "gone meanwhile": (lambda path: path.unlink(), "cannot be written: No such file or directory|must not be written to"),
    "a link": (lambda path: (path.rename(path.with_name("real")), path.symlink_to("real")), "is a symbolic link, or lies behind one"),
}


@pytest.mark.parametrize(("spoil", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_longer_the_same_file_is_refused(spoil, reason: str, content: Path):
    spoil(content / "b/two/entry.yml")
    before = tree(content.parent)
    with pytest.raises(NotWritten, match=reason):
        write_all(content, changes(content))
    assert tree(content.parent) == before


def test_a_file_that_must_not_be_written_is_refused(content: Path, monkeypatch: pytest.MonkeyPatch):
    # Permissions would not stop a test that runs as root.
    monkeypatch.setattr("os.access", lambda path, mode: False)
    before = tree(content.parent)
    with pytest.raises(NotWritten, match="a/one/entry.yml must not be written to; check its permissions"):
        write_all(content, changes(content))
    assert tree(content.parent) == before


def test_a_folder_that_is_there_is_never_replaced(content: Path):
    (content / "a/empty").mkdir()
    before = tree(content.parent)
    for act in (
        lambda: write_folder(content, content / "a/empty", {"entry.yml": b"x"}),
        lambda: write_all(content, changes(content), (content / "a/one", content / "a/empty")),
    ):
        with pytest.raises(NotWritten, match="a/empty is there already"):
            act()
        assert tree(content.parent) == before


def test_a_new_folder_is_whole_or_not_there(content: Path):
    before = tree(content.parent)
    files = {"entry.yml": b"facts", "index.da.md": b"text"}
    number = 0
    while True:
        with pytest.MonkeyPatch.context() as patch:
            disk = FailingDisk(patch, number)
            try:
                write_folder(content, content / "c/three", files)
            except NotWritten:
                assert tree(content.parent) == before
            else:
                break
        number += 1
    assert disk.count == number > 5
    after = tree(content.parent)
    assert {path: after[path] for path in after if path not in before} == {
        "content/c": b"",
        "content/c/three": b"",
        "content/c/three/entry.yml": b"facts",
        "content/c/three/index.da.md": b"text",
    }
