"""What is known of the words of a language."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

_CERTAIN = 3.0
"""How often a word of the site counts at least, if it stands on several of its pages."""


@dataclass(frozen=True)
class KnownWords:
    """Words of a language, in small letters."""

    frequency: Mapping[str, float]
    """Word -> how often it is used: the decimal logarithm of its number among 10⁹ words."""
    base: Mapping[str, str] = field(default_factory=dict)
    """Inflected form -> base form; words that are their own base form, or whose base form nobody knows, are missing."""
    irregular: Mapping[str, str] = field(default_factory=dict)
    """Those that no stemmer takes for a form of their base form: `børn` -> `barn`."""


NOTHING_KNOWN = KnownWords({})


def with_words_of(site: Mapping[str, int], known: KnownWords) -> KnownWords:
    """What is known, and what the words of a site add: `site` tells on how many of its pages each stands."""
    total = sum(site.values()) or 1
    frequency = dict(known.frequency)
    for word, pages in site.items():
        # A word of one page may be a slip of the finger; one of several is used.
        if pages > 1 and word.isalpha():
            frequency[word] = max(frequency.get(word, _CERTAIN), _CERTAIN, math.log10(pages / total * 1e9) - 1)
    return replace(known, frequency=frequency)
