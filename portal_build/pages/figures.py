"""Claims as readers see them: the number with its unit, in the reader's language."""

from __future__ import annotations

from decimal import Decimal

from babel.numbers import format_currency, get_currency_symbol

from portal_build.languages import locale, show_number, show_percent
from portal_build.model.common import Claim, Unit
from portal_build.words import Words


def figure(claim: Claim, words: Words) -> str:
    """The number with its unit: `45 %`, `200 personer`, `2–4 år`."""
    if claim.value_to is None:
        return _with_unit(claim.value, claim.unit, words)
    shown = _with_unit(claim.value_to, claim.unit, words)
    # A sign that stands before the number is said of both ends of a range.
    unit_follows = shown.startswith(show_number(claim.value_to, words.language))
    start = show_number(claim.value, words.language) if unit_follows else _with_unit(claim.value, claim.unit, words)
    return f"{start}–{shown}"


def _with_unit(value: Decimal, unit: Unit, words: Words) -> str:
    language = words.language
    if unit is Unit.PERCENT:
        return show_percent(value, language)
    if unit in (Unit.EUR, Unit.DKK, Unit.NOK):
        return _money(value, unit.value, language)
    return _counted(unit, value, words) % {"number": show_number(value, language)}


def _money(value: Decimal, currency: str, language: str) -> str:
    """An amount in the way of the language; without decimals if it has none."""
    pattern = locale(language).currency_formats["standard"].pattern.partition(";")[0]
    if value == value.to_integral_value():
        pattern = pattern.replace(".00", "")
    if get_currency_symbol(currency, locale(language))[-1].isalpha():
        pattern = pattern.replace("¤#", "¤\u00a0#")
    return format_currency(value, currency, pattern, locale(language), currency_digits=False)


def _counted(unit: Unit, value: Decimal, words: Words) -> str:
    # gettext chooses plural forms by whole numbers; a fraction takes the plural.
    number = int(value) if value == value.to_integral_value() else 2
    match unit:
        case Unit.PERSONS:
            return words.ngettext("%(number)s person", "%(number)s people", number)
        case Unit.YEARS:
            return words.ngettext("%(number)s year", "%(number)s years", number)
        case Unit.MONTHS:
            return words.ngettext("%(number)s month", "%(number)s months", number)
        case Unit.WEEKS:
            return words.ngettext("%(number)s week", "%(number)s weeks", number)
        case Unit.DAYS:
            return words.ngettext("%(number)s day", "%(number)s days", number)
        case Unit.HOURS:
            return words.ngettext("%(number)s hour", "%(number)s hours", number)
        case Unit.PERCENTAGE_POINTS:
            return words.ngettext("%(number)s percentage point", "%(number)s percentage points", number)
    return "%(number)s"
