"""Asks one kind of search everything: all queries in one window per language, and some as the first search of a visit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.search_bench.box import Box, FirstSearch
from tests.search_bench.corpus import Corpus, Query
from tests.search_bench.gzip_host import serve
from tests.search_bench.scoring import Asked

FIRST_SEARCHES = 3
"""Visits for each language."""
_PATIENCE = 120_000
"""Milliseconds that a page may take."""
_AT_A_TIME = 25
"""Queries between two signs of life."""


@dataclass(frozen=True)
class Outcome:
    """All that was asked of one kind of search."""

    name: str
    """Of the box."""
    label: str
    """For readers."""
    pages: int
    """How many were searched."""
    asked: tuple[Asked, ...]
    """The queries that have an answer, and what was shown."""
    negatives: tuple[Asked, ...]
    """Those that no page answers."""
    later: tuple[float, ...]
    """Milliseconds of each search but the first of each window."""
    first: tuple[FirstSearch, ...]
    """First searches of a visit, a few in each language."""


def ask_everything(kind: type[Box], site: Path, corpus: Corpus, browser: Browser, say: Callable[[str], None]) -> Outcome:
    """Serve `site` and ask its search all queries of the corpus."""
    answers: dict[str, Asked] = {}
    later: list[float] = []
    first: list[FirstSearch] = []
    with serve(site) as host:
        box = kind(host)
        for language in corpus.languages_asked():
            queries = [query for query in corpus.asked() if query.language == language]
            first += _first_searches(box, corpus, language, browser)
            with _window(browser) as page:
                box.open(page, language)
                asked = list(_ask(box, page, queries))
            answers |= {query.id: (query, answer) for query, answer in asked}
            later += [answer.ms for _, answer in asked[1:]]
            say(f"{box.label}: asked {len(queries)} queries in {language}")
    return Outcome(
        kind.name,
        kind.label,
        len(corpus.pages),
        tuple(answers[query.id] for query in corpus.queries),
        tuple(answers[query.id] for query in corpus.negatives),
        tuple(later),
        tuple(first),
    )


def _ask(box: Box, page: Page, queries: Sequence[Query]) -> Iterator[Asked]:
    # Material says nothing to a query that already stands in its box, so those that are the same are asked once.
    texts = list(dict.fromkeys(query.text for query in queries))
    answers = {}
    for start in range(0, len(texts), _AT_A_TIME):
        some = texts[start : start + _AT_A_TIME]
        answers |= dict(zip(some, box.ask(page, some), strict=True))
    for query in queries:
        yield query, answers[query.text]


def _first_searches(box: Box, corpus: Corpus, language: str, browser: Browser) -> Iterator[FirstSearch]:
    """Searches for a word that is in a page, as that is what every kind of search can find."""
    words = [query for query in corpus.queries if query.language == language and query.category == "exact"]
    entry = next(page.entry for page in corpus.pages if page.language == language)
    for query in words[:FIRST_SEARCHES]:
        with _window(browser) as page:
            yield box.search_first(page, language, entry, query.text)


@contextmanager
def _window(browser: Browser) -> Iterator[Page]:
    """A window that shares nothing with others, not even what it has loaded."""
    with browser.new_context() as context:
        context.set_default_timeout(_PATIENCE)
        yield context.new_page()
