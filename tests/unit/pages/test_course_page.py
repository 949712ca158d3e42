"""A course's page: self-test, access, accreditation, study record."""

from __future__ import annotations

from portal_build.pages.course_views import AccessView, OptionView
from portal_build.pages.items import Fact, Item
from tests.small_site import entry

CHAPTERS = "chapters: [{id: one, number: '00'}, {id: history, number: '01'}]\n"
COURSE = f"""
published: 2024-01-01
{CHAPTERS}
objectives:
  - {{id: know, text: {{en: know it}}, chapters: [history, nothing]}}
  - {{id: untested, text: {{en: feel it}}}}
  - {{id: can, text: {{en: can do it, da: kan det}}}}
questions:
  - id: first
    objective: can
    prompt: {{en: What?}}
    options:
      - {{id: wrong, text: {{en: This}}, why: {{en: It is not.}}}}
      - {{id: right, text: {{en: That}}}}
      - {{id: odd, text: {{en: Neither}}}}
    answer: right
    why: {{en: It is so.}}
  - {{id: second, objective: know, prompt: {{en: And?}}, options: [{{id: a, text: {{en: A}}}}, {{id: b, text: {{en: B}}}}], answer: a, why: {{en: A.}}}}
"""
TEXT = "C\n## Abstract {#abstract}\n\nIn short.\n\n## One {#one}\n\n1.\n\n## History {#history}\n\n2."


def course(site, facts: str = "", language: str = "en"):
    return site(entry("courses/c", COURSE + facts, en=TEXT, da=TEXT)).view("c", language).course


def test_questions_carry_an_explanation_for_each_answer(site):
    first, second = course(site).questions
    assert (first.id, first.prompt, first.why) == ("question-first", Item("What?"), Item("It is so."))
    assert first.options == (
        OptionView(Item("This"), right=False, why=Item("It is not.")),
        OptionView(Item("That"), right=True),
        OptionView(Item("Neither"), right=False),
    )
    assert (first.objective, second.objective) == (Item("can do it", number="3"), Item("know it", number="1"))


def test_the_result_is_by_objective_and_leads_to_the_chapters_that_teach_it(site):
    assert [(one.text, one.chapters) for one in course(site).tested] == [
        (Item("know it", number="1"), (Item("History", "#text-history", number="01"),)),
        (Item("can do it", number="3"), ()),
    ]
    assert [one.text for one in course(site, language="da").tested] == [
        Item("know it", language="en", note="engelsk", number="1"),
        Item("kan det", number="3"),
    ]


def test_progress_is_kept_under_one_name_whatever_the_language(site):
    english, danish = course(site), course(site, language="da")
    assert english.key == danish.key == "course:c"
    assert english.chapters == (Item("One", "#one", number="00"), Item("History", "#text-history", number="01"))


ACCREDITED = "accreditation: {points: 1, provider: {name: The provider, url: 'https://provider.example/', country: NL}}\n"
TOLD = "access: {kind: login, note: {en: Ask them.}}\n"
HERE = (Item("Abstract", "#abstract"), Item("Learning objectives", "#objectives"), Item("Self-test", "#self-test"))


def test_where_readers_sign_in_the_page_says_what_is_here_and_what_is_there(site):
    assert course(site, TOLD + ACCREDITED).access == AccessView(HERE, "The provider", Item("Ask them."), "https://provider.example/")


def test_the_nearest_address_that_is_known_is_where_readers_sign_in(site):
    granted = ACCREDITED.replace("points: 1", "points: 1, provider_url: 'https://provider.example/course'")
    own = TOLD.replace("kind: login", "kind: login, url: 'https://sign-in.example/'")
    assert course(site, TOLD + granted).access.href == "https://provider.example/course"
    assert course(site, own + granted).access.href == "https://sign-in.example/"


def test_without_a_provider_nobody_is_named(site):
    assert course(site, "access: {kind: login}").access == AccessView(HERE, "", None, "")
    journal = "access: {kind: login}\nedition: {journal: The journal, volume: '17', issue: '4', year: '2022'}"
    assert course(site, journal).access == AccessView(HERE, "The journal", None, "")


def test_an_open_course_needs_no_box(site):
    assert course(site).access is None
    assert course(site, "access: {kind: open, note: {en: Just read.}}").access is None


def test_a_fact_says_how_to_read_an_open_course(site):
    small = site(entry("courses/c", COURSE + "access: {kind: open, note: {en: Just read.}}", en=TEXT))
    [access] = [fact for fact in small.view("c").facts if fact.id == "access"]
    assert [item.text for item in access.items] == ["Open to everybody", "Just read."]


def test_the_study_record_names_edition_and_provider(site):
    journal = "edition: {journal: The journal, issue: '4', year: '2022'}\n"
    assert course(site, journal + ACCREDITED).record == (
        Fact("edition", "Appeared in", (Item("The journal (4) 2022"),)),
        Fact("provider", "Provider", (Item("The provider", "https://provider.example/", note="Netherlands"),)),
    )
    assert (course(site).record, course(site).points) == ((), None)
    assert course(site, ACCREDITED).points == Item("The provider", "https://provider.example/")


def test_other_entries_are_no_courses(site):
    assert site(entry("articles/a", "kind: comment", en="A")).view("a").course is None
