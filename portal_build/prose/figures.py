# What is a figure is a guess, and a guess that is often wrong teaches editors to ignore warnings. So this finds what nearly
# always is one (shares, money, one in four, numbers from 20 up) and leaves out what has numbers but states nothing
# measured: years, dates, times, ages, durations, pages, paragraphs of laws, telephone numbers, versions.
"""Figures in running text, and the numbers that they can mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from babel import Locale

_NUMBER = r"(?:\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?)"
_FIGURE = re.compile(
    rf"(?<![\w.,/:+@#–-])(?P<low>{_NUMBER})(?:[ \u00a0]?[–-][ \u00a0]?(?P<high>{_NUMBER}))?"
    r"(?P<share>[ \u00a0\u202f]?(?:%|‰|(?:pct|pst|procent\w*|prosent\w*|per ?cent|percentage|фоиз\w*)\b))?"
    r"(?P<many>[ \u00a0](?:mio|mia|mrd|mill|million\w*|miljoen|miljard|milliard\w*|billion|млн|миллион\w*)\b)?"
    r"(?P<coin>[ \u00a0](?:€|kr\b|kroner\b|euro\w*\b|DKK\b|NOK\b|EUR\b))?"
    r"(?P<of>[ \u00a0](?:ud af|ut av|out of|in|av|af|van|op|аз)(?: de| the| hver| elke| every)?[ \u00a0]\d+\b)?"
    r"(?![\w'’-]|[.,:/]\d)"
)
_MONEY_BEFORE = re.compile(r"(?:€|£|\$|\bkr\.?|\bDKK|\bNOK|\bEUR)[ \u00a0]?$")
_UNITS_OF_TIME = (
    r"år\w*|jaar|jarige?n?|years?|years?-olds?|сол\w*|måned\w*|maand\w*|months?|моҳ\w*|uge\w*|uke\w*|we(?:ek|ken)\w*|ҳафта\w*"
    r"|dag\w*|døgn\w*|days?|рӯз\w*|time\w*|timer|uur|uren|hours?|соат\w*|minut\w*|minuut|дақиқа\w*"
)
_NAMED_BEFORE = (
    r"§+|ISBN(?:-1[03])?:?|ISSN:?|DOI:?|PMID:?|nr\.?|no\.|nummer|number|№|side|sider|s\.|pagina|blz\.|page|pages|pp?\.|kap\.?"
    r"|kapitel|kapittel|hoofdstuk|chapter|боби|art\.?|artikel|article|моддаи|paragra(?:f|af|ph)|stk\.|lid|version|versjon|versie|vol\.?|bind"
    r"|årgang|jaargang|figure?|figuur|fig\.|tabell?|table|ҷадвали|bilag|bijlage|vedlegg|annex|kl\.?|klokken"
)


@lru_cache(maxsize=1)
def _numbered() -> re.Pattern[str]:
    """What holds numbers that are no figures."""
    names = {name for code in ("da", "nb", "nn", "nl", "en", "tg", "sv", "de") for name in Locale.parse(code).months["format"]["wide"].values()}
    month = "|".join(sorted((re.escape(name) for name in names), key=len, reverse=True))
    number = r"\d+(?:[.,:]\d+)*(?:[ ]?[a-z]\b)?"
    return re.compile(
        rf"https?://[^\s<>]+|\b10\.\d{{4,}}/\S+|[\w.+-]+@[\w.-]+"
        rf"|^[ ]*\d+[.)][ ]"
        rf"|\b\d{{4}}-\d{{2}}(?:-\d{{2}})?\b|\b\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}\b"
        rf"|\b\d{{1,2}}\.?(?:[ ]?[–-][ ]?\d{{1,2}}\.?)?[ ](?:{month})(?:[ ]\d{{4}})?|\b(?:{month})[ ]\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?[ ]\d{{4}})?"
        rf"|\b\d+\.[ ](?=(?-i:[^\W\d_A-ZÆØÅ]))"
        rf"|(?<!\w)(?:te?lf?|telefon|telefoon|phone)\b\.?:?[ ]?\+?\d[\d -]*"
        rf"|(?<!\w)(?:{_NAMED_BEFORE})[ \u00a0]?{number}(?:[ ]?(?:[–-]|og|en|and|,|til|tot|to)[ ]?{number})*(?![\w%])"
        rf"|\b\d+(?:[ ]?(?:[–-]|til|tot|to|og|en|and)[ ]?\d+)?[ \u00a0-](?:{_UNITS_OF_TIME})\b"
        rf"|\b(?:1[5-9]|20)\d{{2}}[/–-]\d{{2,4}}\b"
        rf"|\+?\d{{2,4}}(?:[ -]\d{{2,3}}){{3,}}\b|\+\d{{1,3}}(?:[ -]?\d{{2,}})+"
        rf"|\b\d{{1,2}}:\d{{2}}\b|\b\d+(?:\.\d+){{2,}}\b|\b24/7\b",
        re.IGNORECASE | re.MULTILINE,
    )


def has_digit(text: str) -> bool:
    """Whether there may be a digit in a text; there is none if not."""
    # A pattern would look at each letter, and most texts have no digit outside of links.
    return bool(text.encode("utf-8", "surrogatepass").translate(None, _NO_DIGITS))


def figures_in(text: str) -> Iterator[tuple[int, str]]:
    """Offset and wording of each figure in a text whose links, headings and code have been blanked out."""
    end = 0
    for start in _digits(text):
        if start < end:
            continue
        row = _DIGITS.match(text, start)
        assert row is not None, "a digit stands there"
        # What is longer was never meant to be read as a number.
        figure = _FIGURE.match(text, start) if row.end() - start < 16 else None
        end = figure.end() if figure else row.end()
        if figure and (_measured(text, figure) or (_large(figure) and not _states_nothing(text, *figure.span()))):
            yield figure.start(), figure[0].strip()


def _digits(text: str) -> list[int]:
    """The places of all digits of a text, or of the first of each row of them."""
    if text.encode("utf-8", "surrogatepass").translate(None, _NO_DIGITS).isascii():
        # One byte for each letter, and a nought for each digit: one sign is found ten times as quickly as one of several.
        noughts = text.encode("latin-1", "replace").translate(_NOUGHTS)
        return [found.start() for found in _NOUGHT.finditer(noughts)]
    return [found.start() for found in _DIGITS.finditer(text)]


_DIGITS = re.compile(r"\d+")
_NOUGHT = re.compile(b"0")
_NOUGHTS = bytes.maketrans(b"123456789", b"0" * 9)
# Digits of other scripts begin, in UTF-8, with one of these bytes, as few other signs do.
_OF_OTHER_SCRIPTS = b"\xd9\xdb\xdf\xe0\xe1\xea\xef\xf0"
_NO_DIGITS = bytes(range(256)).translate(None, b"0123456789" + _OF_OTHER_SCRIPTS)


def _measured(text: str, figure: re.Match[str]) -> bool:
    """Whether it is a share, a sum of money or the like, whatever its size."""
    unit = any(figure[mark] for mark in ("share", "many", "coin", "of"))
    return unit or bool(_MONEY_BEFORE.search(text[max(0, figure.start() - 5) : figure.start()]))


def _large(figure: re.Match[str]) -> bool:
    year = re.fullmatch(r"(?:1[5-9]|20)\d{2}", figure["low"])
    return not year and max(readings(figure["high"] or figure["low"])) >= 20


def _states_nothing(text: str, start: int, end: int) -> bool:
    """Whether the words around a number make it a date, an age, a page, …"""
    first = text.rfind("\n", 0, start) + 1 if start - text.rfind("\n", 0, start) < 60 else max(0, start - 60)
    last = text.find("\n", end)
    last = min(len(text) if last < 0 else last, end + 60)
    return any(found.start() < end and start < found.end() for found in _numbered().finditer(text, first, last))


def readings(written: str) -> set[Decimal]:
    """The numbers that `1.234` can mean, whichever mark separates thousands where the text was written."""
    digits = re.sub(r"[ \u00a0\u202f]", "", written)
    found = set()
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+|\d+", digits):
        found.add(Decimal(re.sub(r"[.,]", "", digits)))
    if decimal := re.fullmatch(r"(\d+|\d{1,3}(?:[.,]\d{3})+)[.,](\d+)", digits):
        found.add(Decimal(f"{re.sub(r'[.,]', '', decimal[1])}.{decimal[2]}"))
    return found or {Decimal(re.sub(r"\D", "", digits) or 0)}


def numbers_in(text: str) -> list[set[Decimal]]:
    """Every number of a short text, each with all that it can mean."""
    return [readings(match[0]) for match in re.finditer(_NUMBER, text)]
