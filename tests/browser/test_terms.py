"""Terms explain themselves on hover, focus and touch."""

from __future__ import annotations

import gzip
import re

import pytest
from playwright.sync_api import expect

from tests.browser.looking import too_wide
from tests.browser.site_map import ROOT
from tests.browser.watching import written_as

COURSE = "da/kurser/sociale-steun-bij-ernstige-psychische-klachten/"
NETWORK = "De mennesker, man har kontakt med."
SMALLEST = {"width": 320, "height": 640}


@pytest.fixture
def course(strict, visit):
    """Opens a page with terms under a policy that allows nothing inline."""
    return lambda **options: visit(strict, COURSE, **options).page


def term(page, name="socialt netværk"):
    """A term in the text."""
    return page.locator("a.p-term", has_text=name).first


def meaning(page):
    """What is shown beside it."""
    return page.locator(".p-meaning")


def test_hovering_explains_and_the_pointer_may_move_onto_it(course):
    page = course()
    term(page).hover()
    expect(meaning(page)).to_contain_text(NETWORK)
    meaning(page).hover()
    page.wait_for_timeout(600)
    expect(meaning(page)).to_be_visible()
    page.get_by_role("heading", level=1).hover()
    expect(meaning(page)).to_have_count(0)


def test_escape_closes_it_and_leaves_the_focus(course):
    page = course()
    term(page).hover()
    expect(meaning(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(meaning(page)).to_have_count(0)
    page.mouse.move(0, 0)
    term(page).focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(meaning(page)).to_contain_text(NETWORK)
    page.keyboard.press("Escape")
    expect(meaning(page)).to_have_count(0)
    expect(term(page)).to_be_focused()


def test_focus_explains_until_it_moves_on_and_enter_leads_to_the_glossary(course, strict):
    page = course()
    term(page, "social støtte").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(term(page)).to_be_focused()
    expect(meaning(page)).to_contain_text(NETWORK)
    expect(term(page)).to_have_accessible_description(re.compile(re.escape(NETWORK)))
    expect(meaning(page).get_by_role("link")).to_have_count(0)
    page.keyboard.press("Tab")
    expect(meaning(page)).not_to_contain_text(NETWORK)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{strict.url}da/ordforklaringer/#social-network")


def test_first_tap_explains_and_the_second_leads_on(course, strict):
    page = course(has_touch=True, viewport=SMALLEST)
    term(page).tap()
    expect(meaning(page)).to_contain_text(NETWORK)
    expect(page).to_have_url(strict.url + COURSE)
    term(page, "social støtte").tap()
    expect(meaning(page)).to_contain_text("Den hjælp, omsorg og opbakning")
    page.get_by_role("heading", level=2, name="Resumé").tap()
    expect(meaning(page)).to_have_count(0)
    term(page).tap()
    meaning(page).get_by_role("link", name="Slå op i ordforklaringerne").tap()
    expect(page).to_have_url(f"{strict.url}da/ordforklaringer/#social-network")
    page.go_back()
    term(page, "uformel støtte").tap()
    expect(meaning(page)).to_be_visible()
    term(page, "uformel støtte").tap()
    expect(page).to_have_url(f"{strict.url}da/ordforklaringer/#informal-support")


def test_it_never_leaves_the_smallest_screen(course):
    page = course(viewport=SMALLEST)
    for number in range(page.locator("a.p-term").count()):
        for top in (True, False):
            one = page.locator("a.p-term").nth(number)
            one.evaluate("(one, top) => one.scrollIntoView({ block: top ? 'start' : 'end', behavior: 'instant' })", top)
            one.focus()
            page.mouse.move(0, 0)
            one.hover()
            expect(meaning(page)).to_be_visible()
            box = meaning(page).bounding_box()
            assert box["x"] >= 0 and box["x"] + box["width"] <= 320 and box["y"] >= 0 and box["y"] + box["height"] <= 640, (number, top, box)
            assert too_wide(page) == []
            page.keyboard.press("Escape")


def test_what_is_not_translated_says_its_language(home, reference_map, visit):
    """The machine-translated Tajik case has terms; the glossary has no Tajik."""
    page = visit(home, reference_map.of_kind("cases", "tg")[0].path).page
    one = page.locator("a.p-term").first
    one.hover()
    expect(meaning(page).locator("strong")).to_have_attribute("lang", "en")
    expect(meaning(page).locator("span[lang=en]")).to_be_visible()
    expect(meaning(page)).to_contain_text("англисӣ")
    one.click()
    expect(page).to_have_url(re.compile(f"^{home.url}tg/"))
    expect(page.locator(":target h3 [lang=en]")).to_be_visible()


def test_terms_stand_on_paper(course):
    page = course()
    term(page).hover()
    expect(meaning(page)).to_be_visible()
    page.emulate_media(media="print")
    expect(meaning(page)).to_be_hidden()
    expect(page.locator("#term-social-network")).to_be_visible()


def test_scripts_are_small_and_loaded_only_where_they_are_needed(home, visit, reference_map):
    assert len(gzip.compress((ROOT / "theme/assets/js/terms.js").read_bytes(), mtime=0)) <= 1200
    reader = visit(home)
    needed = {"home": set(), "glossary": set(), "methods": {"terms.js"}, "courses": {"terms.js", "course.js"}}
    for kind, scripts in needed.items():
        before = len(reader.watch.requests)
        reader.page.goto(reference_map.of_kind(kind, "da")[0].path)
        loaded = {written_as(address) for address in reader.watch.requests[before:]}
        assert loaded & {"terms.js", "course.js"} == scripts, kind
