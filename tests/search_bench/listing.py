"""Each query with what came of it, for whoever wants to know why a number is what it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.search_bench.asking import Outcome
from tests.search_bench.scoring import place_of

_SHOWN = 5


def listing(outcomes: Sequence[Outcome]) -> str:
    """A line per query and kind of search, columns divided by tabs."""
    return "".join("\t".join(line) + "\n" for line in _lines(outcomes))


def _lines(outcomes: Sequence[Outcome]) -> Iterator[tuple[str, ...]]:
    yield "query", "set", "category", "language", "typed", "search", "place", "said", "results", "right"
    for outcome in outcomes:
        for query, answer in outcome.asked + outcome.negatives:
            results = " ".join(f"{group}:{entry}" for entry, group in answer.found[:_SHOWN])
            place, right = str(place_of(query, answer) or ""), " ".join(sorted(query.right))
            yield query.id, query.set, query.category, query.language, query.text, outcome.name, place, " ".join(answer.said.split()), results, right
