"""What editors tell the search: `search.yml`, and the search words of entries."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from portal_build.catalogue import Catalogue
from portal_build.compounds.words import words_of
from portal_build.diagnostics import Diagnostic, Position, Severity
from portal_build.model.entry import Content
from portal_build.model.problems import unknown_language
from portal_build.model.search_settings import SearchSettings
from portal_build.source.files import RawData
from portal_build.source.strict_yaml import Loc


class PinnedTwice(Diagnostic):
    """Two groups of pinned results have the same query.

    Only the first would count. Capitals, accents and spaces make no difference. Put all entries for a query into one group, in
    their order.

    Wrong:

        pinned:
          - language: da
            queries: [akut hjælp]
            entries: [krisehjaelp]
          - language: da
            queries: [Akut hjælp]
            entries: [telefonlinjer]

    Right:

        pinned:
          - language: da
            queries: [akut hjælp]
            entries: [krisehjaelp, telefonlinjer]
    """

    severity = Severity.WARNING


class PinnedNothing(Diagnostic):
    """A group of pinned results has no query or no entry.

    It does nothing. Say what readers type, and which entries they should see first.
    """

    severity = Severity.WARNING


class SearchWordEmpty(Diagnostic):
    """Something that readers should be able to search for has no letter and no digit.

    The search only knows words. Write the word, or take the line out.
    """

    severity = Severity.WARNING


class SynonymAlone(Diagnostic):
    """A group of synonyms has fewer than two words.

    A synonym needs a word that it goes with, in the same or in another language. If the word is another name for a topic or a
    term, put it under `altLabel` in the vocabulary instead.

    Wrong:

        synonyms:
          - words: {da: [magtanvendelse]}

    Right:

        synonyms:
          - words: {da: [magtanvendelse, tvang]}
    """

    severity = Severity.WARNING


class WholeWordOfSeveral(Diagnostic):
    """What should stay one word is more than one, or has other signs than letters in it.

    `whole_words` are single words, in small letters or capitals alike, that the search must not take for compounds.
    """

    severity = Severity.WARNING


def check(catalogue: Catalogue, content: Content) -> Iterator[Diagnostic]:
    """`search.yml`, and `search_words` of all entries."""
    for entry in (*content.entries, *content.set_aside):
        yield from _empty(entry.raw, ("search_words",), entry.facts.search_words)
    if raw := catalogue.data.raw.get("search"):
        settings = catalogue.data.search
        yield from _synonyms(settings, raw)
        yield from _whole_words(settings, raw)
        yield from _pinned(settings, raw, catalogue.languages)


def _empty(raw: RawData, loc: Loc, words: dict[str, list[str]]) -> Iterator[Diagnostic]:
    for language, some in words.items():
        yield from _empty_ones(raw, (*loc, language), some)


def _empty_ones(raw: RawData, loc: Loc, words: Iterable[str]) -> Iterator[Diagnostic]:
    for index, word in enumerate(words):
        if not words_of(word):
            yield SearchWordEmpty(raw.where(*loc, index), f"`{word[:80]}` has no letter and no digit", "write a word, or take the line out")


def _synonyms(settings: SearchSettings, raw: RawData) -> Iterator[Diagnostic]:
    for index, group in enumerate(settings.synonyms):
        yield from _empty(raw, ("synonyms", index, "words"), group.words)
        words = {(language, _folded(word)) for language, some in group.words.items() for word in some}
        if len(words) < 2:
            said = "no word" if not words else "one word only"
            yield SynonymAlone(raw.where("synonyms", index), f"a group of synonyms has {said}", "add the words that mean the same, or take the group out")


def _whole_words(settings: SearchSettings, raw: RawData) -> Iterator[Diagnostic]:
    for language, words in settings.whole_words.items():
        for index, word in enumerate(words):
            if not word.isalpha():
                where = raw.where("whole_words", language, index)
                yield WholeWordOfSeveral(where, f"`{word[:80]}` is not one word of letters", "write the single word that must not be taken apart")


def _pinned(settings: SearchSettings, raw: RawData, languages: tuple[str, ...]) -> Iterator[Diagnostic]:
    first: dict[tuple[str, str], Position] = {}
    for index, one in enumerate(settings.pinned):
        loc: Loc = ("pinned", index)
        if one.language not in languages:
            yield unknown_language(raw.where(*loc, "language"), one.language, languages)
        for field, values in (("queries", one.queries), ("entries", one.entries)):
            if not values:
                yield PinnedNothing(raw.where(*loc, field, key=True), f"there are no {field} in this group", "add one, or take the group out")
        yield from _empty_ones(raw, (*loc, "queries"), one.queries)
        for place, query in enumerate(one.queries):
            where = raw.where(*loc, "queries", place)
            if (before := first.setdefault((one.language, _folded(query)), where)) is not where:
                yield PinnedTwice(where, f"`{query[:80]}` is pinned already, on line {before.line}", "put all entries into one group")


def _folded(text: str) -> str:
    """A text by its words, without accents: what readers type in one way or another."""
    plain = "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    return " ".join(words_of(plain))
