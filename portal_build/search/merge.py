# Pagefind takes up memory for each word of each page, so a large language is given to it in shards, which also lets a build
# leave out those in which nothing has changed. A reader gets one bundle. Besides, Pagefind keeps filters in hash maps, so each
# run writes them in another order and, names being hashes of the content, under other names; and its parts of the index take
# some 35 kB each once compressed, most of which a reader who looks for one word has no use for. The files are gzipped CBOR
# behind a signature. In a list of pages with a word, each page is given by how far it is behind the one before.
"""Makes one Pagefind bundle of several: the same bytes and names whenever the records are the same, with an index in small parts."""

from __future__ import annotations

import hashlib
import heapq
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby
from os.path import commonprefix
from pathlib import PurePosixPath
from typing import Any

import cbor2
import deflate

from portal_build.garbage import nothing_to_collect
from portal_build.search.index_part import JoinedWord, Run, join, to_cbor
from portal_build.search.shard import SIGNATURE, Shard, ShardWord, UnknownForm, words_of

_PART = 800
"""How many times a part of the index names a page: some 5 kB once compressed."""
_BEGUN = 4
"""Letters by which words that begin alike are known."""


def merge(shards: Sequence[Shard], dates: Sequence[Sequence[str]]) -> dict[str, bytes]:
    """The bundle of all pages of these; `dates` are those of the pages of each, in any order. Raises UnknownForm."""
    try:
        # Many small things are read, none of which refers to another that refers to it.
        with nothing_to_collect():
            return _merged(shards, dates)
    except (ValueError, IndexError, KeyError, TypeError, AttributeError, cbor2.CBORError) as error:
        raise UnknownForm(str(error)) from error


def _merged(shards: Sequence[Shard], dates: Sequence[Sequence[str]]) -> dict[str, bytes]:
    fields = sorted({name for shard in shards for name in shard.fields})
    made = {name: data for shard in shards for name, data in shard.files.items()}
    prefix = PurePosixPath(next(name for name in made if name.startswith("fragment/"))).stem.rpartition("_")[0]
    firsts = list(accumulate((len(shard.pages) for shard in shards), initial=0))[:-1]

    def add(folder: str, name: str, ending: str, data: bytes, digits: int) -> str:
        named = f"{name}{hashlib.sha256(data).hexdigest()[:digits]}"
        made[f"{folder}{named}.{ending}"] = bytes(deflate.gzip_compress(SIGNATURE + data, 6))
        return named

    filters = sorted([facet, add("filter/", f"{prefix}_", "pf_filter", cbor2.dumps([facet, values]), 7)] for facet, values in _filters(shards, firsts))
    words = _words([words_of(shard, fields) for shard in shards], firsts)
    parts = [[start, end, add("index/", f"{prefix}_", "pf_index", to_cbor(part), 7)] for start, end, part in _cut(words, shards)]
    pages = [page for shard in shards for page in shard.pages]
    meta = [shards[-1].version, pages, parts, filters, _sorts(shards, firsts, dates), fields]
    language = dict(shards[0].language, page_count=len(pages))
    language["hash"] = add("pagefind.", f"{prefix}_", "pf_meta", cbor2.dumps(meta), 10)
    entry = dict(shards[-1].entry, languages={next(iter(shards[-1].entry["languages"])): language})
    made["pagefind-entry.json"] = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
    return made


def _filters(shards: Sequence[Shard], firsts: Sequence[int]) -> Iterator[tuple[str, list[list[Any]]]]:
    """Facet -> its values in order, each with its pages."""
    found: dict[str, dict[str, list[int]]] = {}
    for shard, first in zip(shards, firsts, strict=True):
        for facet, values in shard.filters:
            for value, pages in values:
                found.setdefault(facet, {}).setdefault(value, []).extend(page + first for page in pages)
    return ((facet, sorted([value, pages] for value, pages in values.items())) for facet, values in found.items())


def _sorts(shards: Sequence[Shard], firsts: Sequence[int], dates: Sequence[Sequence[str]]) -> list[list[Any]]:
    """All pages by date. In each shard they stand in that order, so its earliest date belongs to the first."""
    if any([name for name, _ in shard.sorts] not in ([], ["date"]) for shard in shards):
        raise UnknownForm("sorted by something else")
    dated = (
        (date, first + page)
        for shard, first, own in zip(shards, firsts, dates, strict=True)
        for _, pages in shard.sorts
        for date, page in zip(sorted(own), pages, strict=True)
    )
    pages = [page for _, page in sorted(dated, key=lambda pair: pair[0])]
    return [["date", pages]] if pages else []


def _words(shards: Sequence[Iterator[ShardWord]], firsts: Sequence[int]) -> Iterator[JoinedWord]:
    """All words in order, each with the pages of all shards."""
    numbered = [_numbered(words, first) for words, first in zip(shards, firsts, strict=True)]
    for text, alike in groupby(heapq.merge(*numbered), key=lambda item: item[0]):
        words = [(word, first) for _, first, word in alike]
        spelt: dict[str, list[tuple[Run, int]]] = {}
        for word, first in words:
            for spelling, run in word.spelt:
                spelt.setdefault(spelling, []).append((run, first))
        yield join(text, [(word.run, first) for word, first in words], sorted(spelt.items()))


def _numbered(words: Iterator[ShardWord], first: int) -> Iterator[tuple[str, int, ShardWord]]:
    return ((word.text, first, word) for word in words)


def _cut(words: Iterable[JoinedWord], shards: Sequence[Shard]) -> Iterator[tuple[str, str, list[JoinedWord]]]:
    """The index in parts: of each, the beginnings of its first and last words, and its words."""
    parts = _parts(words)
    before = next(parts)
    start, last = min(shard.bounds[0] for shard in shards), max(shard.bounds[1] for shard in shards)
    for number, part in enumerate(parts):
        end, following = _bounds(before[-1].text, part[0].text)
        # Pagefind may have told the first word from none before it by more letters than from the one behind it.
        yield start if number else min(start, end), end, before
        before, start = part, following
    yield start, last, before


def _parts(words: Iterable[JoinedWord]) -> Iterator[list[JoinedWord]]:
    """The words, in order, by as many as make up a part.

    For a word that a reader has begun, Pagefind looks into one part only, so those that begin alike stay together.
    """
    part: list[JoinedWord] = []
    size = 0
    for _, alike in groupby(words, key=lambda word: word.text[:_BEGUN]):
        family = list(alike)
        more = sum(word.pages for word in family)
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
