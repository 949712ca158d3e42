"""What the page that compares finds on the pages of entries, and the words that its scripts say."""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import date

import pytest

from portal_build import pipeline
from portal_build.model import TYPES
from portal_build.pages.compare_page import compare_view, tray_words
from portal_build.pages.views import EntryView
from tests.conftest import BUILT_FOR, FULL, ROOT
from tests.sites.built import pages_of
from tests.small_site import entry

SCRIPTS = ROOT / "theme" / "assets" / "js"


@pytest.fixture(scope="module")
def full():
    """The full site, and the plan of each type's fullest page in English."""
    site = pipeline.prepare(pipeline.load(FULL / "content", date.fromisoformat(BUILT_FOR)).catalogue, ROOT / "theme" / "locales")
    return {plan.entry: plan for plan in pipeline.plan(site) if plan.language == "en"}


def named_in(view: EntryView) -> list[str]:
    """The fields that the page of a view must name, in its order."""
    head = [name for name, shown in (("lead", view.lead), ("target_groups", view.for_whom), ("assurance", view.assurance)) if shown]
    rated = [rating for group in view.ratings for declared in group.declarations for rating in declared.ratings if rating.level]
    blocks = (view.dates, view.facts, rated, view.accreditation, view.document, *view.editions, view.about, view.course.record if view.course else ())
    return ["kind", *head] + [getattr(one, "key", None) or one.id for block in blocks for one in block]


@pytest.mark.parametrize("type_name", TYPES)
def test_every_fact_stands_under_its_name(type_name, full, full_site):
    plan = full["full-group" if type_name == "target-group" else f"full-{type_name}"]
    page = pages_of(full_site)[plan.address]
    assert sorted(tag.attributes["data-field"] for tag in page.tags if "data-field" in tag.attributes) == sorted(named_in(plan.view()))
    assert [tag.attributes["data-entry"] for tag in page.tags if tag.name == "article" and "data-entry" in tag.attributes] == [plan.entry]


def test_ratings_are_named_by_scale_and_by_what_is_rated(full, full_site):
    tags = pages_of(full_site)[full["full-method"].address].tags
    assert [(tag.attributes["data-field"], tag.attributes["data-label"]) for tag in tags if "data-label" in tag.attributes and tag.name in ("article", "tr")] == [
        ("stars.effect", "The scale of stars: The dimension of effect"),
        ("declaration.target-group", "The declaration of knowledge: Target group"),
        ("declaration.method", "The declaration of knowledge: Method"),
        ("declaration.effect", "The declaration of knowledge: Effect for people"),
        ("declaration.implementation", "The declaration of knowledge: Implementation"),
        ("grades", "The scale of grades"),
    ]


def test_what_was_left_empty_says_so_to_scripts(full, full_site):
    tags = pages_of(full_site)[full["bare-guideline"].address].tags
    assert sum("data-empty" in tag.attributes for tag in tags) == 13


def test_lines_of_lists_name_their_entries(full_site):
    tags = pages_of(full_site)["en/methods/"].tags
    assert [tag.attributes["data-entry"] for tag in tags if "data-entry" in tag.attributes] == ["full-method", "second-method", "third-method"]


@pytest.mark.parametrize(("name", "picked"), [("methods/walk", True), ("pages/about", False)])
def test_what_the_portal_says_about_itself_is_not_compared(name, picked, site):
    small = site(entry(name, en="An entry"))
    one = name.partition("/")[2]
    assert (small.view(one).comparable, small.desk().link(small.catalogue.entries[one]).entry) == (picked, one if picked else "")


def test_scripts_say_every_word_that_they_are_given_and_no_other(site):
    page = "".join(path.read_text(encoding="utf-8") for path in SCRIPTS.glob("compare-*.js") if path.stem != "compare-tray")
    said = set(re.findall(r'\b(?:say|pressed|one)\("(\w+)"', page)) | set(re.findall(r'\? "(\w+)" : "\w+"\)', page)) | set(re.findall(r'\? "\w+" : "(\w+)"\)', page))
    said |= set(re.findall(r'\[(?:true|false), "(\w+)"\]', page))
    assert said == set(compare_view(site().desk()).words["ui"])


def test_the_tray_says_every_word_that_it_is_given(site):
    tray = (SCRIPTS / "compare-tray.js").read_text(encoding="utf-8")
    assert {word for word in tray_words(site().desk()) if not re.search(rf'words\.{word}\b|"{word}"', tray)} == set()


def test_groups_of_fields_have_names(site):
    """A block of facts that an entry's page has and the comparison does not know would never be compared."""
    words = compare_view(site().desk()).words
    assert set(words["fields"]) - {"facts"} < set(words["blocks"])
    assert {"dates", "facts", "about", "document", "accreditation"} <= {field.name for field in fields(EntryView)} & set(words["blocks"])
