"""Pages, queries and vocabulary that a search is measured with, from a folder of JSON files."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal_build.markup import slugify
from portal_build.source.ids import is_id

LANGUAGES = ("da", "nb", "nl", "en", "tg")
"""Languages of the portal, in the order of its switcher."""


class UnusableCorpus(Exception):
    """The folder is not one that a portal can be made from; the message says why."""


@dataclass(frozen=True)
class Page:
    """A page, in one language only."""

    id: str
    """As queries name it."""
    language: str
    """One of LANGUAGES."""
    title: str
    """Plain text."""
    blocks: tuple[tuple[str, str], ...]
    """Tag (`p`, `h2`, `li` …) and plain text, in order."""
    concepts: tuple[str, ...]
    """What the page is about: ids of the vocabulary."""

    @property
    def entry(self) -> str:
        """The id as an entry of a portal may have it, which ends the page's address."""
        return entry_id(self.id)


@dataclass(frozen=True)
class Query:
    """What a reader types, and the pages that answer it."""

    id: str
    """Names the query."""
    set: str
    """`hand`, written by people, or `auto`, derived from the pages."""
    category: str
    """What makes it hard, such as `typo`; `negative` if no page answers it."""
    language: str
    """The language of the search box."""
    text: str
    """What is typed."""
    right: frozenset[str]
    """Entry ids of the pages that answer it."""


@dataclass(frozen=True)
class Corpus:
    """All that a bench is made from."""

    pages: tuple[Page, ...]
    """In the order of the file."""
    concepts: dict[str, dict[str, list[str]]]
    """Concept -> language -> labels, the preferred one first."""
    queries: tuple[Query, ...]
    """Those with an answer."""
    negatives: tuple[Query, ...]
    """Those without."""

    def asked(self) -> tuple[Query, ...]:
        """Every query."""
        return self.queries + self.negatives

    def languages_asked(self) -> list[str]:
        """The languages in which something is asked, in the order of LANGUAGES."""
        return [language for language in LANGUAGES if any(query.language == language for query in self.asked())]


def entry_id(name: str) -> str:
    """A page's or concept's name in the form that ids have in a portal: `los:bolig` -> `los-bolig`."""
    return name if is_id(name) else slugify(name).replace("_", "-")


def read_corpus(folder: Path, languages: Collection[str], every: int) -> Corpus:
    """The corpus in `folder`: `corpus.jsonl`, `vocab.json`, `queries.jsonl`, `negatives.jsonl`.

    Only each `every`th query of those in `languages` is kept, pages all. Raises UnusableCorpus.
    """
    try:
        pages = tuple(_page(line) for line in _lines(folder / "corpus.jsonl"))
        concepts = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))
        queries = [_query(line) for line in _lines(folder / "queries.jsonl")]
        negatives = [_query(line) for line in _lines(folder / "negatives.jsonl")]
    except OSError as error:
        raise UnusableCorpus(f"{error.filename} cannot be read: {error.strerror}") from error
    except (KeyError, TypeError, ValueError) as error:
        raise UnusableCorpus(f"{folder} is not in the form that docs/search-benchmarks.md shows: {error!r}") from error
    _check(pages, queries)
    return Corpus(pages, concepts, _sample(queries, languages, every), _sample(negatives, languages, every))


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def _page(line: dict[str, Any]) -> Page:
    blocks = tuple((str(tag), str(text)) for tag, text in line["blocks"])
    return Page(line["id"], line["lang"], line["title"], blocks, tuple(line.get("concepts", ())))


def _query(line: dict[str, Any]) -> Query:
    return Query(line["qid"], line["set"], line["cat"], line["lang"], line["q"], frozenset(map(entry_id, line["rel"])))


def _check(pages: Sequence[Page], queries: Sequence[Query]) -> None:
    entries = {page.entry for page in pages}
    if len(entries) < len(pages):
        raise UnusableCorpus("two pages have the same id, or ids that are the same in small letters")
    if wrong := [page.id for page in pages if page.language not in LANGUAGES or not is_id(page.entry)]:
        raise UnusableCorpus(f"{wrong[0]} has a language or an id that no portal can have")
    if lost := [query.id for query in queries if not query.right <= entries or not query.right]:
        raise UnusableCorpus(f"{len(lost)} queries are answered by pages that are not there, the first of them {lost[0]}")


def _sample(queries: Sequence[Query], languages: Collection[str], every: int) -> tuple[Query, ...]:
    return tuple([query for query in queries if query.language in languages][::every])
