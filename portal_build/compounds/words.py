"""The words of a text, as the search compares them."""

from __future__ import annotations

import re
import unicodedata
from html import unescape

_WORD = re.compile(r"\w++(?:[-']\w++)*+")
_TAG = re.compile(r"<[^>]*>")
_LONGEST = 50
"""Letters of the longest word; what is longer is an address or the like."""


def words_of(text: str) -> list[str]:
    """The words of a plain text in their order: NFC, in small letters, with hyphens and apostrophes only within a word.

    A word with a hyphen counts as a whole and in its parts, which are found by themselves as well.
    """
    found: list[str] = []
    for word in _whole_words(text):
        if len(word) <= _LONGEST:
            found.append(word)
        if "-" in word:
            found += _parts(word)
    return found


def distinct_words_of(text: str) -> set[str]:
    """The same, each once."""
    words = set(_whole_words(text))
    parts = {part for word in words if "-" in word for part in _parts(word)}
    return {word for word in words if len(word) <= _LONGEST} | parts


def _whole_words(text: str) -> list[str]:
    # An underscore ends a word, but is a sign of words for expressions, which are quicker if they need not make an exception.
    return _WORD.findall(unicodedata.normalize("NFC", text.lower().replace("\xad", "").replace("’", "'").replace("_", " ")))


def _parts(word: str) -> list[str]:
    return [part for part in word.split("-") if len(part) <= _LONGEST]


def text_of(html: str) -> str:
    """The text of HTML that is safe and whole."""
    return unescape(_TAG.sub(" ", html))
