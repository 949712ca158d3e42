# The browser loads all of it before its first answer, so every byte counts: 700 pages take about 20 kB once compressed.
"""The list of all words that can be found, with which the browser mends what readers type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_MOST_SHARED = 35


def lexicon(pages: Mapping[str, int], hidden: Iterable[str] = ()) -> bytes:
    """`lexicon.txt` of a language.

    `pages` tells on how many pages each word stands; `hidden` are words by which pages are found without showing them. One word a
    line, by code point: how many letters it shares with the one before (a digit in base 36), the rest of it, and if it is not on
    exactly one page, a tab and on how many (base 36; 0 for hidden ones). A number or code that stands on one page only is left out.
    """
    counts = dict.fromkeys(hidden, 0) | pages
    return "".join(_lines({word: count for word, count in counts.items() if count > 1 or not _is_code(word)})).encode()


def _lines(counts: Mapping[str, int]) -> Iterator[str]:
    before = ""
    for word in sorted(counts):
        shared = _shared(before, word)
        count = counts[word]
        yield f"{_DIGITS[shared]}{word[shared:]}" + (f"\t{_base_36(count)}\n" if count != 1 else "\n")
        before = word


def _is_code(word: str) -> bool:
    digits = sum(letter.isdigit() for letter in word)
    # Signs beyond the first 65,536 are two for a browser, which would count letters otherwise.
    return digits > 4 or 0 < digits < len(word) or max(word) > "\uffff"


def _shared(one: str, other: str) -> int:
    most = min(len(one), len(other), _MOST_SHARED)
    return next((place for place in range(most) if one[place] != other[place]), most)


def _base_36(number: int) -> str:
    rest, digit = divmod(number, 36)
    return (_base_36(rest) if rest else "") + _DIGITS[digit]
