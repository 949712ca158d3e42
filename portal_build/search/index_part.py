# cbor2 asks of each list whether it is not a mapping, and an index has a million lists of one or two numbers: writing them out
# by themselves takes less than half as long. What is written here is what cbor2 would write, as the tests hold.
"""A part of Pagefind's index, as it is written into its file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import cbor2

from portal_build.tables import Table

Posting = list[Any]
"""A page with a word: how far it is behind the one before, where the word stands in its text, and where in its fields."""
Word = list[Any]
"""An item of the index: a word, its postings, and its postings by spelling where letters were folded."""

_number: Table[Any, bytes] = Table(cbor2.dumps, 65_536)
_head: Table[int, bytes] = Table(lambda length: cbor2.dumps([0] * length)[: -length or None], 65_536)
"""What stands before the items of a list, by how many they are."""


class Run(NamedTuple):
    """Postings one after the other, all written out but for where the first page is."""

    pages: int
    """How many they are."""
    first: int
    """How far the first page is behind the beginning of the shard."""
    span: int
    """How far the last page is behind it."""
    rest: bytes
    """What is written after the number of the first page."""


class JoinedWord(NamedTuple):
    """A word of the index."""

    text: str
    """As it is searched."""
    pages: int
    """How many have it."""
    written: bytes
    """The whole item."""


def run_of(postings: Sequence[Posting]) -> Run:
    """Postings written out. Raises ValueError or TypeError if they are of another form."""
    if not postings:
        return Run(0, 0, 0, b"")
    written: list[bytes] = []
    three, none = _head[3], _head[0]
    for behind, places, in_fields in postings:
        # Nearly every place is a pair, of how much it counts and where it is, and there are not many different ones.
        at = _pair[tuple(places)] if len(places) == 2 else _numbers(places)
        written += (three, _number[behind], at, _numbers(in_fields) if in_fields else none)
    return Run(len(postings), postings[0][0], sum([posting[0] for posting in postings]), b"".join(written[2:]))


def runs_to_cbor(runs: Iterable[tuple[Run, int]]) -> bytes:
    """The postings of runs, each with how many pages the shards before its own have, in order."""
    written: list[bytes] = []
    pages = last = 0
    for run, before in runs:
        if run.pages:
            written += (_head[3], _number[before + run.first - last], run.rest)
            last = before + run.span
            pages += run.pages
    return _head[pages] + b"".join(written)


def join(text: str, runs: Sequence[tuple[Run, int]], spelt: Sequence[tuple[str, Sequence[tuple[Run, int]]]]) -> JoinedWord:
    """A word with the pages of all shards, and those of each spelling."""
    spellings = b"".join([_head[2] + cbor2.dumps(spelling) + runs_to_cbor(own) for spelling, own in spelt])
    written = _head[3] + cbor2.dumps(text) + runs_to_cbor(runs) + _head[len(spelt)] + spellings
    return JoinedWord(text, sum([run.pages for run, _ in runs]), written)


def to_cbor(words: Sequence[JoinedWord]) -> bytes:
    """A part with these words."""
    return _head[1] + _head[len(words)] + b"".join([word.written for word in words])


def _numbers(numbers: Sequence[int]) -> bytes:
    return _head[len(numbers)] + b"".join([_number[one] for one in numbers])


_pair: Table[tuple[int, ...], bytes] = Table(_numbers, 65_536)
