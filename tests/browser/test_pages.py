"""Every kind of page opens in every language, on a telephone and on a desk, without a fault."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.looking import faults_of, too_wide
from tests.browser.site_map import LANGUAGES, Address

DESK = {"width": 1280, "height": 900}
TELEPHONE = {"width": 360, "height": 740}
SMALLEST = {"width": 320, "height": 740}
_FONTS = """async () => {
  await document.fonts.ready;
  return [...document.fonts].filter((one) => one.status === "loaded").map((one) => one.family);
}"""

SIZES = pytest.mark.parametrize("size", [TELEPHONE, DESK], ids=["360", "1280"])


def faults_of_all(pages, visit):
    return {page.path: faults for page in pages if (faults := faults_of(visit, page))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_page_opens_on_a_desk(language, walk):
    assert {seen.address.path: seen.faults for seen in walk(language) if seen.faults} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_page_opens_on_a_telephone(language, home, reference_map, visit):
    assert faults_of_all(reference_map.one_of_each(language), visit(home, viewport=TELEPHONE)) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_fits_the_smallest_screen(language, home, reference_map, visit):
    page = visit(home, viewport=SMALLEST).page
    found = {}
    for address in reference_map.pages:
        if address.language == language:
            page.goto(address.path)
            found[address.path] = too_wide(page)
    assert {path: faults for path, faults in found.items() if faults} == {}


@SIZES
def test_root_opens(size, home, visit):
    assert faults_of(visit(home, viewport=size), Address("", "", "root")) == []


@SIZES
def test_pages_with_every_field_open(size, full, full_map, visit):
    assert faults_of_all(full_map.one_of_each("en"), visit(full, viewport=size)) == {}


@SIZES
def test_kinds_that_the_reference_portal_lacks_open(size, full, full_map, reference_map, visit):
    pages = [page for language in full_map.languages for page in full_map.one_of_each(language)]
    lacking = [page for page in pages if not reference_map.of_kind(page.kind, page.language)]
    assert "events" in {page.kind for page in lacking}
    assert faults_of_all(lacking, visit(full, viewport=size)) == {}


def test_reference_portal_and_full_site_show_every_type(reference_map, full_map):
    shown = {page.kind for site in (reference_map, full_map) for page in site.pages}
    assert set(full_map.words.values()) <= shown


@pytest.mark.parametrize(("path", "font"), [("da/", "Source Sans 3"), ("tg/", "Source Sans 3 Cyrillic")])
def test_fonts_come_from_the_site(path, font, home, visit):
    reader = visit(home, path)
    loaded = reader.page.evaluate(_FONTS)
    assert font in {family.strip('"') for family in loaded}
    fonts = [address for address in reader.watch.requests if address.endswith(".woff2")]
    assert fonts and all(address.startswith(home.url) for address in fonts)


def test_a_former_address_leads_on(full, full_map, visit):
    page = visit(full).page
    now = re.compile("|".join(f"^{full.url}{entry.path}$" for language in full_map.languages for entry in full_map.entries(language)))
    assert full_map.former
    for former in full_map.former:
        page.goto(former)
        expect(page).to_have_url(now)
