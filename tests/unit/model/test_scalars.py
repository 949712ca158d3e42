"""What each scalar type takes, and what it refuses."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from portal_build.model.scalars import Country, Date, Email, Flag, Language, LocalText, Number, PartialDate, Slug, Text, Url, Whole


@pytest.mark.parametrize(
    ("kind", "given", "value"),
    [
        (Slug, "sammen-om-min-vej-2", "sammen-om-min-vej-2"),
        (Text, " a ", "a"),
        (Text, "no", "no"),
        (Text, "1.10", "1.10"),
        (Flag, "true", True),
        (Flag, "false", False),
        (Whole, "12", 12),
        (Whole, "-3", -3),
        (Number, "2.50", Decimal("2.50")),
        (Number, "-0.5", Decimal("-0.5")),
        (Date, "2020-02-29", date(2020, 2, 29)),
        (PartialDate, "2018", "2018"),
        (PartialDate, "2018-01", "2018-01"),
        (PartialDate, "2018-01-31", "2018-01-31"),
        (Language, "nb", "nb"),
        (Language, "zh-Hant", "zh-Hant"),
        (Language, "tg", "tg"),
        (Country, "NO", "NO"),
        (Url, "https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        (Url, "http://blåbær.example/ø", "http://blåbær.example/ø"),
        (Email, "a.b+c@example.org", "a.b+c@example.org"),
        (LocalText, {"da": " x "}, {"da": "x"}),
    ],
)
def test_taken(kind: Any, given: Any, value: Any):
    assert TypeAdapter(kind).validate_python(given) == value


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        *((Slug, text) for text in ("", "A", "a_b", "a--b", "-a", "a-", "å", "a b", "a/b", "..", "a" * 81, "a\n")),
        *((Text, text) for text in ("", "  ", None, ["a"])),
        *((Flag, text) for text in ("yes", "no", "True", "1", "", None)),
        *((Whole, text) for text in ("1.0", "012", "1e3", "0x1F", "", "1 000", "9" * 20, "٣", None)),
        *((Number, text) for text in ("1,5", ".5", "5.", "1e3", "inf", "NaN", "012", "", "½", None)),
        *((Date, text) for text in ("2020-2-5", "2020-02-30", "20200205", "05-02-2020", "2020-02", "2020-02-05T00:00", "0000-01-01", "٢٠٢٠-٠٢-٠٥", None)),
        *((PartialDate, text) for text in ("18", "2018-1", "2018-13", "2018-02-30", "0000", "٢٠١٨", "２０１８-01", "", None)),
        *((Language, text) for text in ("", "dk-DK-x", "danish", "DA", "xx", "da_DK")),
        *((Country, text) for text in ("", "Denmark", "dk", "UK", "EU", "IC", "ZZ", "XX")),
        *((Url, text) for text in ("example.org", "//example.org", "ftp://example.org", "https://", "https://a b", "javascript:alert(1)", "https://[", "http://a:b")),
        *((Url, text) for text in ('https://a/"', "https://a/<b>", "https://a/\nb", "https://:80", "https://user@")),
        *((Email, text) for text in ("a", "a@b", "a b@c.d", "a@b.c\n", "a@@b.c")),
        *((LocalText, words) for words in ({}, {"da": ""}, {"danish": "x"}, {"da": None}, "x")),
    ],
)
def test_refused(kind: Any, given: Any):
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(given)
