"""Narrowing lists down the way readers do."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

STATUS = ".p-listing__status"
SORT = "#p-listing-sort"


def box(page: Page, facet: str, value: str) -> Locator:
    """The box to tick for a value of a facet."""
    return page.locator(f".p-facet input[name='{facet}'][value='{value}']")


def titles(page: Page) -> list[str]:
    """The titles of the entries that are shown, in order."""
    return page.locator(".p-listing .p-row__title a:visible").all_inner_texts()


def counts(page: Page, facet: str) -> dict[str, int]:
    """Value -> the number beside it, of the values that are shown."""
    return page.locator(f".p-facet[data-facet='{facet}']").evaluate(
        """(facet) => Object.fromEntries([...facet.querySelectorAll("li:not([hidden])")].map((line) =>
            [line.querySelector("input").value, Number(line.querySelector(".p-facets__count").textContent)]))"""
    )


def rows(page: Page) -> list[dict[str, list[str]]]:
    """What each entry of the list states: facet -> values. Read from the page, whether it is shown or not."""
    stated = page.locator(".p-listing__rows > li").evaluate_all("rows => rows.map((row) => row.dataset.values.split(' '))")
    found: list[dict[str, list[str]]] = []
    for tokens in stated:
        found.append({})
        for token in tokens:
            facet, _, value = token.partition(":")
            found[-1].setdefault(facet, []).append(value)
    return found
