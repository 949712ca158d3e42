"""Ratings, each on its own scale, and evaluations, as the page of a method shows them."""

from __future__ import annotations

import pytest

from tests.small_site import entry

RATED = """
ratings:
  - {scale: stars, level: two, target_group: old, rater: {name: R., country: NL}, date: 2021-06, reason: {en: Because.}, reference: second-source}
  - {scale: nothing, level: two, target_group: old, rater: {name: R.}, date: 2021, reason: {en: r}}
evaluations:
  - {kind: final-evaluation, independence: not-stated, direction: benefit, finding: {en: Good.}, reference: first-source}
  - {kind: effect-study, independence: independent, direction: no-effect, finding: {en: None.}, date: 2020, reference: first-source}
  - {kind: final-evaluation, independence: developer, direction: no-effect, finding: {en: Hm.}, date: 2020, reference: first-source}
"""
PEOPLE = entry("target-groups/old", en="Old people") + entry("target-groups/young", da="Unge")


def shown(item) -> str:
    return item.text + (f" ({item.note})" if item.note else "") + (f" [{item.language}]" if item.language else "")


def in_short(found) -> str:
    """A finding as the page writes it, with its mark."""
    words = f"{found.outcome} | {found.said}: {found.text}" if found.said else f"{found.outcome} | {found.text}"
    about = [shown(one) for one in (found.scale, *found.dimensions, found.target_group) if one]
    return words + (f" ({'; '.join(about)})" if about else "")


def test_one_verdict_with_its_whole_scale(site):
    [group] = site(entry("methods/walk", RATED, en="Walk") + PEOPLE).view("walk").ratings
    [declared] = group.declarations
    [rating] = declared.ratings
    assert (group.id, group.target_group.text) == ("rated-old", "Old people")
    assert (declared.scale.title.text, declared.scale.version, declared.scale.source.text) == ("Stars", "2", "The first source")
    assert [(level.label.text, level.outcome) for level in declared.scale.levels] == [("one star", "uncertain"), ("two stars", "benefit")]
    assert [shown(item) for item in (declared.rater, declared.date, declared.reference)] == ["R. (Netherlands)", "June 2021", "Den anden kilde [da]"]
    assert (rating.dimension, rating.level.text, rating.step, rating.outcome, rating.said, rating.reason.text) == (None, "two stars", 2, "benefit", "", "Because.")
    assert declared.chart is None


def test_evaluations(site):
    view = site(entry("methods/walk", RATED, en="Walk") + PEOPLE).view("walk")
    assert [(one.kind, one.independence, one.direction, one.outcome, one.finding.text, one.date and one.date.text) for one in view.evaluations] == [
        ("Final evaluation", "Evaluators not stated", "Benefit", "benefit", "Good.", None),
        ("Effect study", "By evaluators independent of the developers", "No effect", "no-effect", "None.", "2020"),
        ("Final evaluation", "By those who developed or run it", "No effect", "no-effect", "Hm.", "2020"),
    ]


def test_the_head_says_what_was_found_whatever_it_was(site):
    view = site(entry("methods/walk", RATED, en="Walk") + PEOPLE).view("walk")
    assert [(in_short(found), found.href) for found in view.assurance] == [
        ("benefit | two stars (Stars)", "#ratings"),
        ("benefit | Benefit: Final evaluation", "#evaluations"),
        ("no-effect | No effect: Effect study, Final evaluation", "#evaluations"),
    ]


SCALE = """
-- content/vocabularies/scales/letters.yml --
title: {en: Letters, da: Bogstaver}
version: "1"
source: first-source
dimensions:
  - {id: aim, label: {en: Aim, da: Formål}}
  - {id: effect, label: {en: Effect, da: Effekt}}
  - {id: cost, label: {en: Cost}}
  - {id: theory, label: {en: Theory, da: Teori}}
levels:
  - {id: c, label: {en: C}, outcome: harm}
  - {id: b, label: {en: B}, outcome: no-effect}
  - {id: a, label: {en: A}, outcome: benefit}
"""


def rating(dimension: str, level: str, group: str = "old", rater: str = "R.", date: str = "2021", scale: str = "letters") -> str:
    said = f", dimension: {dimension}" if dimension else ""
    return f"  - {{scale: {scale}{said}, level: {level}, target_group: {group}, rater: {{name: {rater}}}, date: {date}, reason: {{en: Why {dimension}.}}}}\n"


def declared(view) -> list:
    """Target group -> declarations: scale, rater, and each dimension with its level."""
    return [
        (
            group.target_group.text,
            [
                (
                    one.scale.title.text,
                    one.rater.text,
                    [(row.dimension and row.dimension.text, row.level and row.level.text, row.step, row.said) for row in one.ratings],
                )
                for one in group.declarations
            ],
        )
        for group in view.ratings
    ]


