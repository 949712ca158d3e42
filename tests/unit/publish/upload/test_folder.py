"""A folder that a web server serves."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from portal_build.publish.upload.folder import FolderPlace
from portal_build.publish.upload.places import Served

PAGE = Served("text/html; charset=utf-8", "revalidate")


def test_a_reader_gets_the_old_file_or_the_new(tmp_path: Path):
    place = FolderPlace(tmp_path)
    place.write("a.html", b"old", PAGE)
    with open(tmp_path / "a.html", "rb") as served:
        place.write("a.html", b"new", PAGE)
        assert served.read() == b"old"
    assert place.read("a.html") == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["a.html"]


def test_files_are_readable_for_the_web_server(tmp_path: Path):
    before = os.umask(0o022)
    try:
        FolderPlace(tmp_path / "www").write("da/a.html", b"", PAGE)
    finally:
        os.umask(before)
    assert [(tmp_path / "www" / name).stat().st_mode & 0o777 for name in ("da", "da/a.html")] == [0o755, 0o644]


def test_what_an_interrupted_run_left_is_replaced(tmp_path: Path):
    place = FolderPlace(tmp_path / "www")
    (tmp_path / "precious").write_bytes(b"precious")
    place.write("a.html", b"1", PAGE)
    part = next(name for name in _names_while_writing(place, tmp_path / "www"))
    (tmp_path / "www" / part).symlink_to(tmp_path / "precious")
    place.write("a.html", b"2", PAGE)
    assert ((tmp_path / "precious").read_bytes(), place.read("a.html")) == (b"precious", b"2")
    (tmp_path / "www" / part).write_bytes(b"half")
    place.delete("a.html")
    assert place.is_empty()


def _names_while_writing(place: FolderPlace, folder: Path) -> list[str]:
    """Names beside `a.html` at the moment in which it is replaced."""
    seen: list[str] = []
    replace = os.replace
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "replace", lambda old, new: (seen.append(Path(old).name), replace(old, new)))
        place.write("a.html", b"1", PAGE)
    return seen


@pytest.mark.parametrize("path", ["links/a.html", "links/deeper/a.html"])
def test_links_in_the_folder_are_not_followed(path: str, tmp_path: Path):
    (tmp_path / "elsewhere/deeper").mkdir(parents=True)
    (tmp_path / "elsewhere/a.html").write_bytes(b"theirs")
    (tmp_path / "www").mkdir()
    (tmp_path / "www/links").symlink_to(tmp_path / "elsewhere")
    place = FolderPlace(tmp_path / "www")
    for change in (lambda: place.write(path, b"", PAGE), lambda: place.delete(path), lambda: place.read(path)):
        with pytest.raises(OSError, match="links is a link to another place"):
            change()
    assert (tmp_path / "elsewhere/a.html").read_bytes() == b"theirs"


def test_a_link_in_the_place_of_a_file_is_replaced_and_what_it_names_stays(tmp_path: Path):
    (tmp_path / "precious").write_bytes(b"precious")
    (tmp_path / "www").mkdir()
    (tmp_path / "www/a.html").symlink_to(tmp_path / "precious")
    FolderPlace(tmp_path / "www").write("a.html", b"new", PAGE)
    assert ((tmp_path / "precious").read_bytes(), (tmp_path / "www/a.html").is_symlink()) == (b"precious", False)


def test_the_folder_itself_may_be_a_link(tmp_path: Path):
    (tmp_path / "release-7").mkdir()
    (tmp_path / "current").symlink_to(tmp_path / "release-7")
    FolderPlace(tmp_path / "current").write("a.html", b"", PAGE)
    assert (tmp_path / "release-7/a.html").is_file()


@pytest.mark.parametrize("path", ["../a", "a/../../b", "/etc/passwd", "a//b", "", ".", "a/.."])
def test_nothing_outside_is_touched(path: str, tmp_path: Path):
    place = FolderPlace(tmp_path / "www")
    for change in (lambda: place.write(path, b"", PAGE), lambda: place.delete(path), lambda: place.read(path)):
        with pytest.raises(OSError, match="no path below the folder"):
            change()
    assert list(tmp_path.iterdir()) == []


def test_folders_that_hold_something_else_stay(tmp_path: Path):
    place = FolderPlace(tmp_path)
    place.write("a/b/c.html", b"", PAGE)
    (tmp_path / "a/theirs").write_bytes(b"")
    place.delete("a/b/c.html")
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["theirs"]
    place.delete("a/b/c.html")
