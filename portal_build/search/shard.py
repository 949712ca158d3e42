# A build after a small change gets all shards but one from the cache, and puts them together all the same. So of each word its
# pages are kept as the bytes that they will be in the index of the whole: of these only the first number, how far the first
# page is behind the last one of the shards before, is not known yet.
"""A Pagefind bundle of some pages of a language, read so that several can be put together."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import cbor2
import deflate

from portal_build.garbage import nothing_to_collect
from portal_build.search.index_part import Posting, Run, Word, run_of, runs_to_cbor
from portal_build.search.pagefind import Bundle

SIGNATURE = b"pagefind_dcd"
"""Stands before what Pagefind's files hold."""
_PACKED = 500
"""Words that are packed together: who reads those of all shards in order has few of each in memory."""


class UnknownForm(Exception):
    """A bundle is not of the form that is known here."""


@dataclass(frozen=True, slots=True)
class Shard:
    """What a bundle of one language says of a part of its pages. All of it can be kept as it is."""

    files: dict[str, bytes]
    """Those of its files that are also files of the whole."""
    entry: dict[str, Any]
    """What its entry file says."""
    version: str
    """That of Pagefind."""
    pages: list[Any]
    """What its meta file says of each page."""
    bounds: list[str]
    """The beginning of its first word that its index starts with, and the one of its last that it ends with."""
    filters: list[list[Any]]
    """Facet and values of each filter, each with its pages."""
    sorts: list[list[Any]]
    """By what results are sorted, and the pages in that order."""
    fields: list[str]
    """The fields of pages whose words are searched, in alphabetical order, in which postings number them."""
    words: list[bytes]
    """Its words in order, packed some hundreds at a time: of each its text, its pages, and its pages by spelling where letters were folded."""

    @property
    def language(self) -> dict[str, Any]:
        """What its entry file says of its language."""
        (language,) = self.entry["languages"].values()
        found: dict[str, Any] = language
        return found


@dataclass(frozen=True, slots=True)
class ShardWord:
    """A word of a shard."""

    text: str
    """As it is searched."""
    run: Run
    """Its pages."""
    spelt: list[tuple[str, Run]]
    """Its pages by spelling."""


def read_shard(bundle: Bundle) -> Shard:
    """What a bundle says. Raises UnknownForm."""
    try:
        # Millions of small lists are read, none of which refers to another that refers to it.
        with nothing_to_collect():
            return _read(bundle)
    except (ValueError, IndexError, KeyError, TypeError, AttributeError, OSError, EOFError, cbor2.CBORError) as error:
        raise UnknownForm(str(error)) from error


def _read(bundle: Bundle) -> Shard:
    entry = json.loads(bundle["pagefind-entry.json"])
    (language,) = entry["languages"].values()
    version, pages, parts, filters, sorts, fields = _unpack(bundle[f"pagefind.{language['hash']}.pf_meta"])
    renumbering = renumbering_of(fields, sorted(fields))
    words = [_plain(word, renumbering) for *_, name in parts for word in _unpack(bundle[f"index/{name}.pf_index"])[0]]
    files = {name: data for name, data in bundle.items() if not name.startswith(("index/", "filter/")) and not name.endswith(".pf_meta")}
    values = [_unpack(bundle[f"filter/{name}.pf_filter"]) for _, name in filters]
    packed = [bytes(deflate.gzip_compress(cbor2.dumps(words[start : start + _PACKED]), 1)) for start in range(0, len(words), _PACKED)]
    return Shard(files, entry, version, pages, [parts[0][0], parts[-1][1]], values, sorts, sorted(fields), packed)


def _unpack(data: bytes) -> Any:
    return cbor2.loads(gzip.decompress(data).removeprefix(SIGNATURE))


def _plain(word: Word, renumbering: Mapping[int, int]) -> list[Any]:
    text, postings, variants = word
    spelt = [[spelling, *run_of(_renumbered(own, renumbering))] for spelling, own in variants]
    return [text, *run_of(_renumbered(postings, renumbering)), spelt]


def renumbering_of(own: Sequence[str], fields: Sequence[str]) -> dict[int, int]:
    """How postings number these fields of their own -> how they do among all, as far as that differs: the first is -1."""
    pairs = ((-1 - number, -1 - fields.index(name)) for number, name in enumerate(own))
    return {before: after for before, after in pairs if before != after}


def _renumbered(postings: list[Posting], renumbering: Mapping[int, int]) -> list[Posting]:
    if not renumbering:
        return postings
    return [[behind, places, [renumbering.get(place, place) for place in in_fields]] for behind, places, in_fields in postings]


def words_of(shard: Shard, fields: Sequence[str]) -> Iterator[ShardWord]:
    """The words of a shard in order, numbered by these fields, among which are its own."""
    renumbering = renumbering_of(shard.fields, fields)
    for packed in shard.words:
        for text, *run, spelt in cbor2.loads(gzip.decompress(packed)):
            word = ShardWord(text, Run(*run), [(spelling, Run(*own)) for spelling, *own in spelt])
            yield _in_fields(word, renumbering) if renumbering else word


def _in_fields(word: ShardWord, renumbering: Mapping[int, int]) -> ShardWord:
    def other(run: Run) -> Run:
        return run_of(_renumbered(cbor2.loads(runs_to_cbor([(run, 0)])), renumbering))

    return ShardWord(word.text, other(word.run), [(spelling, other(run)) for spelling, run in word.spelt])
