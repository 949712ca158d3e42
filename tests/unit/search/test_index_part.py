"""Parts of an index: the same bytes as CBOR's own library writes."""

from __future__ import annotations

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_build.search.index_part import Word, to_cbor

NUMBERS = st.integers(min_value=-(2**40), max_value=2**40)
POSTINGS = st.lists(st.tuples(NUMBERS, st.lists(NUMBERS, max_size=4), st.lists(NUMBERS, max_size=3)).map(list))
WORDS = st.lists(st.tuples(st.text(), POSTINGS, st.lists(st.tuples(st.text(), POSTINGS).map(list))).map(list))


@given(WORDS)
def test_it_is_written_as_the_library_writes_it(words: list[Word]):
    assert to_cbor(words) == cbor2.dumps([words])


@pytest.mark.parametrize("length", [0, 1, 23, 24, 255, 256, 65_535, 65_536])
def test_lists_of_any_length(length: int):
    words = [["ord", [[1, [-25, place], []] for place in range(length)], []], ["sted", [[1, list(range(length)), [length]]], []]]
    assert to_cbor(words) == cbor2.dumps([words])


@pytest.mark.parametrize("word", [["ord"], ["ord", [[1, [2]]], []], ["ord", 1, []], ["ord", [[[], [2], []]], []]], ids=str)
def test_another_form_is_refused(word: Word):
    with pytest.raises((ValueError, TypeError)):
        to_cbor([word])
