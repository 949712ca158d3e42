"""Everything can be reached and used without a mouse, and it shows where one is."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.searching import BOX, results, titles

NARROW = {"width": 360, "height": 740}

# Where the focus is: the part of the page, then the element.
_WHERE = """() => {
  const parts = { ".p-skip": "skip", ".p-brand": "brand", "header .p-search": "search", ".p-languages": "languages", ".p-scheme": "colours",
                  ".p-menu": "menu", ".p-trail": "trail", main: "main", footer: "footer" };
  return Object.entries(parts).find(([selector]) => document.activeElement.closest(selector))?.[1] ?? "";
}"""

# What shows the focus. Called with Tab between the calls, it compares each element with itself once it has lost the focus.
_REMEMBER_LOOK = """() => {
  const look = (one) => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor, clipPath, transform } = getComputedStyle(one);
    return JSON.stringify([outlineStyle, outlineStyle === "none" ? "" : [outlineWidth, outlineColor], boxShadow, borderColor, backgroundColor, clipPath, transform]);
  };
  const seen = (window.seen ??= []);
  const last = seen.at(-1);
  if (last) last.unfocused = look(last.element);
  const element = document.activeElement;
  if (element === document.body || seen.some((one) => one.element === element)) return false;
  const box = element.getBoundingClientRect();
  seen.push({ element, focused: look(element), visible: box.width > 4 && box.height > 4 });
  return true;
}"""

_WITHOUT_FOCUS_STYLE = """() => window.seen.filter((one) => !one.visible || one.focused === one.unfocused).map((one) => one.element.outerHTML.slice(0, 120))"""


@pytest.fixture
def entry_page(home, reference_map, visit):
    """Opens a page that has much to stop at: the course, with its self-test."""

    def open_page(kind="courses", **options):
        return visit(home, reference_map.of_kind(kind, "da")[0].path, **options).page

    return open_page


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def test_skip_link_comes_first_and_leads_to_the_content(entry_page):
    page = entry_page()
    press(page, "Tab")
    skip = page.locator(".p-skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    press(page, "Enter")
    expect(page.get_by_role("main")).to_be_focused()
    press(page, "Tab")
    assert page.evaluate("() => document.activeElement.closest('main') !== null")


def test_tab_visits_the_parts_in_the_order_of_the_page(entry_page):
    page = entry_page()
    parts = []
    for _ in range(40):
        press(page, "Tab")
        parts.append(page.evaluate(_WHERE))
        if parts[-1] == "main":
            break
    assert list(dict.fromkeys(parts)) == ["skip", "brand", "search", "languages", "colours", "menu", "trail", "main"]


def test_shift_tab_leads_back(entry_page):
    page = entry_page()
    press(page, "Tab", "Tab", "Tab", "Shift+Tab", "Shift+Tab")
    expect(page.locator(".p-skip")).to_be_focused()


@pytest.mark.parametrize(("kind", "scheme"), [("courses", "light"), ("methods", "dark"), ("guidelines", "light")])
def test_focus_is_always_visible(kind, scheme, entry_page):
    page = entry_page(kind, color_scheme=scheme)
    press(page, "Tab")
    while page.evaluate(_REMEMBER_LOOK):
        press(page, "Tab")
    assert page.evaluate("() => window.seen.length") > 30
    assert page.evaluate(_WITHOUT_FOCUS_STYLE) == []


def test_focus_is_visible_on_the_search_page(home, visit):
    page = visit(home, "da/soeg/?q=st%C3%B8tte").page
    expect(results(page).first).to_be_visible()
    press(page, "Tab")
    while page.evaluate(_REMEMBER_LOOK):
        press(page, "Tab")
    assert page.evaluate(_WITHOUT_FOCUS_STYLE) == []


def test_switcher_opens_and_closes(entry_page):
    page = entry_page()
    summary, links = page.locator(".p-languages summary"), page.locator(".p-languages a")
    summary.focus()
    press(page, "Enter")
    expect(links.first).to_be_visible()
    press(page, "Tab")
    expect(links.first).to_be_focused()
    press(page, "Escape")
    expect(links.first).to_be_hidden()
    expect(summary).to_be_focused()


def test_language_is_changed_with_enter(entry_page):
    page = entry_page()
    page.locator(".p-languages summary").focus()
    press(page, "Enter", "Tab", "Enter")
    expect(page.locator("html")).not_to_have_attribute("lang", "da")


def test_menu_opens_and_closes_on_a_small_screen(entry_page):
    page = entry_page(viewport=NARROW)
    button, links = page.locator(".p-menu-button"), page.locator(".p-menu a")
    expect(links.first).to_be_hidden()
    button.focus()
    press(page, "Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(links.first).to_be_visible()
    links.first.focus()
    press(page, "Escape")
    expect(links.first).to_be_hidden()
    expect(button).to_be_focused()
    press(page, "Enter", "Enter")
    expect(button).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("keys", ["Control+k", "Meta+k"])
def test_a_shortcut_leads_to_the_search_box(keys, entry_page):
    page = entry_page()
    press(page, keys)
    box = page.get_by_role("search").get_by_role("combobox")
    expect(box).to_be_focused()
    expect(box).to_have_value("")
    press(page, "a", "k", "b")
    expect(box).to_have_value("akb")


def test_no_single_key_leads_anywhere(entry_page):
    page = entry_page()
    here = page.url
    press(page, "/", "k", "s", "f", "?", ".", "1")
    expect(page.locator("body")).to_be_focused()
    assert page.url == here


def test_search_from_box_to_page(entry_page):
    page = entry_page()
    press(page, "Control+k")
    page.keyboard.type("støtte")
    press(page, "Enter")
    expect(results(page).nth(1)).to_be_visible()
    press(page, "Control+k", "ArrowDown")
    expect(titles(page).nth(0)).to_be_focused()
    press(page, "ArrowDown")
    expect(titles(page).nth(1)).to_be_focused()
    press(page, "ArrowUp", "ArrowUp")
    expect(page.locator(BOX)).to_be_focused()
    press(page, "ArrowDown")
    target = titles(page).first.get_attribute("href").partition("#")[0]
    press(page, "Enter")
    expect(page).to_have_url(target)


def test_facets_are_ticked_with_space(home, visit):
    page = visit(home, "da/soeg/?q=st%C3%B8tte").page
    expect(results(page).first).to_be_visible()
    box = page.locator(".p-facets input").first
    box.focus()
    press(page, "Space")
    expect(box).to_be_checked()
    expect(page).to_have_url(re.compile("&type="))
    expect(box).to_be_focused()
