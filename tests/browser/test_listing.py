"""Lists: narrowed down and sorted at once with scripts, and value by value without them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.listing import SORT, STATUS, box, counts, rows, titles
from tests.browser.site_map import LANGUAGES
from tests.browser.words import said

PATH = "da/anbefalinger/"
TELEPHONE = {"width": 390, "height": 844}


@pytest.fixture
def open_list(home, visit):
    """Opens the Danish recommendations, with parameters."""
    return lambda parameters="", **options: visit(home, PATH + parameters, **options).page


def shown(n: int, q: int, language: str = "da") -> str:
    return said("{n} of {q} shown", language).format(n=n, q=q)


def expected(page, choice: dict[str, list[str]]) -> list[dict[str, list[str]]]:
    """The entries that match: one of the values of each facet."""
    return [row for row in rows(page) if all(set(values) & set(row.get(facet, [])) for facet, values in choice.items())]


def test_ticking_narrows_the_list_down_at_once(open_list):
    page = open_list()
    expect(page.locator(STATUS)).to_have_text(shown(12, 12))
    box(page, "target_group", "paaroerende").check()
    expect(page.locator(STATUS)).to_have_text(shown(8, 12))
    assert len(titles(page)) == 8 == len(expected(page, {"target_group": ["paaroerende"]}))


def test_values_of_one_facet_are_alternatives_and_facets_add_up(open_list):
    page = open_list()
    choice = {"topic": ["social-arenas", "competence-development"], "country": ["NO"]}
    page.locator(".p-facet[data-facet=topic] > summary").click()
    for facet, values in choice.items():
        for value in values:
            box(page, facet, value).check()
    left = len(expected(page, choice))
    assert 0 < left < len(expected(page, {"topic": choice["topic"]})) < 12
    expect(page.locator(STATUS)).to_have_text(shown(left, 12))
    assert len(titles(page)) == left


def test_counts_say_what_each_further_choice_would_give(open_list):
    page = open_list()
    box(page, "country", "NO").check()
    topics = counts(page, "topic")
    assert topics == {value: n for value in topics if (n := len(expected(page, {"country": ["NO"], "topic": [value]})))}
    assert "relatives-involvement" not in topics
    # The other values of the facet itself are alternatives, so their counts stay.
    assert counts(page, "country") == {"DK": 8, "NO": 4}


def test_the_state_stands_in_the_address_and_back_undoes_it(home, open_list):
    page = open_list()
    box(page, "country", "NO").check()
    page.locator(SORT).select_option("updated")
    expect(page).to_have_url(f"{home.url}{PATH}?country=NO&sort=updated")
    page.go_back()
    expect(page).to_have_url(f"{home.url}{PATH}?country=NO")
    expect(page.locator(SORT)).to_have_value("title")
    page.go_back()
    expect(page.locator(STATUS)).to_have_text(shown(12, 12))
    expect(box(page, "country", "NO")).not_to_be_checked()
    page.go_forward()
    expect(box(page, "country", "NO")).to_be_checked()
    expect(page.locator(STATUS)).to_have_text(shown(4, 12))


def test_a_shared_link_restores_the_choice_also_in_another_language(open_list):
    page = open_list("?country=NO&topic=social-arenas&sort=updated&topic=no-such&unknown=x")
    left = len(expected(page, {"country": ["NO"], "topic": ["social-arenas"]}))
    expect(page.locator(STATUS)).to_have_text(shown(left, 12))
    expect(box(page, "topic", "social-arenas")).to_be_visible()
    page.locator(".p-languages summary").click()
    page.locator(".p-languages a[hreflang=nl]").click()
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    expect(page.locator(STATUS)).to_have_text(shown(left, 12, "nl"))
    expect(page.locator(SORT)).to_have_value("updated")


def test_sorting_by_date_puts_the_newest_first_and_back_into_alphabetical_order(open_list):
    page = open_list()
    alphabetical = titles(page)
    days = page.locator(".p-listing__rows > li")
    page.locator(SORT).select_option("updated")
    dates = days.evaluate_all("rows => rows.map((row) => row.dataset.updated)")
    assert dates == sorted(dates, reverse=True) and len(set(dates)) > 1
    assert titles(page) != alphabetical and sorted(titles(page)) == sorted(alphabetical)
    page.locator(SORT).select_option("title")
    assert titles(page) == alphabetical


def test_filters_are_taken_off_one_by_one_and_all_at_once(home, open_list):
    page = open_list("?target_group=psykoselidelser&country=NO")
    chips = page.locator(".p-chosen button")
    expect(chips).to_have_count(2)
    chips.first.click()
    expect(chips).to_have_count(1)
    expect(chips.first).to_be_focused()
    box(page, "target_group", "psykoselidelser").check()
    page.get_by_role("button", name=said("Remove all filters", "da")).click()
    expect(page).to_have_url(home.url + PATH)
    expect(page.locator(STATUS)).to_have_text(shown(12, 12))
    expect(page.locator(".p-facets > summary")).to_be_focused()
    expect(page.locator(".p-facets > .p-facets__clear")).to_be_hidden()


def test_nothing_left_is_said_and_there_is_a_way_out(open_list):
    page = open_list("?country=NO&target_group=paaroerende", viewport=TELEPHONE)
    expect(page.locator(".p-listing__none p")).to_have_text(said("No page matches what you chose.", "da"))
    expect(page.locator(STATUS)).to_have_text(shown(0, 12))
    assert titles(page) == []
    page.locator(".p-listing__none button").click()
    expect(page.locator(".p-listing__none")).to_be_hidden()
    assert len(titles(page)) == 12


def test_the_keyboard_alone_will_do(open_list):
    page = open_list()
    page.locator(".p-facets > summary").focus()
    page.keyboard.press("Tab")
    expect(page.locator(".p-facet > summary").first).to_be_focused()
    page.keyboard.press("Tab")
    first = page.locator(".p-facet input").first
    expect(first).to_be_focused()
    page.keyboard.press("Space")
    expect(first).to_be_checked()
    expect(first).to_be_focused()
    expect(page).to_have_url(re.compile(r"\?part_of="))
    page.locator(SORT).focus()
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(re.compile(r"&sort=updated"))


def test_how_many_are_left_is_announced(open_list):
    page = open_list()
    expect(page.get_by_role("status")).to_have_text(shown(12, 12))


def test_on_a_telephone_the_panel_folds_and_what_was_chosen_is_seen(open_list):
    page = open_list(viewport=TELEPHONE)
    first = page.locator(".p-facet").first
    expect(first).to_be_hidden()
    page.locator(".p-facets > summary").click()
    expect(first).to_be_visible()
    box(page, "country", "NO").check()
    page.locator(".p-facets > summary").click()
    expect(page.locator(".p-facets > summary")).to_contain_text("(1)")
    expect(page.locator(".p-chosen button")).to_be_visible()
    assert [one["height"] >= 44 for one in map(lambda one: one.bounding_box(), page.locator(".p-chosen button, .p-listing__sort select").all())] == [True, True]


def test_a_scale_that_not_all_methods_share_is_a_facet_and_no_order(full, visit):
    page = visit(full, "en/methods/").page
    assert page.locator(SORT).locator("option").evaluate_all("all => all.map((one) => one.value)") == ["title", "updated"]
    assert counts(page, "rating.stars.effect") == {"none": 1, "two": 1}
    box(page, "rating.stars.effect", "none").check()
    # What exists in Danish only is narrowed down together with the rest.
    assert titles(page) == ["Den tredje metode"]
    expect(page.locator(".p-elsewhere")).to_be_visible()
    expect(page.locator(".p-listing .p-group")).to_be_hidden()
    assert counts(page, "language") == {"da": 1}


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_scripts_each_value_leads_to_its_list(language, home, reference_map, visit):
    path = next(page.path for page in reference_map.of_kind("list", language) if page.key == ("recommendations",))
    page = visit(home, path, java_script_enabled=False, viewport=TELEPHONE).page
    page.locator(".p-facets > summary").click()
    expect(page.locator(".p-facets noscript p")).to_be_visible()
    expect(page.locator(".p-listing__order")).to_contain_text(said("In alphabetical order.", language))
    country = page.locator(".p-facet[data-facet=country]")
    assert [line.inner_text().split()[-1] for line in country.locator("li").all()] == ["8", "4"]
    country.locator("a[data-value=NO]").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(said("Country", language))
    expect(page.locator(".p-lead")).to_have_text(shown(4, 12, language))
    assert len(titles(page)) == 4
    page.locator(".p-facets > summary").click()
    page.locator(".p-values a").first.click()
    assert len(titles(page)) == 8
    expect(page.locator(".p-scripted")).to_be_hidden()
    page.get_by_role("link", name=said("Remove this filter", language)).click()
    expect(page).to_have_url(home.url + path)


def test_without_scripts_topics_lead_to_their_page_and_languages_to_the_list_in_them(home, visit):
    page = visit(home, PATH, java_script_enabled=False).page
    page.locator(".p-facet[data-facet=topic] > summary").click()
    page.locator(".p-facet [data-value=social-arenas]").click()
    expect(page).to_have_url(f"{home.url}da/emner/social-arenas/#recommendations")
    page.go_back()
    page.locator(".p-facet [data-value=nl]").click()
    expect(page).to_have_url(f"{home.url}nl/aanbevelingen/")


def test_from_the_list_of_a_value_on_to_further_filters(home, visit):
    page = visit(home, f"{PATH}land/no/").page
    page.get_by_role("link", name=said("Add further filters", "da")).click()
    expect(page).to_have_url(f"{home.url}{PATH}?country=NO")
    expect(box(page, "country", "NO")).to_be_checked()
    expect(page.locator(STATUS)).to_have_text(shown(4, 12))
