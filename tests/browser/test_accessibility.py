"""Every kind of page in every language keeps all rules of axe-core, in light and dark, on a telephone and on a desk."""

from __future__ import annotations

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


def violations(page: Page, addresses: list[Address], rules: list[str] | None = None) -> dict[str, list[str]]:
    """Page, size and scheme -> what axe-core complains about: by all rules in the first scheme, by those of colours in the others."""
    page.emulate_media(reduced_motion="reduce")
    found = {}
    for address in addresses:
        page.goto(address.path or "./")
        page.evaluate(AXE)
        for size, viewport in SIZES.items():
            page.set_viewport_size(viewport)
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                if broken := page.evaluate(RUN, rules if scheme == SCHEMES[0] else _OF_COLOURS):
                    found[f"{address.path} {size} {scheme}"] = broken
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_reference_portal(language, home, reference_map, visit):
    assert violations(visit(home).page, reference_map.one_of_each(language)) == {}


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
    assert violations(page, reference_map.one_of_each("da"), _OF_COLOURS) == {}
