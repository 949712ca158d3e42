# A large site has a million links, and a parser takes longer over a page than making it did. So each page is looked through
# where it is written, by a regular expression; a link that many pages have is followed once. Only what then seems to lead
# nowhere is looked at with a parser before anybody is told.
"""The links within a site: where they lead, and which lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

_NAMES = ("href", "src", "action", "poster")
"""Attributes that hold an address; the theme has no `srcset`."""
_LINK = re.compile(rb' (?:%s)="([^"]*)"' % "|".join(_NAMES).encode())
_ID = re.compile(rb' id="([^"]*)"')
_BOTH = re.compile(rb' (?:%s|i(?=d))(d?="[^"]*)"' % "|".join(_NAMES).encode())
"""Finds `="` and an address, and `d="` and an id, in little more time than either."""
_PLAIN = re.compile(rb"(?!#)(?:[\w%-]+/)*(?:[\w%-]+(?:\.[\w%-]+)*)?(?:#[\w%-]*)?")
"""Addresses below the site's root with nothing in them that needs thought."""
_ELSEWHERE = re.compile(rb"=\"(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
_NOWHERE = "https://nowhere.invalid/"

Target = tuple[str, str]
"""The path of a file in the site, and an anchor in it; empty for its beginning."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A link that leads nowhere."""

    page: str
    """The path of the page."""
    link: str
    """What stands there."""
    why: str
    """What is not there, in one sentence."""


class Links:
    """Where the links of pages lead that are read one after another."""

    def __init__(self, root: str = "") -> None:
        """`root` is the address of the site's root, if that is known: links that begin with it stay within the site."""
        self._root = root or _NOWHERE
        parts = urlsplit(self._root)
        self._host, self._path = (parts.scheme, parts.netloc), parts.path
        self._start = b'="' + self._root.encode()
        self._seen: dict[bytes, set[bytes]] = {}
        self.found: set[Target] = set()
        """Targets within the site, but for anchors of the pages themselves that are there."""

    def read(self, page: str, html: bytes) -> None:
        """Take in the links of the page at the path `page`."""
        up = b'="' + b"../" * page.count("/")
        folder = page[: page.rfind("/") + 1]
        seen = self._seen.setdefault(up, set())
        new = set(_BOTH.findall(html)) - seen
        ids = {one for one in new if one.startswith(b'd="')}
        new -= ids
        new -= {b'="#' + one[3:] for one in ids}
        for link in new:
            if link.startswith(b'="#'):
                self._follow(page, link, "", b"#")
            elif link.startswith((up, self._start)):
                # It leads to the same place from every page as deep as this one.
                seen.add(link)
                self._follow(page, link, "", link.removeprefix(up if link.startswith(up) else self._start))
            elif not _ELSEWHERE.match(link):
                self._follow(page, link, folder, link[2:])

    def _follow(self, page: str, link: bytes, folder: str, rest: bytes) -> None:
        """Add where a link leads, given behind `="`; `rest` is what it says from `folder` on."""
        target = _named(folder + rest.decode()) if _PLAIN.fullmatch(rest) else self.target(page, link[2:].decode(errors="replace"))
        if target:
            self.found.add(target)

    def target(self, page: str, link: str) -> Target | None:
        """Where a link leads that stands on a page as HTML has it; None if out of the site. Raises nothing, whatever stands there."""
        try:
            parts = urlsplit(urljoin(self._root + quote(page), unescape(link)))
        except ValueError:
            return link, ""
        if (parts.scheme, parts.netloc) != self._host or not parts.path.startswith(self._path):
            return None
        return _named(f"{parts.path.removeprefix(self._path)}#{parts.fragment.partition(':~:')[0]}")


def _named(link: str) -> Target:
    """Where a link leads that is relative to the site's root and has no query."""
    name, _, anchor = link.partition("#")
    file = name if name and name[-1] != "/" else f"{name}index.html"
    return unquote(file) if "%" in file else file, "" if anchor == "top" else unquote(anchor)


def without_target(folder: Path, files: Collection[str], targets: Iterable[Target]) -> dict[Target, str]:
    """Those targets that are not there, each with what is missing. Raises OSError."""
    anchors: dict[str, set[str]] = {}
    missing = {}
    for path, anchor in targets:
        if path not in files:
            missing[path, anchor] = f"there is no file `{path}`"
        elif anchor and path.endswith(".html"):
            anchors.setdefault(path, set()).add(anchor)
    for path, named in anchors.items():
        html = (folder / path).read_bytes()
        for anchor in named - {unescape(one.decode(errors="replace")) for one in _ID.findall(html)} and named - _read(html).ids:
            missing[path, anchor] = f"`{path}` has no anchor `{anchor}`"
    return missing


def broken_links(folder: Path, pages: Iterable[str], missing: dict[Target, str], root: str = "") -> Iterator[Broken]:
    """Every link of these pages to something that is not there. Raises OSError."""
    links = Links(root)
    for page in pages:
        html = (folder / page).read_bytes()
        seeming = {link for link in set(_LINK.findall(html)) if links.target(page, link.decode(errors="replace")) in missing}
        # What looks like a link may be a word that somebody writes about HTML.
        for link in _read(html).links if seeming else ():
            if why := missing.get(links.target(page, link.replace("&", "&amp;")) or ("", "")):
                yield Broken(page, link, why)


class _Read(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: dict[str, None] = {}
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        for name, value in attributes:
            if name == "id":
                self.ids.add(value or "")
            elif name in _NAMES and value is not None:
                self.links[value] = None


def _read(html: bytes) -> _Read:
    read = _Read()
    read.feed(html.decode(errors="replace"))
    read.close()
    return read
