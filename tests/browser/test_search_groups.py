"""What the search page says of a query, and the groups of its answer. The words and concepts are the test's own, the index is the site's."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.searching import BOX, MESSAGE, STATUS, answered, group, knowing, results, titles
from tests.browser.test_accessibility import AXE, RUN
from tests.browser.words import said

SAID = "#p-search-page [data-said]"
LIVE = "#p-search-page [role=status]"
WORDS = "netværk=9 opfølgning pårørende=20 støtte=20"
NORWEGIAN = [["nb/kurs/et-kurs/", "Et kurs <i>om støtte</i>", "course"], ["nb/metoder/livsstilscafe/", "Livsstilskafé", "method"]]
TOPIC = {
    "id": "social-support",
    "kind": "topic",
    "labels": {"da": ["Social støtte"], "en": ["social support"]},
    "pages": {"nb": {"count": 7, "first": NORWEGIAN}},
}


@pytest.fixture
def search_page(home, visit):
    """Opens the Danish search page, which knows `words` and `concepts`."""

    def open_page(parameters="", words=WORDS, concepts=(TOPIC,), **more):
        reader = visit(home)
        knowing(reader.page, words, concepts, **more)
        reader.page.goto(f"da/soeg/{parameters}")
        return reader

    return open_page


def test_what_was_done_is_said_and_can_be_undone(search_page):
    page = search_page("?q=paaroerende&type=article").page
    answered(page, "paaroerende")
    expect(page.locator(SAID)).to_have_text("Viser resultater for »pårørende«. Søg i stedet efter »paaroerende«")
    expect(page.locator(STATUS)).to_contain_text("»pårørende«")
    page.locator(SAID).get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"\?q=paaroerende&literal=1&type=article$"))
    expect(page.locator(SAID)).to_contain_text("Kun sider med »paaroerende«, præcis som du skrev det.")
    expect(results(page)).to_have_count(0)
    page.locator(SAID).get_by_role("link").click()
    expect(results(page).first).to_be_visible()
    page.go_back()
    expect(results(page)).to_have_count(0)
    page.locator(BOX).fill("støtte")
    expect(page).to_have_url(re.compile(r"\?q=st%C3%B8tte&type=article$"))


def test_groups_stand_apart_and_say_why(search_page):
    page = search_page("?q=regioner livsstilscafe", "regioner=9 livsstilscafe=5").page
    answered(page, "regioner livsstilscafe")
    assert group(page, "first").count() > 0
    assert group(page, "also").count() > 0
    headings = page.locator("section").filter(has=page.locator("[data-group=also]")).get_by_role("heading", level=2)
    expect(headings).to_have_text([f"{said('Also', 'da')} {said('Pages with only some of the words', 'da')}"])
    shown = page.locator("[data-entry]").evaluate_all("lines => lines.map((line) => line.dataset.entry)")
    assert len(shown) == len(set(shown))


def test_pages_in_other_languages_are_marked_and_their_language_is_named(search_page):
    """An entry that stands above in the reader's language is not there again; nor is the group where results were narrowed down."""
    cafe = TOPIC | {"labels": {"da": ["livsstilscafe"]}}
    page = search_page("?q=livsstilscafe", "livsstilscafe=2", [cafe]).page
    answered(page, "livsstilscafe")
    expect(page.locator("[data-entry=livsstilscafe]")).to_have_count(1)
    expect(group(page, "elsewhere")).to_have_count(1)
    link = group(page, "elsewhere").get_by_role("link")
    expect(link).to_have_attribute("lang", "nb")
    expect(link).to_have_attribute("hreflang", "nb")
    expect(link).to_have_text("Et kurs <i>om støtte</i>")
    expect(page.get_by_role("heading", name=said("In other languages", "da"))).to_be_visible()
    expect(page.get_by_role("heading", level=3, name="bokmål")).to_be_visible()
    expect(page.get_by_role("link", name="Alle 7 sider om »Social støtte«")).to_have_attribute("href", re.compile("/nb/[^/]+/social-support/$"))
    page.goto("da/soeg/?q=livsstilscafe&type=method")
    answered(page, "livsstilscafe")
    expect(group(page, "elsewhere")).to_have_count(0)


def test_what_editors_chose_comes_first(search_page):
    chosen = {"støtte": [["da/metoder/livsstilscafe/", "Livsstilscafe", "method"]]}
    page = search_page("?q=STØTTE", pinned=chosen).page
    answered(page, "STØTTE")
    expect(group(page, "first").first).to_contain_text(said("Chosen by the editors", "da"))
    expect(titles(page).first).to_have_attribute("href", re.compile("/da/metoder/livsstilscafe/$"))
    expect(page.locator("[data-entry=livsstilscafe]")).to_have_count(1)


