"""Citing a page: the action leads to the references, which can be copied, selected and downloaded."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.site_map import LANGUAGES
from tests.browser.words import said

NARROW = {"width": 320, "height": 740}
READ_ON = "2026-11-27T12:00:00"
CLIPBOARD = ["clipboard-read", "clipboard-write"]
_PASTED = """async () => {
  const [item] = await navigator.clipboard.read();
  return Object.fromEntries(await Promise.all(item.types.map(async (type) => [type, await (await item.getType(type)).text()])));
}"""
_REFUSING = "navigator.clipboard.write = () => Promise.reject(new DOMException('no', 'NotAllowedError'))"
_WITHOUT_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"


@pytest.fixture
def reading(home, reference_map, visit):
    """Opens a guideline, on a day that is known."""

    def open_page(language="da", script="", kind="guidelines", **options) -> Page:
        page = visit(home, **options).page
        page.clock.set_fixed_time(READ_ON)
        if script:
            page.add_init_script(script)
        page.goto(reference_map.of_kind(kind, language)[0].path)
        return page

    return open_page


def texts(page: Page) -> list[str]:
    return [" ".join(text.split()) for text in page.locator(".p-citation").all_text_contents()]


FILLED_IN = {
    "da": ("Hentet 27. november 2026 fra https:", "[citeret 27. november 2026]"),
    "nb": ("Hentet 27. november 2026 fra https:", "[sitert 27. november 2026]"),
    "nl": ("Geraadpleegd op 27 november 2026, van https:", "[geciteerd 27 november 2026]"),
    "en": ("Retrieved November 27, 2026, from https:", "[cited 2026 Nov 27]"),
}


@pytest.mark.parametrize("language", FILLED_IN)
def test_the_day_of_reading_is_filled_in_where_a_page_is_cited(language, reading):
    page = texts(reading(language))[:2]
    assert [part in text for part, text in zip(FILLED_IN[language], page, strict=True)] == [True, True], page


def test_a_document_is_not_read_on_a_day(reading):
    assert [re.findall("2026", text) for text in texts(reading())[2:]] == [[], []]


def test_tajik_has_the_day_as_well(full, full_map, visit):
    page = visit(full).page
    page.clock.set_fixed_time(READ_ON)
    page.goto(full_map.of_kind("methods", "tg")[0].path)
    assert "Санаи муроҷиат: 27 ноябри 2026, аз https:" in texts(page)[0]
    assert "; санаи муроҷиат: 27 ноябри 2026]" in texts(page)[1]


@pytest.mark.parametrize("language", ["da", "nl"])
def test_a_reference_is_copied_by_keyboard_with_its_title_in_italics(language, reading):
    page = reading(language, permissions=CLIPBOARD)
    style = page.locator(".p-citing__style").first
    style.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(style.get_by_role("status")).to_have_text(said("Copied", language))
    pasted = page.evaluate(_PASTED)
    assert pasted["text/plain"] == texts(page)[0]
    title = page.get_by_role("heading", level=1).inner_text()
    assert re.search(rf"<i\b[^>]*>{re.escape(title)}</i>", pasted["text/html"])
    style.get_by_role("button").click()
    expect(style.get_by_role("status")).to_have_text(said("Copied", language))


def test_each_button_copies_its_own_reference(reading):
    page = reading("en", permissions=CLIPBOARD)
    for place, text in enumerate(texts(page)):
        style = page.locator(".p-citing__style").nth(place)
        style.get_by_role("button", name=re.compile(f"^Copy {'Vancouver' if place % 2 else 'APA'}$")).click()
        expect(style.get_by_role("status")).to_have_text("Copied")
        assert page.evaluate("() => navigator.clipboard.readText()") == text


def test_a_browser_that_refuses_leaves_the_text_selected(reading):
    page = reading("en", _REFUSING)
    style = page.locator(".p-citing__style").nth(1)
    style.get_by_role("button").click()
    expect(style.get_by_role("status")).to_have_text("Copying was not allowed. The text is selected for you.")
    assert page.evaluate("() => getSelection().toString().trim()") == texts(page)[1]


def test_without_a_clipboard_there_is_no_button(reading):
    page = reading("en", _WITHOUT_CLIPBOARD)
    expect(page.locator(".p-citing [data-accessed]").first).not_to_be_empty()
    expect(page.locator(".p-citing button:visible")).to_have_count(0)


def test_without_scripts_the_reference_is_whole_and_files_can_be_had(home, reference_map, visit):
    page = visit(home, reference_map.of_kind("guidelines", "en")[0].path, java_script_enabled=False).page
    assert re.fullmatch(r"portal-build\. \(2013, June 1\)\. .+ \[Translated from Norwegian Bokmål\]\. Knowledge on support\. https://\S+", texts(page)[0])
    expect(page.locator(".p-citing button:visible")).to_have_count(0)
    page.locator(".p-actions a", has_text="Cite this page").click()
    expect(page.locator("#cite")).to_be_in_viewport()


def test_files_are_saved_under_names_of_their_own(home, reference_map, reference_site: Path, visit):
    address = reference_map.of_kind("publications", "nb")[0].path
    page = visit(home, address).page
    name = address.strip("/").split("/")[-1]
    for link in page.locator(".p-citing__files a").all():
        with page.expect_download() as waiting:
            link.click()
        href = link.get_attribute("href")
        stem = f"{name}-nb" if href.startswith("citation.") else name
        assert waiting.value.suggested_filename == f"{stem}{Path(href).suffix}"
        assert Path(waiting.value.path()).read_bytes() == (reference_site / address / href).read_bytes()


def test_the_action_leads_to_the_references_by_keyboard(reading):
    page = reading()
    page.locator(".p-actions a[href='#cite']").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#cite")).to_be_in_viewport()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator(".p-citing button").first).to_be_focused()


@pytest.mark.parametrize("language", LANGUAGES)
def test_fingers_hit_buttons_and_files_on_a_telephone(language, full, full_map, home, reference_map, visit):
    host, pages = (full, full_map) if language == "tg" else (home, reference_map)
    page = visit(host, pages.of_kind("methods", language)[0].path, viewport=NARROW).page
    boxes = [one.bounding_box() for one in page.locator(".p-actions a, .p-citing button, .p-citing__files a").all()]
    assert len(boxes) >= 6
    assert [box for box in boxes if box["height"] < 44 or box["x"] + box["width"] > NARROW["width"]] == []


def test_on_paper_the_references_stand_without_buttons(reading):
    page = reading()
    page.emulate_media(media="print")
    expect(page.locator(".p-citation").first).to_be_visible()
    expect(page.locator(".p-actions, .p-citing button, .p-citing__files").filter(visible=True)).to_have_count(0)


def test_copying_keeps_to_the_policy(strict, reference_map, visit):
    page = visit(strict, reference_map.of_kind("guidelines", "en")[0].path, permissions=CLIPBOARD).page
    page.locator(".p-citing button").first.click()
    expect(page.locator(".p-citing__said").first).to_have_text("Copied")
