"""Readers choose what to print, by keyboard alone; paper says what it is, of when and from where."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from portal_build.languages import show_date
from portal_build.pages import labels
from tests.browser.looking import too_wide
from tests.browser.words import said

GUIDELINE = "nb/retningslinjer/retningslinje-psykoselidelser/"
METHOD = "da/metoder/sammen-om-min-vej/"
CASE = "tg/tajribaho/sociale-netwerken-in-de-zorg/"
NOT_PRINTING = "window.print = () => { window.printed = (window.printed ?? 0) + 1; }"
"""There is no printer here: printing is noted, and what would be on paper is asked for with `sheets`."""


@pytest.fixture
def printing(home, visit):
    """Opens a page of the reference portal, with the window for choosing open if `choose`."""

    def open_page(path: str, choose: bool = True, host=None, **options) -> Page:
        page = visit(host or home, **options).page
        page.add_init_script(NOT_PRINTING)
        page.goto(path)
        if choose:
            page.locator("#p-print").click()
        return page

    return open_page


def sheets(page: Page) -> list[str]:
    """The words of each sheet of paper."""
    read = PdfReader(BytesIO(page.pdf(format="A4"))).pages
    return [" ".join(sheet.extract_text().split()) for sheet in read]


def choice(page: Page, label: str, group: str):
    return page.get_by_role("group", name=group, exact=True).get_by_label(label, exact=True)


def print_it(page: Page) -> str:
    page.locator("dialog [value=print]").click()
    expect(page.locator("dialog")).to_be_hidden()
    page.wait_for_function("window.printed === 1")
    return " ".join(sheets(page))


def test_choosing_by_keyboard(printing):
    page = printing(GUIDELINE, choose=False)
    button, dialog, status = page.locator("#p-print"), page.locator("dialog"), page.locator("dialog [role=status]")
    button.focus()
    page.keyboard.press("Enter")
    expect(dialog).to_be_visible()
    expect(page.locator("#p-print-title")).to_be_focused()
    for _ in range(3):
        page.keyboard.press("Tab")
    before = status.inner_text()
    expect(page.locator("dialog input").first).to_be_focused()
    page.keyboard.press("Space")
    expect(status).not_to_have_text(before)
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(button).to_be_focused()
    assert page.evaluate("window.printed") is None
    page.keyboard.press("Enter")
    expect(page.locator("dialog input").first).not_to_be_checked()
    page.locator("dialog [value=print]").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("window.printed === 1")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert page.evaluate("window.printed") == 1


def test_a_guideline_offers_its_fourteen_fields_and_has_chosen_eight(printing):
    page = printing(GUIDELINE)
    group = page.get_by_role("group", name=said("Bibliographic facts", "nb"))
    offered = group.locator("label").evaluate_all("all => all.map((one) => [one.textContent, one.querySelector('input').checked])")
    name = {field: said(label, "nb") for field, label in labels.DOCUMENT.items()}
    first = ["title", "version", "status", "number", "isbn", "published", "publishers", "publication_type"]
    others = ["title_english", "doi", "revised", "next_revision", "expires", "editors"]
    assert offered == [[name[field], True] for field in first] + [[name[field], False] for field in others]


def test_what_is_not_chosen_is_not_printed_and_stays_on_the_page(printing):
    page = printing(METHOD)
    for label, group in (("Effekt", "Afsnit"), ("Vidensportalens egne ord", "Vurderinger"), ("Kilder", "Afsnit"), ("Deltagere", "Fakta"), ("Resumé i én sætning", "Øverst på siden")):
        choice(page, label, group).uncheck()
    expect(page.locator("dialog [role=status]")).to_have_text(re.compile(r"^Valgt: (\d+) af (?!\1$)\d+$"))
    printed = print_it(page)
    assert "Sammen om min vej" in printed
    for gone in ("hvor stor forskellen er", "Vurderet af", "Senest opdateret den 7. februar 2020", "Deltagere", "vejleder de mest udsatte"):
        assert gone not in printed
    for kept in ("Kort fortalt", "Evalueringer", "Guldborgsund", "Historik", "Om siden", "Udføres af"):
        assert kept in printed
    expect(page.get_by_role("heading", name="Effekt", exact=True)).to_be_visible()
    # It was printed by now, and the page is whole again.
    expect(page.locator(".p-unprinted")).to_have_count(0)
    assert "Vurderet af" in " ".join(sheets(page))


def test_a_group_of_which_nothing_is_chosen_leaves_no_heading(printing):
    page = printing(GUIDELINE)
    for name in ("Bibliografiske opplysninger", "Øverst på siden"):
        page.get_by_role("group", name=name).get_by_role("button", name="Ingen").click()
    page.get_by_role("group", name="Om siden").get_by_role("button", name="Ingen").click()
    page.get_by_role("group", name="Om siden").get_by_role("button", name="Alle").click()
    printed = print_it(page)
    assert "Bibliografiske opplysninger" not in printed and "ISBN -" not in printed
    assert "For hvem" not in printed
    assert "Sidens ID" in printed
    assert said("Last reviewed", "nb") not in printed


def test_every_heading_of_every_kind_of_page_is_offered(full, full_map, printing):
    page = printing("en/", choose=False, host=full)
    lost = {}
    for address in full_map.one_of_each("en"):
        page.goto(address.path)
        if page.locator("#p-print").count():
            offered = set(page.locator("dialog legend, dialog label").all_text_contents())
            headings = page.locator(".p-facts h2, .p-text > .p-section:not(.p-study) h2").all_text_contents()
            lost[address.path] = [heading for heading in headings if heading.strip() not in offered]
            assert page.locator("dialog label", has_text=re.compile("^$")).count() == 0
    assert len(lost) == 12
    assert {path: headings for path, headings in lost.items() if headings} == {}


@pytest.mark.parametrize(
    ("path", "language", "running"),
    [
        (GUIDELINE, "nb", "Versjon: 1 · Publisert: 1. juni 2013 · Skrevet ut: 4. mars 2027"),
        (CASE, "tg", "Нашр шуд: 21 ноябри 2026 · Диққат диҳед: Тарҷумаи мошинӣ · Санаи чоп: 4 марти 2027"),
    ],
    ids=["nb", "tg"],
)
def test_every_sheet_says_where_it_is_from_and_of_when(path, language, running, printing):
    page = printing(path, choose=False)
    page.clock.set_fixed_time("2027-03-04T12:00:00")
    found = [squeezed(sheet) for sheet in sheets(page)]
    assert len(found) >= 3
    for number, sheet in enumerate(found, start=1):
        for words in (f"{number} / {len(found)}", running, f"https://portal.example.org/{path}", page.locator("h1").inner_text()):
            assert squeezed(words) in sheet
    assert squeezed(f"{said('Printed on', language)} {show_date(date(2027, 3, 4), language)}") in found[-1]
    assert "creativecommons.org/licenses/by/4.0/" in found[-1]


def squeezed(text: str) -> str:
    """Without spaces: a reader of PDF sees some between letters of two fonts."""
    return "".join(text.split())


def test_paper_is_white_and_unfolded_whatever_the_screen_is(reference_map, printing):
    page = printing(reference_map.of_kind("courses", "da")[0].path, choose=False, color_scheme="dark")
    page.locator("#p-scheme").select_option("dark")
    answers = page.locator(".p-questions details p:first-of-type").all_text_contents()
    printed = " ".join(sheets(page))
    assert answers and all(" ".join(answer.split()) in printed for answer in answers)
    page.emulate_media(media="print")
    colours = page.evaluate("(({ backgroundColor, color }) => [backgroundColor, color])(getComputedStyle(document.body))")
    assert colours == ["rgb(255, 255, 255)", "rgb(23, 33, 36)"]


def test_the_window_fits_the_smallest_screen(printing):
    page = printing(GUIDELINE, viewport={"width": 320, "height": 256})
    assert too_wide(page) == []
    assert page.evaluate("(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)(document.querySelector('dialog'))")
    last = page.locator("dialog [value='']").last
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport(ratio=1)
    small = page.locator("dialog button, dialog label").evaluate_all("all => all.filter((one) => one.getBoundingClientRect().height < 44).length")
    assert small == 0


def test_choosing_keeps_to_the_policy(strict, printing):
    page = printing(METHOD, host=strict)
    choice(page, "Effekt", "Afsnit").uncheck()
    assert "hvor stor forskellen er" not in print_it(page)


def test_without_scripts_the_pdf_is_offered_and_the_browser_prints(home, visit):
    page = visit(home, GUIDELINE, java_script_enabled=False).page
    expect(page.locator("#p-print")).to_be_hidden()
    expect(page.locator(".p-actions a[type='application/pdf']")).to_be_visible()
    found = sheets(page)
    assert f"2 / {len(found)}" in found[1]
    assert f"https://portal.example.org/{GUIDELINE}" in found[-1]
    page.goto(METHOD)
    expect(page.locator(".p-actions li:visible")).to_have_text(["Henvis til siden"])


def test_the_pdf_can_be_fetched(home, visit):
    page = visit(home, GUIDELINE).page
    link = page.locator(".p-actions a[type='application/pdf']")
    expect(link).to_have_text(re.compile(r"PDF, \d+ kB"))
    answer = page.request.get(page.evaluate("(link) => link.href", link.element_handle()))
    assert answer.ok and answer.body().startswith(b"%PDF-1.7")
