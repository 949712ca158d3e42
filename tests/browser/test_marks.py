"""What a search found is marked on the page that the reader opens from it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.searching import answered, knowing, titles
from tests.browser.words import said

METHOD = "da/metoder/sammen-om-min-vej/"


@pytest.fixture
def opened(home, visit):
    """Opens the page of a method with a fragment."""
    return lambda fragment: visit(home, f"{METHOD}{fragment}").page


def marked(page):
    return page.locator("article mark")


def words_of(page):
    return {word.lower() for word in marked(page).all_text_contents()}


def test_words_that_were_found_are_marked_until_taken_off(home, visit):
    reader = visit(home)
    knowing(reader.page, "støtte=20")
    reader.page.goto("da/soeg/?q=støtte")
    answered(reader.page, "støtte")
    page = reader.page
    titles(page).first.click()
    expect(page.locator(".p-marks p")).to_have_text(re.compile(r"^Dine søgeord er markeret \d+ steder?\.$"))
    expect(page).to_have_url(re.compile("/$"))
    assert words_of(page) and all(word.startswith("støt") for word in words_of(page)), words_of(page)
    text = page.locator(".p-text").text_content()
    page.get_by_role("button", name=said("Go to the first", "da")).click()
    expect(marked(page).first).to_be_in_viewport()
    page.get_by_role("button", name=said("Remove the highlights", "da")).click()
    expect(marked(page)).to_have_count(0)
    expect(page.locator(".p-marks")).to_be_hidden()
    assert page.locator(".p-text").text_content() == text
    assert [one for one in reader.watch.requests if "mark=" in one] == []


def test_a_section_is_still_led_to(opened):
    page = opened("#implementation&mark=borgerens,og")
    expect(page).to_have_url(re.compile("#implementation$"))
    expect(page.locator("#implementation")).to_be_in_viewport()
    assert marked(page).count() > 2
    assert words_of(page) == {"borgerens", "og"}


def test_paper_shows_no_marks(opened):
    page = opened("#mark=borgeren")
    expect(marked(page).first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".p-marks")).to_be_hidden()
    assert marked(page).first.evaluate("one => getComputedStyle(one).background").startswith("rgba(0, 0, 0, 0)")


@pytest.mark.parametrize("fragment", ["#mark=", "#mark=%", "#mark=%3Cimg%20src=x%20onerror=alert(1)%3E", "#mark=,,,", "#&mark=xqzw", "#mark=" + "a," * 5000])
def test_no_fragment_breaks_the_page(fragment, opened):
    page = opened(fragment)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("article img[src=x]")).to_have_count(0)
    expect(page.locator(".p-marks")).to_be_hidden()
