"""Ratings side by side, the chart with its words, and the evidence map: as a table, by keyboard, narrowed down, on a phone, on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.looking import too_wide

METHOD = "en/methods/full-method/"
MAP = "en/evidence-map/"
DESK = {"width": 1280, "height": 900}
SMALLEST = {"width": 320, "height": 740}

_LETTERS = """() => [...document.querySelectorAll(".p-radar text")].map((text) => {
  const box = text.getBoundingClientRect(), chart = text.closest("svg").getBoundingClientRect();
  const size = parseFloat(getComputedStyle(text).fontSize) * chart.width / text.closest("svg").viewBox.baseVal.width;
  return { text: text.textContent.trim(), size, inside: box.left >= chart.left - 3 && box.right <= chart.right + 3 && box.top >= chart.top && box.bottom <= chart.bottom + 3 };
})"""
_TOPS = """() => [...document.querySelectorAll(".p-rated")].map((group) => [...group.querySelectorAll(".p-rating")].map((one) => Math.round(one.getBoundingClientRect().top)))"""
_SEEN = """() => [...document.querySelectorAll(".p-map tbody tr")].filter((row) => row.getClientRects().length).map((row) =>
  [...row.cells].filter((cell) => cell.getClientRects().length).map((cell) => cell.innerText.trim().split("\\n")[0]))"""
_LOOKS = """() => Object.fromEntries([...document.querySelectorAll(".p-assure .p-finding")].map((one) => {
  const look = getComputedStyle(one), mark = one.querySelector("svg").getBoundingClientRect();
  return [one.querySelector("svg").classList[1], [look.fontSize, look.fontWeight, look.color, Math.round(mark.width), one.querySelector("path").getAttribute("d")].join()];
}))"""
THIRD = "Den tredje metode (Danish)"


@pytest.fixture
def chart(full, visit):
    """Opens the page of a method with a declaration."""
    return lambda **options: visit(full, METHOD, **options).page


@pytest.fixture
def evidence_map(full, visit):
    """Opens the evidence map of the full site."""
    return lambda query="", **options: visit(full, MAP + query, **{"viewport": DESK, **options}).page


def test_a_chart_says_in_words_what_it_shows(chart):
    page = chart()
    picture = page.get_by_role("img", name="Radar chart: The declaration of knowledge")
    expect(picture).to_have_accessible_name(
        "Radar chart: The declaration of knowledge Target group: A, much, step 4 of 4. Method: A, much, step 4 of 4. "
        "Effect for people: D, harm seen, step 1 of 4. Implementation: B, some, step 3 of 4. Economy: not rated."
    )
    table = page.get_by_role("table", name="Ratings: The declaration of knowledge")
    rows = [re.sub(r"\s+", " ", row) for row in table.get_by_role("row").all_inner_texts()]
    assert rows == [
        "Dimension Level and reason",
        "Target group A, much step 4 of 4 Why A for target-group",
        "Method A, much step 4 of 4 Why A for method",
        "Effect for people D, harm seen step 1 of 4 Why D for effect",
        "Implementation B, some step 3 of 4 Why B for implementation",
        "Economy not rated",
    ]


@pytest.mark.parametrize("viewport", [SMALLEST, DESK], ids=["320", "1280"])
def test_the_words_of_a_chart_can_be_read(viewport, chart):
    letters = chart(viewport=viewport).evaluate(_LETTERS)
    assert [one["text"] for one in letters][:5] == ["D, harm seen", "C, no effect", "B, some", "A, much", "Target group"]
    assert [one for one in letters if one["size"] < 11.5 or not one["inside"]] == []


def test_scales_stand_side_by_side_where_there_is_room(chart):
    side_by_side = chart(viewport=DESK).evaluate(_TOPS)
    below = chart(viewport=SMALLEST).evaluate(_TOPS)
    assert [len(set(tops)) for tops in side_by_side] == [1, 1]
    assert [len(set(tops)) for tops in below] == [2, 1]
    assert [len(tops) for tops in below] == [2, 1]


def test_no_effect_and_harm_look_like_benefit_but_for_shape_and_colour(chart):
    looks = chart(viewport=DESK).evaluate(_LOOKS)
    assert set(looks) == {"p-outcome--benefit", "p-outcome--uncertain", "p-outcome--harm", "p-outcome--mixed", "p-outcome--no-effect"}
    assert len({look.split(",M")[0] for look in looks.values()}) == 1
    assert len(set(looks.values())) == len(looks)


def test_the_map_is_a_table_with_heads_on_both_sides(evidence_map):
    page = evidence_map()
    expect(page.get_by_role("region", name="Methods and target groups")).to_match_aria_snapshot("""
      - region "Methods and target groups":
        - table "Methods and target groups":
          - caption: Methods and target groups
          - rowgroup:
            - row "Method Older people The full group":
              - columnheader "Method"
              - columnheader "Older people"
              - columnheader "The full group"
          - rowgroup:
            - row /The full method/:
              - rowheader "The full method"
              - cell /Ratings two stars/
              - cell /Ratings a weak grade/
            - row /The second method/:
              - rowheader "The second method"
              - cell /Ratings No effect. the lowest grade/
              - cell "Nothing known"
    """)


def test_every_thing_in_a_cell_leads_to_where_it_stands(evidence_map):
    page = evidence_map()
    page.get_by_role("link", name="the lowest grade").click()
    expect(page).to_have_url(re.compile("/en/methods/second-method/#rated-older-people$"))
    expect(page.locator(":target h3")).to_have_text("For whom: Older people")


def test_the_map_by_keyboard(evidence_map):
    page = evidence_map()
    region = page.locator(".p-map")
    page.locator("[name=show]").focus()
    page.keyboard.press("Tab")
    expect(region).to_be_focused()
    assert region.evaluate("(one) => getComputedStyle(one).outlineStyle") == "solid"
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Older people")).to_be_focused()


def test_narrowing_down_is_told_and_stands_in_the_address(evidence_map):
    page = evidence_map()
    rows, status = page.locator(".p-map tbody tr:visible"), page.get_by_role("status")
    expect(status).to_have_text("Methods shown: 3 of 3")
    page.get_by_label("What is known").select_option("gap")
    expect(status).to_have_text("Methods shown: 1 of 3")
    expect(rows).to_have_count(1)
    expect(page).to_have_url(re.compile(r"\?show=gap$"))
    page.get_by_label("Topic").select_option("everyday-life")
    expect(status).to_have_text("No method matches what you chose.")
    expect(page.get_by_role("table", name="Methods and target groups")).to_be_hidden()
    page.get_by_role("button", name="Remove all filters").click()
    expect(rows).to_have_count(3)
    expect(page).to_have_url(re.compile("evidence-map/$"))
    expect(page.get_by_label("Topic")).to_be_focused()
    expect(page.get_by_role("button", name="Remove all filters")).to_be_hidden()


@pytest.mark.parametrize(
    ("query", "seen"),
    [
        ("?show=case", [["The full method", "Ratings", "Ratings"]]),
        ("?topic=life&show=no-benefit", [["The second method", "Ratings", "Nothing known"]]),
        ("?group=full-group", [[THIRD, "Ratings"], ["The full method", "Ratings"], ["The second method", "Nothing known"]]),
        ("?group=full-group&show=rating#group-full-group", [[THIRD, "Ratings"], ["The full method", "Ratings"]]),
        (
            "?group=nobody&topic=%22%3E%3Cb%3E&show=",
            [[THIRD, "Not meant for this group", "Ratings"], ["The full method", "Ratings", "Ratings"], ["The second method", "Ratings", "Nothing known"]],
        ),
    ],
)
def test_an_address_narrows_the_map_down(query, seen, evidence_map):
    assert evidence_map(query).evaluate(_SEEN) == seen


def test_without_scripts_all_of_the_map_stands_and_says_why_it_cannot_be_narrowed_down(evidence_map):
    page = evidence_map("?show=gap", java_script_enabled=False)
    expect(page.locator("noscript p")).to_have_text("Filtering the map needs JavaScript. Without it, all of the map stands below.")
    expect(page.locator(".p-map__filter")).to_be_hidden()
    expect(page.locator(".p-map tbody tr:visible")).to_have_count(3)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_each_method_is_a_block_with_its_groups(scheme, evidence_map):
    page = evidence_map(viewport=SMALLEST, color_scheme=scheme)
    assert too_wide(page) == []
    assert page.evaluate(_SEEN) == [[THIRD, "The full group"], ["The full method", "Older people", "The full group"], ["The second method", "Older people", "The full group"]]
    expect(page.locator(".p-map__group").first).to_be_visible()


def test_on_paper_the_map_is_whole(evidence_map):
    page = evidence_map()
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 660, "height": 900})
    expect(page.locator(".p-map__filter")).to_be_hidden()
    assert page.locator(".p-map").evaluate("(one) => one.scrollHeight - one.clientHeight") <= 0
    assert too_wide(page) == []
    expect(page.get_by_text("Nothing known").last).to_be_visible()


def test_a_group_of_the_reference_portal_leads_to_its_column(home, visit):
    page = visit(home, "da/maalgrupper/paaroerende/", viewport=DESK).page
    page.locator(".p-facts").get_by_role("link", name="Evidenskort").click()
    expect(page.locator("[name=group]")).to_have_value("paaroerende")
    expect(page.locator(".p-map thead th:visible")).to_have_text(["Metode", "Pårørende"])
    expect(page.locator(".p-map tbody td:visible .p-map__group")).to_have_text(["Pårørende"] * 2)
    expect(page.get_by_role("status")).to_have_text("Viste metoder: 2 af 2")
