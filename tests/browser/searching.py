"""Looking for something the way readers do."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

BOX = "#p-search-q"
STATUS = ".p-search-page__status"
MESSAGE = ".p-search-page__message"


def search_from_header(page: Page, words: str) -> None:
    """Type into the search box of any page, press Enter, and wait for results."""
    box = page.get_by_role("search").get_by_role("searchbox")
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
