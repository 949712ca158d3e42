"""Claims as figures: the number with its unit, as each language writes it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from portal_build.model.common import Claim, Unit
from portal_build.pages.figures import figure
from portal_build.words import Words, read_words

ROOT = Path(__file__).parents[3]
LANGUAGES = ("en", "da", "nb", "nl", "tg")


def claim(value: str, unit: str, to: str | None = None) -> Claim:
    words = {"en": "x"}
    return Claim(id="c", value=Decimal(value), value_to=Decimal(to) if to else None, unit=Unit(unit), quantity=words, population=words)


def in_english(value: str, unit: str, to: str | None = None) -> str:
    return figure(claim(value, unit, to), Words("en"))


ENGLISH = {
    ("45", "percent"): "45%",
    ("12.5", "percent"): "12.5%",
    ("0.0625", "percent"): "0.0625%",
    ("1", "percentage-points"): "1 percentage point",
    ("2.5", "percentage-points"): "2.5 percentage points",
    ("1", "persons"): "1 person",
    ("1250", "persons"): "1,250 people",
    ("0", "persons"): "0 people",
    ("1.5", "years"): "1.5 years",
    ("1", "months"): "1 month",
    ("6", "weeks"): "6 weeks",
    ("1", "days"): "1 day",
    ("3", "hours"): "3 hours",
    ("-3", "count"): "-3",
    ("1234567.12345", "count"): "1,234,567.12345",
    ("12", "EUR"): "€12",
    ("12.5", "EUR"): "€12.50",
    ("1500", "DKK"): "DKK 1,500",
}


@pytest.mark.parametrize(("given", "shown"), ENGLISH.items(), ids=map(" ".join, ENGLISH))
def test_english(given: tuple[str, str], shown: str):
    assert in_english(*given).replace("\xa0", " ") == shown


RANGES = {
    ("2", "years", "4"): "2–4 years",
    ("10", "percent", "12.5"): "10–12.5%",
    ("100", "EUR", "200"): "€100–€200",
    ("0", "persons", "1"): "0–1 person",
}


@pytest.mark.parametrize(("given", "shown"), RANGES.items(), ids=map(" ".join, RANGES))
def test_range(given: tuple[str, str, str], shown: str):
    assert in_english(*given) == shown


EACH = {
    ("45", "percent"): ("45%", "45 %", "45 %", "45%", "45%"),
    ("1250.5", "count"): ("1,250.5", "1.250,5", "1 250,5", "1.250,5", "1 250,5"),
    ("12.5", "EUR"): ("€12.50", "12,50 €", "12,50 €", "€ 12,50", "12,50 €"),
    ("1500", "NOK"): ("NOK 1,500", "1.500 NOK", "1 500 kr", "NOK 1.500", "1 500 NOK"),
    ("2", "years"): ("2 years", "2 år", "2 år", "2 jaar", "2 сол"),
    ("1", "persons"): ("1 person", "1 person", "1 person", "1 persoon", "1 нафар"),
}


@pytest.mark.parametrize(("given", "shown"), EACH.items(), ids=map(" ".join, EACH))
def test_each_language(given: tuple[str, str], shown: tuple[str, ...]):
    words = [read_words(ROOT / "theme" / "locales", language) for language in LANGUAGES]
    assert tuple(figure(claim(*given), one).replace("\xa0", " ").replace("\u202f", " ") for one in words) == shown
