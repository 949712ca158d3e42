# A warning for each would cry wolf: half of what is one letter from a label is another word. So it is a list to be read through
# now and then, and words that the word lists know, or that differ as forms of one word do, are left out.
"""Words of the content that are nearly words of the vocabularies: slips of the finger, or spellings that should be names too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from portal_build.compounds.known_words import KnownWords
from portal_build.compounds.word_lists import listed_words
from portal_build.compounds.words import words_of
from portal_build.diagnostics import Position
from portal_build.model.entry import Content, Text
from portal_build.model.reference_data import Vocabulary
from portal_build.prose import blank_code
from portal_build.source.decode import position_at
from portal_build.values import value

_SHORTEST = 6
"""Letters of the shortest word that is compared; shorter ones are near to too many others."""
_END = 2
"""So many letters at the end differ in forms of one word."""
_USED = 2
"""What stands in more texts than this is what the editors mean to write."""
_ADDRESS = re.compile(r"\]\([^)\s]*|\]\[[^\]]*\]|<[^>]*>|https?://\S+|\{#[^}]*\}")


@value
class NearMiss:
    """A word that is nearly one of a label."""

    position: Position
    """Where the word stands first."""
    language: str
    """BCP 47 code."""
    word: str
    """The word, in small letters."""
    label_word: str
    """The word of the vocabularies that it is near to."""
    label: str
    """The name of the topic or term that has it."""


def near_misses(content: Content) -> list[NearMiss]:
    """All of them, language by language, in the order of the words; none where `portal.yml` was not understood."""
    data = content.data
    return [found for one in (data.portal.languages if data else ()) for found in _in_language(content, one.code)]


def _in_language(content: Content, language: str) -> Iterator[NearMiss]:
    labels = _label_words(content.data.vocabularies if content.data else {}, language)
    places: dict[str, list[Text]] = {}
    for entry in (*content.entries, *content.set_aside):
        if text := entry.texts.get(language):
            for word in set(words_of(_readable(text))):
                if len(word) >= _SHORTEST and word.isalpha():
                    places.setdefault(word, []).append(text)
    known = listed_words(language) if labels else KnownWords({})
    for word in sorted(places.keys() - labels.keys() - known.frequency.keys()):
        if len(places[word]) <= _USED and (near := _nearest(word, labels)):
            yield NearMiss(_place(word, places[word][0]), language, word, near, labels[near])


def _label_words(vocabularies: Mapping[str, Vocabulary], language: str) -> dict[str, str]:
    """Word -> the first label that has it."""
    found: dict[str, str] = {}
    concepts = [concept for name in ("topics", "glossary") if name in vocabularies for concept in vocabularies[name].concepts]
    for concept in concepts:
        for label in concept.names(language):
            for word in words_of(label):
                if len(word) >= _SHORTEST:
                    found.setdefault(word, label)
    return found


def _nearest(word: str, labels: Mapping[str, str]) -> str | None:
    """The label's word that is one slip away: a letter more, less or other, or two that changed places."""
    near = extractOne(word, labels.keys(), scorer=OSA.distance, score_cutoff=1)
    if near is None:
        return None
    same = next((at for at, (one, other) in enumerate(zip(word, near[0], strict=False)) if one != other), min(len(word), len(near[0])))
    return None if same >= max(len(word), len(near[0])) - _END else str(near[0])


def _readable(text: Text) -> str:
    body = _ADDRESS.sub(lambda found: " " * len(found[0]), blank_code(text.body))
    return f"{text.title}\n{text.lead}\n{body}"


def _place(word: str, text: Text) -> Position:
    found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text.body, re.IGNORECASE)
    if found is None:
        return text.where("lead" if word in words_of(text.lead) else "title")
    place = position_at(text.file, text.body, found.start())
    return Position(text.file, place.line + text.body_line - 1, place.column)
