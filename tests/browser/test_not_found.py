"""Unknown addresses: a page that helps on, in the reader's language, wherever the site lies."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.looking import links_in
from tests.browser.searching import search_from_header
from tests.browser.site_map import LANGUAGES
from tests.browser.words import said


@pytest.fixture
def lost(visit):
    """Opens a window that asks for what is not there."""

    def open_window(host):
        reader = visit(host)
        reader.watch.expect("404.*nowhere")
        return reader.page

    return open_window


def working_links(page, host):
    """The links of a page within the site, after asking for each."""
    links = {link.partition("#")[0] for link in links_in(page, "body")} - {page.url}
    within = {link for link in links if link.startswith(host.url)}
    assert [link for link in within if not page.request.get(link).ok] == []
    assert not [link for link in links - within if link.startswith("http://127.0.0.1")]
    return within


def test_unknown_address_below_a_language(home, lost):
    page = lost(home)
    for language in LANGUAGES:
        assert page.goto(f"{language}/nowhere/at/all/").status == 404
        expect(page.get_by_role("heading", level=1)).to_have_text(said("Page not found", language))
        expect(page.locator("html")).to_have_attribute("lang", language)
        assert f"{home.url}{language}/" in working_links(page, home)


def test_unknown_address_at_the_root(home, lost):
    page = lost(home)
    assert page.goto("nowhere/").status == 404
    assert {f"{home.url}{language}/" for language in LANGUAGES} <= working_links(page, home)
    for language in LANGUAGES:
        expect(page.locator(f"li[lang={language}]")).to_contain_text(said("Page not found", language))


def test_unknown_address_of_a_site_in_a_folder(full, lost):
    page = lost(full)
    for path in ("nowhere/", "da/nowhere/at/all/", "en/methods/nowhere.html"):
        assert page.goto(path).status == 404
        assert f"{full.url}da/" in working_links(page, full)
        assert page.evaluate("() => document.styleSheets.length") >= 5
        assert page.evaluate("() => document.documentElement.classList.contains('js')")


def test_language_is_kept_on_the_way_back(home, lost):
    page = lost(home)
    page.goto("nl/nowhere/")
    page.locator(".p-brand").click()
    expect(page).to_have_url(f"{home.url}nl/")


def test_search_works_from_there(home, lost):
    page = lost(home)
    page.goto("da/nowhere/")
    search_from_header(page, "støtte")