def test_ratings_of_one_scale_rater_group_and_day_are_one_declaration(site):
    facts = "ratings:\n" + "".join(
        [
            rating("theory", "a"),
            rating("aim", "b"),
            rating("", "two", scale="stars"),
            rating("effect", "c"),
            rating("aim", "a", group="young"),
            rating("aim", "a", rater="Other"),
            rating("aim", "c", date="2022"),
            rating("aim", "c"),
        ]
    )
    view = site(SCALE + entry("methods/walk", facts, en="Walk") + PEOPLE).view("walk")
    not_rated = [("Effect", None, 0, ""), ("Cost", None, 0, ""), ("Theory", None, 0, "")]
    assert declared(view) == [
        (
            "Old people",
            [
                ("Letters", "R.", [("Aim", "B", 2, "No effect"), ("Effect", "C", 1, "Harm"), ("Cost", None, 0, ""), ("Theory", "A", 3, "")]),
                ("Stars", "R.", [(None, "two stars", 2, "")]),
                ("Letters", "Other", [("Aim", "A", 3, ""), *not_rated]),
                ("Letters", "R.", [("Aim", "C", 1, "Harm"), *not_rated]),
                # What contradicts a verdict of the same day is shown beside it.
                ("Letters", "R.", [("Aim", "C", 1, "Harm"), *not_rated]),
            ],
        ),
        ("Unge", [("Letters", "R.", [("Aim", "A", 3, ""), *not_rated])]),
    ]


def test_a_chart_needs_three_verdicts_and_says_in_words_what_it_shows(site):
    three = "ratings:\n" + rating("aim", "b") + rating("effect", "c") + rating("theory", "a")
    small = site(SCALE + entry("methods/walk", three, en="Walk") + entry("methods/run", "ratings:\n" + rating("aim", "b") + rating("cost", "a"), en="Run") + PEOPLE)
    chart = small.view("walk").ratings[0].declarations[0].chart
    assert (chart.title, chart.words) == (
        "Radar chart: Letters",
        "Aim: B – No effect, step 2 of 3. Effect: C – Harm, step 1 of 3. Cost: not rated. Theory: A, step 3 of 3.",
    )
    assert small.view("run").ratings[0].declarations[0].chart is None


def test_words_of_a_scale_in_another_language_are_marked_with_it(site):
    three = "ratings:\n" + rating("aim", "b") + rating("effect", "c") + rating("cost", "a")
    view = site(SCALE + entry("methods/walk", three, da="Gå") + PEOPLE).view("walk", "da")
    [declaration] = view.ratings[0].declarations
    assert [shown(row.dimension) for row in declaration.ratings] == ["Formål", "Effekt", "Cost [en]", "Teori"]
    assert [shown(level.label) for level in declaration.scale.levels] == ["C [en]", "B [en]", "A [en]"]
    assert [in_short(found) for found in view.assurance] == [
        "no-effect | No effect: B (Bogstaver; Formål)",
        "harm | Harm: C (Bogstaver; Effekt)",
        "benefit | A (Bogstaver; Cost [en])",
    ]


def test_a_level_that_the_scale_lacks_is_shown_as_it_stands(site):
    [group] = site(entry("methods/walk", "ratings:\n" + rating("", "nine", scale="stars"), en="Walk") + PEOPLE).view("walk").ratings
    [only] = group.declarations[0].ratings
    assert (only.level.text, only.step, only.outcome) == ("nine", 0, "uncertain")


def test_nothing_is_said_of_a_group_that_is_not_public(site):
    hidden = entry("target-groups/secret", "status: draft", en="Secret") + entry("target-groups/ours", "audience: members", en="Ours")
    facts = "ratings:\n" + "".join(rating("", "two", group=group, scale="stars") for group in ("secret", "old", "ours"))
    view = site(entry("methods/walk", facts, en="Walk") + PEOPLE + hidden).view("walk")
    assert [group.id for group in view.ratings] == ["rated-old"]
    assert [in_short(found) for found in view.assurance] == ["benefit | two stars (Stars)"]


def test_what_is_found_of_a_method_goes_with_every_link_to_it(site):
    facts = "ratings:\n" + rating("aim", "c") + rating("effect", "c") + rating("aim", "a", group="young") + rating("", "two", scale="stars")
    small = site(SCALE + entry("methods/walk", facts, en="Walk") + entry("methods/gone", f"status: withdrawn\n{facts}", en="Gone") + PEOPLE)
    links = {name: small.desk().link(small.site.catalogue.entries[name]) for name in ("walk", "gone", "old")}
    assert {name: [in_short(found) for found in link.found] for name, link in links.items()} == {
        "walk": [
            "harm | Harm: C (Letters; Aim; Effect; Old people)",
            "benefit | A (Letters; Aim; Unge [da])",
            "benefit | two stars (Stars; Old people)",
        ],
        "gone": [],
        "old": [],
    }
    assert len(small.view("gone").assurance) == 3


@pytest.mark.parametrize(("label", "said"), [("E", "Harm"), ("Harm", ""), ("harm was found", "")])
def test_harm_is_said_once(site, label, said):
    scale = f"""
-- content/vocabularies/scales/one.yml --
title: {{en: One}}
version: "1"
source: first-source
levels: [{{id: e, label: {{en: {label}}}, outcome: harm}}]
"""
    view = site(scale + entry("methods/walk", "ratings:\n" + rating("", "e", scale="one"), en="Walk") + PEOPLE).view("walk")
    assert (view.ratings[0].declarations[0].ratings[0].said, view.assurance[0].said) == (said, said)
