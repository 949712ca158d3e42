"""The language switch leads to the same page in another language, or says that there is none."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.site_map import LANGUAGES
from tests.browser.words import said

def switcher(page: Page):
    return page.locator(".p-languages")


def expected_switch(page, site, host):
    """A link to each version that exists, and a word about each that doesn't."""
    versions = site.versions(page)
    return {
        language: {
            "link": host.url + versions[language] if language in versions and language != page.language else "",
            "notes": [] if language in versions else [said("not translated", page.language)],
            "current": language == page.language,
        }
        for language in site.languages
    }


def shown_switch(seen):
    """The switch without the warning of machine translations, which has a test of its own."""
    machine = said("machine translation", seen.address.language)
    return {language: line | {"notes": [note for note in line["notes"] if note != machine]} for language, line in seen.switch.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_switch_names_every_version(language, walk, strict, reference_map):
    pages = [seen for seen in walk(language) if seen.address.kind != "not-found"]
    shown = {seen.address.path: shown_switch(seen) for seen in pages}
    assert shown == {seen.address.path: expected_switch(seen.address, reference_map, strict) for seen in pages}


@pytest.mark.parametrize("language", LANGUAGES)
def test_alternates_are_the_versions_that_exist(language, walk, reference_map):
    """Search engines are told nothing of pages that they must not list."""
    for seen in walk(language):
        told = {code: address.removeprefix(reference_map.url) for code, address in seen.alternates.items()}
        default = told.pop("x-default", None)
        hidden = seen.address.kind in ("search", "compare", "translations", "not-found")
        if seen.address.kind == "value":
            # Some are listed; which ones is asked where their pages are planned.
            hidden = not seen.listed
        assert seen.listed is not hidden, seen.address.path
        assert told == ({} if hidden else reference_map.versions(seen.address)), seen.address.path
        assert default in ([None] if hidden else ["", *told.values()]), seen.address.path


def test_alternates_answer(walk, home, reference_map, visit):
    page = visit(home).page
    told = {address.removeprefix(reference_map.url) for language in LANGUAGES for seen in walk(language) for address in seen.alternates.values()}
    assert len(told) > 50
    assert [path for path in told if not page.request.get(path or "./").ok] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_missing_translation_is_said_in_words_of_the_reader(language):
    assert language == "en" or said("not translated", language) != said("not translated", "en")


def test_what_is_not_translated_is_no_link(home, reference_map, visit):
    page = visit(home).page
    for language in ("da", "nb", "nl", "en"):
        page.goto(reference_map.untranslated(language).path)
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
