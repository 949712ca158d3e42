"""Dates in references: APA and Vancouver write them each in their own way, and every language in its own."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from babel.dates import format_date, format_skeleton

from portal_build.languages import date_words, locale
from portal_build.values import value


@value
class DayForm:
    """How a style writes a day in a language, so that a script can write the reader's today as we write ours."""

    pattern: str
    """Such as `{day}. {month} {year}`."""
    months: tuple[str, ...]
    """The twelve months."""

    def write(self, partial: str) -> str:
        """A day, or the parts of it that an ISO text knows."""
        year, month, day = (*map(int, partial.split("-")), 0, 0)[:3]
        if not month:
            return str(year)
        if day:
            return self.pattern.format(day=day, month=self.months[month - 1], year=year)
        order = "{month} {year}" if self.pattern.index("{month}") < self.pattern.index("{year}") else "{year} {month}"
        return order.format(month=self.months[month - 1], year=year)


@lru_cache(maxsize=64)
def apa_day(language: str) -> DayForm:
    """`November 27, 2026`; other languages keep their own order: `27. november 2026`."""
    _, months = date_words(language)
    return DayForm("{month} {day}, {year}" if _english(language) else f"{_day_and_month(language)} {{year}}", months)


@lru_cache(maxsize=64)
def vancouver_day(language: str) -> DayForm:
    """`2026 Nov 27`; other languages as in a sentence: `27. november 2026`."""
    return DayForm("{year} {month} {day}", _short_months()) if _english(language) else apa_day(language)


def apa_issued(partial: str, language: str) -> str:
    """The date behind the author: `2026, November 27`, with the year first in all languages."""
    year, month, day = (*map(int, partial.split("-")), 0, 0)[:3]
    if not month:
        return str(year)
    form = "{month} {day}" if _english(language) else _day_and_month(language)
    name = date_words(language)[1][month - 1]
    return f"{year}, {form.format(day=day, month=name) if day else name}"


@lru_cache(maxsize=64)
def _day_and_month(language: str) -> str:
    day = date(2001, 8, 17)
    shown = format_skeleton("MMMMd", day, locale=locale(language))
    return shown.replace("17", "{day}").replace(format_date(day, "MMMM", locale=locale(language)), "{month}")


@lru_cache(maxsize=1)
def _short_months() -> tuple[str, ...]:
    return tuple(format_date(date(2001, month, 1), "MMM", locale=locale("en-US")) for month in range(1, 13))


def _english(language: str) -> bool:
    return language.partition("-")[0] == "en"
