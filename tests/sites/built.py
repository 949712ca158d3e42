"""What stands on the pages of a built site, for tests that ask about all of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_HERE = "https://built.invalid"


@dataclass(frozen=True)
class Tag:
    """A start tag, with what surrounds it."""

    name: str
    attributes: dict[str, str]
    language: str
    """The language that holds there."""


@dataclass
class Page:
    """One built page."""

    address: str
    """Relative to the site's root, such as `en/methods/x/`."""
    root: str = "/"
    """The path of the site's root on its host."""
    tags: list[Tag] = field(default_factory=list)
    text: str = ""
    """All words, white space folded; what programs read is not among them."""
    linked: dict[str, Any] | None = None
    """What the page says as linked data."""

    @property
    def language(self) -> str:
        """`lang` of the page."""
        return next(tag.attributes.get("lang", "") for tag in self.tags if tag.name == "html")

    @property
    def ids(self) -> list[str]:
        """All ids, in order."""
        return [tag.attributes["id"] for tag in self.tags if "id" in tag.attributes]

    @property
    def links(self) -> Iterator[tuple[Tag, str]]:
        """Every address with its tag."""
        for tag in self.tags:
            for name in ("href", "src"):
                if name in tag.attributes:
                    yield tag, tag.attributes[name]

    @property
    def alternates(self) -> dict[str, str]:
        """hreflang -> address, of the head."""
        found = [tag.attributes for tag in self.tags if tag.name == "link" and "hreflang" in tag.attributes]
        return {attributes["hreflang"]: attributes["href"] for attributes in found}

    def target(self, link: str) -> tuple[str, str] | None:
        """Address within the site and anchor that a link of this page leads to; None if it leads out of the site."""
        parts = urlsplit(urljoin(f"{_HERE}{self.root}{self.address}", link))
        inside = f"{parts.scheme}://{parts.netloc}" == _HERE
        return (unquote(parts.path).removeprefix(self.root), unquote(parts.fragment)) if inside else None


class _Reader(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.open: list[tuple[str, str]] = []
        self.words: list[str] = []

    def handle_starttag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        found = {key: value or "" for key, value in attributes}
        assert len(found) == len(attributes), f"an attribute stands twice in <{name}> on {self.page.address}"
        language = found.get("lang") or (self.open[-1][1] if self.open else "")
        self.page.tags.append(Tag(name, found, language))
        if name not in _VOID:
            self.open.append((name, language))

    def handle_startendtag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(name, attributes)
        if name not in _VOID:
            self.open.pop()

    def handle_endtag(self, name: str) -> None:
        assert self.open and self.open[-1][0] == name, f"</{name}> closes {self.open[-1:]} on {self.page.address}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][0] == "script":
            if self.page.tags[-1].attributes.get("type") == "application/ld+json":
                self.page.linked = json.loads(data)
        else:
            self.words.append(data)


def read_page(html: str, address: str = "") -> Page:
    """A page from its HTML; fails where a tag is closed out of order."""
    page = Page(address)
    reader = _Reader(page)
    reader.feed(html)
    reader.close()
    unclosed = [name for name, _ in reader.open]
    assert unclosed == [], f"never closed on {address}: {unclosed}"
    page.text = " ".join("".join(reader.words).split())
    return page


@cache
def pages_of(site: Path) -> dict[str, Page]:
    """Address -> page, of every HTML page of a built site."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        name = str(PurePosixPath(path.relative_to(site)))
        address = name.removesuffix("index.html") if name == "index.html" or name.endswith("/index.html") else name
        found[address] = read_page(path.read_text(encoding="utf-8"), address)
    root = next(tag.attributes["href"] for tag in found[""].tags if tag.attributes.get("rel") == "canonical")
    for page in found.values():
        page.root = urlsplit(root).path
    return found
