"""A course: chapters that were read, the self-test, the study record."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from playwright.sync_api import expect

from portal_build.languages import show_date
from tests.browser.looking import too_wide
from tests.browser.words import said

ID = "sociale-steun-bij-ernstige-psychische-klachten"
KEY = f"course:{ID}"
DANISH, ENGLISH = f"da/kurser/{ID}/", f"en/courses/{ID}/"
PHONE = {"width": 320, "height": 640}
NO_STORAGE = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
FULL_STORAGE = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"


@pytest.fixture
def course(strict, visit):
    """Opens the course under a policy that allows nothing inline."""
    return lambda path=DANISH, **options: visit(strict, path, **options).page


def chapter(page, number):
    """The box to tick for a chapter."""
    return page.locator(".p-check input").nth(number)


def progress(page):
    """The line near the list of sections."""
    return page.locator(".p-progress [role=status]")


def kept(page):
    """What the browser keeps of the course."""
    return page.evaluate("key => localStorage.getItem(key)", KEY)


def question(page, number):
    """A question of the self-test."""
    return page.locator(".p-questions > li").nth(number)


def results(page):
    """The line below each objective."""
    return page.locator(".p-result-by-objective [data-result]")


def answer(page, *options):
    """Choose an option of each question, None for no choice."""
    for number, option in enumerate(options):
        if option is not None:
            question(page, number).get_by_role("radio").nth(option).check()


# --- Chapters


def test_what_was_read_is_kept_and_can_be_deleted(course):
    page = course()
    expect(progress(page)).to_have_text("0 af 6 kapitler læst")
    chapter(page, 0).check()
    chapter(page, 3).check()
    expect(progress(page)).to_have_text("2 af 6 kapitler læst")
    today = date.today().isoformat()
    assert json.loads(kept(page)) == {"version": 1, "chapters": {"waarom": today, "professionele-steun": today}}
    page.reload()
    expect(progress(page)).to_have_text("2 af 6 kapitler læst")
    expect(page.locator(".p-toc a").filter(has_text="✓ læst")).to_have_text(["00 Hvorfor er social støtte vigtig? ✓ læst", "03 Sådan styrkes den professionelle støtte ✓ læst"])
    chapter(page, 0).uncheck()
    expect(progress(page)).to_have_text("1 af 6 kapitler læst")
    page.get_by_role("button", name="Slet det, der er gemt").click()
    expect(page.locator(".p-study [role=status]")).to_have_text("Slettet. Ingen kapitler er længere markeret som læst.")
    expect(progress(page)).to_have_text("0 af 6 kapitler læst")
    expect(chapter(page, 3)).not_to_be_checked()
    assert kept(page) is None


def test_what_was_read_holds_in_every_language_and_window(course):
    page = course()
    other = page.context.new_page()
    other.goto(ENGLISH)
    chapter(page, 2).check()
    expect(progress(other)).to_have_text("1 of 6 chapters read")
    expect(chapter(other, 2)).to_be_checked()


RUBBISH = ["", "{", "null", "7", '"x"', "[]", '{"version": 2, "chapters": {"waarom": "2026-01-01"}}', '{"version": 1}', '{"version": 1, "chapters": 5}']
RUBBISH += ['{"version": 1, "chapters": {"waarom": "soon", "conclusie": 7, "constructor": null, "gone": "2026-01-01"}}']


def test_rubbish_in_the_store_counts_for_nothing(course):
    page = course()
    for found in RUBBISH:
        chapter(page, 0).check()
        page.evaluate("([key, found]) => localStorage.setItem(key, found) ?? dispatchEvent(new Event('pageshow'))", [KEY, found])
        expect(progress(page)).to_have_text("0 af 6 kapitler læst")
    chapter(page, 1).check()
    assert list(json.loads(kept(page))["chapters"]) == ["gone", "netwerk-en-steun"]


@pytest.mark.parametrize("script", [NO_STORAGE, FULL_STORAGE], ids=["off", "full"])
def test_without_a_store_progress_lasts_as_long_as_the_page_and_that_is_said(script, home, visit):
    page = visit(home).page
    page.add_init_script(script)
    page.goto(DANISH)
    chapter(page, 0).check()
    chapter(page, 1).check()
    expect(progress(page)).to_have_text("2 af 6 kapitler læst")
    expect(page.locator("[data-kept-not]")).to_be_visible()
    expect(page.locator("[data-kept]").first).to_be_hidden()
    page.get_by_role("button", name="Slet det, der er gemt").click()
    expect(progress(page)).to_have_text("0 af 6 kapitler læst")


# --- Self-test


def test_each_answer_is_explained(course):
    page = course(ENGLISH)
    wrong = question(page, 2)
    wrong.get_by_role("radio", name="A paid professional").check()
    wrong.get_by_role("button").click()
    expect(wrong.get_by_role("status").locator("p")).to_have_text(
        [
            "✗ Incorrect",
            "A paid professional gives professional support.",
            "Right answer: A volunteer",
            "Why: Informal support comes from relatives and friends or from volunteers, for example.",
        ]
    )
    expect(wrong.locator(".p-options .p-mark")).to_have_text(["✗ your answer", "✓ right answer"])
    wrong.get_by_role("radio", name="A volunteer").check()
    expect(wrong.get_by_role("status")).to_be_empty()
    expect(wrong.locator(".p-options .p-mark")).to_have_count(0)
    wrong.get_by_role("button").click()
    expect(wrong.get_by_role("status").locator("p").first).to_have_text("✓ Right")
    expect(wrong.locator(".p-options .p-mark")).to_have_text(["✓ right answer"])


def test_result_is_told_by_objective(course):
    page = course(ENGLISH)
    answer(page, 0, 1, 0, None)
    page.get_by_role("button", name="Check all answers").click()
    expect(page.get_by_role("heading", name="Your result")).to_be_focused()
    expect(results(page)).to_have_text(["1 of 1 right", "0 of 1 right", "0 of 2 right, 1 not checked yet"])
    again = page.locator("[data-again]")
    expect(again.nth(0)).to_be_hidden()
    expect(again.nth(1)).to_have_text("Read again: 00 Why is social support important?, 02 Why does improving social support matter?")
    again.nth(2).get_by_role("link").click()
    expect(page).to_have_url(re.compile("#informele-steun$"))
    answer(page, None, 2, 1, 2)
    page.get_by_role("button", name="Check all answers").click()
    expect(results(page)).to_have_text(["1 of 1 right", "1 of 1 right", "2 of 2 right"])
    for line in again.all():
        expect(line).to_be_hidden()
    page.get_by_role("button", name="Start again").click()
    expect(page.locator(".p-result-by-objective")).to_be_hidden()
    expect(page.locator(".p-questions input:checked")).to_have_count(0)
    expect(question(page, 0).get_by_role("radio").first).to_be_focused()


def test_self_test_by_keyboard_alone(course):
    page = course(ENGLISH)
    first = question(page, 0)
    first.get_by_role("radio").first.focus()
    page.keyboard.press("Enter")
    expect(first.get_by_role("status")).to_have_text("Choose an answer first.")
    expect(first.get_by_role("radio").first).to_be_focused()
    for key in ("Space", "ArrowDown", "Tab", "Enter"):
        page.keyboard.press(key)
    expect(first.get_by_role("radio").nth(1)).to_be_checked()
    expect(first.get_by_role("button")).to_be_focused()
    expect(first.get_by_role("status")).to_contain_text("Incorrect")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(first.get_by_role("status")).to_contain_text("Right")
    page.get_by_role("button", name="Check all answers").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Your result")).to_be_focused()


def test_only_one_answer_is_read_out_at_a_time(course):
    page = course(ENGLISH)
    page.get_by_role("button", name="Check all answers").click()
    expect(question(page, 0).get_by_role("status")).to_have_text("Choose an answer first.")
    answer(page, 0, 1)
    page.get_by_role("button", name="Check all answers").click()
    expect(page.locator(".p-verdict:not(:empty)")).to_have_count(2)
    expect(page.locator(".p-verdict:not(:empty)[aria-live=off]")).to_have_count(2)
    question(page, 1).get_by_role("button").click()
    expect(question(page, 1).get_by_role("status")).to_have_attribute("aria-live", "polite")


def test_answers_are_forgotten(course):
    page = course()
    answer(page, 0)
    question(page, 0).get_by_role("button").click()
    assert page.evaluate("() => Object.keys(localStorage)") == []
    page.reload()
    expect(page.locator(".p-questions input:checked")).to_have_count(0)


# --- Study record


def test_study_record_says_what_was_done_and_that_it_awards_nothing(course):
    page = course(viewport=PHONE)
    chapter(page, 1).check()
    answer(page, 0)
    question(page, 0).get_by_role("button").click()
    opener = page.get_by_role("button", name="Åbn oversigten")
    opener.click()
    record = page.get_by_role("dialog", name="Studieoversigt")
    today = show_date(date.today(), "da")
    expect(record).to_contain_text("Social støtte til mennesker med svære psykiske vanskeligheder")
    expect(record).to_contain_text("Verpleegkundig Specialist 17 (4) 2022")
    expect(record).to_contain_text("1 af 6 kapitler læst")
    expect(record.get_by_role("listitem").filter(has_text="01 Socialt netværk")).to_contain_text(f"læst {today}")
    expect(record.get_by_role("listitem").filter(has_text="05 Konklusion")).to_contain_text("ikke markeret som læst")
    expect(record.locator("[data-result]")).to_have_text(["1 af 1 rigtige", "1 ikke tjekket endnu", "2 ikke tjekket endnu"])
    expect(record.locator("[data-today]")).to_have_text(today)
    expect(record).to_contain_text(f"https://portal.example.org/{DANISH}")
    expect(record).to_contain_text(said("This record awards nothing and is no proof of accreditation.", "da"))
    expect(record).to_contain_text("Kun Verpleegkundig Specialist kan tildele point.")
    assert too_wide(page) == []
    assert record.evaluate("record => record.scrollWidth <= record.clientWidth")
    page.keyboard.press("Escape")
    expect(record).to_be_hidden()
    expect(opener).to_be_focused()


def test_only_the_record_is_printed_while_it_is_open(course):
    page = course()
    page.evaluate("() => { window.print = () => (window.printed = document.querySelector('dialog[open]') !== null) }")
    page.emulate_media(media="print")
    heading, record = page.get_by_role("heading", level=1), page.locator("#p-record")
    expect(heading).to_be_visible()
    expect(record).to_be_hidden()
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Åbn oversigten").click()
    record.get_by_label("Dit navn").fill("Anne Sørensen")
    record.get_by_role("button", name="Udskriv").click()
    assert page.evaluate("() => window.printed")
    page.emulate_media(media="print")
    expect(heading).to_be_hidden()
    expect(record.get_by_label("Dit navn")).to_be_visible()
    expect(record.get_by_role("button", name="Udskriv")).to_be_hidden()
    assert page.locator("body > *:visible").evaluate_all("parts => parts.map((part) => part.id)") == ["p-record"]
    assert len(page.evaluate("() => Object.keys(localStorage)")) == 0


def test_answers_stand_on_paper(course):
    page = course()
    page.emulate_media(media="print")
    expect(page.locator(".p-answer__why").first).to_be_visible()
    for useless in (".p-check", ".p-progress", ".p-study", ".p-test__all"):
        expect(page.locator(useless).first).to_be_hidden()


# --- Access and accreditation


def test_link_to_the_provider_stands_out(full, full_map, visit):
    page = visit(full, full_map.of_kind("courses", "en")[0].path).page
    expect(page.get_by_role("link", name="Take the course for points at The provider")).to_have_attribute("href", "https://provider.example/course")
    box = page.locator(".p-access")
    expect(box.get_by_role("link", name="Go to The provider")).to_have_attribute("href", "https://provider.example/sign-in")
    expect(box).to_contain_text("How to get access")
    page.get_by_role("button", name="Open the study record").click()
    expect(page.get_by_role("dialog")).to_contain_text("Points are granted by the provider alone: https://provider.example/course")
