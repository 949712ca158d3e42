"""What the search is to reach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from tests.search_bench.asking import Outcome
from tests.search_bench.indexing import IndexTimes
from tests.search_bench.scoring import Asked, junk, precision, score
from tests.search_bench.wording import Wording

# Names of categories that one target holds for: queries made from pages and those that people wrote have names of their own.
_AT_5 = {
    "exact": (0.97, ("exact",)),
    "inflection": (0.90, ("inflection",)),
    "parts → compound": (0.95, ("parts>compound", "part>compound")),
    "head → compound": (0.92, ("head>compound",)),
    "compound → phrase": (0.94, ("compound>phrase",)),
    "typo": (0.95, ("typo",)),
    "ascii": (0.95, ("ascii",)),
    "synonym": (0.98, ("synonym", "synonym(LOS)")),
    "other language": (0.98, ("crosslang", "crosslang(LOS)")),
}
_ALL_AT_5, _ALL_MRR, _PRECISION = 0.95, 0.78, 0.87
_UNDER_PAGEFIND = 0.01
_KB_SMALL, _KB_LARGE, _LARGE = 210, 260, 2_000
_FIRST_MS, _LATER_MS, _TIMES_PAGEFIND = 500, 25, 1.2


@dataclass(frozen=True)
class Target:
    """One thing to reach."""

    what: str
    """The measure."""
    limit: float
    """The least, or the most, that it may be."""
    measured: float
    """What it was."""
    most: bool = False
    """Whether the limit is the most."""
    form: str = ".0f"
    """How both numbers are written."""
    unit: str = ""
    """Stands behind both numbers."""

    @property
    def reached(self) -> bool:
        """Whether it was reached."""
        return self.measured <= self.limit if self.most else self.measured >= self.limit

    @property
    def limit_shown(self) -> str:
        """The limit for readers."""
        return f"{'≤' if self.most else '≥'} {self.limit:{self.form}}{self.unit}"

    @property
    def measured_shown(self) -> str:
        """The measured value for readers."""
        return f"{self.measured:{self.form}}{self.unit}"


def targets_of(outcomes: Sequence[Outcome], indexing: IndexTimes, wording: Wording) -> Iterator[Target]:
    """The targets that these results say something about; the first of them are the portal's."""
    ours = outcomes[0]
    yield from _quality(ours)
    yield from _beside_pagefind(ours, outcomes)
    exact = precision(_of(ours.asked, ("exact",)), wording.has)
    if exact is not None:
        yield Target("Precision@5 of the first group on exact queries", _PRECISION, exact, form=".2f")
    if ours.negatives:
        yield Target("No-answer queries that show results and say nothing", 0, junk(ours.negatives).silent, most=True)
    yield from _costs(ours)
    yield Target("Making the index, in times of Pagefind alone", _TIMES_PAGEFIND, indexing.times_pagefind, most=True, form=".2f", unit=" ×")


def _quality(ours: Outcome) -> Iterator[Target]:
    derived = [one for one in ours.asked if one[0].set == "auto"]
    if derived:
        yield _share("Derived queries, success@5", _ALL_AT_5, score(derived).at_5)
        yield Target("Derived queries, MRR", _ALL_MRR, score(derived).mrr, form=".2f")
    for what, (limit, categories) in _AT_5.items():
        if asked := _of(ours.asked, categories):
            yield _share(f"Success@5, {what}", limit, score(asked).at_5)


def _beside_pagefind(ours: Outcome, outcomes: Sequence[Outcome]) -> Iterator[Target]:
    for peer in outcomes:
        if peer.name == "pagefind" and (theirs := _of(peer.asked, ("exact",))):
            limit = score(theirs).at_5 - _UNDER_PAGEFIND
            yield _share("Success@5, exact: no more than a point under Pagefind", limit, score(_of(ours.asked, ("exact",))).at_5)


def _costs(ours: Outcome) -> Iterator[Target]:
    if ours.first:
        limit = _KB_SMALL if ours.pages < _LARGE else _KB_LARGE
        yield Target("Most that the first search takes", limit, max(one.size for one in ours.first) / 1_000, most=True, unit=" kB")
        yield Target("Files loaded for searching before the search is opened", 0, max(len(one.before) for one in ours.first), most=True)
        yield Target("First search, median", _FIRST_MS, median(one.ms for one in ours.first), most=True, unit=" ms")
    if ours.later:
        yield Target("Later searches, median", _LATER_MS, median(ours.later), most=True, unit=" ms")


def _share(what: str, limit: float, measured: float) -> Target:
    return Target(what, 100 * limit, 100 * measured, form=".1f")


def _of(asked: Sequence[Asked], categories: tuple[str, ...]) -> list[Asked]:
    return [(query, answer) for query, answer in asked if query.category in categories]
