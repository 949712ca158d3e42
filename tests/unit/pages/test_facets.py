"""Which facets a list has, and which entries have which value."""

from __future__ import annotations

import pytest

from portal_build.model import COLLECTIONS
from portal_build.model.reference_data import FACETS
from portal_build.pages import facets, labels
from portal_build.pages.facets import facets_of
from tests.small_site import entry

KIND = "kind: comment"
VOCABULARIES = """
-- content/vocabularies/topics.yml --
title: {en: Topics}
version: "1"
concepts:
  - {id: work, prefLabel: {en: Work, da: Arbejde}}
  - {id: home, prefLabel: {en: Home life, da: Ægteskab og hjem}}
  - {id: money, prefLabel: {en: Money}}
-- content/vocabularies/settings.yml --
title: {en: Settings}
version: "1"
concepts: [{id: school, prefLabel: {en: School}}, {id: clinic, prefLabel: {en: Clinic}}, {id: prison, prefLabel: {en: Prison}}]
-- content/vocabularies/archetypes.yml --
title: {en: Archetypes}
version: "1"
concepts: [{id: too-early, prefLabel: {en: Too early}}, {id: nobody-asked, prefLabel: {en: Nobody asked}}]
-- content/vocabularies/scales/grades.yml --
title: {en: Grades}
version: "1"
source: first-source
dimensions: [{id: effect, label: {en: Effect}}, {id: theory, label: {en: Theory}}]
levels: [{id: weak, label: {en: weak}, outcome: uncertain}, {id: fair, label: {en: fair}, outcome: uncertain}, {id: strong, label: {en: strong}, outcome: benefit}]
"""
RATER = "target_group: adults, rater: {name: R}, date: 2020, reason: {en: r}"
FOUND = "kind: other, independence: developer, finding: {en: f}, reference: first-source"
METHODS = (
    VOCABULARIES
    + entry("target-groups/adults", en="Adults")
    + entry("target-groups/teens", en="Teenagers", da="Unge")
    + entry(
        "methods/walk",
        f"""
topics: [work, home]
target_groups: [teens]
setting: [school]
regions: [DK]
places: [{{name: Oslo, country: "NO"}}, {{name: Bergen, country: "NO"}}]
evaluations: [{{{FOUND}, direction: harm}}, {{{FOUND}, direction: benefit}}, {{{FOUND}, direction: harm}}]
ratings: [{{scale: stars, level: one, {RATER}}}, {{scale: grades, dimension: effect, level: strong, {RATER}}}]
""",
        en="Walk",
        da="Gå",
    )
    + entry(
        "methods/talk",
        f"""
topics: [work, no-such-topic]
target_groups: [teens, no-such-group]
setting: [school, clinic]
regions: [DK]
ratings: [{{scale: stars, level: two, {RATER}}}, {{scale: stars, level: one, {RATER}}}, {{scale: grades, dimension: effect, level: weak, {RATER}}}]
""",
        en="Talk",
    )
    + entry("methods/swim", "topics: [work]\nsetting: [school]", da="Svøm")
    + entry("methods/gone", "topics: [money]\nsetting: [prison]\nstatus: withdrawn\nwithdrawn: {date: 2025-01-01, reason: {en: r}}", en="Gone")
    + entry("methods/draft", "topics: [money]\nsetting: [prison]\nstatus: draft", en="Draft")
)


def found(small, collection: str) -> dict[str, dict[str, list[str]]]:
    """Facet -> value -> ids of the entries that have it."""
    return {facet.id: {value: [one.id for one in having] for value, having in facet.values.items()} for facet in facets_of(small.catalogue)[collection]}


def test_methods(site):
    assert found(site(METHODS), "methods") == {
        "topic": {"work": ["swim", "talk", "walk"], "home": ["walk"]},
        "target_group": {"teens": ["talk", "walk"], "adults": ["talk", "walk"]},
        "setting": {"school": ["swim", "talk", "walk"], "clinic": ["talk"]},
        "rating.stars": {"two": ["talk"], "one": ["talk", "walk"]},
        "rating.grades.effect": {"weak": ["talk"], "strong": ["walk"]},
        "finding": {"harm": ["walk"], "benefit": ["walk"]},
        "country": {"DK": ["talk", "walk"], "NO": ["walk"]},
        "language": {"da": ["swim", "walk"], "en": ["talk", "walk"]},
    }


def test_a_rating_of_another_dimension_or_an_unknown_level_is_no_value(site):
    ratings = (
        f"ratings: [{{scale: stars, level: ten, {RATER}}}, {{scale: moons, level: one, {RATER}}}, {{scale: grades, dimension: no-such, level: weak, {RATER}}}]"
    )
    small = site(VOCABULARIES + entry("target-groups/adults", en="Adults") + entry("methods/a", ratings, en="A") + entry("methods/b", en="B"))
    assert found(small, "methods") == {}


