"""A cache gives back what was put in, or nothing."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from portal_build import cache as caches
from portal_build.cache import Cache, CacheFailed, digest_of

VALUE = {"files": [["da/index.html", b"<p>", {"br": b"x"}]], "digest": b"", "searched": None}
KEY = digest_of("a")


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    cache = Cache(tmp_path / "cache")
    cache.put("pages", KEY, VALUE)
    return cache


def kept(cache: Cache, kind: str = "pages") -> Path:
    (path,) = cache.folder.glob(f"*/{kind}/*/*")
    return path


def test_what_was_put_in_comes_out(cache: Cache):
    assert cache.get("pages", KEY) == Cache(cache.folder).get("pages", KEY) == VALUE
    assert cache.get("pages", digest_of("b")) is cache.get("texts", KEY) is None


def test_another_program_sees_nothing_of_it(cache: Cache, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(caches, "program", lambda: "f" * 40)
    assert Cache(cache.folder).get("pages", KEY) is None


def test_parts_are_told_apart():
    assert len({digest_of(*parts) for parts in (["ab"], ["a", "b"], ["", "ab"], ["ab", ""], [b"ab\0"], ["ba"])}) == 6
    assert digest_of("ø") == digest_of("ø".encode())


@pytest.mark.parametrize("place", [0, 31, 32, 40, -1])
def test_a_damaged_value_is_none(place: int, cache: Cache):
    data = bytearray(kept(cache).read_bytes())
    data[place] ^= 1
    kept(cache).write_bytes(data)
    assert cache.get("pages", KEY) is None
    cache.put("pages", KEY, VALUE)
    assert cache.get("pages", KEY) == VALUE


@pytest.mark.parametrize("size", [0, 10, 32, 50])
def test_half_a_value_is_none(size: int, cache: Cache):
    os.truncate(kept(cache), size)
    assert cache.get("pages", KEY) is None


def test_something_else_in_its_place_is_none(cache: Cache):
    path = kept(cache)
    path.unlink()
    path.mkdir()
    assert cache.get("pages", KEY) is None


def test_a_cache_that_cannot_be_written_says_so(tmp_path: Path):
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    message = rf"^the cache cannot be written: Not a directory \({tmp_path}/cache\)\. Make room for it, or build with --no-cache$"
    with pytest.raises(CacheFailed, match=message):
        Cache(tmp_path / "cache").put("pages", KEY, VALUE)


def test_pages_go_after_three_days(cache: Cache):
    os.utime(kept(cache), (time.time() - 4 * 86_400,) * 2)
    cache.put("texts", KEY, "kept for longer")
    os.utime(kept(cache, "texts"), (time.time() - 4 * 86_400,) * 2)
    cache.tidy()
    assert [path.parent.parent.name for path in cache.folder.glob("*/*/*/*")] == ["texts"]


def test_what_nobody_asks_for_goes_after_a_month(cache: Cache):
    day = 86_400
    cache.put("texts", KEY, VALUE)
    kept(cache).unlink()
    value = kept(cache, "texts")
    unfinished = value.with_name(f"{KEY}.1.2")
    unfinished.write_bytes(b"")
    for path, age in ((value, 29 * day), (unfinished, 2 * day)):
        os.utime(path, (time.time() - age,) * 2)
    cache.tidy()
    assert (value.exists(), unfinished.exists()) == (True, False)
    os.utime(value, (time.time() - 31 * day,) * 2)
    cache.tidy()
    assert value.exists(), "at most once a day"
    os.utime(cache.folder / "tidied", (time.time() - 2 * day,) * 2)
    cache.tidy()
    assert list(cache.folder.glob("*/*/*/*")) == []


def test_what_cannot_be_deleted_keeps_nothing_else(cache: Cache):
    cache.put("texts", KEY, VALUE)
    value = kept(cache, "texts")
    # A folder in the place of a value; some before it in the order of the file system, some behind.
    others = [value.with_name(f"{number:02x}") for number in range(8)]
    for path in others:
        path.mkdir()
    for path in (value, *others):
        os.utime(path, (time.time() - 31 * 86_400,) * 2)
    cache.tidy()
    assert (value.exists(), [path.exists() for path in others]) == (False, [True] * 8)


def test_a_value_that_may_only_be_read_is_there_all_the_same(cache: Cache, monkeypatch: pytest.MonkeyPatch):
    os.utime(kept(cache), (time.time() - 2 * 86_400,) * 2)
    monkeypatch.setattr(os, "utime", lambda path: (_ for _ in ()).throw(PermissionError(path)))
    assert cache.get("pages", KEY) == VALUE


def test_asking_for_a_value_keeps_it(cache: Cache):
    old = time.time() - 20 * 86_400
    os.utime(kept(cache), (old, old))
    cache.get("pages", KEY)
    assert kept(cache).stat().st_mtime > old + 86_400
