"""The evidence map: what each cell says, and which rows and columns there are."""

from __future__ import annotations

from portal_build.pages import evidence_map
from tests.small_site import entry


def written(cell) -> str | dict[str, list[str]]:
    """A cell as readers see it."""
    if cell.state != "known":
        return {"none": "–", "gap": "nothing known"}[cell.state]
    return {block.label: [_written(item) for item in block.items] for block in cell.known}


def _written(item) -> str:
    said = f"{item.said}: " if getattr(item, "said", "") else ""
    where = f" [{item.language}]" if item.language else ""
    return f"{said}{item.text}{where} -> {item.href}"


def table(view) -> dict[str, dict]:
    """Method -> target group -> cell."""
    columns = [column.title.text for column in view.columns]
    return {row.method.text: dict(zip(columns, [written(cell) for cell in row.cells for _ in range(cell.columns)], strict=True)) for row in view.rows}


PEOPLE = entry("target-groups/old", en="Old people", da="Ældre") + entry("target-groups/young", en="Young people") + entry("target-groups/families", da="Familier")
EVALUATED = "evaluations: [{kind: effect-study, independence: independent, direction: harm, finding: {en: f}, reference: first-source}]"
RATED = "ratings: [{scale: stars, level: one, target_group: young, rater: {name: R}, date: 2020, reason: {en: r}}]"
GONE = "status: withdrawn\nwithdrawn: {date: 2025-01-01, reason: {en: r}}"


def test_every_state_of_a_cell(site):
    small = site(
        PEOPLE
        + entry("target-groups/gone", GONE, en="Gone")
        + entry("methods/walk", f"target_groups: [old, gone]\ntopics: [everyday-life]\n{EVALUATED}\n{RATED}", en="Walk")
        + entry("methods/talk", "target_groups: [old]", da="Tale")
        + entry("methods/draft", f"status: draft\ntarget_groups: [old]\n{RATED}", en="Draft")
        + entry("methods/away", f"{GONE}\ntarget_groups: [old]\n{RATED}", en="Away")
        + entry("publications/p", "editions: []", en="P")
        + entry("recommendations/do", "part_of: p\nnumber: 1\nmethods: [talk, talk]\ntarget_groups: [families]", en="Do it")
        + entry("recommendations/not", "part_of: p\nnumber: 2\nstatus: draft\nmethods: [talk]\ntarget_groups: [families]", en="Not yet")
        + entry("cases/failed", "contributor: {name: C}\norganisation: {name: O}\nlevel: team\nmethod: walk\ntarget_groups: [old]", en="It failed")
        + entry("cases/alone", "contributor: {name: C}\norganisation: {name: O}\nlevel: team\nmethod: talk", en="Nobody in particular")
    )
    view = small.plan("en/evidence-map/").view()
    here, harm = "../../en/methods/walk/", "Harm: Effect study -> ../../en/methods/walk/#evaluations"
    assert table(view) == {
        "Tale": {
            "Familier": {"Recommendations": ["Do it -> ../../en/recommendations/do/"]},
            "Old people": "nothing known",
            "Young people": "–",
            "No target group named": {"Cases": ["Nobody in particular -> ../../en/cases/alone/"]},
        },
        "Walk": {
            "Familier": "–",
            "Old people": {"Evaluations of the method": [harm], "Cases": ["It failed -> ../../en/cases/failed/"]},
            "Young people": {"Ratings": [f"one star -> {here}#rated-young"], "Evaluations of the method": [harm]},
            "No target group named": "–",
        },
    }
    assert [(row.method.language, row.topics) for row in view.rows] == [("da", ()), ("", ("everyday-life",))]
    assert [[cell.has for cell in row.cells] for row in view.rows] == [
        [("recommendation",), ("gap",), (), ("case",)],
        [(), ("evaluation", "case", "no-benefit"), ("rating", "evaluation", "no-benefit"), ()],
    ]
    assert [(topic, name.text) for topic, name in view.topics] == [("everyday-life", "Everyday life")]
    assert (view.groups_without, view.methods_left_out) == ((), ())


def test_one_cell_stands_for_all_neighbours_that_nothing_ties(site, monkeypatch):
    monkeypatch.setattr(evidence_map, "_WIDEST", 2)
    groups = "".join(entry(f"target-groups/{name}", en=name) for name in "abcdefg")
    view = site(groups + entry("methods/walk", "target_groups: [b, f]", en="Walk")).plan("en/evidence-map/").view()
    cells = [(cell.state, cell.columns, cell.group and cell.group.text) for cell in view.rows[0].cells]
    assert cells == [("none", 1, None), ("gap", 1, "b"), ("none", 2, None), ("none", 1, None), ("gap", 1, "f"), ("none", 1, None)]


def test_a_link_to_a_page_in_another_language_names_it(site):
    [row] = site(PEOPLE + entry("methods/walk", f"target_groups: [old]\n{EVALUATED}", da="Gå")).plan("en/evidence-map/").view().rows
    [harm] = row.cells[1].known[0].items
    assert (harm.href, harm.language, harm.hreflang) == ("../../da/metoder/walk/#evaluations", "", "da")


def test_evaluations_of_a_method_for_nobody_in_particular(site):
    view = site(PEOPLE + entry("methods/walk", EVALUATED, en="Walk")).plan("en/evidence-map/").view()
    assert list(table(view)["Walk"].items())[-1] == (
        "No target group named",
        {"Evaluations of the method": ["Harm: Effect study -> ../../en/methods/walk/#evaluations"]},
    )


def test_the_map_in_the_readers_language(site):
    view = site(PEOPLE + entry("methods/walk", "target_groups: [old]", en="Walk", da="Gå")).plan("da/evidenskort/").view()
    assert table(view) == {"Gå": {"Familier": "–", "Young people": "–", "Ældre": "nothing known"}}
    assert [link.text for link in view.groups_without] == ["Familier", "Young people"]


def test_an_empty_portal_has_an_empty_map(site):
    view = site().plan("en/evidence-map/").view()
    assert (view.columns, view.rows, view.groups_without) == ((), (), ())


def test_a_large_portal_names_what_is_empty_below_the_map(site, monkeypatch):
    monkeypatch.setattr(evidence_map, "_GROUPS_THAT_FIT", 2)
    monkeypatch.setattr(evidence_map, "_METHODS_THAT_FIT", 1)
    view = site(PEOPLE + entry("methods/walk", "target_groups: [old]", en="Walk") + entry("methods/idle", en="Idle")).plan("en/evidence-map/").view()
    assert table(view) == {"Walk": {"Old people": "nothing known"}}
    assert ([link.text for link in view.groups_without], [link.text for link in view.methods_left_out]) == (["Familier", "Young people"], ["Idle"])


def test_a_target_group_leads_to_its_column(site):
    small = site(PEOPLE + entry("methods/walk", en="Walk"))
    fact = next(fact for fact in small.view("old").facts if fact.id == "evidence_map")
    assert [(item.text, item.href) for item in fact.items] == [("Evidence map", "../../../en/evidence-map/?group=old#group-old")]


def test_a_portal_without_methods_sends_nobody_to_the_map(site):
    small = site(PEOPLE)
    assert (small.view("old").facts, small.plan("en/methods/").view().see) == ((), ())
