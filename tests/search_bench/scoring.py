"""How good answers are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import mean

from tests.search_bench.box import Answer
from tests.search_bench.corpus import Query

AMONG_THE_FIRST = 5
"""How far readers look."""

Asked = tuple[Query, Answer]


Right = Callable[[Query, str], bool]
"""Whether an entry answers a query."""


@dataclass(frozen=True)
class Score:
    """Of several queries. Shares lie between 0 and 1."""

    queries: int
    """How many."""
    at_1: float
    """Share whose first result is right (success@1)."""
    at_5: float
    """Share with a right page among the first five results (success@5)."""
    mrr: float
    """Mean of one divided by the place of the first right result, 0 where none is shown."""


@dataclass(frozen=True)
class Junk:
    """What is shown for queries that no page answers."""

    queries: int
    """How many."""
    silent: int
    """Those with results, and not a word on what was done to find them."""
    said: int
    """Those with results below a statement of what was searched instead."""


def score(asked: Sequence[Asked]) -> Score:
    """The score of queries, of which there must be at least one."""
    places = [place_of(query, answer) for query, answer in asked]
    within = [sum(place is not None and place <= most for place in places) / len(places) for most in (1, AMONG_THE_FIRST)]
    return Score(len(places), within[0], within[1], mean(1 / place if place else 0 for place in places))


def place_of(query: Query, answer: Answer) -> int | None:
    """The place of the first right result, counted through all groups from 1; None if none is right."""
    return next((place for place, entry in enumerate(answer.entries, 1) if entry in query.right), None)


def named(query: Query, entry: str) -> bool:
    """Whether the corpus names the entry as an answer."""
    return entry in query.right


def precision(asked: Sequence[Asked], right: Right = named) -> float | None:
    """Share of right pages among the first five of the first group, over the queries that have results there; None if none has."""
    shares = [mean(right(query, entry) for entry in shown) for query, answer in asked if (shown := answer.first_group[:AMONG_THE_FIRST])]
    return mean(shares) if shares else None


def junk(asked: Sequence[Asked]) -> Junk:
    """What queries without an answer are given."""
    with_results = [answer for _, answer in asked if answer.found]
    return Junk(len(asked), sum(not answer.said for answer in with_results), sum(bool(answer.said) for answer in with_results))


def group(asked: Sequence[Asked], by: Callable[[Query], str]) -> dict[str, list[Asked]]:
    """The queries by what they have in common, in the order in which that comes first."""
    groups: dict[str, list[Asked]] = {}
    for query, answer in asked:
        groups.setdefault(by(query), []).append((query, answer))
    return groups
