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


def shown_switch(page, language):
    """Language -> what the switcher says of it: its link, a word beside its name, whether it is the page's own."""
    lines = switcher(page).locator("ul").evaluate(_SWITCHER)
    machine = said("machine translation", language)
    return {code: line | {"note": line["note"].replace(machine, "")} for code, line in lines.items()}


def expected_switch(page, site, host):
    """A link to each version that exists, and a word about each that doesn't."""
    versions = site.versions(page)
    return {
        language: {
            "link": host.url + versions[language] if language in versions and language != page.language else "",
            "note": "" if language in versions else said("not translated", page.language),
            "current": language == page.language,
        }
        for language in site.languages
    }


def shown_alternates(page, site):
    """Language -> path, as search engines are told; every path must answer."""
    links = page.locator("link[rel=alternate][hreflang]").evaluate_all("links => links.map((link) => [link.hreflang, link.href])")
    found = {language: href.removeprefix(site.url) for language, href in links}
    assert [path for path in found.values() if not page.request.get(path or "./").ok] == []
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_switch_and_alternates_name_every_version(language, home, reference_map, visit):
    page = visit(home).page
    wrong = {}
    for address in [page for page in reference_map.one_of_each(language) if page.kind != "not-found"]:
        page.goto(address.path)
        switch, alternates = shown_switch(page, language), shown_alternates(page, reference_map)
        default = alternates.pop("x-default", None)
        # Search engines are told nothing of the search page.
        expected = {} if address.kind == "search" else reference_map.versions(address)
        if switch != expected_switch(address, reference_map, home) or alternates != expected or (default is None) == bool(expected):
            wrong[address.path] = switch, alternates, default
    assert wrong == {}


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
