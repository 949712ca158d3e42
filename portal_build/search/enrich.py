# Pagefind finds a word by its beginning and by its stem. What it cannot know is done here once for each distinct word of a
# language, however many pages have it: the parts of compounds, so that "behov" finds `støttebehov`, and forms with another stem,
# so that "børn" finds `barn`. On a page go only those that it does not show anyhow.
#
# What the word lists say of a word is kept for the next build, which as a rule need not even open them: that would take longer
# than all of Pagefind. Words that they do not know are compared with the site's own, which differ from build to build.
"""Words that a page should be found by although it does not show them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from portal_build.compounds.kept import keep, read_kept
from portal_build.compounds.known_words import NOTHING_KNOWN, KnownWords, with_words_of
from portal_build.compounds.rules import RULES
from portal_build.compounds.split import Part, Splitter
from portal_build.compounds.word_lists import listed_words, lists_version
from portal_build.search.records import HiddenText

_COMMON = 6.3
"""Words used more often have irregular forms (`er`, `var`), but nobody finds a page by them."""
_FORM = 3
"""Counted up whenever words are split or looked up otherwise."""
_MOST_KEPT = 500_000
"""Words of which is kept what was found; of more, only those of the last build."""

_Found = tuple[str, str, bool]
"""What the lists say of a word: further words for its parts, further forms, with spaces between; whether they know the word."""


class Enrichment:
    """What the words of one language add to the pages that show them."""

    def __init__(self, parts: Mapping[str, Collection[str]], forms: Mapping[str, Collection[str]]) -> None:
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
    kept_whole = {word.lower() for word in never}
    found = _by_lists(language, pages) if lists_version() else {}
    parts = {word: parts.split() for word, (parts, _, _) in found.items() if parts and word in pages}
    forms = {word: forms.split() for word, (_, forms, _) in found.items() if forms and word in pages}
    unknown = [word for word in pages if word not in found or not (found[word][0] or found[word][2])]
    own = Splitter(RULES[language], with_words_of(pages, NOTHING_KNOWN))
    parts |= {word: _further(split) for word in unknown if (split := own.parts(word))}
    return Enrichment(*({word: one for word, one in further.items() if word not in kept_whole} for further in (parts, forms)))


def _by_lists(language: str, words: Collection[str]) -> Mapping[str, _Found]:
    """Word -> what the lists say of it; of words seen in other builds too."""
    name = f"found-{language}-{lists_version()}-{_FORM}"
    kept = read_kept(name)
    found: dict[str, _Found] = kept if isinstance(kept, dict) and all(isinstance(one, list) and len(one) == 3 for one in kept.values()) else {}
    if new := [word for word in words if word not in found]:
        if len(found) + len(new) > _MOST_KEPT:
            found, new = {}, list(words)
        found |= _looked_up(language, new)
        keep(name, found)
    return found


def _looked_up(language: str, words: Iterable[str]) -> Iterator[tuple[str, _Found]]:
    known = listed_words(language)
    splitter, forms = Splitter(RULES[language], known), _forms_by_base(known)
    for word in words:
        parts = splitter.parts(word)
        other = (form for one in (word, *(part.word for part in parts[-1:])) for form in _other_forms(one, forms, known, RULES[language].endings))
        yield word, (" ".join(_further(parts)), " ".join(dict.fromkeys(other)), word in known.frequency)


def _further(parts: tuple[Part, ...]) -> list[str]:
    """The parts as words, and the last two together: in `alkoholrådgivningscenter` somebody looks for `rådgivningscenter`."""
    return [part.word for part in parts] + ([parts[-2].text + parts[-1].text] if len(parts) > 2 else [])


def _forms_by_base(known: KnownWords) -> dict[str, list[str]]:
    forms: dict[str, list[str]] = {}
    for form, base in known.irregular.items():
        forms.setdefault(base, [base]).append(form)
    return forms


def _other_forms(word: str, forms: Mapping[str, list[str]], known: KnownWords, endings: Collection[str]) -> Iterator[str]:
    """Forms of the same word that are found by none of the others."""
    base = known.base.get(word, word)
    if base not in forms or known.frequency.get(word, 0.0) > _COMMON:
        return
    found = [word]
    for form in forms[base]:
        # Pagefind finds what begins with what is typed, and takes regular endings off.
        if not any(other.startswith(form) or (form.startswith(other) and form[len(other) :] in endings) for other in found):
            found.append(form)
            yield form
