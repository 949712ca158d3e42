"""The results as Markdown: for the terminal, and for docs/search-benchmarks.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from tests.bench.machine import describe_machine
from tests.bench.markdown import table
from tests.search_bench.asking import Outcome
from tests.search_bench.corpus import Corpus
from tests.search_bench.indexing import IndexTimes
from tests.search_bench.scoring import Asked, Right, Score, group, junk, named, precision, score
from tests.search_bench.targets import targets_of
from tests.search_bench.wording import Wording

START, END = "<!-- results: written by `make search-bench` -->", "<!-- end of results -->"
"""Between these lines of the page the results stand; what is around them is written by hand."""

_PACKAGES = ("portal-build", "pagefind", "mkdocs-material")


def report(outcomes: Sequence[Outcome], indexing: IndexTimes, corpus: Corpus, browser: str) -> str:
    """Quality, cost, targets and machine."""
    wording = Wording(corpus)
    parts = [_quality(outcomes), _costs(outcomes, indexing, wording), _targets(outcomes, indexing, wording), _machine(corpus, browser)]
    return "\n\n".join(parts)


def _quality(outcomes: Sequence[Outcome]) -> str:
    head = ["Set", "Category", "Queries"] + [f"{outcome.label} {what}" for outcome in outcomes for what in ("S@1", "S@5", "MRR")]
    ours = outcomes[0].asked
    rows = []
    for name, of_set in group(ours, lambda query: query.set).items():
        for category in ["", *group(of_set, lambda query: query.category)]:
            scores = [score(_of(outcome.asked, name, category)) for outcome in outcomes]
            cells = [cell for one in scores for cell in _cells(one)]
            rows.append([name, category or "**all**", str(scores[0].queries), *cells])
    return table(head, rows, numbers=range(2, len(head)))


def _of(asked: Sequence[Asked], name: str, category: str) -> list[Asked]:
    return [(query, answer) for query, answer in asked if query.set == name and category in ("", query.category)]


def _cells(one: Score) -> tuple[str, str, str]:
    return _percent(one.at_1), _percent(one.at_5), f"{one.mrr:.2f}"


def _costs(outcomes: Sequence[Outcome], indexing: IndexTimes, wording: Wording) -> str:
    seconds = {"portal": indexing.portal, "pagefind": indexing.pagefind}
    rows = [
        ["Precision@5, exact: pages with the word, a form or a compound of it", *(_precision(outcome, wording.has) for outcome in outcomes)],
        ["Precision@5, exact: pages with the very word", *(_precision(outcome, named) for outcome in outcomes)],
        ["No-answer queries with results, nothing said", *(f"{(found := junk(outcome.negatives)).silent} of {found.queries}" for outcome in outcomes)],
        ["No-answer queries with results, and said why", *(f"{(found := junk(outcome.negatives)).said} of {found.queries}" for outcome in outcomes)],
        ["Sent for the first search, kB, median (most)", *(_range([one.size / 1_000 for one in outcome.first]) for outcome in outcomes)],
        ["Loaded for searching before the search is opened", *(_before(outcome) for outcome in outcomes)],
        ["First search, ms, median (longest)", *(_range([one.ms for one in outcome.first]) for outcome in outcomes)],
        ["Later searches, ms, median (longest)", *(_range(outcome.later) for outcome in outcomes)],
        ["Making the index, s, median", *(f"{median(seconds[outcome.name]):.1f}" if outcome.name in seconds else "" for outcome in outcomes)],
    ]
    return table(["", *(outcome.label for outcome in outcomes)], rows, numbers=range(1, len(outcomes) + 1))


def _precision(outcome: Outcome, right: Right) -> str:
    found = precision([one for one in outcome.asked if one[0].category == "exact"], right)
    return "" if found is None else f"{found:.2f}"


def _before(outcome: Outcome) -> str:
    if outcome.name == "pagefind":
        return ""
    most = max((one.before for one in outcome.first), key=len, default=())
    return f"{len(most)} files" if most else "nothing"


def _range(numbers: Sequence[float]) -> str:
    return f"{median(numbers):,.0f} ({max(numbers):,.0f})" if numbers else ""


def _targets(outcomes: Sequence[Outcome], indexing: IndexTimes, wording: Wording) -> str:
    rows = [[one.what, one.limit_shown, one.measured_shown, "yes" if one.reached else "**no**"] for one in targets_of(outcomes, indexing, wording)]
    return table(["Target", "Limit", "Measured", "Reached"], rows, numbers=(1, 2))


def _machine(corpus: Corpus, browser: str) -> str:
    asked = f"{len(corpus.queries):,} queries with an answer and {len(corpus.negatives):,} without, in {', '.join(corpus.languages_asked())}"
    rows: Iterator[tuple[str, str]] = describe_machine(_PACKAGES)
    return table(["Measured with", ""], [["Corpus", f"{len(corpus.pages):,} pages; {asked}"], ["Browser", browser], *rows])


def _percent(share: float) -> str:
    return f"{100 * share:.0f}"
