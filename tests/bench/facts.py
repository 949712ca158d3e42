"""What every generated entry has in its `entry.yml`, and the words and names to fill facts with."""

from __future__ import annotations

from random import Random
from typing import Any

from tests.bench.plan import TOPICS, Plan, Planned
from tests.bench.prose import Writer
from tests.bench.vocabulary import LANGUAGES, vocabulary

COUNTRIES = {"da": "DK", "nb": "NO", "nl": "NL", "en": "GB"}
"""Language -> the country its entries are from."""

Values = dict[str, Any]
"""Facts, or a part of them, as YAML will show them."""


class FactsWriter:
    """Writes the facts of one entry. What only its type has is added by `facts_by_type`."""

    def __init__(self, plan: Plan, entry: Planned) -> None:
        self.plan = plan
        self.entry = entry
        self.random = Random(f"facts:{entry.id}")
        self.claims: list[Values] = []
        self.country = COUNTRIES[entry.source_language]
        self._writers = {language: Writer(vocabulary(language), f"facts:{entry.id}:{language}") for language in LANGUAGES}

    def local(self, low: int = 4, high: int = 9) -> dict[str, str]:
        """A short text in each language."""
        count = self.random.randint(low, high)
        return {language: writer.phrase(count).capitalize() for language, writer in self._writers.items()}

    def locals(self, low: int, high: int) -> list[dict[str, str]]:
        """Several short texts."""
        return [self.local() for _ in range(self.random.randint(low, high))]

    def name(self) -> str:
        """A name of two or three words."""
        return self._writers[self.entry.source_language].phrase(self.random.randint(2, 3)).title()

    def person(self) -> Values:
        """Someone who wrote."""
        return {"name": self.name(), "affiliation": self.name()}

    def organisation(self) -> Values:
        """A body."""
        return {"name": self.name(), "url": "https://www.example.org/", "country": self.country}

    def day(self) -> str:
        """A day on which something was published."""
        return f"{self.random.randint(2024, 2025)}-{self.random.randint(1, 12):02}-{self.random.randint(1, 28):02}"

    def source(self) -> str:
        """A key of the bibliography."""
        return self.random.choice(self.plan.sources)

    def maybe(self, chance: float) -> bool:
        """True now and then."""
        return self.random.random() < chance

    def claim(self, unit: str, value: int) -> str:
        """States the entry's number and returns its id."""
        claim: Values = {"id": f"{self.entry.id}-number", "value": value, "unit": unit}
        self.claims.append(claim | {"quantity": self.local(), "population": self.local(), "source": self.source()})
        return claim["id"]

    def common(self) -> Values:
        """The facts that do not depend on the type."""
        entry, random, free = self.entry, self.random, self.entry.type == "page"
        return {
            "source_language": entry.source_language,
            "published": self.day(),
            "reviewed": "2026-10-01",
            "review_due": "2099-01-01",
            "topics": [] if free else random.sample(TOPICS, random.randint(1, 3)),
            "target_groups": [] if entry.type in ("page", "target-group") else self.plan.some(random, "target-group", 1, 2),
            "authors": [self.person() for _ in range(random.randint(0, 2))],
            "publishers": [self.organisation()] if self.maybe(0.5) else [],
            "regions": [self.country],
            "related": [] if free else self.plan.any(random, 0, 3, but=entry.id),
            "references": random.sample(self.plan.sources, random.randint(0, 2)),
            "changes": self._changes(),
            "aliases": [f"former-{entry.id}"] if self.maybe(0.03) else [],
        }

    def _changes(self) -> list[Values]:
        kinds = self.random.choices(["minor", "major", "correction"], [5, 3, 1], k=self.random.randint(0, 2))
        days = sorted(f"2026-{self.random.randint(1, 9):02}-{self.random.randint(1, 28):02}" for _ in kinds)
        return [{"date": day, "kind": kind, "note": self.local()} for day, kind in zip(days, kinds, strict=True)]
