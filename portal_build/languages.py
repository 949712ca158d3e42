# Facts about languages come from the Unicode data in Babel; only alphabetical order is ours, since Babel has no collation
# and ICU is a compiled dependency that a fresh machine often lacks.
"""What differs by language: names, dates, numbers, lists and alphabetical order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import dropwhile
from typing import TypeVar

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit

Item = TypeVar("Item")

# Letters that sort as letters of their own, in order, after the letter before the group; capitals are folded first.
_ALPHABETS = {
    "da": "abcdefghijklmnopqrstuvwxyzæøå",
    "nb": "abcdefghijklmnopqrstuvwxyzæøå",
    "nn": "abcdefghijklmnopqrstuvwxyzæøå",
    "tg": "абвгғдеёжзиӣйкқлмнопрстуӯфхҳчҷшъэюя",
}
_SAME_LETTER = {"da": {"ä": "æ", "ö": "ø", "ü": "y"}, "nb": {"ä": "æ", "ö": "ø", "ü": "y"}, "nn": {"ä": "æ", "ö": "ø", "ü": "y"}, "nl": {"ĳ": "ij"}}
_NAMES = {("nb", "nl"): "Bokmål", ("nn", "nl"): "Nynorsk"}
"""Language and the reader's language -> a name that fits into a sentence, where that of the data does not (`Noors - Bokmål`)."""
_WIDER = {"nb": "no", "nn": "no"}
"""A language -> the one that it is a form of, by which it is called where the data has no name for it."""
_DAYS = {
    "tg": ("d MMMM y", ("январи", "феврали", "марти", "апрели", "майи", "июни", "июли", "августи", "сентябри", "октябри", "ноябри", "декабри")),
}
"""How a day is written and what the months are called in it, where the data has the months only as they stand by themselves."""
_NO_LETTER = (0, " ")
"""The key of what is neither letter nor digit."""


@lru_cache(maxsize=256)
def is_language(code: str) -> bool:
    """Whether `code` is a BCP 47 code that the Unicode data knows."""
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?", code):
        return False
    try:
        Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True


@lru_cache(maxsize=64)
def locale(code: str) -> Locale:
    """The Babel locale of a language code; raises UnknownLocaleError where there is none.

    English without a country is that of Europe, where these portals are read: `5 February 2020`.
    """
    return Locale.parse("en-GB" if code == "en" else code, sep="-")


@lru_cache(maxsize=64)
def language_and_country(code: str) -> str:
    """The language with the country where most who speak it live, as previews name it: `da_DK`, `tg_TJ`."""
    known = locale(code)
    likely = get_global("likely_subtags").get(known.language, "").split("_")
    country = known.territory or (likely[-1] if len(likely) > 1 else "")
    return f"{known.language}_{country}" if country else known.language


@lru_cache(maxsize=256)
def native_name(code: str) -> str:
    """The language's name in itself, with a capital: `Dansk`, `Тоҷикӣ`."""
    name = language_name(code, code)
    return name[:1].upper() + name[1:]


@lru_cache(maxsize=1024)
def language_name(code: str, reader: str) -> str:
    """The name of language `code` as the reader's language writes it."""
    if name := _NAMES.get((code, reader)):
        return name
    # Babel would take the reader's code with underscores only.
    named, told = Locale.parse(code, sep="-"), locale(reader)
    return named.get_display_name(told) or told.languages.get(_WIDER.get(named.language, "")) or named.get_display_name(named) or code


def country_name(code: str, reader: str) -> str:
    """The name of an ISO 3166-1 country in the reader's language; the code itself where the data lacks it."""
    return locale(reader).territories.get(code) or locale("en").territories.get(code) or code


def first_day(partial: str) -> date:
    """The first day of a year, month or day given as an ISO text."""
    year, month, day = (int(part) for part in f"{partial}-01-01".split("-")[:3])
    return date(year, month, day)


