"""What assistive technology is told about the parts of a page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.site_map import LANGUAGES
from tests.browser.words import said

_NAMES_OF_NAVIGATION = """() => [...document.querySelectorAll("nav")].filter((nav) => nav.getClientRects().length).map((nav) =>
  nav.ariaLabel ?? (nav.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join(" ").trim())"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_its_landmarks(language, home, reference_map, visit):
    page = visit(home).page
    for address in reference_map.one_of_each(language):
        page.goto(address.path)
        for role in ("banner", "main", "contentinfo"):
            expect(page.get_by_role(role)).to_have_count(1)
        names = page.evaluate(_NAMES_OF_NAVIGATION)
        assert said("Main menu", language) in names and said("Language", language) in names
        assert all(names) and len(names) == len(set(names)), address.path
        expect(page.get_by_role("search")).to_have_count(1)
        expect(page.get_by_role("search").get_by_role("searchbox")).to_have_accessible_name(page_search_label(address, language))


def page_search_label(address, language):
    return said("What are you looking for?" if address.kind == "search" else "Search", language)


def test_header_is_told_in_order(home, visit):
    page = visit(home, "en/methods/").page
    expect(page.get_by_role("banner")).to_match_aria_snapshot("""
      - banner:
        - link "Knowledge on support"
        - search:
          - searchbox "Search"
          - button "Search"
        - navigation "Language"
        - combobox "Colours":
          - option "As my device" [selected]
          - option "Light"
          - option "Dark"
        - navigation "Main menu":
          - list:
            - listitem:
              - link "Themes"
    """)


def test_entry_is_told_in_order(home, reference_map, visit):
    page = visit(home, reference_map.of_kind("courses", "en")[0].path).page
    expect(page.get_by_role("main").get_by_role("article").first).to_match_aria_snapshot("""
      - article:
        - paragraph: Course
        - heading [level=1]
        - list "For whom"
        - region "Facts"
        - navigation "On this page"
    """)


def test_menu_button_says_what_it_does(home, visit):
    page = visit(home, "en/methods/", viewport={"width": 360, "height": 740}).page
    button = page.get_by_role("button", name="Menu", expanded=False)
    expect(button).to_be_visible()
    button.click()
    expect(page.get_by_role("button", name="Menu", expanded=True)).to_be_visible()


def test_self_test_is_told_and_opens(home, reference_map, visit):
    page = visit(home, reference_map.of_kind("courses", "en")[0].path).page
    question = page.locator(".p-questions > li").first
    expect(question.get_by_text("Right answer:")).to_be_hidden()
    question.get_by_text("Show the answer").click()
    expect(question.get_by_text("Right answer:")).to_be_visible()
    expect(question.get_by_role("listitem").first).to_be_visible()


def test_search_tells_how_much_it_found(home, visit):
    page = visit(home, "en/search/?q=relatives").page
    expect(page.get_by_role("status")).to_contain_text("relatives")
    expect(page.get_by_role("group", name="Topic")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Article")).to_be_visible()
