# Pagefind finds a word by its beginning and by its stem. What it cannot know is done here once for each distinct word of a
# language, however many pages have it: the parts of compounds, so that "behov" finds `støttebehov`, and forms with another stem,
# so that "børn" finds `barn`. On a page go only those that it does not show anyhow.
"""Words that a page should be found by although it does not show them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from portal_build.compounds.known_words import KnownWords, with_words_of
from portal_build.compounds.rules import RULES
from portal_build.compounds.split import Part, Splitter
from portal_build.compounds.word_lists import listed_words
from portal_build.search.records import HiddenText

_COMMON = 6.3
"""Words used more often have irregular forms (`er`, `var`), but nobody finds a page by them."""


class Enrichment:
    """What the words of one language add to the pages that show them."""

    def __init__(self, parts: Mapping[str, tuple[str, ...]], forms: Mapping[str, tuple[str, ...]]) -> None:
        """`parts` and `forms`: word -> further words, for those words that have any."""
        self._fields = {"parts": parts, "forms": forms}

    def of(self, shown: Collection[str]) -> Iterator[HiddenText]:
        """What a page with these words hides."""
        shown = frozenset(shown)
        for field, further in self._fields.items():
            if words := {word for one in shown & further.keys() for word in further[one]} - shown:
                yield HiddenText(field, " ".join(sorted(words)))

    def words(self) -> set[str]:
        """Every word that is hidden on some page, or could be."""
        return {word for further in self._fields.values() for words in further.values() for word in words}


def enrichment(language: str, pages: Mapping[str, int], never: Collection[str] = ()) -> Enrichment:
    """What is known of the words of a language. `pages` tells on how many pages each stands; those in `never` stay whole."""
    if language not in RULES or not pages:
        return Enrichment({}, {})
    known = with_words_of(pages, listed_words(language))
    parts = _parts_of(pages, Splitter(RULES[language], known, never))
    further = {word: tuple(part.word for part in found) + _joined(found) for word, found in parts.items()}
    return Enrichment(further, dict(_forms(pages, parts, known)))


def _parts_of(words: Iterable[str], splitter: Splitter) -> dict[str, tuple[Part, ...]]:
    return {word: parts for word in words if (parts := splitter.parts(word))}


def _joined(parts: tuple[Part, ...]) -> tuple[str, ...]:
    """In `alkoholrådgivningscenter` somebody looks for `rådgivningscenter`."""
    return (parts[-2].text + parts[-1].text,) if len(parts) > 2 else ()


def _forms(words: Iterable[str], parts: Mapping[str, tuple[Part, ...]], known: KnownWords) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Word -> irregular forms of it and of its last part."""
    forms: dict[str, list[str]] = {}
    for form, base in known.irregular.items():
        forms.setdefault(base, [base]).append(form)
    for word in words:
        found = (form for one in (word, *(part.word for part in parts.get(word, ())[-1:])) for form in _other_forms(one, forms, known))
        if further := tuple(dict.fromkeys(found)):
            yield word, further


def _other_forms(word: str, forms: Mapping[str, list[str]], known: KnownWords) -> Iterator[str]:
    """Forms of the same word that are found by none of the others."""
    base = known.base.get(word, word)
    if base not in forms or known.frequency.get(word, 0.0) > _COMMON:
        return
    found = [word]
    for form in forms[base]:
        # Pagefind finds what begins with what is typed, and stems the rest.
        if not any(form.startswith(other) or other.startswith(form) for other in found):
            found.append(form)
            yield form
