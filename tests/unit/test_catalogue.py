"""All entries together."""

from __future__ import annotations

from datetime import date

import pytest

from portal_build.catalogue import history, updated, without
from tests.small_site import entry

KIND = "kind: comment"
GONE = KIND + "\nstatus: withdrawn\nwithdrawn: {date: 2025-01-01, reason: {en: r}}"


def test_what_has_a_page_and_what_is_listed(site):
    catalogue = site(
        entry("articles/a", KIND + "\ntopics: [everyday-life]", en="A")
        + entry("articles/draft", KIND + "\nstatus: draft\ntopics: [everyday-life]", en="Draft")
        + entry("articles/gone", GONE + "\ntopics: [everyday-life]", en="Gone")
        + entry("methods/m", en="M")
    ).catalogue
    assert [one.id for one in catalogue.published] == ["a", "gone", "m"]
    assert [one.id for one in catalogue.current] == ["a", "m"]
    assert [one.id for one in catalogue.of_type("article")] == ["a"]
    assert {topic: [one.id for one in entries] for topic, entries in catalogue.by_topic.items()} == {"everyday-life": ["a"]}
    assert [name for name in ("a", "draft", "gone", "nothing") if catalogue.page_of(name)] == ["a", "gone"]


def test_relations_from_the_other_end(site):
    catalogue = site(
        entry("articles/a", KIND + "\nrelated: [m, nothing]", en="A")
        + entry("articles/gone", GONE + "\nrelated: [m]", en="Gone")
        + entry("methods/m", "target_groups: [g]\nratings: [{scale: stars, level: one, target_group: g, rater: {name: R}, date: 2020, reason: {en: r}}]", en="M")
        + entry("target-groups/g", en="G")
    ).catalogue
    found = {name: [(one.field, one.entry.id) for one in catalogue.incoming(catalogue.entries[name])] for name in ("a", "m", "g")}
    assert found == {"a": [], "m": [("related", "a")], "g": [("target_groups", "m"), ("ratings.target_group", "m")]}


def test_of_two_entries_or_claims_with_one_id_the_first_counts(site):
    def claim(value: int) -> str:
        return f"claims: [{{id: share, value: {value}, unit: count, quantity: {{en: q}}, population: {{en: p}}}}]"

    catalogue = site(
        entry("articles/x", f"{KIND}\n{claim(1)}", en="Article") + entry("methods/x", claim(2), en="Method") + entry("methods/y", claim(3), en="Y")
    ).catalogue
    assert catalogue.entries["x"].type == "article"
    assert (catalogue.claims["share"][0].value, catalogue.claims["share"][1].id) == (1, "x")


UPDATED = {
    "published": ("published: 2020-01-01", date(2020, 1, 1)),
    "minor": ("published: 2020-01-01\nchanges: [{date: 2021-01-01, kind: minor}]", date(2020, 1, 1)),
    "major": ("published: 2020-01-01\nchanges: [{date: 2022-01-01, kind: major}, {date: 2021-01-01, kind: correction}]", date(2022, 1, 1)),
    "change before publication": ("published: 2020-01-01\nchanges: [{date: 2019-01-01, kind: major}]", date(2020, 1, 1)),
    "change only": ("changes: [{date: 2019-01-01, kind: correction}]", date(2019, 1, 1)),
    "nothing": ("", None),
}


@pytest.mark.parametrize(("facts", "day"), UPDATED.values(), ids=UPDATED)
def test_updated(facts: str, day: date | None, site):
    assert updated(site(entry("articles/x", f"{KIND}\n{facts}", en="X")).catalogue.entries["x"]) == day


LEFT_OUT = {
    "facts": ("content/articles/x/entry.yml", None, {"x"}),
    "source text": ("content/articles/x/index.en.md", None, {"x"}),
    "translation": ("content/articles/x/index.da.md", (["en"], ["a.pdf"]), set()),
    "file": ("content/articles/x/a.pdf", (["en", "da"], []), set()),
    "something else": ("content/articles/y/entry.yml", (["en", "da"], ["a.pdf"]), set()),
}


@pytest.mark.parametrize(("path", "left", "broken"), LEFT_OUT.values(), ids=LEFT_OUT)
def test_what_is_left_without_a_file(path: str, left: tuple | None, broken: set[str], site):
    archive = entry("articles/x", KIND, en="X", da="X") + "-- content/articles/x/a.pdf --\nx\n"
    catalogue = without(site(archive).catalogue, {path})
    found = catalogue.entries.get("x")
    assert (found and (sorted(found.texts, reverse=True), list(found.files))) == left
    assert catalogue.broken == broken


HISTORY = """
published: 2024-02-01
status: withdrawn
changes:
  - {date: 2024-01-01, kind: major, note: {en: Before.}}
  - {date: 2024-02-01, kind: minor}
  - {date: 2024-02-01, kind: correction, note: {en: First.}}
  - {date: 2024-02-01, kind: major, note: {en: Second.}}
withdrawn: {date: 2024-03-01, reason: {en: Over.}}
"""


def test_what_readers_should_know_of_each_line_with_a_name_of_its_own(site):
    catalogue = site(entry("methods/m", HISTORY, en="M")).catalogue
    lines = [(one.kind, f"{one.date}", one.id, one.place, one.note and one.note["en"]) for one in history(catalogue.entries["m"])]
    assert lines == [
        ("withdrawn", "2024-03-01", "withdrawn", 0, "Over."),
        ("major", "2024-02-01", "2024-02-01.3", 2, "Second."),
        ("correction", "2024-02-01", "2024-02-01.2", 1, "First."),
        ("published", "2024-02-01", "published", 0, None),
        ("major", "2024-01-01", "2024-01-01", 0, "Before."),
    ]


def test_the_chronicle_has_of_a_withdrawn_entry_only_that(site):
    changes = "changes: [{date: 2024-03-01, kind: correction, note: {en: n}}, {date: 2024-03-02, kind: minor}]"
    catalogue = site(
        entry("methods/m", HISTORY + "topics: [everyday-life]\ntarget_groups: [g]", en="M")
        + entry("articles/a", f"{KIND}\npublished: 2024-01-01\ntopics: [everyday-life]\n{changes}", en="A")
        + entry("target-groups/g", "published: 2024-01-02", en="G")
        + entry("pages/about", f"published: 2024-04-01\n{changes}", en="About")
        + entry("articles/draft", KIND + "\nstatus: draft\npublished: 2024-04-01", en="Draft")
    ).catalogue

    def names(lines) -> list[str]:
        return [f"{entry.id} {line.id}" for line, entry in lines]

    assert names(catalogue.chronicle) == ["a 2024-03-01", "m withdrawn", "g published", "a published"]
    assert names(catalogue.corrections) == ["a 2024-03-01", "m withdrawn"]
    assert {topic: names(lines) for topic, lines in catalogue.chronicle_by_topic.items()} == {"everyday-life": ["a 2024-03-01", "m withdrawn", "a published"]}
    assert {group: names(lines) for group, lines in catalogue.chronicle_by_group.items()} == {"g": ["m withdrawn", "g published"]}
