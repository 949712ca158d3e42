# Advice stands in main clauses: «Kommunen bør tilbyde støtte, så borgeren kan blive boende» recommends and leaves nothing open. So
# only the first word of its kind in a clause counts, and none behind a word that makes the clause subordinate. Questions,
# quotations, what stands in brackets and words of another language are passed over.
"""How binding advice is, told by its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from portal_build.prose.force_words import CONSEQUENCE, IGNORED, POINTING, SUBJECTS, SUBORDINATING, WORDS
from portal_build.prose.marks import blank_code

# A full stop before a small letter ends an abbreviation; a new line begins a sentence where it begins a paragraph or an item.
_SENTENCE = re.compile(r"(?:[^.!?:;\n]|[.!?:;](?!\s|\Z)|\.(?=\s[a-zæøåäöéü])|\n(?![ ]*(?:\n|[-*+][ ]|\d+\.[ ]|\Z)))+[.!?:;]?")
_CLAUSE = re.compile(r"[^,–—]+")
_BEFORE_WORDS = re.compile(r"\s*(?:(?:[-*+]|\d+\.)[ ]+)?[\s*_]*")
_COORDINATOR = re.compile(r"(?:og|men|eller|en|maar|of|and|but|or)\s+")
_ASIDES = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        # Addresses of links and citations; words in another language and what stands in braces; headings, tables, quotations.
        r"(?<=\])\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[@[^\[\]\n]*\]|^[ ]{0,3}\[[^\]\n]+\]:[^\n]*",
        r"([*_]{1,3})[^*_\n]+\1\{(?=[^{}\n]*\blang=)[^{}\n]*\}|\{[^{}\n]*\}",
        r"^[ ]*(?:>|#|\|)[^\n]*",
        r"“[^“”]*?”|„[^„“”]*?[“”]|”[^”\n]*?”|«[^«»]*?»|»[^»«]*?«|‘[^‘’]*?’(?!\w)|\"[^\"\n]*?\"",
        r"\([^()\n]*\)",
    )
)


@dataclass(frozen=True)
class Said:
    """A word that says how binding advice is."""

    offset: int
    """Where it starts in the text."""
    word: str
    """The word or phrase, as the list has it."""
    force: str
    """`must`, `should` or `may`."""
    opening: bool
    """Whether it stands in the first sentence."""


@dataclass(frozen=True)
class Lexicon:
    """The words of one language that say how binding advice is."""

    language: str
    """BCP 47 code."""
    words: tuple[tuple[str, str], ...]
    """Each word or phrase in small letters with its force, or `ignored`; the longest first."""
    pattern: re.Pattern[str] = field(repr=False)
    """Finds them, each by a group of its own."""

    def said_in(self, text: str) -> Iterator[Said]:
        """The words of a Markdown text that say how binding its advice is, one a clause, in their order."""
        first = True
        for sentence in _SENTENCE.finditer(_without_asides(blank_code(text))):
            if not re.search(r"\w", sentence[0]):
                continue
            if not sentence[0].endswith("?"):
                for offset, word, force in self._advised(sentence[0]):
                    yield Said(sentence.start() + offset, word, force, first)
            first = False

    def force_of(self, words: str) -> str | None:
        """How binding somebody's own words for a strength are, such as `bør` or `is recommended`; None where they do not say."""
        found = self._first(words)
        return found[2] if found and found[2] != IGNORED else None

    def word_for(self, force: str, publishers: str = "") -> str:
        """The word for a force: the one in the publisher's own words if it has this force, else the usual one; empty if there is none."""
        found = self._first(publishers)
        if found and found[2] == force:
            return found[1]
        known = WORDS.get(self.language, {}).get(force, ())
        stated = [word for word, kind in self.words if kind == force]
        return next((word for word in (*known, *stated) if word in stated), "")

    def _advised(self, sentence: str) -> Iterator[tuple[int, str, str]]:
        begins = True
        for clause in _CLAUSE.finditer(sentence):
            words = _in_small_letters(clause[0])
            found = next(self._found(words), None)
            if found and found[2] != IGNORED and not self._subordinate(words[: found[0]], begins):
                yield clause.start() + found[0], found[1], found[2]
            begins = begins and not re.search(r"\w", words)

    def _first(self, words: str) -> tuple[int, str, str] | None:
        return next(self._found(_in_small_letters(_without_asides(words))), None)

    def _found(self, clause: str) -> Iterator[tuple[int, str, str]]:
        for match in self.pattern.finditer(clause):
            yield match.start(), *self.words[(match.lastindex or 1) - 1]

    def _subordinate(self, before: str, begins: bool) -> bool:
        """Whether what stands before the word in its clause makes it say something else than advice; `begins`: so does the sentence."""
        words = before[_BEFORE_WORDS.match(before).end() :]  # type: ignore[union-attr]
        if not begins:
            words = _COORDINATOR.sub("", words, count=1) if _COORDINATOR.match(words) else words
        first, _, rest = words.partition(" ")
        if begins and _is(first, POINTING.get(self.language)):
            words = rest
        elif not begins and _is(first, CONSEQUENCE.get(self.language)) and rest.strip():
            return True
        subjects, joining = SUBJECTS.get(self.language), SUBORDINATING.get(self.language)
        if subjects and re.search(rf"\w\s+(?:{subjects})\s*$", words):
            return True
        return bool(joining) and re.search(rf"(?<!\w)(?:{joining})(?!\w)", words) is not None


@lru_cache(maxsize=64)
def lexicon(language: str, own: tuple[tuple[str, str], ...] = ()) -> Lexicon:
    """The words of a language. `own`: words that editors have added, with their force; theirs count where both name one."""
    stated = {word.lower(): kind for word, kind in own}
    known = {word: kind for kind, words in WORDS.get(language, {}).items() for word in words}
    ordered = tuple(sorted({**known, **stated}.items(), key=lambda pair: (-len(pair[0].split()), -len(pair[0]), pair[0])))
    groups = "|".join(f"({_phrase(word)})" for word, _ in ordered) or r"(?!)"
    return Lexicon(language, ordered, re.compile(rf"(?<![\w’'-])(?:{groups})(?![\w’'-])"))


def _phrase(word: str) -> str:
    pieces = [r"\s+".join(map(re.escape, piece.split())) for piece in word.split("…")]
    return r"(?:\s+[\w’'-]+){0,8}?\s+".join(piece for piece in pieces if piece)


def _is(word: str, pattern: str | None) -> bool:
    return bool(pattern) and re.fullmatch(pattern, word) is not None


def _without_asides(text: str) -> str:
    """The text with all that its author does not say himself replaced by spaces."""
    for pattern in _ASIDES:
        text = pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    return text


def _in_small_letters(clause: str) -> str:
    """A clause whose first letter, and words in capitals, are written small; names and months keep theirs."""
    start = _BEFORE_WORDS.match(clause).end()  # type: ignore[union-attr]
    small = re.sub(r"\b[A-ZÆØÅ]{2,}\b", lambda match: match[0].lower(), clause)
    return small[:start] + small[start : start + 1].lower() + small[start + 1 :]
