# Each part is worth its frequency, less what speaks against it as a part; each cut costs. The best way to cut a word is found
# from left to right, as in any segmentation by words (Koehn & Knight 2003 take the mean of frequencies instead, which cuts half
# of all simple words). That the parts are frequent is not enough: `not_first` and `not_last` keep endings from being parts.
"""From a compound to its parts."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from portal_build.compounds.known_words import KnownWords
from portal_build.compounds.rules import Rules

_SHORTEST = 5
"""Letters of the shortest compound: Danish `isbod`."""
_LONGEST = 60
"""Longer words are nothing that anybody typed as one word."""
_LONGEST_PART = 18
"""Letters of the longest part that is looked for, with its link."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a compound."""

    text: str
    """The letters it takes up, with the linking ones: `behandlings`."""
    word: str
    """The word that it is: `behandling`."""


@dataclass(frozen=True, slots=True)
class _Valued:
    value: float
    parts: tuple[Part, ...]


class Splitter:
    """Splits words of one language; what it has found out about parts it keeps."""

    def __init__(self, rules: Rules, known: KnownWords, never: Collection[str] = ()) -> None:
        """`never` are words that stay whole."""
        self._rules, self._weights, self._known, self._never = rules, rules.weights, known, frozenset(map(str.lower, never))
        self._links = ("", *rules.links)
        # By their last letters, since few endings fit a word.
        self._endings = {letter: [ending for ending in rules.endings if ending[-1] == letter] for letter in {ending[-1] for ending in rules.endings}}
        self._firsts: dict[str, _Valued | None] = {}
        self._lasts: dict[str, _Valued | None] = {}

    def parts(self, word: str) -> tuple[Part, ...]:
        """The parts of `word`, which is in small letters; empty if it is no compound."""
        if not self._rules.joins or not _SHORTEST <= len(word) <= _LONGEST or word in self._never or not word.isalpha():
            return ()
        whole = self._weights.whole * self._known.frequency.get(word, 0.0)
        best, found = whole, ()
        for start, before in self._beginnings(word).items():
            last = self._last(word[start:]) if start else None
            if last and before.value + last.value > best:
                best, found = before.value + last.value, (*before.parts, *last.parts)
        return found

    def _beginnings(self, word: str) -> dict[int, _Valued]:
        """Place in `word` -> the best way to cut what stands before it into first parts."""
        found = {0: _Valued(0.0, ())}
        for start in range(len(word) - 4):
            if start not in found:
                continue
            before = found[start]
            for end in range(start + 2, min(start + _LONGEST_PART, len(word) - 3) + 1):
                part = self._first(word[start:end], inside=bool(start))
                if part and (end not in found or before.value + part.value > found[end].value):
                    found[end] = _Valued(before.value + part.value, before.parts + part.parts)
        return found

    def _first(self, text: str, inside: bool) -> _Valued | None:
        """A part that is not the last: a word, perhaps with a link. Inside a word it is no particle."""
        if text not in self._firsts:
            known, size = self._known.frequency, len(text)
            ways = [self._linked(text, link) for link in self._links if text.endswith(link) and text[: size - len(link)] in known]
            self._firsts[text] = max(filter(None, ways), key=lambda way: way.value, default=None) if ways else None
        return None if inside and text in self._rules.particles else self._firsts[text]

    def _linked(self, text: str, link: str) -> _Valued | None:
        word, weights = text.removesuffix(link), self._weights
        if len(word) < 2 or text in self._rules.not_first or word in self._rules.not_first:
            return None
        against = self._against_short(len(word)) + weights.link * bool(link)
        against += weights.inflected * (word in self._known.base) + weights.particle * (text in self._rules.particles)
        return _Valued(self._known.frequency[word] - against - weights.cut, (Part(text, word),))

    def _last(self, text: str) -> _Valued | None:
        """The last part: a word in any form."""
        if text not in self._lasts:
            self._lasts[text] = _Valued(value, (Part(text, text),)) if (value := self._worth(text)) is not None else None
        return self._lasts[text]

    def _worth(self, text: str) -> float | None:
        if len(text) < 3 or text in self._rules.not_last:
            return None
        frequency, base, weights = self._known.frequency, self._known.base, self._weights
        worth = [frequency[text] - self._against_short(len(text))] if text in frequency else []
        forms = [(base[text], weights.inflected)] if text in base else []
        for ending in self._endings.get(text[-1], ()):
            stem = text[: -len(ending)]
            if stem not in frequency or not text.endswith(ending) or len(stem) < 3 or stem in self._rules.not_last:
                continue
            if stem not in base:
                forms.append((stem, weights.ending))
            elif ending == "s":
                forms += [(stem, weights.ending), (base[stem], weights.ending + weights.inflected)]
        # Half of an ending counts as letters of the word.
        worth += [frequency[form] - less - self._against_short((len(text) + len(form) + 1) // 2) for form, less in forms if form in frequency]
        return max(worth, default=None)

    def _against_short(self, letters: int) -> float:
        short = self._weights.short
        return short[letters] if letters < len(short) else 0.0
