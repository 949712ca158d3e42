"""The language switch leads to the same page in another language, or says that there is none."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.site_map import LANGUAGES
from tests.browser.words import said

_SWITCHER = """list => Object.fromEntries([...list.children].map((line) => {
  const name = line.querySelector("[lang]");
  return [name.lang, { link: name.href ?? "", note: line.querySelector("small")?.textContent ?? "", current: name.ariaCurrent === "true" }];
}))"""


def switcher(page: Page):
    return page.locator(".p-languages")


def expected_switch(page, site, host):
    """What the switcher of a page must hold: a link to each version that exists, and a word about each that doesn't."""
    versions = site.versions(page)
    return {
        language: {
            "link": host.url + versions[language] if language in versions and language != page.language else "",
            "note": "" if language in versions else said("not translated", page.language),
            "current": language == page.language,
        }
        for language in site.languages
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_switch_leads_to_the_same_page(language, home, reference_map, visit):
    page = visit(home).page
    found, expected = {}, {}
    for address in [page for page in reference_map.one_of_each(language) if page.kind != "not-found"]:
        page.goto(address.path)
        found[address.path] = switcher(page).locator("ul").evaluate(_SWITCHER)
        expected[address.path] = expected_switch(address, reference_map, home)
        for one in found[address.path].values():
            one["note"] = one["note"].replace(said("machine translation", language), "")
    assert found == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_missing_translation_is_said_in_words_of_the_reader(language):
    assert language == "en" or said("not translated", language) != said("not translated", "en")


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "tg"])
def test_what_is_not_translated_is_no_link(language, home, reference_map, visit):
    address = reference_map.untranslated(language)
    page = visit(home, address.path).page
    switcher(page).locator("summary").click()
    line = switcher(page).get_by_role("listitem").filter(has_text=said("not translated", language)).first
    expect(line).to_be_visible()
    expect(line.get_by_role("link")).to_have_count(0)


def test_machine_translation_is_called_so(home, reference_map, visit):
    page = visit(home, reference_map.of_kind("cases", "da")[0].path).page
    switcher(page).locator("summary").click()
    tajik = switcher(page).get_by_role("listitem").filter(has=page.locator("[hreflang=tg]"))
    expect(tajik).to_contain_text(said("machine translation", "da"))


def test_reader_walks_through_all_languages_of_an_entry(home, reference_map, visit):
    versions = reference_map.versions(reference_map.of_kind("cases", "da")[0])
    assert len(versions) > 3
    page = visit(home, versions["da"]).page
    for language in [*versions, "da"][1:]:
        switcher(page).locator("summary").click()
        switcher(page).locator(f"a[hreflang={language}]").click()
        expect(page).to_have_url(home.url + versions[language])
        expect(page.locator("html")).to_have_attribute("lang", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_alternates_exist_and_name_every_version(language, home, reference_map, visit):
    page = visit(home).page
    wrong = {}
    for address in [page for page in reference_map.one_of_each(language) if page.kind not in ("not-found", "search")]:
        page.goto(address.path)
        links = page.locator("link[rel=alternate][hreflang]").evaluate_all("links => links.map((link) => [link.hreflang, link.href])")
        found = {language: href.removeprefix(reference_map.url) for language, href in links}
        default = found.pop("x-default", None)
        missing = [path for path in {*found.values(), default} if path is None or not page.request.get(path or "./").ok]
        if missing or found != reference_map.versions(address):
            wrong[address.path] = found, default, missing
    assert wrong == {}
