"""The words of a text, as the search compares them."""

from __future__ import annotations

import re
import unicodedata
from html import unescape

# Of letters and digits only, once there are no underscores: a class by itself is found sooner than one with an exception.
_WORD = re.compile(r"\w++(?:[-']\w++)*+")
_TAG = re.compile(r"<[^>]*>")
_LONGEST = 50
"""Letters of the longest word; what is longer is an address or the like."""


def words_of(text: str) -> list[str]:
    """The words of a plain text in their order: NFC, in small letters, with hyphens and apostrophes only within a word.

    A word with a hyphen counts as a whole and in its parts, which are found by themselves as well.
    """
    plain = unicodedata.normalize("NFC", text.lower().replace("\xad", "").replace("’", "'").replace("_", " "))
    found: list[str] = []
    for word in _WORD.findall(plain):
        if len(word) <= _LONGEST:
            found.append(word)
        if "-" in word:
            found += [part for part in word.split("-") if len(part) <= _LONGEST]
    return found


def text_of(html: str) -> str:
    """The text of HTML that is safe and whole."""
    return unescape(_TAG.sub(" ", html))
