# Pages link relatively, so that a portal can move. What is read away from its page needs whole addresses.
"""Links of a page as whole addresses."""

from __future__ import annotations

import re
from functools import partial
from urllib.parse import quote

from portal_build.pages.site import Desk

_WHOLE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_UP = re.compile(r"(?:\.\./)+|\./")
_LINK = re.compile(r'(<(?:a|img)\b(?:[^">]|"[^"]*")*? (?:href|src)=")((?:\.\./|#)[^"]*)')
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")


def absolute(href: str, desk: Desk) -> str:
    """A link of the page at `desk` with the host, in the letters that machines read; links that lead elsewhere stay as they are."""
    if not href or _WHOLE.match(href):
        return href
    addresses = desk.site.addresses
    if href.startswith("#"):
        return addresses.absolute(desk.address) + href
    inside = href.removeprefix(desk.base) if desk.base else _UP.sub("", href, count=1)
    return addresses.absolute("") + _NOT_ASCII.sub(lambda letters: quote(letters[0]), inside)


def with_absolute_links(html: str, desk: Desk) -> str:
    """HTML of the page at `desk`, for readers who are not on it."""
    return _LINK.sub(partial(_absolute, desk=desk), html)


def _absolute(match: re.Match[str], desk: Desk) -> str:
    return match[1] + absolute(match[2], desk)
