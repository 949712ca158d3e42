"""The kinds of search that are asked: where each has its box, and how long and how much a first search takes there."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import quote

import yaml
from playwright.sync_api import Page

from tests.bench.portal_text import ROOT
from tests.search_bench.gzip_host import GzipHost, Sent
from tests.search_bench.peer_pages import ASKING

_NOW = "() => performance.now()"


@dataclass(frozen=True)
class Answer:
    """What a reader sees after typing a query."""

    found: tuple[tuple[str, str], ...]
    """Entry and group (`first`, `also`, `elsewhere`) of each result, in order."""
    said: str
    """What the page says that it did to the query; empty if it says nothing."""
    ms: float
    """Milliseconds from the last key until the results stood there."""

    @property
    def entries(self) -> list[str]:
        """The entries in order, each once."""
        return list(dict.fromkeys(entry for entry, _ in self.found))

    @property
    def first_group(self) -> list[str]:
        """The entries of the first group."""
        return [entry for entry, group in self.found if group == "first"]


@dataclass(frozen=True)
class FirstSearch:
    """What the first search of a visit cost."""

    ms: float
    """Milliseconds until the results stood there."""
    size: int
    """Bytes that were sent for it."""
    before: tuple[str, ...]
    """Paths of what was loaded for the sake of searching before the reader opened the search."""


class Box(ABC):
    """One kind of search, on a host."""

    name: ClassVar[str]
    """For the command line, and the name of its script in `boxes/`."""
    label: ClassVar[str]
    """For readers."""

    def __init__(self, host: GzipHost) -> None:
        self.host = host

    @abstractmethod
    def open(self, page: Page, language: str) -> None:
        """Open the page with the search box in a language, ready to be typed into."""

    @abstractmethod
    def search_first(self, page: Page, language: str, entry: str, query: str) -> FirstSearch:
        """What the first search of a visit costs a reader who comes from the page of `entry`, in a window with an empty cache."""

    def ask(self, page: Page, queries: Sequence[str], enter: bool = False) -> list[Answer]:
        """Type queries into the box of an open page, one after the other; with `enter`, that key is pressed after each, where it means anything."""
        script = (Path(__file__).parent / "boxes" / f"{self.name}.js").read_text(encoding="utf-8")
        answers: list[dict[str, Any]] = page.evaluate(script[script.index("async (") :].rstrip().removesuffix(";"), {"queries": list(queries), "enter": enter})
        return [Answer(tuple((one["entry"], one["group"]) for one in answer["found"]), answer["said"], answer["ms"]) for answer in answers]

    def _sent_since(self, place: int) -> list[Sent]:
        return self.host.sent[place:]


class PortalBox(Box):
    """The portal's own search page."""

    name, label = "portal", "portal-build"
    _for_searching = re.compile(r"/pagefind/|^/\w+/search/|/search-[\w-]+\.js$")

    def open(self, page: Page, language: str) -> None:
        """See Box."""
        page.goto(self.host.url + self._search_page(language))
        page.wait_for_selector("#p-search-page[data-answered]", state="attached")

    def search_first(self, page: Page, language: str, entry: str, query: str) -> FirstSearch:
        """From the article, whose shared files the browser then has, straight to the results: everything that is sent counts."""
        begun = len(self.host.sent)
        page.goto(f"{self.host.url}{language}/{_words()['articles'][language]}/{entry}/", wait_until="networkidle")
        opened = len(self.host.sent)
        before = tuple(one.path for one in self.host.sent[begun:opened] if self._for_searching.search(one.path))
        page.goto(f"{self.host.url}{self._search_page(language)}?q={quote(query)}", wait_until="commit")
        page.wait_for_selector("#p-search-page[data-answered]", state="attached")
        ms = page.evaluate(_NOW)
        return FirstSearch(ms, sum(one.size for one in self._sent_since(opened)), before)

    def _search_page(self, language: str) -> str:
        return f"{language}/{_words()['search'][language]}/"


class PagefindBox(Box):
    """Pagefind alone, asked through its JavaScript interface: a box is left to whoever uses it."""

    name, label = "pagefind", "Pagefind"

    def open(self, page: Page, language: str) -> None:
        """See Box."""
        page.goto(self.host.url + ASKING.format(language=language) + "/")

    def search_first(self, page: Page, language: str, entry: str, query: str) -> FirstSearch:
        """From an empty page: the engine, and what it fetches."""
        self.open(page, language)
        opened = len(self.host.sent)
        [answer] = self.ask(page, [query])
        return FirstSearch(answer.ms, sum(one.size for one in self._sent_since(opened)), ())


class MaterialBox(Box):
    """Material's search box, which each page has."""

    name, label = "material", "Material"
    _for_searching = re.compile(r"/search/|/lunr/|/workers/")

    def open(self, page: Page, language: str) -> None:
        """See Box."""
        page.goto(f"{self.host.url}{language}/", wait_until="networkidle")
        page.wait_for_function("document.querySelector('.md-search-result__meta').textContent.trim() !== ''")

    def search_first(self, page: Page, language: str, entry: str, query: str) -> FirstSearch:
        """From the article, which loads all of it whether the reader searches or not, with the query in the address."""
        begun = len(self.host.sent)
        page.goto(f"{self.host.url}{language}/{entry}/?q={quote(query)}", wait_until="commit")
        page.wait_for_selector(".md-search-result__item", state="attached")
        ms = page.evaluate(_NOW)
        loaded = [one for one in self._sent_since(begun) if self._for_searching.search(one.path)]
        return FirstSearch(ms, sum(one.size for one in loaded), tuple(one.path for one in loaded))


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, str]]:
    """Page or collection -> language -> its word in the reference portal's addresses."""
    words: dict[str, dict[str, str]] = yaml.safe_load((ROOT / "content" / "portal.yml").read_text(encoding="utf-8"))["url_words"]
    return words
