# Pagefind takes up memory for each word of each page, so a large language is given to it in shards, which also lets a build
# leave out those in which nothing has changed. A reader gets one bundle. Besides, Pagefind keeps filters in hash maps, so each
# run writes them in another order and, names being hashes of the content, under other names; and its parts of the index take
# some 35 kB each once compressed, most of which a reader who looks for one word has no use for. The files are gzipped CBOR
# behind a signature. In a list of pages with a word, each page is given by how far it is behind the one before.
"""Makes one Pagefind bundle of several: the same bytes and names whenever the records are the same, with an index in small parts."""

from __future__ import annotations

import gzip
import hashlib
import heapq
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from os.path import commonprefix
from pathlib import PurePosixPath
from typing import Any

import cbor2
import deflate

from portal_build.garbage import nothing_to_collect
from portal_build.search.index_part import Posting, Word, to_cbor
from portal_build.search.pagefind import Bundle

_SIGNATURE = b"pagefind_dcd"
_PART = 800
"""How many times a part of the index names a page: some 5 kB once compressed."""
_BEGUN = 4
"""Letters by which words that begin alike are known."""


class UnknownForm(Exception):
    """A bundle is not of the form that is known here."""


@dataclass(frozen=True)
class _Shard:
    """A bundle of one language that was made of a part of its pages."""

    bundle: Bundle
    """Its files."""
    language: dict[str, Any]
    """What its entry file says."""
    pages: list[Any]
    """What its meta file says of each page."""
    parts: list[list[str]]
    """Of each part of the index the beginnings of its first and last words, and its name."""
    filters: list[list[str]]
    """Facet and name of each filter."""
    sorts: list[list[Any]]
    """By what results are sorted, and the pages in that order."""
    fields: list[str]
    """The fields of pages whose words are searched, in the order in which postings number them."""
    first: int
    """How many pages the shards before it have."""


def merge(bundles: Sequence[Bundle], dates: Sequence[Sequence[str]]) -> dict[str, bytes]:
    """The bundle of all pages of these; `dates` are those of the pages of each, in any order. Raises UnknownForm."""
    try:
        # Millions of small lists are read, none of which refers to another that refers to it.
        with nothing_to_collect():
            return _merged(bundles, dates)
    except (ValueError, IndexError, KeyError, TypeError, AttributeError, OSError, EOFError, cbor2.CBORError) as error:
        raise UnknownForm(str(error)) from error


def _merged(bundles: Sequence[Bundle], dates: Sequence[Sequence[str]]) -> dict[str, bytes]:
    entry, version, shards = _read(bundles)
    fields = sorted({name for shard in shards for name in shard.fields})
    made = {name: data for bundle in bundles for name, data in bundle.items() if not name.startswith(("index/", "filter/")) and not name.endswith(".pf_meta")}
    prefix = PurePosixPath(next(name for name in bundles[0] if name.startswith("fragment/"))).stem.rpartition("_")[0]

    def add(folder: str, name: str, ending: str, data: bytes, digits: int) -> str:
        named = f"{name}{hashlib.sha256(data).hexdigest()[:digits]}"
        made[f"{folder}{named}.{ending}"] = bytes(deflate.gzip_compress(_SIGNATURE + data, 6))
        return named

    filters = sorted([facet, add("filter/", f"{prefix}_", "pf_filter", cbor2.dumps([facet, values]), 7)] for facet, values in _filters(shards))
    parts = [[start, end, add("index/", f"{prefix}_", "pf_index", to_cbor(words), 7)] for start, end, words in _cut(_words(shards, fields), shards)]
    pages = [page for shard in shards for page in shard.pages]
    meta = [version, pages, parts, filters, _sorts(shards, dates), fields]
    language = dict(shards[0].language, page_count=len(pages))
    language["hash"] = add("pagefind.", f"{prefix}_", "pf_meta", cbor2.dumps(meta), 10)
    entry["languages"] = {next(iter(entry["languages"])): language}
    made["pagefind-entry.json"] = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
    return made


def _read(bundles: Sequence[Bundle]) -> tuple[dict[str, Any], str, list[_Shard]]:
    shards: list[_Shard] = []
    for bundle in bundles:
        entry = json.loads(bundle["pagefind-entry.json"])
        (language,) = entry["languages"].values()
        version, pages, parts, filters, sorts, fields = _unpack(bundle[f"pagefind.{language['hash']}.pf_meta"])
        first = shards[-1].first + len(shards[-1].pages) if shards else 0
        shards.append(_Shard(bundle, language, pages, parts, filters, sorts, fields, first))
    return entry, version, shards


