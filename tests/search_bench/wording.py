"""Whether a page has the words of a query: as they are typed, in another form of a noun, or within a compound."""

from __future__ import annotations

import re

from tests.search_bench.corpus import Corpus, Page, Query

_NORDIC = "e er r n s ers"
_ENDINGS = {
    "da": frozenset(f"{_NORDIC} en et ene erne ne ens".split()),
    "nb": frozenset(f"{_NORDIC} en et ene a ne".split()),
    "nl": frozenset("e en n s".split()),
    "en": frozenset("es s".split()),
}
_SHORTEST = 3
"""Letters that are left of a word when its ending is taken off."""


class Wording:
    """The words of the pages of a corpus."""

    def __init__(self, corpus: Corpus) -> None:
        self._words = {page.entry: _words_of_page(page) for page in corpus.pages}

    def has(self, query: Query, entry: str) -> bool:
        """Whether the page has each word that was typed, in some form."""
        return all(any(_alike(typed, word, query.language) for word in self._words[entry]) for typed in _words(query.text))


def _alike(typed: str, word: str, language: str) -> bool:
    return typed in word or not _stems(typed, language).isdisjoint(_stems(word, language))


def _stems(word: str, language: str) -> set[str]:
    """The word, and what is left of it without each ending that it may have."""
    endings = _ENDINGS.get(language, frozenset())
    return {word} | {word[:-length] for length in (1, 2, 3, 4) if word[-length:] in endings and len(word) >= length + _SHORTEST}


def _words_of_page(page: Page) -> frozenset[str]:
    return frozenset(_words(" ".join([page.title, *(text for _, text in page.blocks)])))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())
