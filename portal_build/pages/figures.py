"""Claims as readers see them: the number with its unit, in the reader's language."""

from __future__ import annotations

from decimal import Decimal

from babel.numbers import format_currency

from portal_build.languages import locale, show_number, show_percent
from portal_build.model.common import Claim, Unit
from portal_build.words import Words


def figure(claim: Claim, words: Words) -> str:
    """The number with its unit: `45 %`, `200 personer`, `2–4 år`."""
    if claim.value_to is None:
        return _with_unit(claim.value, claim.unit, words)
    return f"{show_number(claim.value, words.language)}–{_with_unit(claim.value_to, claim.unit, words)}"


def _with_unit(value: Decimal, unit: Unit, words: Words) -> str:
    language = words.language
    if unit is Unit.PERCENT:
        return show_percent(value, language)
    if unit in (Unit.EUR, Unit.DKK, Unit.NOK):
        decimals = value != value.to_integral_value()
        return format_currency(value, unit.value, locale=locale(language), currency_digits=decimals, format=None if decimals else "#,##0 ¤")
    return _counted(unit, value, words) % {"number": show_number(value, language)}


def _counted(unit: Unit, value: Decimal, words: Words) -> str:
    # gettext chooses plural forms by whole numbers; a fraction takes the plural.
    number = int(value) if value == value.to_integral_value() else 2
    match unit:
        case Unit.PERSONS:
            return words.ngettext("%(number)s person", "%(number)s persons", number)
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
