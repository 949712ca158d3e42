"""Looking for something the way readers do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from playwright.sync_api import Locator, Page, expect

BOX = "#p-search-q"
STATUS = ".p-search-page__status"
MESSAGE = ".p-search-page__message"


def search_from_header(page: Page, words: str) -> None:
    """Type into the search box of any page, press Enter, and wait for results."""
    box = page.get_by_role("search").get_by_role("combobox")
    box.fill(words)
    box.press("Enter")
    expect(results(page).first).to_be_visible()


def results(page: Page) -> Locator:
    """The lines of the list of results."""
    return page.locator(".p-results > li")


def titles(page: Page) -> Locator:
    """The links of the results."""
    return results(page).locator(".p-result__title a")


def facet(page: Page, value: str) -> Locator:
    """The box to tick for a value of a facet."""
    return page.locator(f".p-facets input[value='{value}']")


def shown_count(page: Page) -> int:
    """How many results the status line speaks of."""
    return int("".join(letter for letter in page.locator(STATUS).inner_text().partition("“")[0] if letter.isdigit()))


def choose(page: Page, value: str) -> None:
    """Tick a box that changes the number of results, and wait until it did."""
    expect(results(page).first).to_be_visible()
    before = page.locator(STATUS).inner_text()
    facet(page, value).check()
    page.wait_for_url(f"**={value}*")
    expect(page.locator(STATUS)).not_to_have_text(before)
    expect(results(page).first).to_be_visible()


def group(page: Page, name: str) -> Locator:
    """The lines of the lists of one group: `first`, `also` or `elsewhere`."""
    return page.locator(f"[data-group='{name}'] > li")


def knowing(page: Page, words: str, concepts: Sequence[Mapping[str, Any]] = (), **more: Any) -> None:
    """Have the search page know these words and concepts, whatever the site's own are; each word may say on how many pages it is."""
    counts = dict(sorted((word, count or "1") for word, _, count in (one.partition("=") for one in words.split())))
    lexicon = "".join(f"0{word}\t{count}\n" for word, count in counts.items())
    page.route("**/search/lexicon.txt", lambda route: route.fulfill(body=lexicon, content_type="text/plain; charset=utf-8"))
    page.route("**/search/concepts.json", lambda route: route.fulfill(json={"concepts": list(concepts), **more}))


def answered(page: Page, query: str) -> None:
    """Wait until the answer to a query stands in the page."""
    expect(page.locator("#p-search-page")).to_have_attribute("data-answered", query)
