"""The search box of every page: a combobox that suggests titles, topics and terms."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import AXE, RUN
from tests.browser.test_search import EVIL
from tests.browser.words import said

OPTIONS = "#p-suggest [role=option]"
CHOSEN = "#p-suggest [aria-selected=true]"


@pytest.fixture
def typed(home, visit):
    """Opens a Danish page and types into its search box."""

    def open_page(words="støtte", path="da/metoder/", **options):
        reader = visit(home, path, **options)
        reader.page.get_by_role("combobox", name="Søg").first.press_sequentially(words)
        expect(reader.page.locator(OPTIONS).first).to_be_visible()
        return reader

    return open_page


def box(page):
    return page.locator("#p-search-box")


def test_suggestions_stand_in_named_groups(typed):
    page = typed("STOTTE").page
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    for name in ("Topics", "Pages", "Glossary"):
        group = page.get_by_role("listbox").get_by_role("group", name=said(name, "da"))
        expect(group.get_by_role("option").first).to_contain_text(re.compile("støtte", re.IGNORECASE))


def test_arrows_choose_and_escape_closes(typed):
    page = typed().page
    expect(page.locator(CHOSEN)).to_have_count(0)
    page.keyboard.press("ArrowDown")
    expect(page.locator(CHOSEN)).to_have_text(page.locator(OPTIONS).first.inner_text())
    expect(box(page)).to_have_attribute("aria-activedescendant", "p-suggest-0")
    page.keyboard.press("ArrowUp")
    expect(page.locator(CHOSEN)).to_have_count(0)
    expect(box(page)).not_to_have_attribute("aria-activedescendant", re.compile("."))
    page.keyboard.press("ArrowUp")
    expect(page.locator(OPTIONS).last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(page.locator("#p-suggest")).to_be_hidden()
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("støtte")
    page.keyboard.press("ArrowDown")
    expect(page.locator(OPTIONS).first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("#p-suggest")).to_be_hidden()


def test_enter_opens_what_was_chosen(typed):
    page = typed("sammen om").page
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/da/metoder/sammen-om-min-vej/$"))


def test_enter_without_a_choice_searches(typed):
    page = typed("sammen om").page
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/da/soeg/\?q=sammen\+om$"))


def test_picks_to_compare_go_along(typed):
    page = typed("livsstil", "da/metoder/sammen-om-min-vej/?compare=sammen-om-min-vej").page
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?compare=sammen-om-min-vej"))


@pytest.mark.parametrize("path", ["da/metoder/", "da/"])
def test_a_finger_chooses_on_a_small_telephone(path, typed):
    page = typed("komplekse", path, viewport={"width": 320, "height": 568}, has_touch=True, is_mobile=True).page
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
    option = page.locator(OPTIONS).filter(has_text="støttebehov").first
    assert option.bounding_box()["height"] >= 44
    option.tap()
    expect(page.get_by_role("heading", level=1)).to_contain_text("støttebehov")


def test_nothing_is_fetched_before_the_reader_goes_to_the_box(home, visit):
    reader = visit(home, "da/metoder/sammen-om-min-vej/")
    reader.page.wait_for_load_state("networkidle")
    assert [one for one in reader.watch.requests if re.search("/search/|search-", one)] == []
    with reader.page.expect_response("**/da/search/suggest.json"):
        reader.page.keyboard.press("Control+k")
    box(reader.page).press_sequentially("vej")
    expect(reader.page.locator(OPTIONS).first).to_be_visible()
    assert [one for one in reader.watch.requests if re.search("pagefind|lexicon.txt|wasm", one)] == []


def test_titles_of_a_large_portal_come_by_their_letters(home, visit):
    reader = visit(home)
    index = {"words": {"entry": "Sider", "count": {"other": "{n}"}, "none": ""}, "kinds": {"method": ["Metode", "da/metoder/*/"]}, "letters": "ks", "rows": []}
    reader.page.route("**/da/search/suggest.json", lambda route: route.fulfill(json=index))
    reader.page.route("**/da/search/suggest/73.json", lambda route: route.fulfill(json=[["method", "one", "Ét skridt"]]))
    reader.page.goto("da/metoder/")
    box(reader.page).press_sequentially("xyz et skr")
    expect(reader.page.locator(OPTIONS)).to_have_count(0)
    box(reader.page).fill("et skridt")
    expect(reader.page.locator(OPTIONS)).to_have_text(["Ét skridt Metode"])
    assert [one.rpartition("/")[2] for one in reader.watch.requests if "/suggest/" in one] == ["73.json"]


def test_without_suggestions_the_box_searches_all_the_same(home, visit):
    reader = visit(home)
    reader.watch.expect("suggest.json|404")
    reader.page.route("**/suggest.json", lambda route: route.fulfill(status=404))
    reader.page.goto("da/metoder/")
    box(reader.page).fill("støtte")
    box(reader.page).press("Enter")
    expect(reader.page).to_have_url(re.compile(r"/da/soeg/\?q=st%C3%B8tte$"))


def test_no_words_break_the_box(typed):
    reader = typed()
    made = "header img, header script"
    for words in EVIL.values():
        box(reader.page).fill(words)
    box(reader.page).fill("støtte")
    expect(reader.page.locator(OPTIONS).first).to_be_visible()
    assert reader.page.locator(made).count() == 0


def test_the_open_list_keeps_the_rules_of_axe(typed):
    page = typed().page
    page.emulate_media(reduced_motion="reduce")
    page.keyboard.press("ArrowDown")
    page.evaluate(AXE)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate(RUN, None) == []
    page.emulate_media(forced_colors="active")
    assert page.locator(CHOSEN).evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    expect(page.locator(".p-search [role=status]")).to_have_text(re.compile(r"^\d+ forslag$"))
