"""Which entries the generated portal has, and which of them name which; the same for the same number of entries.

Relations per entry are as many in a large portal as in a small one; topics and glossary stay as they are, so lists by topic
grow with the portal, as they do in life.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from random import Random

from portal_build.model import TYPES
from tests.bench.vocabulary import LANGUAGES, vocabulary

SHARES = {
    "target-group": 0.04,
    "method": 0.30,
    "recommendation": 0.20,
    "publication": 0.02,
    "guideline": 0.02,
    "theme": 0.02,
    "case": 0.07,
    "course": 0.02,
    "news": 0.06,
    "event": 0.02,
    "page": 0.002,
}
"""How much of the portal each type is; the rest are articles."""
MINIMUM = 2
"""Entries of each type in the smallest portal."""
SMALLEST = 40
"""Entries of the smallest portal that holds every relation."""
WORDS = 850
"""Words of an average text."""

TOPICS = tuple(f"topic-{number:02}" for number in range(1, 41))
TERMS = tuple(f"term-{number:02}" for number in range(1, 61))
SETTINGS = ("municipality", "mental-health-care", "community", "care-organisation", "across-sectors")
ARCHETYPES = ("too-early", "wrong-place", "missing-support", "nobody-asked")
SCALE = "evidence-level"
LEVELS = ("insufficient", "promising", "good", "strong")
DIMENSIONS = ("effect", "theory", "implementation")

_ASCII = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ë": "e"})
"""Letters of the vocabularies that an id may not have."""


_MOST_SOURCES = 2_500


@dataclass(frozen=True)
class Planned:
    """One entry before anything is written about it."""

    id: str
    """Its id, made of two words of its source language and a number."""
    type: str
    """The name of its type."""
    source_language: str
    """The language it was first written in."""
    words: int
    """How long each of its texts is, about."""

    @property
    def collection(self) -> str:
        """The folder of its type."""
        return TYPES[self.type].collection


@dataclass(frozen=True)
class Plan:
    """All entries and what they can name."""

    entries: tuple[Planned, ...]
    """In the order of `SHARES`, articles last."""

    @cached_property
    def by_type(self) -> dict[str, tuple[str, ...]]:
        """Type -> ids."""
        found: dict[str, list[str]] = defaultdict(list)
        for entry in self.entries:
            found[entry.type].append(entry.id)
        return {name: tuple(ids) for name, ids in found.items()}

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """The keys of the bibliography, which fills a file of a megabyte at most: a larger one is refused."""
        return tuple(f"source-{number:04}" for number in range(1, 21 + min(len(self.entries) * 2 // 5, _MOST_SOURCES)))

    @cached_property
    def claims(self) -> tuple[str, ...]:
        """The numbers that texts quote; each target group and each publication is the home of one."""
        return tuple(f"{home}-number" for name in ("target-group", "publication") for home in self.by_type[name])

    @cached_property
    def parts(self) -> dict[str, list[str]]:
        """Publication or guideline -> its recommendations, in order."""
        wholes = self.by_type["publication"] + self.by_type["guideline"]
        found: dict[str, list[str]] = {whole: [] for whole in wholes}
        for number, part in enumerate(self.by_type["recommendation"]):
            found[wholes[number % len(wholes)]].append(part)
        return found

    def some(self, random: Random, name: str, low: int, high: int, but: str = "") -> list[str]:
        """Ids of `low` to `high` different entries of a type, none of them `but`."""
        ids = [one for one in random.sample(self.by_type[name], min(high + 1, len(self.by_type[name]))) if one != but]
        return ids[: random.randint(low, high)]

    def any(self, random: Random, low: int, high: int, but: str) -> list[str]:
        """Ids of `low` to `high` different entries of any type, none of them `but`."""
        found = [entry.id for entry in random.sample(self.entries, high + 1) if entry.id != but]
        return found[: random.randint(low, high)]


def plan(count: int) -> Plan:
    """`count` entries of all types."""
    random = Random("plan")
    lengths = _lengths(count)
    entries = []
    for number, (name, words) in enumerate(zip(_types(count), lengths, strict=True)):
        language = random.choice(LANGUAGES)
        title = vocabulary(language).draw_content(random, 2)
        slug = "-".join(word.lower().translate(_ASCII) for word in title)
        entries.append(Planned(f"{slug[:60]}-{number:05}", name, language, words))
    return Plan(tuple(entries))


def _types(count: int) -> Iterator[str]:
    numbers = {name: max(MINIMUM, round(count * share)) for name, share in SHARES.items()}
    numbers["article"] = count - sum(numbers.values())
    for name, number in numbers.items():
        yield from [name] * number


def _lengths(count: int) -> list[int]:
    """Lengths between 250 and 2,500 words, most of them near the average, which is `WORDS` whatever `count` is."""
    random = Random("lengths")
    drawn = [min(2.9, max(0.3, random.lognormvariate(0, 0.4))) for _ in range(count)]
    scale = WORDS * count / sum(drawn)
    return [round(one * scale) for one in drawn]