@lru_cache(maxsize=8192)
def show_date(when: date | str, reader: str) -> str:
    """A day (`5. februar 2020`), or a month or year given as an ISO text."""
    if isinstance(when, date):
        pattern, months = date_words(reader)
        return format_date(when, pattern.replace("MMMM", f"'{months[when.month - 1]}'"), locale=locale(reader))
    parts = [int(part) for part in when.split("-")]
    if len(parts) == 1:
        return when
    if len(parts) == 2 and reader in _DAYS:
        return f"{_DAYS[reader][1][parts[1] - 1]} {parts[0]}"
    if len(parts) == 2:
        return format_date(date(parts[0], parts[1], 1), "LLLL y", locale=locale(reader))
    return show_date(date(*parts), reader)


def show_number(value: Decimal | int, reader: str) -> str:
    """A number with the decimal and grouping marks of the reader's language."""
    return format_decimal(value, locale=locale(reader), decimal_quantization=False)


def show_percent(value: Decimal | int, reader: str) -> str:
    """`45` as `45 %` in the way of the reader's language."""
    return format_percent(Decimal(value) / 100, locale=locale(reader), decimal_quantization=False)


def show_size(size: int, reader: str) -> str:
    """The size of a file given in bytes: `120 kB`, `1,2 MB`."""
    if size < 999_500:
        return format_unit(max(1, round(size / 1_000)), "digital-kilobyte", "short", locale=locale(reader))
    return format_unit(round(Decimal(size) / 1_000_000, 1), "digital-megabyte", "short", locale=locale(reader))


@lru_cache(maxsize=64)
def date_words(reader: str) -> tuple[str, tuple[str, ...]]:
    """How `show_date` writes a day, for a script that has to say the day of printing: `d. MMMM y`, and the months."""
    if reader in _DAYS:
        return _DAYS[reader]
    return locale(reader).date_formats["long"].pattern, tuple(locale(reader).months["format"]["wide"].values())


def show_list(items: Iterable[str], reader: str) -> str:
    """`a, b og c`."""
    return format_list(list(items), locale=locale(reader))


@lru_cache(maxsize=65536)
def sort_key(text: str, language: str) -> tuple[tuple[int, str], ...]:
    """A key that puts texts into the language's alphabetical order.

    Letters with accents sort as their base letter unless the alphabet has them as letters of their own (æ, ø, å; ғ, ӣ, қ,
    ӯ, ҳ, ҷ). Danish and Norwegian `aa` is not sorted as å: in today's spelling it occurs in names only. Quotation marks and
    whatever else stands before the first letter or digit count for nothing, as in `initial`.
    """
    keys = [key for raw in _folded(text) for key in _letter_keys(raw, language)]
    return tuple(dropwhile(_NO_LETTER.__eq__, keys))


def initial(text: str, language: str) -> str:
    """The heading under which `text` stands in an A–Z list; `#` for what starts with no letter."""
    first = next((letter for raw in _folded(text) for letter in _letters(raw, language) if letter.isalnum()), "")
    return first.upper() if first.isalpha() else "#"


def in_order(items: Iterable[Item], language: str, text: Callable[[Item], str]) -> list[Item]:
    """`items` sorted by their text in the language's alphabetical order."""
    return sorted(items, key=lambda item: (sort_key(text(item), language), text(item)))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


@lru_cache(maxsize=4096)
def _letter_keys(raw: str, language: str) -> tuple[tuple[int, str], ...]:
    # Thousands of titles are made of a hundred letters.
    return tuple(_letter_key(letter, language) for letter in _letters(raw, language))


def _letters(raw: str, language: str) -> str:
    """The letters as which a folded letter sorts."""
    letter = _SAME_LETTER.get(language, {}).get(raw, raw)
    if len(letter) == 1 and letter not in _ALPHABETS.get(language, ""):
        return unicodedata.normalize("NFD", letter)[0]
    return letter


def _letter_key(letter: str, language: str) -> tuple[int, str]:
    # White space and punctuation first, then digits, then the alphabet, then whatever other script there is.
    if not letter.isalnum():
        return _NO_LETTER
    if not letter.isalpha():
        return (1, letter)
    place = _ALPHABETS.get(language, "").find(letter)
    return (2, f"{place:03d}") if place >= 0 else (3 if language in _ALPHABETS else 2, letter)
