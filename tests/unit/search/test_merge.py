"""Bundles of shards put together, and the index of the whole cut into small parts."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from typing import Any

import cbor2
import pytest

from portal_build.search import bundle as bundles
from portal_build.search import merge as merging
from portal_build.search.ask import ask
from portal_build.search.index_part import runs_to_cbor
from portal_build.search.shard import UnknownForm, read_shard, words_of
from tests.unit.search.examples import BARE, write_bundles
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
    monkeypatch.setattr(merging, "_PART", 1)
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


@pytest.fixture
def sharded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same site, each page in a shard of its own."""
    monkeypatch.setattr(bundles, "_SHARD", 1)
    monkeypatch.setattr(bundles, "crc32", lambda path: {b"st": 0, b"ba": 1, b"ly": 2}[path.removeprefix(b"da/metoder/")[:2]])
    return write_searched(tmp_path)


def test_a_bundle_of_shards_is_searched_like_one(whole: Path, sharded: Path) -> None:
    for query in ("barn", "børn", "støtte", "støttebehov", "støtte til", "pårørende", "samtale", "zzz"):
        assert ask(sharded, "da", query, literal=False, most=9) == ask(whole, "da", query, literal=False, most=9), query


def test_every_word_keeps_its_pages_and_places(whole: Path, sharded: Path) -> None:
    assert told(sharded / "da/pagefind") == told(whole / "da/pagefind")


def told(bundle: Path) -> tuple[Any, ...]:
    """What a bundle says, with pages by name instead of by number."""
    (meta,) = bundle.glob("*.pf_meta")
    version, pages, parts, filters, sorts, fields = unpack(meta)
    names = [name for name, _ in pages]
    words = [word for *_, name in parts for word in unpack(bundle / "index" / f"{name}.pf_index")[0]]
    values = [unpack(bundle / "filter" / f"{name}.pf_filter") for _, name in filters]
    return (
        version,
        sorted(pages),
        [(word, postings(pages, names), [(spelling, postings(own, names)) for spelling, own in spellings]) for word, pages, spellings in words],
        [(facet, [(value, sorted(names[page] for page in pages)) for value, pages in own]) for facet, own in values],
        [(name, sorted(names[page] for page in pages)) for name, pages in sorts],
        fields,
    )


def postings(listed: list[Any], names: list[str]) -> list[Any]:
    places = accumulate(distance for distance, *_ in listed)
    return sorted([names[place], *where] for place, (_, *where) in zip(places, listed, strict=True))


def test_pages_are_sorted_by_date_across_shards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    days = ["2021-05-01", "", "2024-01-31", "2019-12-24", "2022-02-02"]
    monkeypatch.setattr(bundles, "_SHARD", 2)
    write_bundles([replace(BARE, url=f"da/{number}/", title=f"Side {number}", date=day) for number, day in enumerate(days)], tmp_path, ["da"])
    bundle = tmp_path / "da/pagefind"
    (meta,) = bundle.glob("*.pf_meta")
    _, pages, _, _, ((name, order),), _ = unpack(meta)
    titles = [json.loads(gzip.decompress((bundle / f"fragment/{pages[page][0]}.pf_fragment").read_bytes())[12:])["meta"]["title"] for page in order]
    assert (name, titles) == ("date", ["Side 1", "Side 3", "Side 0", "Side 4", "Side 2"])


def test_a_bundle_of_an_unknown_form_is_refused(whole: Path) -> None:
    folder = whole / "da/pagefind"
    bundle = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    broken = {name: gzip.compress(b"pagefind_dcd\x9f\x01\xff") if name.startswith("index/") else data for name, data in bundle.items()}
    with pytest.raises(UnknownForm):
        read_shard(broken)


@pytest.mark.parametrize("word", [["ord"], ["ord", [[1, [2]]], []], ["ord", 1, []], ["ord", [[[], [2], []]], []]], ids=str)
def test_a_word_of_another_form_is_refused(word: list[Any], whole: Path) -> None:
    folder = whole / "da/pagefind"
    bundle = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    index = gzip.compress(b"pagefind_dcd" + cbor2.dumps([[word]]))
    with pytest.raises(UnknownForm):
        read_shard({name: index if name.startswith("index/") else data for name, data in bundle.items()})


def test_shards_that_number_their_fields_otherwise_are_put_together(whole: Path) -> None:
    folder = whole / "da/pagefind"
    shard = read_shard({path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()})
    alike = {word.text: runs_to_cbor([(word.run, 0)]) for word in words_of(shard, shard.fields)}
    other = {word.text: runs_to_cbor([(word.run, 0)]) for word in words_of(shard, ["aaa", *shard.fields])}
    places = {text: [in_fields for *_, in_fields in cbor2.loads(written)] for text, written in alike.items()}
    assert any(any(one) for one in places.values())
    assert {text: [in_fields for *_, in_fields in cbor2.loads(written)] for text, written in other.items()} == {
        text: [[place - 1 if place < 0 else place for place in one] for one in found] for text, found in places.items()
    }


def test_no_old_part_stays(cut: Path) -> None:
    assert len(list((cut / "da/pagefind/index").iterdir())) == len(parts(cut / "da/pagefind"))
