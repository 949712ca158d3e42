"""What is kept in the user's cache folder, which may be full, damaged, or nobody's to write into."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from portal_build.compounds.kept import keep, read_kept


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's cache folder."""
    monkeypatch.setattr("portal_build.compounds.kept.user_cache_path", lambda *_, **__: tmp_path / "cache")
    return tmp_path / "cache"


def test_what_is_kept_is_read():
    assert read_kept("words") is None
    keep("words", {"å": [1]})
    assert read_kept("words") == {"å": [1]}


@pytest.mark.parametrize("data", [b"", b"{", b"\xff", b"[" * 100_000])
def test_what_is_damaged_is_not_there(data: bytes, cache: Path):
    cache.mkdir()
    (cache / "words.json").write_bytes(data)
    assert read_kept("words") is None


def test_a_folder_that_cannot_be_written_into(cache: Path):
    cache.write_bytes(b"")
    keep("words", 1)
    assert read_kept("words") is None


@pytest.mark.parametrize("name", ["json.dump", "os.replace"])
def test_a_full_disk_keeps_what_was_there_and_nothing_else(name: str, cache: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    keep("words", 1)
    monkeypatch.setattr(name, refuse)
    keep("words", 2)
    assert read_kept("words") == 1
    assert [path.name for path in cache.iterdir()] == ["words.json"]
