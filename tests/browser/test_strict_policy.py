"""No page needs anything inline, nor anything from another host: a strict Content-Security-Policy may be set."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.looking import faults_of
from tests.browser.searching import results, search_from_header
from tests.browser.site_map import LANGUAGES, Address


@pytest.mark.parametrize("language", LANGUAGES)
def test_reference_portal_keeps_to_the_policy(language, walk):
    assert {seen.address.path: seen.faults for seen in walk(language) if seen.faults} == {}


def test_root_keeps_to_the_policy(strict, visit):
    assert faults_of(visit(strict), Address("", "", "root")) == []


def test_pages_with_every_field_keep_to_the_policy(strict_full, full_map, visit):
    reader = visit(strict_full)
    assert {page.path: faults for page in full_map.one_of_each("en") if (faults := faults_of(reader, page))} == {}


def test_searching_keeps_to_the_policy(strict, visit):
    page = visit(strict, "da/metoder/").page
    search_from_header(page, "pårørende")
    page.locator(".p-facets input").first.check()
    expect(results(page).first).to_be_visible()
    page.locator("#p-search-q").fill("")
    expect(results(page).first).to_be_visible()


def test_menu_and_colours_keep_to_the_policy(strict, visit):
    page = visit(strict, "da/metoder/", viewport={"width": 360, "height": 740}).page
    page.locator(".p-menu-button").click()
    page.locator("#p-scheme").select_option("dark")
    page.locator(".p-menu a").last.click()
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
