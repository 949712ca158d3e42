# Over file:// a browser runs no module and fetches nothing, and an address that ends in `/` shows a list of files. So the pages
# of an archive run nothing at all: they are those that a reader without scripts gets, and every link names a file. What is taken
# out or put in is found by the pages' own marks; a test goes through a whole site and looks that nothing was missed.
"""Pages that work without a server."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from html import escape, unescape
from urllib.parse import quote, unquote

POLICY = "script-src 'none'; object-src 'none'; base-uri 'none'"

_NOT_OFFLINE = re.compile(
    r"assets/.*\.(?:js|mjs|wasm)|404\.html|[^/]+/404\.html|robots\.txt|sitemap[^/]*\.xml|site-manifest\.json|_headers|_redirects"
    r"|\.[^/]+(?:/.*)?|admin/.*|[^/]+/pagefind/.*|[^/]+/search/(?!index\.html).*"
)
"""What a server or a script needs."""
_OTHERS_PAGES = "files/"
"""Where editors' own files lie: none of them is a page of ours, whatever its name."""
_KEPT = (_OTHERS_PAGES, "data/")

_LANGUAGE = re.compile(r'<html lang="([^"]*)"')
_TAKEN_OUT = re.compile(r'\s*<script\b[^>]*\bsrc="[^"]*"[^>]*></script>|\s*<link rel="(?:preload|modulepreload)"[^>]*>|</?noscript>')
_CHECKED = re.compile(r'(<link rel="stylesheet"[^>]*?) (?:integrity|crossorigin)="[^"]*"')
_OWN_POLICY = re.compile(r'\s*<meta http-equiv="Content-Security-Policy"[^>]*>')
_CHARSET = '<meta charset="utf-8">'
_ADDRESS = re.compile(r'(<(?:a|area|form|link)\b(?:\s+[\w:-]+(?:="[^"]*")?)*?\s+(?:href|action)="|<meta http-equiv="refresh" content="\d+; url=)([^"]*)(?=")')
_SEARCH_FORM = re.compile(r'<form class="p-search[" ][^>]*>.*?</form>', re.DOTALL)
_LEAD = re.compile(r'<p class="p-lead">.*?</p>', re.DOTALL)
_SEARCH_PAGE = re.compile(r'<div id="p-search-page"[^>]*\bdata-az="([^"]*)"[^>]*>.*?</div>', re.DOTALL)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_BODY = re.compile(r"<body\b[^>]*>")


def is_offline(path: str) -> bool:
    """Whether a file of the site is of use without a server."""
    return path.startswith(_KEPT) or not _NOT_OFFLINE.fullmatch(path)


def is_page(path: str) -> bool:
    """Whether a file is a page of the portal's."""
    return path.endswith(".html") and not path.startswith(_OTHERS_PAGES)


@dataclass(frozen=True)
class Said:
    """What pages of an archive say, in one language."""

    copy: str
    """That this is a copy, and of when."""
    search: str
    """That it cannot be searched, and what to do instead."""
    index: str
    """The name of the list of all pages."""


@dataclass(frozen=True)
class Offline:
    """A site of which pages are made that work without a server."""

    files: Collection[str]
    """The path of every file of the archived site."""
    address: str
    """Where the portal is, or was: an absolute address that ends in `/`."""
    said: Callable[[str], Said]
    """What pages say, by language."""

    def page(self, path: str, html: str) -> str:
        """A page that works without a server."""
        language = _LANGUAGE.search(html)
        said = self.said(language[1] if language else "en")
        html = _TAKEN_OUT.sub("", _OWN_POLICY.sub("", html))
        while _CHECKED.search(html):
            html = _CHECKED.sub(r"\1", html)
        html = html.replace(_CHARSET, f'{_CHARSET}\n  <meta http-equiv="Content-Security-Policy" content="{POLICY}">', 1)
        html = _SEARCH_FORM.sub("", html)
        if _SEARCH_PAGE.search(html):
            html = _LEAD.sub("", _SEARCH_PAGE.sub(lambda match: _instead(match[1], said), html), count=1)
        html = _BODY.sub(lambda match: f"{match[0]}\n{self._notice(path, said)}", html, count=1)
        return _ADDRESS.sub(lambda match: match[1] + self._address(path, match[2], match[1]), html)

    def _notice(self, path: str, said: Said) -> str:
        there = escape(self.address + quote(path.removesuffix("index.html")))
        return f'<p class="p-wrap p-note">{escape(said.copy)} <a rel="external" href="{there}">{there}</a></p>'

    def _address(self, path: str, written: str, tag: str) -> str:
        """An address as it stands in a page of the archive."""
        address = unescape(written)
        # A page says elsewhere which address it has, for those who cite it, and the notice leads to it.
        own = tag.startswith("<a ") and 'rel="external"' not in tag and address.startswith(self.address)
        there, rest = _parted(address.removeprefix(self.address) if own else address)
        if not own and (not there or there.startswith("/") or _SCHEME.match(there)):
            return written
        target = self._named(posixpath.normpath(posixpath.join("" if own else posixpath.dirname(path), unquote(there))))
        return escape(_seen_from(path, target) + rest) if target else written

    def _named(self, there: str) -> str | None:
        """The file of the archive that a server would have handed out."""
        return next((one for one in (there, posixpath.normpath(posixpath.join(there, "index.html"))) if one in self.files), None)


def _instead(index: str, said: Said) -> str:
    """What stands on the search page."""
    return f'<p>{escape(said.search)}</p>\n<p><a href="{index}">{escape(said.index)}</a></p>'


def _seen_from(path: str, target: str) -> str:
    """The relative address of a file as seen from a page."""
    return quote(posixpath.relpath(target, posixpath.dirname(path) or "."))


def _parted(address: str) -> tuple[str, str]:
    """The path of an address, and what follows it."""
    path = re.split(r"[?#]", address, maxsplit=1)[0]
    return path, address[len(path) :]