def _filters(shards: Sequence[_Shard]) -> Iterator[tuple[str, list[list[Any]]]]:
    """Facet -> its values in order, each with its pages."""
    found: dict[str, dict[str, list[int]]] = {}
    for shard in shards:
        for _, name in shard.filters:
            facet, values = _unpack(shard.bundle[f"filter/{name}.pf_filter"])
            for value, pages in values:
                found.setdefault(facet, {}).setdefault(value, []).extend(page + shard.first for page in pages)
    return ((facet, sorted([value, pages] for value, pages in values.items())) for facet, values in found.items())


def _sorts(shards: Sequence[_Shard], dates: Sequence[Sequence[str]]) -> list[list[Any]]:
    """All pages by date. In each shard they stand in that order, so its earliest date belongs to the first."""
    if any([name for name, _ in shard.sorts] not in ([], ["date"]) for shard in shards):
        raise UnknownForm("sorted by something else")
    dated = (
        (date, shard.first + page)
        for shard, own in zip(shards, dates, strict=True)
        for _, pages in shard.sorts
        for date, page in zip(sorted(own), pages, strict=True)
    )
    pages = [page for _, page in sorted(dated, key=lambda pair: pair[0])]
    return [["date", pages]] if pages else []


def _words(shards: Sequence[_Shard], fields: Sequence[str]) -> Iterator[Word]:
    """All words in order, each with the pages of all shards."""
    if len(shards) == 1:
        yield from _words_of(shards[0])
        return
    numbered = [_numbered(number, shard) for number, shard in enumerate(shards)]
    renumberings = [_renumbering(shard.fields, fields) for shard in shards]
    for text, alike in groupby(heapq.merge(*numbered), key=lambda item: item[0]):
        yield _joined(text, [(word, shards[number].first, renumberings[number]) for _, number, word in alike])


def _words_of(shard: _Shard) -> Iterator[Word]:
    for *_, name in shard.parts:
        (words,) = _unpack(shard.bundle[f"index/{name}.pf_index"])
        yield from words


def _numbered(number: int, shard: _Shard) -> Iterator[tuple[str, int, Word]]:
    return ((word[0], number, word) for word in _words_of(shard))


def _renumbering(own: Sequence[str], fields: Sequence[str]) -> dict[int, int]:
    """How postings of a shard number its fields -> how those of all do, as far as that differs: the first is -1."""
    pairs = ((-1 - number, -1 - fields.index(name)) for number, name in enumerate(own))
    return {before: after for before, after in pairs if before != after}


def _joined(text: str, words: Sequence[tuple[Word, int, dict[int, int]]]) -> Word:
    spellings: dict[str, list[tuple[list[Posting], int, dict[int, int]]]] = {}
    for word, first, renumbering in words:
        _, _, variants = word
        for spelling, postings in variants:
            spellings.setdefault(spelling, []).append((postings, first, renumbering))
    own = _postings([(word[1], first, renumbering) for word, first, renumbering in words])
    return [text, own, [[spelling, _postings(spellings[spelling])] for spelling in sorted(spellings)]]


def _postings(of_shards: Sequence[tuple[list[Posting], int, dict[int, int]]]) -> list[Posting]:
    joined: list[Posting] = []
    last = 0
    for postings, first, renumbering in of_shards:
        if not postings:
            continue
        end = first + sum(posting[0] for posting in postings)
        postings[0][0] += first - last
        last = end
        if renumbering:
            for posting in postings:
                posting[2] = [renumbering.get(place, place) for place in posting[2]]
        joined += postings
    return joined


def _cut(words: Iterable[Word], shards: Sequence[_Shard]) -> Iterator[tuple[str, str, list[Word]]]:
    """The index in parts: of each, the beginnings of its first and last words, and its words."""
    parts = _parts(words)
    before = next(parts)
    start, last = min(shard.parts[0][0] for shard in shards), max(shard.parts[-1][1] for shard in shards)
    for number, part in enumerate(parts):
        end, following = _bounds(before[-1][0], part[0][0])
        # Pagefind may have told the first word from none before it by more letters than from the one behind it.
        yield start if number else min(start, end), end, before
        before, start = part, following
    yield start, last, before


def _parts(words: Iterable[Word]) -> Iterator[list[Word]]:
    """The words, in order, by as many as make up a part.

    For a word that a reader has begun, Pagefind looks into one part only, so those that begin alike stay together.
    """
    part: list[Word] = []
    size = 0
    for _, alike in groupby(words, key=lambda word: word[0][:_BEGUN]):
        family = list(alike)
        more = sum(len(pages) for _, pages, *_ in family)
        if part and size + more > _PART:
            yield part
            part, size = [], 0
        part += family
        size += more
    yield part


def _bounds(last: str, first: str) -> tuple[str, str]:
    """The shortest beginnings of a word and the next one that tell them apart, as Pagefind gives them."""
    alike = len(commonprefix([last, first])) + 1
    return last[:alike], first[:alike]


def _unpack(data: bytes) -> Any:
    return cbor2.loads(gzip.decompress(data).removeprefix(_SIGNATURE))
