"""An index that is cut into small parts."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from portal_build.search import settle
from portal_build.search.ask import ask
from portal_build.search.cbor import array, text
from tests.unit.search.searched import write_searched

EXPECTED = [("1", "1", ["19"]), ("b", "ba", ["barn"]), ("be", "b", ["behov", "børn"]), ("c", "c", ["covid", "covid19"])]


def parts(bundle: Path) -> list[tuple[str, str, list[str]]]:
    """Of each part of the index: between which beginnings of words it is, and its words."""
    (meta,) = bundle.glob("*.pf_meta")
    listed = [[text(value) for value in array(one)] for one in array(array(unpack(meta))[2])]
    return [(start, end, words(bundle / "index" / f"{name}.pf_index")) for start, end, name in listed]


def words(file: Path) -> list[str]:
    return [text(array(word)[0]) for word in array(array(unpack(file))[0])]


def unpack(file: Path) -> bytes:
    return gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_searched(tmp_path_factory.mktemp("whole"))


@pytest.fixture
def cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same site, with parts of a word or two."""
    monkeypatch.setattr(settle, "_PART", 30)
    return write_searched(tmp_path)


def test_the_parts_are_told_apart_by_the_beginnings_of_their_words(whole: Path, cut: Path) -> None:
    ((first, last, every),) = parts(whole / "da/pagefind")
    small = parts(cut / "da/pagefind")
    assert len(small) > 5 and [word for *_, own in small for word in own] == every
    assert (first, small[-1][1]) == ("19", last)
    assert small[:4] == EXPECTED
    assert all(end < start for (_, end, _), (start, _, _) in zip(small, small[1:], strict=False))


def test_the_same_is_found(whole: Path, cut: Path) -> None:
    for query in ("barn", "børn", "samt", "støtte", "støtte til", "støt", "pårørende", "covid-19", "19", "zzz"):
        assert ask(cut, "da", query, literal=False, most=9) == ask(whole, "da", query, literal=False, most=9), query


def test_the_parts_of_a_large_index_are_larger(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(settle, "_PART", 1)
    monkeypatch.setattr(settle, "_MOST_PARTS", 2)
    assert len(parts(write_searched(tmp_path) / "da/pagefind")) <= 3


def test_no_old_part_stays(cut: Path) -> None:
    named = {file.stem.encode() for file in (cut / "da/pagefind/index").iterdir()}
    (meta,) = (cut / "da/pagefind").glob("*.pf_meta")
    assert all(name in unpack(meta) for name in named)
