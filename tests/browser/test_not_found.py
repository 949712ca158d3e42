"""Unknown addresses: a page that helps on, in the reader's language, wherever the site lies."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.looking import links_in
from tests.browser.site_map import LANGUAGES
from tests.browser.words import said


def open_unknown(visit, host, path):
    """Ask for what is not there."""
    reader = visit(host)
    reader.watch.expect(f"404.*{path}")
    answer = reader.page.goto(path)
    assert answer.status == 404
    return reader.page


def working_links(page, host):
    """The links of a page within the site, after asking for each."""
    links = {link.partition("#")[0] for link in links_in(page, "body")} - {page.url}
    within = {link for link in links if link.startswith(host.url)}
    assert [link for link in within if not page.request.get(link).ok] == []
    assert not [link for link in links - within if link.startswith("http://127.0.0.1")]
    return within


@pytest.mark.parametrize("language", LANGUAGES)
def test_unknown_address_below_a_language(language, home, visit):
    page = open_unknown(visit, home, f"{language}/nowhere/at/all/")
    expect(page.get_by_role("heading", level=1)).to_have_text(said("Page not found", language))
    expect(page.locator("html")).to_have_attribute("lang", language)
    assert home.url + f"{language}/" in working_links(page, home)


def test_unknown_address_at_the_root(home, visit):
    page = open_unknown(visit, home, "nowhere/")
    assert {f"{home.url}{language}/" for language in LANGUAGES} <= working_links(page, home)
    for language in LANGUAGES:
        expect(page.locator(f"li[lang={language}]")).to_contain_text(said("Page not found", language))


@pytest.mark.parametrize("path", ["nowhere/", "da/nowhere/at/all/", "en/methods/nowhere.html"])
def test_unknown_address_of_a_site_in_a_folder(path, full, visit):
    page = open_unknown(visit, full, path)
    assert f"{full.url}da/" in working_links(page, full)
    assert page.evaluate("() => document.styleSheets.length") >= 5
    assert page.evaluate("() => document.documentElement.classList.contains('js')")


def test_language_is_kept_on_the_way_back(home, visit):
    page = open_unknown(visit, home, "nl/nowhere/")
    page.locator(".p-brand").click()
    expect(page).to_have_url(f"{home.url}nl/")


def test_search_works_from_there(home, visit):
    page = open_unknown(visit, home, "da/nowhere/")
    page.get_by_role("search").get_by_role("searchbox").fill("støtte")
    page.keyboard.press("Enter")
    expect(page.locator(".p-results > li").first).to_be_visible()
