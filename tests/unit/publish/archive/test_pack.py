"""One file that holds many."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from portal_build.publish.archive.pack import pack

FILES = [("top/a.html", b"<p>a</p>" * 100), ("top/ø b%.txt", "ø".encode())]


def test_the_same_files_give_the_same_bytes(tmp_path: Path):
    for name in ("one.zip", "two.zip"):
        pack(tmp_path / name, iter(FILES))
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with ZipFile(tmp_path / "one.zip") as archive:
        assert [(one.filename, archive.read(one), one.date_time[0], one.external_attr >> 16) for one in archive.infolist()] == [
            (path, data, 1980, 0o100644) for path, data in FILES
        ]


def test_what_fails_leaves_the_old_file(tmp_path: Path):
    (tmp_path / "a.zip").write_bytes(b"old")

    def failing() -> object:
        yield FILES[0]
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        pack(tmp_path / "a.zip", failing())
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.zip": b"old"}
