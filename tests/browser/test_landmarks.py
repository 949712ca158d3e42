"""What assistive technology is told about the parts of a page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.site_map import LANGUAGES
from tests.browser.words import said


def landmark_faults(seen):
    """What is missing, there too often, or without a name of its own."""
    language, names = seen.address.language, seen.navigation
    faults = [f"{count} {role}" for role, count in seen.landmarks.items() if count != 1]
    if not all(names) or len(names) != len(set(names)) or not {said("Main menu", language), said("Language", language)} <= set(names):
        faults.append(f"navigation: {names}")
    if seen.search_label != said("What are you looking for?" if seen.address.kind == "search" else "Search", language):
        faults.append(f"search box: {seen.search_label}")
    return faults


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_its_landmarks(language, walk):
    assert {seen.address.path: faults for seen in walk(language) if (faults := landmark_faults(seen))} == {}


def test_header_is_told_in_order(home, visit):
    page = visit(home, "en/methods/").page
    expect(page.get_by_role("banner")).to_match_aria_snapshot("""
      - banner:
        - link "Knowledge on support"
        - search:
          - combobox "Search"
          - button "Search"
        - navigation "Language"
        - combobox "Colours":
          - option "Same as my device" [selected]
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


def test_self_test_is_told_as_groups_of_choices(home, reference_map, visit):
    page = visit(home, reference_map.of_kind("courses", "en")[0].path).page
    question = page.locator(".p-questions > li").first
    expect(question).to_match_aria_snapshot("""
      - listitem:
        - group "You want to help someone get more social support. According to the abstract, what do you need to understand first?":
          - list:
            - listitem:
              - radio "What social support is, and how it differs from a social network"
            - listitem:
              - radio "How many people there ought to be in a network"
            - listitem:
              - radio "Which formal partnership agreements the municipality has"
          - button "Check this answer"
          - status
    """)


def test_search_tells_how_much_it_found(home, visit):
    page = visit(home, "en/search/?q=relatives").page
    expect(page.get_by_role("status")).to_contain_text("relatives")
    expect(page.get_by_role("group", name="Topic")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Article")).to_be_visible()
