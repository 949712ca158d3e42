"""Readers pick entries anywhere, compare them field by field, and print what they choose; all of it stands in the address."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.looking import links_in, too_wide
from tests.browser.searching import BOX, results, titles
from tests.browser.site_map import LANGUAGES
from tests.browser.words import said

METHODS = ("sammen-om-min-vej", "livsstilscafe")
DANISH = "da/sammenlign/?compare=sammen-om-min-vej,livsstilscafe"
EVERYTHING = "&fields=head,facts,evidence,dates,document,accreditation,text,about"
SIX = "full-method,second-method,withdrawn-method,full-guideline,full-course,dutch-case"
SMALLEST = {"width": 320, "height": 740}

# Label -> what each cell says, white space taken out; the titles that cells repeat for narrow screens are not part of it.
_TABLE = """() => {
  const bare = (one) => one.textContent.replace(/\\s+/g, "");
  const rows = [...document.querySelectorAll(".p-compare__table tbody tr:not(.p-compare__block)")];
  return Object.fromEntries(rows.map((row) => [row.querySelector("th").textContent, [...row.querySelectorAll(".p-compare__value")].map(bare)]));
}"""

# The same of an entry's own page: its lead, its facts and the text of its sections.
_PAGE = """() => {
  const bare = (nodes) => [...nodes].map((one) => one.textContent).join("").replace(/\\s+/g, "");
  const rows = [...document.querySelectorAll(".p-dates > div, .p-facts .p-dl > div, #about, #document")].filter((one) => one.matches("div"));
  const sections = [...document.querySelectorAll(".p-section:has(> .p-prose)")];
  return {
    ...Object.fromEntries(rows.map((row) => [row.querySelector("dt").textContent, bare(row.querySelectorAll("dd"))])),
    ...Object.fromEntries(sections.map((one) => [one.querySelector("h2").textContent, bare(one.querySelectorAll(".p-prose"))])),
  };
}"""

# What has the focus and cannot be seen at all, because it is behind the tray.
_HIDDEN_FOCUS = """() => {
  const one = document.activeElement;
  const tray = document.querySelector(".p-tray").getBoundingClientRect();
  return one !== document.body && !one.closest(".p-tray") && one.getBoundingClientRect().top >= tray.top ? [one.outerHTML.slice(0, 80)] : [];
}"""

_STORED = """() => [...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie].filter((one) => one && one !== "scheme")"""


def tray(page):
    return page.locator(".p-tray")


def table(page):
    return page.locator(".p-compare__table")


def columns(page):
    return page.locator(".p-compare__table thead th a")


def rows(page):
    expect(table(page)).to_be_visible()
    return page.evaluate(_TABLE)


def field(page, key):
    """The box to tick for a field."""
    return page.locator(f".p-compare__fields input[value='{key}']")


def unfold(page):
    page.locator(".p-compare__fields summary").click()


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def test_a_pick_goes_along_to_lists_other_languages_and_the_comparison(strict, visit):
    reader = visit(strict, "da/metoder/livsstilscafe/")
    page = reader.page
    page.get_by_role("button", name=said("Add to comparison", "da")).click()
    expect(page).to_have_url(f"{strict.url}da/metoder/livsstilscafe/?compare=livsstilscafe")
    expect(tray(page)).to_contain_text("Livsstilscafe")
    page.locator(".p-trail a").last.click()
    expect(page).to_have_url(f"{strict.url}da/metoder/?compare=livsstilscafe")
    expect(page.get_by_role("checkbox", name="Livsstilscafe")).to_be_checked()
    page.get_by_role("checkbox", name="Sammen om min vej").check()
    page.locator(".p-languages summary").click()
    page.locator(".p-languages a[hreflang=en]").click()
    expect(page).to_have_url(f"{strict.url}en/methods/?compare=livsstilscafe,sammen-om-min-vej")
    tray(page).get_by_role("link", name="Compare (2)").click()
    expect(page).to_have_url(f"{strict.url}en/compare/?compare=livsstilscafe,sammen-om-min-vej")
    expect(columns(page)).to_have_count(2)
    expect(page).to_have_title(re.compile("^Livsstilscafe, Sammen om min vej"))
    expect(tray(page)).to_have_count(0)
    page.locator(".p-menu a").first.click()
    expect(tray(page)).to_be_visible()
    assert page.evaluate(_STORED) == []
    assert page.context.cookies() == []


def test_a_pick_can_be_undone_in_the_tray(home, visit):
    page = visit(home, "da/metoder/livsstilscafe/?compare=livsstilscafe,sammen-om-min-vej").page
    tray(page).locator("summary").click()
    tray(page).get_by_role("button", name=f"{said('Remove', 'da')} Livsstilscafe").click()
    expect(page).to_have_url(re.compile(r"\?compare=sammen-om-min-vej$"))
    expect(tray(page).get_by_role("button").first).to_be_focused()
    expect(page.locator("[data-pick]")).to_have_text(said("Add to comparison", "da"))
    tray(page).get_by_role("button", name=said("Remove all", "da")).click()
    expect(page).to_have_url(f"{home.url}da/metoder/livsstilscafe/")
    expect(tray(page).get_by_role("link")).to_be_hidden()
    page.locator(".p-trail a").last.click()
    expect(page).to_have_url(f"{home.url}da/metoder/")


def test_results_of_a_search_can_be_picked(home, visit):
    page = visit(home, "da/soeg/?q=st%C3%B8tte").page
    expect(results(page).first).to_be_visible()
    page.locator("[data-picking]").click()
    page.locator(".p-pick input").first.check()
    page.locator(BOX).fill("pårørende")
    page.locator(BOX).press("Enter")
    expect(page).to_have_url(re.compile(r"\?compare=[a-z-]+&q=p%C3%A5r%C3%B8rende$"))
    titles(page).first.click()
    expect(tray(page)).to_be_visible()


def test_picks_stay_while_a_list_is_narrowed_down_sorted_and_gone_back_in(home, visit):
    page = visit(home, "da/metoder/?compare=livsstilscafe").page
    expect(tray(page)).to_contain_text("(1)")
    page.locator(".p-facet input[type=checkbox]:visible").first.check()
    expect(page).to_have_url(re.compile(r"\?compare=livsstilscafe&"))
    page.get_by_role("checkbox", name="Sammen om min vej").check()
    expect(tray(page)).to_contain_text("(2)")
    page.get_by_label(said("Sort by", "da")).select_option(index=1)
    expect(page).to_have_url(re.compile(r"\?compare=livsstilscafe%2Csammen-om-min-vej&.*sort="))
    page.go_back()
    page.go_back()
    expect(page).to_have_url(f"{home.url}da/metoder/?compare=livsstilscafe")
    expect(tray(page)).to_contain_text("(1)")
    expect(page.get_by_role("checkbox", name="Sammen om min vej")).not_to_be_checked()


def test_six_at_most_can_be_picked(full, visit):
    page = visit(full, f"en/a-to-z/?compare={SIX}").page
    seventh = page.get_by_role("checkbox", name="The full theme")
    seventh.click()
    expect(tray(page)).to_contain_text("Six entries are the most that can be compared.")
    expect(seventh).not_to_be_checked()
    expect(page).to_have_url(re.compile(f"{SIX}$"))


def test_nothing_is_fetched_for_those_who_pick_nothing(home, reference_map, visit):
    reader = visit(home)
    for address in reference_map.one_of_each("da"):
        if address.kind != "compare":
            reader.page.goto(address.path)
    assert [one for one in reader.watch.requests if re.search(r"entries\.json|compare-", one)] == []
    expect(tray(reader.page)).to_have_count(0)


def test_the_table_says_what_the_pages_say(strict, visit):
    page = visit(strict, DANISH + EVERYTHING).page
    shown = rows(page)
    for place, method in enumerate(METHODS):
        page.goto(f"da/metoder/{method}/")
        own = page.evaluate(_PAGE)
        assert {"Udgivet", "Formål", "Effekt"} <= set(own)
        assert {label: shown[label][place] for label in own} == own


def test_ratings_keep_their_own_scales(full, visit):
    page = visit(full, "en/compare/?compare=full-method,second-method&fields=evidence").page
    shown = rows(page)
    assert [label for label in shown if label.startswith("The scale")] == ["The scale of stars: The dimension of effect", "The scale of grades"]
    declared = [label for label in shown if label.startswith("The declaration of knowledge: ")]
    assert len(declared) == 4
    assert {shown[label][1] for label in [*declared, "The scale of stars: The dimension of effect"]} == {"-notstated"}
    one, other = shown["The scale of grades"]
    assert ("aweakgrade" in one, "thelowestgrade" in other) == (True, True)
    verdicts = [verdict for label in [*declared, *(label for label in shown if label.startswith("The scale"))] for verdict in shown[label]]
    assert [verdict for verdict in verdicts if verdict != "-notstated" and not verdict.startswith("Forwhom:")] == []
    assert [verdict for verdict in verdicts if verdict != "-notstated" and not ("Ratedby" in verdict and "Date" in verdict)] == []


def test_fields_are_chosen_and_stand_in_the_address(home, visit):
    page = visit(home, f"{DANISH}&fields=text.effect").page
    assert list(rows(page))[-1] == "Effekt"
    unfold(page)
    expect(field(page, "text.effect")).to_be_checked()
    field(page, "text.aim").check()
    expect(field(page, "text.aim")).to_be_focused()
    expect(page).to_have_url(re.compile("&fields=text.aim,text.effect$"))
    page.reload()
    assert list(rows(page))[-2:] == ["Formål", "Effekt"]
    unfold(page)
    page.get_by_role("button", name=f"{said('None', 'da')} {said('Text', 'da')}").click()
    expect(page).to_have_url(re.compile("&fields=$"))
    assert "Effekt" not in rows(page)
    page.get_by_role("button", name=f"{said('All', 'da')} {said('Facts', 'da')}").click()
    expect(page).to_have_url(re.compile("&fields=facts$"))


def test_only_differences(home, visit):
    page = visit(home, f"{DANISH}&fields=facts,dates,about").page
    before = rows(page)
    page.get_by_label(said("Show differences only", "da")).check()
    expect(page).to_have_url(re.compile("&only=differences$"))
    after = rows(page)
    opening = (said("Order", "da"), said("Kind", "da"), said("What to know", "da"))
    same = [label for label, (one, other) in before.items() if one == other and label not in opening]
    assert len(same) > 2
    assert [label for label in before if label not in after] == same
    expect(page.locator(".p-compare__status")).to_contain_text(str(len(same)))


def test_language_is_chosen_and_what_is_not_translated_is_marked(home, visit):
    page = visit(home, f"{DANISH},sociale-netwerken-in-de-zorg&fields=facts&only=differences").page
    page.locator(".p-compare__languages a[hreflang=tg]").click()
    expect(page).to_have_url(f"{home.url}tg/muqoisa/?compare=sammen-om-min-vej,livsstilscafe,sociale-netwerken-in-de-zorg&fields=facts&only=differences")
    expect(columns(page).first).to_have_attribute("lang", "da")
    expect(table(page).locator("thead th").first).to_contain_text("(даниягӣ)")
    expect(table(page).locator("td[lang=da]").first).to_be_visible()
    expect(table(page)).to_contain_text(said("Machine translation", "tg"))
    assert said("Carried out by", "tg") in rows(page)
    assert table(page).locator("th[scope=row]:not([lang])").count() == table(page).locator("th[scope=row]").count()


@pytest.mark.parametrize(
    ("asked", "left", "told"),
    [
        ("nowhere,second-method,full-method", "second-method,full-method", ["No entry is called “nowhere”. It was left out."]),
        (f"{SIX},full-theme", SIX, ["The address names more than six entries. The first six are compared."]),
        ("full-method,full-method,<b>,second-method", "full-method,second-method", []),
        ("full-method", "full-method", ["Only one entry is picked. Add another to compare it with."]),
        ("former-method,second-method", "full-method,second-method", []),
        ("__proto__,constructor", "", ["No entry is called “constructor”. It was left out.", "Nothing is picked yet. Add the entries that you want to compare."]),
    ],
)
def test_what_cannot_be_compared_is_told_and_leaves_the_address(asked, left, told, full, visit):
    page = visit(full, f"en/compare/?compare={asked}").page
    expect(page).to_have_url(f"{full.url}en/compare/" + (f"?compare={left}" if left else ""))
    expect(columns(page)).to_have_count(len(left.split(",")) if left else 0)
    expect(page.locator(".p-compare__told p")).to_have_text(told)


def test_withdrawn_entries_are_called_so_on_the_screen_and_on_paper(full, visit):
    page = visit(full, "en/compare/?compare=withdrawn-method,second-method&fields=facts").page
    notice = table(page).get_by_text("Withdrawn on 10 September 2025.")
    expect(notice).to_be_visible()
    page.emulate_media(media="print")
    expect(notice).to_be_visible()


def test_order_can_be_changed(home, visit):
    page = visit(home, DANISH).page
    page.get_by_role("button", name=f"{said('Move back', 'da')} Sammen om min vej").press("Enter")
    expect(columns(page)).to_have_text(["Livsstilscafe", "Sammen om min vej"])
    expect(page).to_have_url(re.compile("compare=livsstilscafe,sammen-om-min-vej$"))
    # It is at the end now; the way back has the focus.
    expect(page.get_by_role("button", name=f"{said('Move forward', 'da')} Sammen om min vej")).to_be_focused()
    page.get_by_role("button", name=f"{said('Remove', 'da')} Livsstilscafe").press("Enter")
    expect(columns(page)).to_have_text(["Sammen om min vej"])
    page.go_back()
    expect(columns(page)).to_have_text(["Livsstilscafe", "Sammen om min vej"])


def test_everything_works_with_the_keyboard(home, visit):
    page = visit(home, "da/sammenlign/").page
    box = page.get_by_role("combobox", name=said("Add an entry", "da"))
    box.focus()
    page.keyboard.type("sammen om min")
    expect(page.locator(".p-compare__matches [role=option]").first).to_contain_text("Sammen om min vej")
    press(page, "ArrowDown", "Enter")
    expect(columns(page)).to_have_text(["Sammen om min vej"])
    expect(box).to_be_focused()
    page.keyboard.type("metode livs")
    expect(page.locator(".p-compare__matches [role=option]")).to_have_text(re.compile("Livsstilscafe"))
    press(page, "Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    press(page, "ArrowDown", "ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", "p-compare-match-0")
    press(page, "Enter")
    expect(columns(page)).to_have_count(2)
    page.keyboard.type("xqzw")
    expect(page.get_by_text(said("No entry has this in its title.", "da")).first).to_be_visible()
    press(page, "Escape", "Escape")
    page.locator(".p-compare__fields summary").focus()
    press(page, "Enter", "Tab", "Tab", "Tab", "Space")
    expect(field(page, "head.lead")).not_to_be_checked()
    expect(field(page, "head.lead")).to_be_focused()
    page.locator(".p-menu a").first.press("Enter")
    expect(page).to_have_url(re.compile("compare=sammen-om-min-vej,livsstilscafe$"))


def test_focus_is_not_hidden_by_the_tray(home, visit):
    page = visit(home, "da/metoder/livsstilscafe/?compare=livsstilscafe", viewport={"width": 1280, "height": 600}, reduced_motion="reduce").page
    expect(tray(page)).to_be_visible()
    hidden = []
    for _ in range(80):
        press(page, "Tab")
        hidden += page.evaluate(_HIDDEN_FOCUS)
    assert hidden == []


def test_copies_stand_on_the_page_without_harm(strict_full, visit):
    page = visit(strict_full, f"en/compare/?compare={SIX}{EVERYTHING}").page
    rows(page)
    ids = page.locator("[id]").evaluate_all("all => all.map((one) => one.id)")
    assert sorted(ids) == sorted(set(ids))
    expect(table(page).locator(".p-compare__heading").get_by_text("See also").first).to_be_visible()
    assert table(page).locator("script, style, iframe, form, [style], [onclick], [onerror], [id], h1, h2, h3, h4").count() == 0
    links = {link.partition("#")[0] for link in links_in(page, ".p-compare__table")}
    here = [link for link in links if link.startswith(strict_full.url) and "/files/" not in link]
    assert len(here) > 10
    assert [link for link in here if not page.request.get(link).ok] == []
    assert page.locator(".p-compare__table .p-cites a").first.get_attribute("href").startswith(f"{strict_full.url}en/")


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_the_comparison_has_no_barriers(width, scheme, full, visit):
    page = visit(full, f"en/compare/?compare={SIX}", viewport={"width": width, "height": 800}, color_scheme=scheme).page
    rows(page)
    unfold(page)
    assert too_wide(page) == []
    assert [f"{one['id']}: {one['nodes'][0]['html']}" for one in Axe().run(page).response["violations"]] == []


@pytest.mark.parametrize("language", ["da", "tg"])
def test_tray_and_table_fit_the_smallest_screen(language, home, reference_map, visit):
    page = visit(home, viewport=SMALLEST).page
    picked = "?compare=sammen-om-min-vej,livsstilscafe,retningslinje-psykoselidelser,sociale-netwerken-in-de-zorg"
    page.goto(reference_map.of_kind("compare", language)[0].path + picked + EVERYTHING)
    rows(page)
    assert too_wide(page) == []
    page.goto(f"{language}/{picked}")
    tray(page).locator("summary").click()
    box = tray(page).bounding_box()
    assert box["x"] == 0 and box["width"] <= 320
    expect(tray(page).get_by_role("button").first).to_be_visible()


def test_paper_says_what_it_is_and_where_it_comes_from(home, visit):
    page = visit(home, DANISH).page
    rows(page)
    page.emulate_media(media="print")
    paper = page.locator("#p-compare-paper")
    for text in (f"{home.url}{DANISH}", "creativecommons.org", f"{home.url}da/metoder/livsstilscafe/", "Udgivet: 5. februar 2020", said("Over five years old", "da")):
        expect(paper).to_contain_text(text)
    assert re.search(r"Udskrevet \d+\. \w+ \d{4}", paper.inner_text())
    for gone in (".p-compare__tools", ".p-compare__add", ".p-compare__order", ".p-footer .p-print-only"):
        expect(page.locator(gone)).to_be_hidden()
    expect(table(page)).to_be_visible()


def test_print_button_opens_the_browsers_dialog(home, visit):
    page = visit(home, DANISH).page
    page.evaluate("() => { window.print = () => { document.body.dataset.printed = 'yes'; }; }")
    page.get_by_role("button", name=said("Print or save as PDF", "da")).click()
    expect(page.locator("body")).to_have_attribute("data-printed", "yes")


def test_link_is_copied_or_shown(home, visit):
    page = visit(home, DANISH, permissions=["clipboard-read", "clipboard-write"]).page
    copy = page.get_by_role("button", name=said("Copy link", "da"))
    copy.click()
    expect(page.get_by_text(said("The link has been copied.", "da"))).to_be_visible()
    assert page.evaluate("() => navigator.clipboard.readText()") == home.url + DANISH
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed')); }")
    copy.click()
    expect(page.get_by_label(said("Copy this address:", "da"))).to_have_value(home.url + DANISH)


def test_a_page_that_cannot_be_fetched_is_told_and_can_be_tried_again(home, visit):
    reader = visit(home)
    reader.watch.expect("livsstilscafe")
    reader.page.route("**/metoder/livsstilscafe/", lambda route: route.abort())
    reader.page.goto(DANISH)
    expect(reader.page.locator(".p-compare__told")).to_contain_text(said("This page could not be fetched: {title}", "da").replace("{title}", "Livsstilscafe"))
    expect(columns(reader.page)).to_have_text(["Sammen om min vej"])
    reader.page.unroute("**/metoder/livsstilscafe/")
    reader.page.get_by_role("button", name=said("Try again", "da")).click()
    expect(columns(reader.page)).to_have_text(["Sammen om min vej", "Livsstilscafe"])


def test_a_list_that_cannot_be_fetched_is_told(home, visit):
    reader = visit(home)
    reader.watch.expect("entries.json")
    reader.page.route("**/entries.json", lambda route: route.abort())
    reader.page.goto(DANISH)
    expect(reader.page.locator(".p-compare__told")).to_contain_text(said("The list of entries could not be fetched.", "da"))
    # Elsewhere the pick goes along all the same.
    reader.page.goto("da/metoder/livsstilscafe/")
    reader.page.get_by_role("button", name=said("Add to comparison", "da")).click()
    expect(reader.page.locator("[data-pick]")).to_have_text(said("Remove from comparison", "da"))
    reader.page.locator(".p-trail a").last.click()
    expect(reader.page).to_have_url(f"{home.url}da/metoder/?compare=livsstilscafe")


def test_without_scripts_it_says_why_it_needs_them(home, reference_map, visit):
    page = visit(home, "da/metoder/livsstilscafe/", java_script_enabled=False).page
    expect(page.locator("[data-pick]")).to_be_hidden()
    page.goto("da/metoder/")
    expect(page.locator("[data-picking]")).to_be_hidden()
    for language in LANGUAGES:
        page.goto(reference_map.of_kind("compare", language)[0].path)
        why = "Comparing needs JavaScript: your browser puts the table together from the pages of the entries, so that your choice is stored nowhere."
        expect(page.locator("noscript p")).to_contain_text(said(why, language))
    page.locator("noscript a").click()
    expect(page).to_have_url(home.url + reference_map.of_kind("index", language)[0].path)


def test_the_button_above_lists_is_there_only_for_lists_of_entries(home, visit):
    page = visit(home, "da/metoder/").page
    picking = page.locator("[data-picking]")
    expect(picking).to_be_visible()
    picking.press("Enter")
    expect(page.locator(".p-pick input").first).to_be_focused()
    expect(picking).to_be_hidden()
    page.goto("da/ordforklaringer/")
    expect(picking).to_be_hidden()


def test_it_works_below_a_folder(in_folder, visit):
    page = visit(in_folder, "da/metoder/livsstilscafe/").page
    page.locator("[data-pick]").click()
    page.locator(".p-tray__go").click()
    expect(page).to_have_url(f"{in_folder.url}da/sammenlign/?compare=livsstilscafe")
    expect(columns(page)).to_have_attribute("href", f"{in_folder.url}da/metoder/livsstilscafe/")
