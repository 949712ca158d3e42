"""An index that is cut into small parts."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import cbor2
import pytest

from portal_build.search import bundle as bundles
from portal_build.search import settle
from portal_build.search.ask import ask
from tests.unit.search.searched import write_searched

EXPECTED = [("1", "1", ["19"]), ("b", "ba", ["barn"]), ("be", "be", ["behov"]), ("bø", "b", ["børn"]), ("c", "c", ["covid", "covid19"])]


def parts(bundle: Path) -> list[tuple[str, str, list[str]]]:
    """Of each part of the index: between which beginnings of words it is, and its words."""
    (meta,) = bundle.glob("*.pf_meta")
    return [(start, end, [word for word, *_ in unpack(bundle / "index" / f"{name}.pf_index")[0]]) for start, end, name in unpack(meta)[2]]


def unpack(file: Path) -> Any:
    return cbor2.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_searched(tmp_path_factory.mktemp("whole"))


@pytest.fixture
def cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same site, with parts of a single word, unless others begin like it."""
    monkeypatch.setattr(settle, "_PART", 1)
    return write_searched(tmp_path)


def test_the_parts_are_told_apart_by_the_beginnings_of_their_words(whole: Path, cut: Path) -> None:
    ((first, last, every),) = parts(whole / "da/pagefind")
    small = parts(cut / "da/pagefind")
    assert len(small) > 5 and [word for *_, own in small for word in own] == every
    assert (first, small[-1][1]) == ("19", last)
    assert small[:5] == EXPECTED
    assert all(end < start for (_, end, _), (start, _, _) in zip(small, small[1:], strict=False))


def test_the_same_is_found(whole: Path, cut: Path) -> None:
    for query in ("barn", "børn", "samt", "støtte", "støtte til", "støt", "pårørende", "covid-19", "19", "zzz"):
        assert ask(cut, "da", query, literal=False, most=9) == ask(whole, "da", query, literal=False, most=9), query


def test_a_large_index_stays_whole(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(settle, "_PART", 1)
    monkeypatch.setattr(bundles, "_LARGE", 2)
    assert len(parts(write_searched(tmp_path) / "da/pagefind")) == 1


def test_no_old_part_stays(cut: Path) -> None:
    assert len(list((cut / "da/pagefind/index").iterdir())) == len(parts(cut / "da/pagefind"))
