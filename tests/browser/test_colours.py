"""Light and dark: as the device says, or as the reader chooses."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

_IS_DARK = "() => getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).every((part) => part < 100)"

# Runs before any script of the page, and notes the scheme when the body comes into being: what the first paint uses.
_NOTE_FIRST_SCHEME = """new MutationObserver((_, observer) => {
  if (!document.body) return;
  window.firstScheme = document.documentElement.dataset.scheme ?? "device";
  observer.disconnect();
}).observe(document, { childList: true, subtree: true })"""


def is_dark(page):
    return page.evaluate(_IS_DARK)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_follow_the_device(scheme, home, visit):
    page = visit(home, "da/metoder/", color_scheme=scheme).page
    assert is_dark(page) == (scheme == "dark")
    page.emulate_media(color_scheme="light" if scheme == "dark" else "dark")
    assert is_dark(page) == (scheme == "light")


@pytest.mark.parametrize(("device", "chosen"), [("light", "dark"), ("dark", "light")])
def test_choice_outlives_the_page(device, chosen, home, visit):
    page = visit(home, "da/metoder/", color_scheme=device).page
    page.locator("#p-scheme").select_option(chosen)
    assert is_dark(page) == (chosen == "dark")
    page.add_init_script(_NOTE_FIRST_SCHEME)
    for leave in (page.reload, lambda: page.goto("en/"), lambda: page.goto("")):
        leave()
        assert page.evaluate("() => window.firstScheme") == chosen
        assert is_dark(page) == (chosen == "dark")


def test_choice_can_be_taken_back(home, visit):
    page = visit(home, "da/metoder/", color_scheme="dark").page
    page.locator("#p-scheme").select_option("light")
    page.reload()
    expect(page.locator("#p-scheme")).to_have_value("light")
    page.locator("#p-scheme").select_option("auto")
    assert is_dark(page)
    page.reload()
    expect(page.locator("#p-scheme")).to_have_value("auto")
    assert is_dark(page)


def test_choice_works_where_nothing_can_be_stored(home, visit):
    reader = visit(home)
    reader.page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })")
    reader.page.goto("da/")
    reader.page.locator("#p-scheme").select_option("dark")
    assert is_dark(reader.page)
