# Colours take most of the time: to tell what is behind each word, axe-core goes through all that is drawn there.
"""Every kind of page in every language keeps all rules of axe-core, in light and dark, on a telephone and on a desk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Page

from tests.browser.site_map import LANGUAGES, Address

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
SIZES = {"telephone": {"width": 360, "height": 740}, "desk": {"width": 1280, "height": 900}}
SCHEMES = ("light", "dark")

# Axe asks for a page's answer only where it cannot tell by itself; what it cannot tell is not a violation.
RUN = """async (rules) => (await axe.run(document, { resultTypes: ["violations"], preload: false, ...(rules && { runOnly: rules }) })).violations.flatMap(
  (found) => found.nodes.map((node) => `${found.id} (${found.impact}): ${node.target.join(" ")}: ${node.failureSummary.split("\\n")[1]?.trim()}`))"""


_OF_COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that can be broken in one scheme of colours and kept in another."""


def every_view(_: int) -> list[tuple[str, str]]:
    """Each size in each scheme."""
    return [(size, scheme) for size in SIZES for scheme in SCHEMES]


def either_view(number: int) -> list[tuple[str, str]]:
    """Each size and each scheme once: what all pages have in common is seen in all four views by two pages that follow each other."""
    return list(zip(SIZES, SCHEMES if number % 2 else reversed(SCHEMES), strict=True))


def violations(
    page: Page, addresses: list[Address], views: Callable[[int], list[tuple[str, str]]] = every_view, first: int = 0, rules: list[str] | None = None
) -> dict[str, list[str]]:
    """Page, size and scheme -> what axe-core complains about, in the views that are given for the number of a page, the first one being `first`.

    All rules are asked for once in each size, in a further scheme those of colours.
    """
    page.emulate_media(reduced_motion="reduce")
    found = {}
    for number, address in enumerate(addresses, start=first):
        page.goto(address.path or "./")
        page.evaluate(AXE)
        asked: set[str] = set()
        for size, scheme in views(number):
            page.set_viewport_size(SIZES[size])
            page.emulate_media(color_scheme=scheme)
            if broken := page.evaluate(RUN, _OF_COLOURS if size in asked else rules):
                found[f"{address.path} {size} {scheme}"] = broken
            asked.add(size)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_reference_portal(language, home, reference_map, visit):
    # A kind of page is seen in one language in the views in which it is not seen in the next.
    pages = sorted(reference_map.one_of_each(language), key=lambda page: page.kind)
    assert violations(visit(home).page, pages, either_view, LANGUAGES.index(language)) == {}


def test_root_and_pages_with_every_field(home, full, full_map, visit):
    assert violations(visit(home).page, [Address("", "", "root")]) == {}
    assert violations(visit(full).page, full_map.one_of_each("en")) == {}


def test_the_check_finds_what_is_wrong(home, visit):
    page = visit(home, "da/").page
    page.evaluate("() => document.querySelector('main h1').insertAdjacentHTML('afterend', '<img src=\"\"><a href=\"#x\"></a>')")
    page.evaluate(AXE)
    assert {line.split(" ")[0] for line in page.evaluate(RUN)} >= {"image-alt", "link-name"}


@pytest.mark.parametrize("wish", [{"contrast": "more"}, {"forced_colors": "active"}], ids=["more contrast", "own colours"])
def test_readers_who_need_other_colours(wish, home, reference_map, visit):
    page = visit(home).page
    page.emulate_media(**wish)
    assert violations(page, reference_map.one_of_each("da"), either_view, rules=_OF_COLOURS) == {}
