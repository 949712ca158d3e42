# https://www.w3.org/TR/CSP3/. A page carries its policy, so that it holds on hosts that send no headers; what a host sends comes on
# top, and a browser keeps to both. Hosts differ in how they join what two rules say of one header, so no two rules say of the same.
"""What browsers may do with the site: the one source of what pages say about it, and hosts."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

_PAGE = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
"""Everything comes from the portal's own host, and nothing stands in line."""
_SEARCHES = {"script-src": "'self' 'wasm-unsafe-eval'"}
"""The search engine is a program in WebAssembly, which browsers count among what is compiled from text."""
_NOT_FRAMED = {"frame-ancestors": "'none'"}
"""Only a host can say it; in a page it means nothing."""
_NOTHING = {"default-src": "'none'", "base-uri": "'none'", "form-action": "'none'", **_NOT_FRAMED}
_LIFELESS = _NOTHING | {"sandbox": ""}
_SHOWN_BY_THE_BROWSER = {"script-src": "'none'", "base-uri": "'none'", "form-action": "'none'", **_NOT_FRAMED}
"""Browsers show a PDF by a page of their own, which a sandbox stops in some of them."""


def _said(directives: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {value}".strip() for name, value in directives.items())


def page_policy(searches: bool = False) -> str:
    """The policy that a page carries; `searches`: whether it is the search page."""
    return _said(_PAGE | (_SEARCHES if searches else {}))


class Place(Enum):
    """A part of the site in which files are handled alike; the values are what a host sends with them, beside what it always sends."""

    PAGES = {
        # It lets every page do what the search page does: what the others may do less they say themselves.
        "Content-Security-Policy": _said(_PAGE | _SEARCHES | _NOT_FRAMED),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    """Pages and what stands beside them, the search included."""
    OPEN = {
        "Content-Security-Policy": _said(_NOTHING),
        "Cross-Origin-Resource-Policy": "cross-origin",
    }
    """The theme's files and the data: others may show the portal's picture and use its data."""
    FILES = {"Content-Security-Policy": _said(_LIFELESS), "Cross-Origin-Resource-Policy": "cross-origin"}
    """What editors put beside entries: whatever is in such a file, nothing runs."""
    DOCUMENTS = {"Content-Security-Policy": _said(_SHOWN_BY_THE_BROWSER), "Cross-Origin-Resource-Policy": "cross-origin"}
    """PDF, wherever it stands."""
    FORMS = {"Content-Security-Policy": _said(_NOT_FRAMED), "Cross-Origin-Opener-Policy": "same-origin-allow-popups"}
    """The browser forms, whose page carries a policy of its own, and which ask who somebody is in a second window."""


ALWAYS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
"""What a host sends with every file."""
TRANSPORT = ("Strict-Transport-Security", "max-age=63072000")
"""For hosts that speak nothing but HTTPS: browsers hold on to it for two years, so that an operator has to switch it on."""
CACHE: Mapping[str, str] = {"immutable": "public, max-age=31536000, immutable", "revalidate": "no-cache"}
"""Cache class -> the header `Cache-Control`: for files whose names change with what stands in them, and for all others."""
FOLDERS: Mapping[str, Place] = {"assets": Place.OPEN, "data": Place.OPEN, "files": Place.FILES, "admin": Place.FORMS}
"""First part of a path -> the place; all others are those of pages."""
DOCUMENT = ".pdf"


def place_of(path: str) -> Place:
    """Where a file belongs, by its path relative to the site's root."""
    return Place.DOCUMENTS if path.lower().endswith(DOCUMENT) else FOLDERS.get(path.partition("/")[0] if "/" in path else "", Place.PAGES)


def headers(path: str) -> dict[str, str]:
    """What a host sends with a file, but for how long it may be kept."""
    return {**ALWAYS, **place_of(path).value}
