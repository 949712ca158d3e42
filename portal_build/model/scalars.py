# The reader hands every plain YAML scalar over as text; the types here decide what a text may mean. So `1.10` stays a
# version and `no` a word wherever text is expected, and only a field that wants a number gets one.
"""The scalar types of the content model: identifiers, dates, languages, countries, addresses, numbers."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from decimal import Decimal
from typing import Annotated, Any
from urllib.parse import urlsplit

from babel import Locale
from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from portal_build.languages import is_language
from portal_build.source.ids import ID_FORM, is_id

_PARTIAL_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")
# What the Unicode data lists besides countries: unions of them, codes for tests, and islands whose codes ISO 3166-1 only reserves.
_NO_COUNTRIES = {"EU", "EZ", "UN", "ZZ", "XA", "XB", "QO", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"}
COUNTRIES = frozenset(code for code in map(str, Locale("en").territories) if re.fullmatch(r"[A-Z]{2}", code)) - _NO_COUNTRIES
"""The country codes of ISO 3166-1, and `XK`, which is in common use for Kosovo."""


def wrong(message: str, remedy: str = "", instead: str = "") -> PydanticCustomError:
    """A validation error carrying our own wording; braces in it are shown as they are.

    `instead` is the same value as the field takes it, where there is no doubt which that is.
    """
    return PydanticCustomError("portal", "{problem}", {"problem": message, "remedy": remedy, "instead": instead})


def _slug(value: str) -> str:
    if " - " in value:
        # The line of an item that is indented further than the one above belongs to that.
        raise wrong(f"`{value[:80]}` is one item, and seems to be meant as {value.count(' - ') + 1}", "begin each `-` exactly below the one above")
    if not is_id(value):
        raise wrong(f"`{value[:80]}` is not an id", f"use {ID_FORM}")
    return value


def _text(value: Any) -> Any:
    if isinstance(value, str) and not value.strip():
        raise wrong("the text is empty", "write the text, or leave the field out")
    return value.strip() if isinstance(value, str) else value


def _flag(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    if value in ("true", "false"):
        return value == "true"
    instead = value.lower() if isinstance(value, str) and value.lower() in ("true", "false") else ""
    raise wrong("expected `true` or `false`", "write `true` or `false` in small letters", instead)


def _whole(value: Any) -> Any:
    if isinstance(value, int) or (isinstance(value, str) and re.fullmatch(r"-?(0|[1-9]\d{0,14})", value)):
        return int(value)
    raise wrong("expected a whole number", "write digits only, such as `12`")


def _number(value: Any) -> Any:
    if isinstance(value, Decimal | int) or (isinstance(value, str) and re.fullmatch(r"-?(0|[1-9]\d{0,14})(\.\d{1,9})?", value)):
        return Decimal(value)
    # With three digits behind it, the comma could stand between thousands.
    instead = value.replace(",", ".") if isinstance(value, str) and re.fullmatch(r"-?(0|[1-9]\d{0,14}),\d{1,2}", value) else ""
    raise wrong("expected a number", "write digits, with a point for decimals, such as `45` or `2.5`", instead)


def _date(value: Any) -> Any:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise wrong(f"`{value}` is no day of the calendar", "write year-month-day, such as `2020-02-05`") from None
    raise wrong("expected a date", "write year-month-day, such as `2020-02-05`", _clear_day(value) if isinstance(value, str) else "")


def _clear_day(value: str) -> str:
    """A day as ISO 8601 writes it, from a way of writing that nobody can read as another day; empty for any other."""
    if found := re.fullmatch(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})\.?", value):
        year, month, day = int(found[1]), int(found[3]), int(found[4])
    elif found := re.fullmatch(r"(\d{1,2})([-/.])[ ]?(\d{1,2})\2[ ]?(\d{4})", value):
        year, month, day = int(found[4]), int(found[3]), int(found[1])
        # The first number is the month to some; above twelve it cannot be.
        if day <= 12 and day != month:
            return ""
    else:
        return ""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _partial_date(value: Any) -> Any:
    match = _PARTIAL_DATE.match(value) if isinstance(value, str) else None
    if not match:
        instead = _clear_day(value) if isinstance(value, str) else ""
        raise wrong("expected a year, a month or a day", "write `2018`, `2018-01` or `2018-01-31`", instead)
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        date(year, month, day)
    except ValueError:
        raise wrong(f"`{value}` is not in the calendar", "write `2018`, `2018-01` or `2018-01-31`") from None
    return value


def _language(value: str) -> str:
    if not is_language(value):
        raise wrong(f"`{value[:40]}` is not a language code", "write a BCP 47 code such as `da`, `nb`, `nl`, `en` or `tg`")
    return value


def _country(value: str) -> str:
    if value not in COUNTRIES:
        instead = value.upper() if value.upper() in COUNTRIES else ""
        raise wrong(f"`{value[:40]}` is not a country code", "write an ISO 3166-1 code of two capitals, such as `DK`", instead)
    return value


def _url(value: str) -> str:
    try:
        parts = urlsplit(value)
        host = parts.hostname or ""
        valid = parts.scheme in ("http", "https") and re.fullmatch(r"[\w.-]+", host) and (parts.port or 0) >= 0
    except ValueError:
        valid = False
    if not valid or re.search(r"[\s<>\"'\\^`{|}]", value):
        raise wrong(f"`{value[:80]}` is not a web address", "write the whole address, starting with `https://`")
    return value


def _email(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", value):
        raise wrong(f"`{value[:80]}` is not an e-mail address", "write it as name@host.example")
    return value


Slug = Annotated[str, AfterValidator(_slug)]
"""An id: small letters, digits, single hyphens."""
Text = Annotated[str, BeforeValidator(_text)]
"""Text of at least one visible character, in no particular language (names, numbers of documents)."""
Flag = Annotated[bool, BeforeValidator(_flag)]
"""`true` or `false`, nothing else."""
Whole = Annotated[int, BeforeValidator(_whole)]
"""A whole number."""
Number = Annotated[Decimal, BeforeValidator(_number)]
"""A decimal number, kept exactly as written."""
Date = Annotated[date, BeforeValidator(_date)]
"""A day, ISO 8601."""
PartialDate = Annotated[str, BeforeValidator(_partial_date)]
"""A year, month or day, ISO 8601, kept as text."""
Language = Annotated[str, AfterValidator(_language)]
"""A BCP 47 language code that the Unicode data knows."""
Country = Annotated[str, AfterValidator(_country)]
"""An ISO 3166-1 alpha-2 code."""
Url = Annotated[str, AfterValidator(_url)]
"""An absolute http or https address."""
Email = Annotated[str, AfterValidator(_email)]
"""An e-mail address."""
LocalText = Annotated[dict[Language, Text], Field(min_length=1)]
"""Short text that belongs to a fact: language code -> text."""


def first_day(when: date | PartialDate) -> date:
    """The day itself, or the first of the month or year."""
    return when if isinstance(when, date) else date.fromisoformat(f"{when}-01-01"[:10])


def last_day(when: date | PartialDate) -> date:
    """The day itself, or the last of the month or year."""
    if isinstance(when, date) or len(when) == len("2020-02-05"):
        return first_day(when)
    year, month = int(when[:4]), int(when[5:7] or 12)
    return date(year, month, monthrange(year, month)[1])
