"""Relations from both ends."""

from __future__ import annotations

from tests.small_site import entry

GROUP = entry("target-groups/old", "broader: [all]", en="Old people") + entry("target-groups/all", en="All people")


def groups(view) -> dict[str, list[str]]:
    """Heading -> titles, with the language where it is another."""
    return {group.title: [f"{link.text} ({link.note})" if link.note else link.text for link in group.links] for group in view.groups}


def test_wider_and_narrower(site):
    small = site(GROUP)
    assert groups(small.view("old")) == {}
    assert [fact.label for fact in small.view("old").facts] == ["Part of the wider group"]
    assert groups(small.view("all")) == {"Narrower groups": ["Old people"]}


def test_a_method_and_what_names_it(site):
    small = site(
        GROUP
        + entry("methods/walk", "target_groups: [old]\nrelated: [run]", en="Walk")
        + entry("methods/run", en="Run")
        + entry("publications/book", "editions: []\nrecommendations: [go]", en="Book")
        + entry("recommendations/go", "part_of: book\nnumber: '1'\nmethods: [walk]", en="Go out")
        + entry("themes/out", "featured_methods: [walk]\nmethods: [run]\nrecommendations: [go]", en="Outside")
        + entry("cases/lost", "contributor: {name: A}\norganisation: {name: B}\nlevel: team\nmethod: walk", en="Lost")
        + entry("news/new", "concerns: [walk, out]", en="New")
    )
    assert groups(small.view("walk")) == {
        "See also": ["Run"],
        "Cases": ["Lost"],
        "News and events": ["New"],
        "Where this method is named": ["Go out"],
        "In focus in": ["Outside"],
    }
    assert groups(small.view("run")) == {"Where this method is named": ["Outside"], "See also": ["Walk"]}
    assert groups(small.view("old")) == {"Methods": ["Walk"]}
    assert groups(small.view("book")) == {}
    assert [item.text for item in small.view("book").recommendations] == ["Go out"]
    assert groups(small.view("go")) == {"Recommended in": ["Outside"]}
    assert groups(small.view("out")) == {"Methods": ["Run"], "Recommendations": ["Go out"], "News and events": ["New"]}
    assert groups(small.view("lost")) == {}
    assert groups(small.view("new")) == {"Concerns": ["Walk", "Outside"]}


def test_a_rating_says_more_than_naming_the_group(site):
    rating = "[{scale: stars, level: one, target_group: old, rater: {name: R}, date: 2020, reason: {en: r}}]"
    small = site(GROUP + entry("methods/walk", f"target_groups: [old]\nratings: {rating}", en="Walk"))
    assert groups(small.view("old")) == {"Methods rated for this group": ["Walk"]}


def test_each_related_entry_once(site):
    small = site(
        entry("articles/a", "kind: comment\nrelated: [b, b, a]", en="A") + entry("articles/b", "kind: comment\nrelated: [a]", en="B")
    )
    assert groups(small.view("a")) == {"See also": ["B"]}
    assert groups(small.view("b")) == {"See also": ["A"]}


def test_drafts_and_withdrawn_entries_are_not_related(site):
    gone = "kind: comment\nrelated: [a]\nstatus: withdrawn\nwithdrawn: {date: 2025-01-01, reason: {en: r}, superseded_by: a}"
    small = site(
        entry("articles/a", "kind: comment\nrelated: [draft, gone, nothing]", en="A")
        + entry("articles/draft", "kind: comment\nrelated: [a]\nstatus: draft", en="Draft")
        + entry("articles/gone", gone, en="Gone")
    )
    assert groups(small.view("a")) == {}
    assert groups(small.view("gone")) == {"See also": ["A"]}


def test_what_is_in_another_language_says_so(site):
    small = site(
        entry("articles/a", "kind: comment\nrelated: [b]", en="A", da="A på dansk") + entry("articles/b", "kind: comment", en="B in English")
    )
    assert groups(small.view("a", "da")) == {"See also": ["B in English (engelsk)"]}
    assert groups(small.view("b")) == {"See also": ["A"]}


def test_replaced_and_replacing(site):
    small = site(
        entry("guidelines/new", "document: {title: {en: N}}\nsupersedes: [older]", en="New")
        + entry("guidelines/older", "document: {title: {en: O}}", en="Older")
    )
    assert groups(small.view("older")) == {"Replaced by": ["New"]}
    assert [[item.text for item in fact.items] for fact in small.view("new").facts] == [["Older"]]


GONE = "status: withdrawn\nwithdrawn: {date: 2025-01-01, reason: {en: r}}"
WITHDRAWN = (
    entry("methods/gone", GONE, en="Gone")
    + entry("methods/walk", "related: [gone]", en="Walk")
    + entry("target-groups/former", GONE, en="Former group")
)


def test_lists_of_what_to_read_leave_out_what_was_withdrawn(site):
    glossary = "-- content/vocabularies/glossary.yml --\ntitle: {en: G}\nversion: '1'\nconcepts: [{id: t, prefLabel: {en: term}, see: [gone, walk]}]\n"
    small = site(WITHDRAWN + glossary + entry("themes/out", "featured_methods: [gone, walk]\nmethods: [gone]", en="Outside"))
    assert [link.text for link in small.view("out").featured] == ["Walk"]
    assert (groups(small.view("out")), groups(small.view("walk"))) == ({}, {"In focus in": ["Outside"]})
    [(_, [term])] = small.plan("en/glossary/").view().letters
    assert [link.text for link in term.see] == ["Walk"]


def test_facts_that_stay_true_say_that_what_they_name_was_withdrawn(site):
    small = site(
        WITHDRAWN
        + entry("cases/lost", "contributor: {name: A}\norganisation: {name: B}\nlevel: team\nmethod: gone\ntarget_groups: [former]", en="Lost", da="Tabt")
        + entry("recommendations/go", "part_of: book\nnumber: '1'\nmethods: [gone, walk]", en="Go out")
        + entry("publications/book", "editions: []\nrecommendations: [go]", en="Book")
    )
    view = small.view("lost", "da")
    assert [(link.text, link.note) for fact in view.facts if fact.id == "method" for link in fact.items] == [("Gone", "engelsk, withdrawn")]
    assert [(link.text, link.note) for link in view.for_whom] == [("Former group", "engelsk, withdrawn")]
    methods = next(fact for fact in small.view("go").facts if fact.id == "methods")
    assert [(link.text, link.note) for link in methods.items] == [("Gone", "withdrawn"), ("Walk", "")]
