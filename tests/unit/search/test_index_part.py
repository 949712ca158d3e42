"""Parts of an index: the same bytes as CBOR's own library writes."""

from __future__ import annotations

from collections.abc import Sequence

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_build.search.index_part import Posting, Run, Word, join, run_of, runs_to_cbor, to_cbor

NUMBERS = st.integers(min_value=-(2**40), max_value=2**40)
POSTINGS = st.lists(st.tuples(NUMBERS, st.lists(NUMBERS, max_size=4), st.lists(NUMBERS, max_size=3)).map(list))
WORDS = st.lists(st.tuples(st.text(), POSTINGS, st.lists(st.tuples(st.text(), POSTINGS).map(list))).map(list))


def written(words: Sequence[Word]) -> bytes:
    """Words of a single shard."""
    return to_cbor([join(text, [(run_of(own), 0)], [(spelling, [(run_of(other), 0)]) for spelling, other in spelt]) for text, own, spelt in words])


@given(WORDS)
def test_it_is_written_as_the_library_writes_it(words: list[Word]):
    assert written(words) == cbor2.dumps([words])


@pytest.mark.parametrize("length", [0, 1, 23, 24, 255, 256, 65_535, 65_536])
def test_lists_of_any_length(length: int):
    words = [["ord", [[1, [-25, place], []] for place in range(length)], []], ["sted", [[1, list(range(length)), [length]]], []]]
    assert written(words) == cbor2.dumps([words])


@pytest.mark.parametrize("postings", [1, [[1, [2]]], [[[], [2], []]]], ids=str)
def test_another_form_is_refused(postings: list[Posting]):
    with pytest.raises((ValueError, TypeError)):
        run_of(postings)


def test_a_run_knows_where_its_pages_are():
    assert run_of([[3, [-25, 7], []], [2, [1], [-1]]]) == Run(2, 3, 5, cbor2.dumps([-25, 7]) + cbor2.dumps([]) + cbor2.dumps([2, [1], [-1]]))


def test_pages_of_several_shards_follow_each_other():
    runs = [(run_of([[0, [1], []], [4, [2], []]]), 0), (run_of([]), 10), (run_of([[3, [3], []]]), 20)]
    assert cbor2.loads(runs_to_cbor(runs)) == [[0, [1], []], [4, [2], []], [19, [3], []]]
    assert join("ord", runs, []).pages == 3
