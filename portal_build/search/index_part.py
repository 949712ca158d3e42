# cbor2 asks of each list whether it is not a mapping, and an index has a million lists of one or two numbers: writing them out
# by themselves takes less than half as long. What is written here is what cbor2 would write, as the tests hold.
"""A part of Pagefind's index, as it is written into its file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import cbor2

from portal_build.tables import Table

Posting = list[Any]
"""A page with a word: how far it is behind the one before, where the word stands in its text, and where in its fields."""
Word = list[Any]
"""An item of the index: a word, its postings, and its postings by spelling where letters were folded."""

_number: Table[Any, bytes] = Table(cbor2.dumps, 65_536)
_head: Table[int, bytes] = Table(lambda length: cbor2.dumps([0] * length)[: -length or None], 65_536)
"""What stands before the items of a list, by how many they are."""


def to_cbor(words: Sequence[Word]) -> bytes:
    """A part with these words. Raises ValueError or TypeError if they are of another form."""
    return _head[1] + _head[len(words)] + b"".join([_word(*word) for word in words])


def _word(text: str, postings: Sequence[Posting], variants: Sequence[Sequence[Any]]) -> bytes:
    spelt = b"".join([_head[2] + cbor2.dumps(spelling) + _postings(own) for spelling, own in variants])
    return _head[3] + cbor2.dumps(text) + _postings(postings) + _head[len(variants)] + spelt


def _postings(postings: Sequence[Posting]) -> bytes:
    written = [_head[len(postings)]]
    three, none = _head[3], _head[0]
    for behind, places, in_fields in postings:
        # Nearly every place is a pair, of how much it counts and where it is, and there are not many different ones.
        at = _pair[tuple(places)] if len(places) == 2 else _numbers(places)
        written += (three, _number[behind], at, _numbers(in_fields) if in_fields else none)
    return b"".join(written)


def _numbers(numbers: Sequence[int]) -> bytes:
    return _head[len(numbers)] + b"".join([_number[one] for one in numbers])


_pair: Table[tuple[int, ...], bytes] = Table(_numbers, 65_536)