def test_what_narrows_nothing_down_is_left_out(site):
    same = "topics: [everyday-life]\nregions: [DK, NO]".replace("NO", '"NO"')
    small = site(entry("articles/a", f"{KIND}\n{same}", en="A", da="A") + entry("articles/b", f"kind: interview\n{same}", en="B", da="B"))
    # One topic; two countries and two languages, but each of all entries.
    assert found(small, "articles") == {"kind": {"comment": ["a"], "interview": ["b"]}}


def test_recommendations_keep_publishers_words_and_scales_apart(site):
    part = "part_of: {}\nnumber: '1'\n"
    small = site(
        VOCABULARIES
        + entry("publications/p", "editions: [{year: 2020, publishers: [{name: P}]}]", en="The publication")
        + entry("publications/q", "editions: [{year: 2021, publishers: [{name: Q}]}]", en="Another publication")
        + entry("recommendations/a", part.format("p") + "strength: {words: {da: Bør  (altid), en: should always}}", da="A")
        + entry("recommendations/b", part.format("p") + "strength: {words: {en: bør altid, da: bør altid}}", da="B")
        + entry("recommendations/c", part.format("q") + "strength: {scale: stars, level: one}\ncertainty: {scale: stars, level: two}", en="C")
        + entry("recommendations/d", part.format("no-such") + "strength: {scale: stars, level: two, words: {en: maybe}}\ncertainty: {words: {en: low}}", en="D")
        + entry("recommendations/e", part.format("q") + "strength: {words: {en: '–'}}\ncertainty: {scale: stars, level: one}", en="E")
        + entry("recommendations/f", part.format("q") + "strength: {words: {en: kan}}", en="F")
    )
    assert found(small, "recommendations") == {
        "part_of": {"p": ["a", "b"], "q": ["c", "e", "f"]},
        "strength": {"bør-altid": ["a", "b"], "kan": ["f"]},
        "strength.stars": {"one": ["c"], "two": ["d"]},
        "certainty.stars": {"two": ["c"], "one": ["e"]},
        "language": {"da": ["a", "b"], "en": ["c", "d", "e", "f"]},
    }


def test_words_that_hardly_any_two_share_are_no_facet(site):
    part = "part_of: p\nnumber: '1'\nstrength: {{words: {{en: word {0}}}}}"
    few, many = ("".join(entry(f"recommendations/r{number}", part.format(number), en=f"R {number}") for number in range(count)) for count in (12, 13))
    assert list(found(site(few), "recommendations")) == ["strength"]
    assert list(found(site(many), "recommendations")) == []


def test_cases_courses_and_events(site):
    told = "contributor: {name: C}\norganisation: {name: O}\n"
    course = "chapters: []\nobjectives: []\n"
    small = site(
        VOCABULARIES
        + entry("cases/a", told + "level: team\narchetypes: [too-early, nobody-asked]\nregions: [NL]", en="A")
        + entry("cases/b", told + "level: system\narchetypes: [too-early]\nregions: [DK]", en="B")
        + entry("courses/c1", course + "access: {kind: open}", en="A")
        + entry("courses/c2", course + "access: {kind: login}", en="B")
        + entry("courses/c3", course, en="C")
        + entry("events/e1", "start: 2026-01-01\ncountry: DK\nregions: [DK, NL]", en="A")
        + entry("events/e2", "start: 2026-02-01\ncountry: NL", en="B")
    )
    assert {name: found(small, name) for name in ("cases", "courses", "events", "pages")} == {
        "cases": {
            "archetype": {"too-early": ["a", "b"], "nobody-asked": ["a"]},
            "level": {"team": ["a"], "system": ["b"]},
            "country": {"NL": ["a"], "DK": ["b"]},
        },
        "courses": {"access": {"open": ["c1"], "login": ["c2"]}},
        "events": {"country": {"DK": ["e1"], "NL": ["e1", "e2"]}},
        "pages": {},
    }


@pytest.mark.parametrize("table", [facets._STATED, labels.FACET], ids=["stated", "label"])
def test_every_facet_is_known_everywhere(table):
    assert set(table) == {*FACETS, "topic", "language"}


def test_every_collection_has_facets_that_there_are():
    assert set(facets._OF_COLLECTION) | {"pages"} == set(COLLECTIONS)
    assert {name for names in facets._OF_COLLECTION.values() for name in names} == {*FACETS, "topic", "language"}
