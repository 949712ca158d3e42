"""Searching: letters of every language, facets, and queries that mean no good."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.looking import links_in
from tests.browser.searching import BOX, MESSAGE, STATUS, choose, facet, results, search_from_header, shown_count, titles
from tests.browser.site_map import LANGUAGES
from tests.browser.words import said

QUERIES = {
    "da": ["pårørende", "målgruppe", "støtte"],
    "nb": ["følge", "pårørende", "støtte"],
    "nl": ["sociale steun", "naasten"],
    "en": ["relatives", "target group"],
    "tg": ["шабака", "ҳуҷҷатгузорӣ"],
}


@pytest.fixture
def path_of(reference_map):
    """The path of the search page in a language."""
    return lambda language: reference_map.of_kind("search", language)[0].path


@pytest.fixture
def search_page(home, path_of, visit):
    """Opens the Danish search page, with parameters."""
    return lambda parameters="": visit(home, path_of("da") + parameters)


@pytest.mark.parametrize("language", QUERIES)
def test_first_result_holds_what_was_looked_for(language, home, reference_map, visit):
    page = visit(home).page
    for words in QUERIES[language]:
        page.goto(next(iter(reference_map.entries(language))).path)
        search_from_header(page, words)
        expect(titles(page).first).to_have_attribute("href", re.compile(f"^{home.url}{language}/"))
        titles(page).first.click()
        expect(page.get_by_role("main")).to_contain_text(re.compile(re.escape(words), re.IGNORECASE))
        expect(page.locator("html")).to_have_attribute("lang", language)


def test_hits_in_sections_lead_to_existing_headings(search_page, path_of):
    page = search_page().page
    for language, [words, *_] in QUERIES.items():
        page.goto(f"{path_of(language)}?q={quote(words)}")
        expect(results(page).first).to_be_visible()
        sections = links_in(page, ".p-result__sections")
        assert sections, language
        for address in sections[:8]:
            page.goto(address)
            anchor = urlsplit(address).fragment.partition("&")[0]
            assert page.locator(f"[id='{anchor}']").count() == 1, address


def test_capitals_find_the_same(search_page):
    page = search_page("?q=st%C3%B8tte").page
    expect(results(page).first).to_be_visible()
    small = titles(page).all_inner_texts()
    page.locator(BOX).fill("STØTTE")
    expect(page.locator(STATUS)).to_contain_text("STØTTE")
    assert titles(page).all_inner_texts() == small


def test_results_come_while_typing(search_page):
    page = search_page().page
    page.locator(BOX).press_sequentially("pårør")
    expect(results(page).first).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?q=p%C3%A5r%C3%B8r$"))


def test_facets_narrow_down_and_combine(search_page):
    page = search_page("?q=st%C3%B8tte").page
    expect(results(page).first).to_be_visible()
    all_of_them = shown_count(page)
    choose(page, "recommendation")
    recommendations = shown_count(page)
    assert 0 < recommendations < all_of_them
    assert set(page.locator(".p-result__type").all_inner_texts()) == {"Anbefaling"}
    choose(page, "article")
    both_types = shown_count(page)
    assert recommendations < both_types < all_of_them
    choose(page, "paaroerende")
    assert 0 < shown_count(page) < both_types


def test_facets_work_without_words(search_page):
    page = search_page("?type=method").page
    expect(results(page)).to_have_count(2)
    expect(facet(page, "method")).to_be_checked()


def test_choice_stays_in_the_address(search_page):
    page = search_page("?q=st%C3%B8tte").page
    choose(page, "recommendation")
    choose(page, "paaroerende")
    assert parse_qs(urlsplit(page.url).query) == {"q": ["støtte"], "type": ["recommendation"], "target_group": ["paaroerende"]}
    before = titles(page).all_inner_texts()
    page.reload()
    expect(titles(page)).to_have_text(before)
    expect(facet(page, "paaroerende")).to_be_checked()


def test_all_filters_can_be_taken_off(search_page):
    page = search_page("?q=st%C3%B8tte&type=method&target_group=paaroerende").page
    page.locator(".p-facets__clear").click()
    expect(page).to_have_url(re.compile(r"\?q=st%C3%B8tte$"))
    expect(page.locator(".p-facets input:checked")).to_have_count(0)


def test_back_undoes_one_step_after_the_other(search_page):
    page = search_page("?q=st%C3%B8tte").page
    expect(results(page).first).to_be_visible()
    before = titles(page).all_inner_texts()
    choose(page, "recommendation")
    page.go_back()
    expect(facet(page, "recommendation")).not_to_be_checked()
    expect(titles(page)).to_have_text(before)
    page.go_forward()
    expect(facet(page, "recommendation")).to_be_checked()


def test_back_from_a_result_shows_the_results_again(search_page):
    page = search_page("?q=st%C3%B8tte&type=recommendation").page
    expect(results(page).first).to_be_visible()
    before = titles(page).all_inner_texts()
    titles(page).nth(1).click()
    expect(page.locator("article.p-entry")).to_be_visible()
    page.go_back()
    expect(titles(page)).to_have_text(before)


def test_no_result_is_said_in_words(search_page, path_of):
    page = search_page().page
    for language in LANGUAGES:
        page.goto(f"{path_of(language)}?q=xqzwvkjhgfd")
        expect(page.locator(STATUS)).to_have_text(said("No page matches “{q}”.", language).replace("{q}", "xqzwvkjhgfd"))
        expect(results(page)).to_have_count(0)
        expect(page.locator(MESSAGE).get_by_role("link")).to_have_attribute("href", re.compile(r"^\.\./"))
    page.locator(MESSAGE).get_by_role("link").click()
    expect(page.locator(".p-letters")).to_be_visible()


def test_more_results_are_shown_on_demand(search_page):
    page = search_page("?type=recommendation&type=article&type=method").page
    expect(results(page)).to_have_count(10)
    page.locator(".p-results__more").click()
    expect(results(page).nth(10)).to_be_visible()
    expect(titles(page).nth(10)).to_be_focused()


def test_failure_is_said_in_words_and_can_be_repeated(home, path_of, visit):
    reader = visit(home)
    reader.watch.expect("pagefind")
    reader.page.route("**/pagefind/*", lambda route: route.abort())
    reader.page.goto(f"{path_of('da')}?q=st%C3%B8tte")
    expect(reader.page.locator(STATUS)).to_have_text(said("The search could not be loaded.", "da"))
    expect(reader.page.locator(MESSAGE).get_by_role("link")).to_be_visible()
    reader.page.unroute("**/pagefind/*")
    reader.page.locator(BOX).press("Enter")
    expect(results(reader.page).first).to_be_visible()


def test_being_offline_is_said_in_words_and_passes(search_page):
    reader = search_page()
    reader.watch.expect("ERR_INTERNET_DISCONNECTED|Failed to fetch|pagefind")
    expect(reader.page.locator(".p-facets")).to_be_visible()
    reader.page.context.set_offline(True)
    reader.page.locator(BOX).fill("støtte")
    expect(reader.page.locator(STATUS)).to_have_text(said("You are offline, so searching is not possible.", "da"))
    reader.page.context.set_offline(False)
    reader.page.locator(BOX).press("Enter")
    expect(results(reader.page).first).to_be_visible()


def test_index_that_cannot_be_fetched_is_not_taken_for_empty(search_page):
    reader = search_page()
    reader.watch.expect("pagefind|Failed to fetch")
    expect(reader.page.locator(".p-facets")).to_be_visible()
    reader.page.context.route("**/pagefind/**", lambda route: route.abort())
    reader.page.locator(BOX).fill("støtte")
    expect(reader.page.locator(STATUS)).to_have_text(said("The search could not be loaded.", "da"))


EVIL = {
    "10,000 letters": "støtte " * 1429,
    "one long word": "å" * 10_000,
    "punctuation": "?!.,;:-–()[]{}'\"*/\\&%$#",
    "markup": "<img src=x onerror=alert(1)>",
    "script": "</script><script>alert(1)</script>",
    "right to left": "\u202e\u200fpårørende\u202c\u2069",
    "nothing visible": "\u200b\u200e\ufeff",
    "control characters": "\x00\x01\x1bstøtte",
    "half a letter": "\ud83d",
    "not Latin": "支持 دعم 🙂",
}


def settled(page):
    """Wait until the page has answered."""
    expect(page.locator(STATUS)).to_have_text(re.compile(rf"^(?!{said('Searching …', 'da')})."))


def test_no_query_breaks_the_page(search_page, path_of):
    """Whatever is typed or comes with the address, the page answers, and nothing in it is executed."""
    reader = search_page()
    problems = {}
    for name, words in EVIL.items():
        reader.page.goto(f"{path_of('da')}?q={quote(words.encode('utf-8', 'replace'))}")
        settled(reader.page)
        reader.page.locator(BOX).fill(words)
        reader.page.locator(BOX).press("Enter")
        settled(reader.page)
        made = reader.page.locator("main img, main script:not([type='application/json'])").count()
        problems[name] = [*reader.watch.take(), *["an element was made"] * made]
    assert {name: found for name, found in problems.items() if found} == {}


def test_no_address_breaks_the_page(search_page, path_of):
    page = search_page().page
    for parameters in ("?type=%3Cb%3E&topic=nothing", "?q=a&q=b&type=method&type=method", "?q=%E0%A4%A", "?target_group=__proto__", "?q=x&literal=1&sort=evil", "?sort=date&literal"):
        page.goto(path_of("da") + parameters)
        settled(page)


def test_direction_marks_change_nothing(search_page):
    page = search_page("?q=%E2%80%AEst%C3%B8tte").page
    expect(results(page).first).to_be_visible()


def test_search_engine_is_not_asked_for_before_search_is_opened(home, reference_map, visit):
    reader = visit(home, "da/")
    for address in reference_map.one_of_each("da"):
        if address.kind != "search":
            reader.page.goto(address.path)
    reader.page.goto("da/metoder/")
    reader.page.keyboard.press("Control+k")
    reader.page.keyboard.type("pårørende")
    assert [address for address in reader.watch.requests if "pagefind" in address] == []


def test_search_works_below_a_folder(in_folder, visit):
    page = visit(in_folder, "da/metoder/").page
    search_from_header(page, "pårørende")
    assert titles(page).first.get_attribute("href").startswith(in_folder.url)
    titles(page).first.click()
    expect(page.get_by_role("main")).to_contain_text(re.compile("pårørende", re.IGNORECASE))
