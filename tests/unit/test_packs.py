"""Packs give back what was put in, or nothing, whatever has happened to their files."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from portal_build import packs as packing
from portal_build.cache import Cache, CacheFailed, digest_of
from portal_build.packs import Packs

KEYS = [digest_of(str(number)) for number in range(4)]
VALUES = {KEYS[0]: b"one", KEYS[1]: b"", KEYS[2]: b"three" * 5}


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    cache = Cache(tmp_path / "cache")
    packs = Packs(cache, "pages")
    for number, (key, value) in enumerate(VALUES.items()):
        packs.put(key, value, bytes([number]))
    packs.flush()
    return cache


def files(cache: Cache, kind: str = "pages") -> list[Path]:
    return sorted(path for path in cache.folder.glob(f"*/{kind}/*/*") if not path.suffix)


def found(cache: Cache) -> dict[str, bytes]:
    """What somebody finds who begins now."""
    packs = Packs(cache, "pages")
    return {key: value for key in KEYS if (place := packs.find(key)) and (value := packs.read(place)) is not None}


def test_what_was_put_in_comes_out(cache: Cache):
    assert found(cache) == VALUES
    assert [Packs(cache, "pages").find(key).about for key in VALUES] == [b"\0", b"\1", b"\2"]
    assert len(files(cache)) == 1
    assert Packs(cache, "texts").find(KEYS[0]) is None


def test_values_that_wait_are_not_there_yet(cache: Cache):
    packs = Packs(cache, "pages")
    packs.put(KEYS[3], b"four")
    assert packs.find(KEYS[3]) is None
    (place,) = packs.flush()
    assert packs.find(KEYS[3]) == Packs(cache, "pages").find(KEYS[3]) == place
    assert packs.flush() == []


def test_many_values_do_not_wait(cache: Cache):
    packs = Packs(cache, "pages")
    for number in range(packing._MOST):
        packs.put(digest_of("many", str(number)), b"x")
    assert len(files(cache)) == 2


def test_whoever_changes_a_byte_changes_no_value(cache: Cache):
    (path,) = files(cache)
    whole, losses = path.read_bytes(), []
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        rest = found(cache)
        assert rest.items() < VALUES.items(), place
        losses.append(len(VALUES) - len(rest))
    # A byte of a value makes that one be lost, any other all.
    values = sum(map(len, VALUES.values()))
    assert losses == [3] * (len(whole) - values) + [1] * values


def test_a_pack_that_ends_early_gives_what_is_whole(cache: Cache):
    (path,) = files(cache)
    whole = path.read_bytes()
    for size in range(len(whole)):
        path.write_bytes(whole[:size])
        assert found(cache).items() < VALUES.items(), size


def test_a_long_head_is_read_whole(cache: Cache, monkeypatch: pytest.MonkeyPatch):
    for first in (40, 41, 100):
        monkeypatch.setattr(packing, "_FIRST", first)
        assert found(cache) == VALUES


def test_what_goes_while_it_is_used_is_said(cache: Cache):
    packs = Packs(cache, "pages")
    place = packs.find(KEYS[0])
    files(cache)[0].unlink()
    assert packs.read(place) is None
    with pytest.raises(CacheFailed, match="^the cache was changed while it was in use. Build again$"):
        packs.demand(place)
    assert found(cache) == {}


def test_what_was_made_anew_is_found_beside_what_is_damaged(cache: Cache):
    (path,) = files(cache)
    path.write_bytes(path.read_bytes()[:-1] + b"\xff")
    packs = Packs(cache, "pages")
    assert packs.read(packs.find(KEYS[2])) is None
    packs.put(KEYS[2], VALUES[KEYS[2]])
    packs.flush()
    assert packs.read(packs.find(KEYS[2])) == VALUES[KEYS[2]]
    for names in (sorted, lambda *given, **by: sorted(*given, reverse=True, **by)):
        # In whatever order the system names the packs.
        ordered = Cache(cache.folder)
        ordered.names = lambda kind, names=names: iter(names(cache.names(kind), key=lambda file: file.name))
        assert found(ordered) == VALUES


def test_something_else_in_its_place_is_nothing(cache: Cache):
    (path,) = files(cache)
    path.unlink()
    path.mkdir()
    (path.parent / "notes").write_text("mine", encoding="utf-8")
    assert found(cache) == {}


def test_two_builds_at_once(cache: Cache):
    one, other = Packs(cache, "pages"), Packs(cache, "pages")
    for packs in (one, other):
        packs.put(KEYS[3], b"four")
    assert one.flush() == other.flush()
    one.put(KEYS[3], b"four")
    one.put(KEYS[0], b"one")
    one.flush()
    assert found(cache) == VALUES | {KEYS[3]: b"four"}


def test_packs_with_few_values_that_are_asked_for_are_put_together(cache: Cache, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(packing, "_MANY", 2)
    for key, value in ((digest_of("a"), b"a"), (digest_of("b"), b"b")):
        packs = Packs(cache, "pages")
        packs.put(key, value)
        packs.flush()
    asked = [KEYS[0], digest_of("a"), digest_of("b"), digest_of("nothing")]
    Packs(cache, "pages").gather(asked[:2])
    assert len(files(cache)) == 3, "two are not too many"
    packs = Packs(cache, "pages")
    packs.gather(asked)
    assert len(files(cache)) == 4
    assert len({packs.find(key).pack for key in asked[:3]}) == 1
    assert [packs.read(packs.find(key)) for key in asked[:3]] == [b"one", b"a", b"b"]
    # What no build has asked for goes by its time; the new pack has all that was asked for.
    for path in files(cache):
        if path.name != packs.find(KEYS[0]).pack:
            path.unlink()
    assert found(cache) == {KEYS[0]: b"one"}


def test_asking_for_a_value_keeps_its_pack(cache: Cache):
    (path,) = files(cache)
    old = time.time() - 20 * 86_400
    os.utime(path, (old, old))
    packs = Packs(cache, "pages")
    packs.find(KEYS[3])
    assert path.stat().st_mtime == pytest.approx(old, abs=1)
    packs.find(KEYS[0])
    assert path.stat().st_mtime > old + 86_400


@pytest.mark.skipif(sys.platform != "linux", reason="it forks")
def test_whoever_is_killed_while_writing_leaves_no_wrong_value(tmp_path: Path):
    cache = Cache(tmp_path / "cache")
    value = os.urandom(300_000)
    key = digest_of("a")
    for moment in range(30):
        process = os.fork()
        if not process:
            while True:
                packs = Packs(cache, "pages")
                packs.put(key, value)
                packs.put(digest_of(os.urandom(8)), value)
                packs.flush()
        time.sleep(0.002 * moment)
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
    packs = Packs(cache, "pages")
    assert packs.read(packs.find(key)) == value
    assert all(packs.read(place) == value for place in packs._places.values())
    for path in cache.folder.glob("*/pages/*/*"):
        os.utime(path, (time.time() - 2 * 86_400,) * 2)
    cache.tidy()
    assert not [path for path in cache.folder.glob("*/pages/*/*") if path.suffix], "what was half written goes after a day"
    assert packs.read(packs.find(key)) == value