def test_nothing_is_shown_where_no_word_is_known(search_page):
    reader = search_page("?q=opfoxyzw xqzw")
    page = reader.page
    answered(page, "opfoxyzw xqzw")
    expect(results(page)).to_have_count(0)
    assert [one for one in reader.watch.requests if one.endswith(".pf_index")] == []
    expect(page.locator(MESSAGE).get_by_role("link", name=said("All pages from A to Z", "da"))).to_be_visible()
    page.get_by_role("list", name=said("Did you mean", "da")).get_by_role("link", name="opfølgning").click()
    answered(page, "opfølgning")
    expect(results(page).first).to_be_visible()


def test_topics_are_offered(search_page):
    page = search_page("?q=social").page
    page.get_by_role("list", name=said("Topics and terms", "da")).get_by_role("link", name="Social støtte").click()
    expect(page.get_by_role("heading", level=1, name="Social støtte")).to_be_visible()


def test_the_newest_come_first_on_demand(search_page):
    page = search_page("?q=støtte").page
    answered(page, "støtte")
    page.get_by_label(said("Sort by", "da")).select_option("date")
    expect(page).to_have_url(re.compile("&sort=date$"))
    answered(page, "støtte")
    days = page.locator("[data-group=first] time").evaluate_all("times => times.map((time) => time.dateTime)")
    assert len(days) > 2
    assert days == sorted(days, reverse=True)
    page.go_back()
    expect(page.get_by_label(said("Sort by", "da"))).to_have_value("relevance")


@pytest.mark.parametrize("answer", [{"status": 404}, {"body": "<!doctype html><title>Not here</title>"}, {"body": "\ufffd\t\t\n"}])
def test_without_the_words_of_the_site_what_was_typed_is_searched_for(answer, home, visit):
    reader = visit(home)
    reader.watch.expect("404")
    reader.page.route("**/search/*.*", lambda route: route.fulfill(**answer))
    reader.page.goto("da/soeg/?q=støtte")
    answered(reader.page, "støtte")
    expect(results(reader.page).first).to_be_visible()


def test_an_index_that_lacks_a_known_word_is_not_taken_for_empty(search_page):
    """Such as one that is older than the words of the site."""
    page = search_page("?q=zygote", words="zygote").page
    expect(page.locator(STATUS)).to_have_text(said("The search could not be loaded.", "da"))
    expect(page.locator(MESSAGE).get_by_role("link")).to_be_visible()


def test_a_screen_reader_hears_it_once_the_reader_pauses(search_page):
    page = search_page().page
    expect(page.locator(".p-facets")).to_be_visible()
    page.evaluate(f"""() => {{ window.heard = []; const live = document.querySelector("{LIVE}");
        new MutationObserver(() => live.textContent && window.heard.push(live.textContent)).observe(live, {{ childList: true }}); }}""")
    page.locator(BOX).press_sequentially("paaroerende", delay=20)
    answered(page, "paaroerende")
    expect(page.locator(LIVE)).to_contain_text("Viser resultater for »pårørende«.")
    heard = page.evaluate("() => window.heard")
    assert len([one for one in heard if "pårørende" in one]) == 1, heard


def test_groups_keep_the_rules_of_axe(search_page):
    page = search_page("?q=social stotte", concepts=[TOPIC | {"labels": {"da": ["Social støtte", "netværk"]}}]).page
    page.emulate_media(reduced_motion="reduce")
    answered(page, "social stotte")
    page.evaluate(AXE)
    assert group(page, "elsewhere").count() > 0
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate(RUN, None) == []
    page.set_viewport_size({"width": 320, "height": 600})
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320


_SHOW = """async ([why, words]) => {
  const { showResult } = await import(document.querySelector("script[src*='/search-results.']").src);
  const text = { content: `Overskrift. ${words}`, excerpt: `Overskrift. ${words}`, plain_excerpt: `Overskrift. ${words}`, locations: [] };
  const data = { ...text, why, raw_url: "/da/metoder/x/", meta: { title: "Overskrift.", lead: "Resumé" }, filters: {}, anchors: [], sub_results: [] };
  const item = await showResult({ data: async () => data }, true);
  return [item.querySelector(".p-result__why").textContent, item.querySelector("a").href, item.innerHTML.includes("<i>")];
}"""


def test_a_hit_that_is_not_seen_on_the_page_says_why(search_page):
    page = search_page().page
    reasons = {"topic": "Emne: A<i>", "term": "Fagord: A<i>", "synonym": "Søgeord: A<i>", "word": "Har ordet »A<i>«", "form": "Har en anden form af »A<i>«"}
    for kind, words in reasons.items():
        why, href, is_parsed = page.evaluate(_SHOW, [{"kind": kind, "label": "A<i>"}, "støtte"])
        assert (why, is_parsed) == (words, False)
        assert href.endswith("/da/metoder/x/#mark=a%3Ci" if kind == "word" else "/da/metoder/x/")
