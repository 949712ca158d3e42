"""Light and dark: as the device says, or as the reader chooses."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.test_accessibility import AXE, RUN
from tests.conftest import ROOT

_IS_DARK = "() => getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).every((part) => part < 100)"

# Runs before any script of the page, and notes the scheme when the body comes into being: what the first paint uses.
_NOTE_FIRST_SCHEME = """new MutationObserver((_, observer) => {
  if (!document.body) return;
  window.firstScheme = document.documentElement.dataset.scheme ?? "device";
  observer.disconnect();
}).observe(document, { childList: true, subtree: true })"""


def know_no_dark_colours(page: Page) -> None:
    """Make the browser one of before 2024, to which `light-dark()` is unknown."""

    def without(route: Route) -> None:
        answer = route.fetch()
        text = re.sub(r' integrity="[^"]*"', "", answer.text()).replace("light-dark(", "unknown-to-it(")
        route.fulfill(content_type=answer.headers["content-type"], body=text)

    page.route(re.compile(r"/(\?[^/]*)?$|\.css$"), without)


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


@pytest.mark.parametrize("path", ["da/", "da/metoder/livsstilscafe/", "da/metoder/?compare=livsstilscafe", "da/soeg/?q=st%C3%B8tte"])
@pytest.mark.parametrize("wish", [{"color_scheme": "dark"}, {"contrast": "more"}], ids=["dark", "more contrast"])
def test_an_older_browser_shows_all_of_it_in_light_colours(wish, path, home, visit):
    page = visit(home, **wish).page
    know_no_dark_colours(page)
    page.goto(path)
    assert not is_dark(page)
    expect(page.locator("#p-scheme")).to_be_hidden()
    page.evaluate(AXE)
    assert page.evaluate(RUN, ["color-contrast"]) == []
    # What axe-core takes for a white sheet may be no sheet at all.
    assert page.locator("form[role=search] button[type=submit]").first.evaluate("(one) => getComputedStyle(one).backgroundColor") != "rgba(0, 0, 0, 0)"


def test_the_colours_of_older_browsers_are_the_light_ones():
    css = (ROOT / "theme/assets/css/tokens.css").read_text(encoding="utf-8")
    plain, both = css.split("@supports")
    light = re.findall(r"(--[\w-]+): light-dark\((#\w+), #\w+\);", both)
    assert len(light) > 20
    # In the order in which they stand: first those of every page, then those of readers who want more contrast.
    assert [pair for pair in re.findall(r"(--[\w-]+): (#\w+);", plain) if pair[0] in dict(light)] == light


def test_where_readers_choose_colours_only_the_edge_that_counts_is_seen(home, visit):
    page = visit(home, "da/metoder/", forced_colors="active").page
    edges = page.locator(".p-menu a").evaluate_all(
        "(links) => links.map((one) => [one.matches('[aria-current]'), getComputedStyle(one).borderBlockEndColor === getComputedStyle(document.body).backgroundColor])"
    )
    assert [True, False] in edges and [False, True] in edges and [False, False] not in edges
    expect(page.locator(".p-search__button")).to_have_css("border-block-end-color", page.evaluate("getComputedStyle(document.body).color"))
