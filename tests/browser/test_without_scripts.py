"""With scripts switched off, everything can be read and reached; searching and the self-test need them, and say so."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.looking import faults_of
from tests.browser.site_map import LANGUAGES
from tests.browser.words import said

NARROW = {"width": 360, "height": 740}


@pytest.fixture
def plain(home, visit):
    """Opens a page on a telephone without scripts."""
    return lambda path=None: visit(home, path, java_script_enabled=False, viewport=NARROW)


def test_pages_are_whole(plain, reference_map):
    reader = plain()
    found = {page.path: faults_of(reader, page) for page in reference_map.one_of_each("da")}
    assert {path: faults for path, faults in found.items() if faults} == {}


def test_menu_switcher_and_sections_can_be_used(plain, reference_map):
    page = plain(reference_map.of_kind("cases", "da")[0].path).page
    expect(page.locator(".p-scheme")).to_be_hidden()
    page.locator(".p-toc summary").click()
    expect(page.locator(".p-toc a").first).to_be_visible()
    page.locator(".p-languages summary").click()
    page.locator(".p-languages a[hreflang=en]").click()
    page.locator(".p-menu a").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert "/en/" in page.url


def test_search_says_that_it_needs_scripts(home, plain, reference_map):
    page = plain().page
    for language in LANGUAGES:
        page.goto(f"{language}/")
        box = page.get_by_role("search").get_by_role("searchbox")
        box.fill("støtte")
        box.press("Enter")
        expect(page.locator("noscript p")).to_contain_text(said("Searching needs JavaScript.", language))
        page.locator("noscript a").click()
        expect(page).to_have_url(home.url + reference_map.of_kind("index", language)[0].path)
        expect(page.locator(".p-letters")).to_be_visible()


def test_course_says_what_needs_scripts_and_shows_its_answers(plain, reference_map):
    page = plain().page
    for language in ("da", "nb", "nl", "en"):
        page.goto(reference_map.of_kind("courses", language)[0].path)
        said_so = [
            said("Checking your answers needs JavaScript. Without it you can unfold the answer to each question.", language),
            said("Marking chapters as read and the study record need JavaScript.", language),
        ]
        expect(page.locator("noscript p")).to_have_text(said_so)
        for useless in page.locator("main button, main input, .p-progress, #p-record").all():
            expect(useless).to_be_hidden()
        answer = page.locator(".p-questions details").first
        answer.locator("summary").click()
        expect(answer.locator(".p-answer__right")).to_be_visible()
        expect(answer.locator(".p-whynot dd")).to_have_count(2)


def test_term_leads_to_the_glossary_and_is_explained_below(home, plain, reference_map):
    page = plain(reference_map.of_kind("courses", "da")[0].path).page
    term = page.get_by_role("link", name="socialt netværk").first
    expect(term).to_have_accessible_description(page.locator("#term-social-network").inner_text())
    term.click()
    expect(page).to_have_url(f"{home.url}da/ordforklaringer/#social-network")
