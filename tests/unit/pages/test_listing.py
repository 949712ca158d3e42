"""Lists of the entries of a type, their facets, and the lists of values."""

from __future__ import annotations

from portal_build.model import COLLECTIONS
from portal_build.model.reference_data import FIXED_PAGES
from tests.small_site import entry
from tests.unit.pages.test_facets import FOUND, KIND, METHODS, RATER, VOCABULARIES


def titles(lines) -> list[str]:
    return [said(getattr(line, "row", line).link) for line in lines]


def said(link) -> str:
    return f"{link.text} ({link.note})" if link.note else link.text


def facets(view) -> dict[str, list[str]]:
    """Label -> each value with its count and, where it is a link, its address."""
    return {": ".join(one.text for one in facet.label): [value(one) for one in facet.values] for facet in view.facets}


def value(one) -> str:
    return " ".join(filter(None, [said(one.name), str(one.count), one.name.href, one.leads_to and f"[{one.leads_to}]"]))


def test_a_list_in_alphabetical_order_with_what_is_in_other_languages(site):
    small = site(
        entry("methods/a", en="Zebra", da="Åben")
        + entry("methods/b", en="apple", da="Ærlig")
        + entry("methods/c", da="Zoo")
        + entry("methods/d", nl="Nederlands", da="Øl")
        + entry("methods/e", "status: draft", en="Draft")
        + entry("methods/f", "status: withdrawn\nwithdrawn: {date: 2025-01-01, reason: {en: r}}", en="Gone")
    )
    english = small.plan("en/methods/").view()
    assert (titles(english.lines), titles(english.elsewhere)) == (["apple", "Zebra"], ["Nederlands (Dutch)", "Zoo (Danish)"])
    assert [(line.row.link.href, line.row.link.language) for line in english.elsewhere] == [
        ("../../nl/methoden/d/", "nl"),
        ("../../da/metoder/c/", "da"),
    ]
    danish = small.plan("da/metoder/").view()
    assert (titles(danish.lines), danish.elsewhere) == (["Zoo", "Ærlig", "Øl", "Åben"], ())
    assert (english.order, english.changes.href) == ("In alphabetical order.", "../../en/changes/")


def test_news_newest_first(site):
    view = site(
        entry("news/a", "published: 2024-01-01", en="First")
        + entry("news/b", "published: 2024-03-01", en="Third")
        + entry("news/c", "published: 2023-01-01\nchanges: [{date: 2025-01-01, kind: correction, note: {en: n}}]", en="Corrected")
        + entry("news/d", "published: 2024-02-01\nchanges: [{date: 2025-02-01, kind: minor}]", en="Second")
        + entry("news/e", "", en="Undated")
        + entry("news/f", "published: 2024-03-01", en="Another third")
    ).plan("en/news/").view()
    assert [(line.row.link.text, line.row.day and (line.row.day[0], line.row.day[1].text), line.row.updated, line.place) for line in view.lines] == [
        ("Corrected", ("Updated", "1 January 2025"), "2025-01-01", 1),
        ("Another third", ("Published", "1 March 2024"), "2024-03-01", 0),
        ("Third", ("Published", "1 March 2024"), "2024-03-01", 4),
        ("Second", ("Published", "1 February 2024"), "2024-02-01", 3),
        ("First", ("Published", "1 January 2024"), "2024-01-01", 2),
        ("Undated", None, "", 5),
    ]
    assert (view.order, view.changes, view.labels["ui"]["sorts"]) == ("Newest first.", None, {"updated": "Newest first", "title": "A–Z"})


def test_events_by_the_day_on_which_they_begin(site):
    view = site(
        entry("events/a", "published: 2024-01-01\nstart: 2026-09-01", en="Later")
        + entry("events/b", "published: 2025-01-01\nstart: 2026-05-01", en="Sooner")
    ).plan("en/events/").view()
    assert [(line.row.link.text, line.row.day[0], line.row.day[1].text) for line in view.lines] == [
        ("Later", "From", "1 September 2026"),
        ("Sooner", "From", "1 May 2026"),
    ]
    assert view.labels["ui"]["sorts"] == {"start": "Latest first", "title": "A–Z"}


def test_pages_in_other_languages_are_listed_with_the_others(site):
    view = site(entry("pages/om", "menu: none", da="Om portalen")).plan("en/pages/").view()
    assert (view.lines, titles(view.elsewhere), view.facets) == ((), ["Om portalen (Danish)"], ())


def test_facets_with_counts_and_the_lists_of_their_values(site):
    small = site(METHODS)
    assert facets(small.plan("en/methods/").view()) == {
        # Topics have pages of their own; what all entries have is the list itself.
        "Topic": ["Home life 1 ../../en/topics/home/#methods", "Work 3 ../../en/topics/work/#methods"],
        "Target group": ["Adults 2 ../../en/methods/target-group/adults/", "Teenagers 2 ../../en/methods/target-group/teens/"],
        "Setting": ["Clinic 1 ../../en/methods/setting/clinic/", "School 3"],
        # Scales in their own order, weakest first.
        "Rating: Grades: Effect": ["weak 1 ../../en/methods/rating/grades/effect/weak/", "strong 1 ../../en/methods/rating/grades/effect/strong/"],
        "Rating: Stars": ["one star 2 ../../en/methods/rating/stars/one/", "two stars 1 ../../en/methods/rating/stars/two/"],
        "What evaluations found": ["Benefit 1 ../../en/methods/finding/benefit/", "Harm 1 ../../en/methods/finding/harm/"],
        "Country": ["Denmark 2 ../../en/methods/country/dk/", "Norway 1 ../../en/methods/country/no/"],
        "Available in": ["Danish 2 ../../da/metoder/ [da]", "English 2"],
    }
    danish = facets(small.plan("da/metoder/").view())
    assert (danish["Topic"], danish["Target group"], danish["Available in"]) == (
        ["Arbejde 3 ../../da/emner/work/#methods", "Ægteskab og hjem 1 ../../da/emner/home/#methods"],
        ["Adults (engelsk) 2 ../../da/metoder/target-group/adults/", "Unge 2 ../../da/metoder/target-group/teens/"],
        ["Dansk 2", "Engelsk 2 ../../en/methods/ [en]"],
    )
    # In Dutch there is nothing to read of it, and the topic's page has it among the other languages.
    dutch = facets(small.plan("nl/methoden/").view())
    assert dutch["Topic"] == ["Home life (Engels) 1 ../../nl/onderwerpen/home/#elsewhere", "Work (Engels) 3 ../../nl/onderwerpen/work/#elsewhere"]


def test_what_the_script_filters_by(site):
    lines = site(METHODS).plan("en/methods/").view().lines
    assert {line.row.id: line.values for line in lines} == {
        "walk": "topic:work topic:home target_group:teens target_group:adults setting:school rating.grades.effect:strong rating.stars:one "
        "finding:harm finding:benefit country:DK country:NO language:da language:en",
        "talk": "topic:work target_group:teens target_group:adults setting:school setting:clinic rating.grades.effect:weak rating.stars:two "
        "rating.stars:one country:DK language:en",
    }


def verdicts(row) -> list[str]:
    return [
        ", ".join(filter(None, (one.outcome, one.said))) + f": {one.text}" + (f" ({one.scale.text})" if one.scale else f" ({one.note})" if one.note else "")
        for one in row.verdicts
    ]


def test_what_one_scans_a_row_by(site):
    rows = {line.row.id: line.row for line in site(METHODS).plan("en/methods/").view().lines}
    assert {name: [(label, [said(one) for one in items]) for label, items in row.facts] for name, row in rows.items()} == {
        "walk": [("For whom", ["Teenagers", "Adults"]), ("Setting", ["School"])],
        "talk": [("For whom", ["Teenagers", "Adults"]), ("Setting", ["School", "Clinic"])],
    }
    assert {one.href for row in rows.values() for _, items in row.facts for one in items} == {""}
    assert {name: verdicts(row) for name, row in rows.items()} == {
        "walk": [
            "uncertain: one star (Stars)",
            "benefit: strong (Grades)",
            "harm, Harm: Other evaluation",
            "benefit, Benefit: Other evaluation",
        ],
        "talk": ["benefit: two stars (Stars)", "uncertain: one star (Stars)", "uncertain: weak (Grades)"],
    }


def test_a_strength_is_no_outcome(site):
    facts = "part_of: p\nnumber: '1'\nstrength: {words: {en: should}}\ncertainty: {scale: stars, level: two}"
    publication = entry("publications/p", "editions: [{year: 2020, publishers: [{name: P}]}]", en="The publication")
    [line] = site(publication + entry("recommendations/r", facts, en="R")).plan("en/recommendations/").view().lines
    assert verdicts(line.row) == [": should (Strength)", ": two stars (Certainty of the evidence: Stars)"]
    assert [(label, [one.text for one in items]) for label, items in line.row.facts] == [("Part of", ["The publication"])]


def test_the_list_of_a_value(site):
    small = site(METHODS)
    view = small.plan("en/methods/target-group/teens/").view()
    assert (view.collection.text, view.collection.href, view.value.name.text, view.shown) == ("Methods", "../../../../en/methods/", "Teenagers", "2 of 3 shown")
    assert (titles(view.rows), view.elsewhere, view.further) == (["Talk", "Walk"], (), "../../../../en/methods/?target_group=teens")
    assert [value(one) for one in view.facet.values] == [
        "Adults 2 ../../../../en/methods/target-group/adults/",
        "Teenagers 2 ../../../../en/methods/target-group/teens/",
    ]
    danish = small.plan("da/metoder/target-group/teens/").view()
    assert (titles(danish.rows), titles(danish.elsewhere)) == (["Gå"], ["Talk (engelsk)"])


WORDS = """
-- content/portal.yml --
url: https://portal.example/
languages: [{code: en}, {code: da}]
name: {en: The portal, da: Portalen}
tagline: {en: What is known., da: Hvad man ved.}
publisher: {name: The publisher}
contacts: {editors: editors@example.org, accessibility: access@example.org}
licence: https://creativecommons.org/licenses/by/4.0/
url_words:
  methods: {en: methods, da: metoder}
  setting: {en: where, da: sted}
  rating: {en: rated, da: vurdering}
""" + "".join(
    f"  {name}: {{en: {name}, da: {name}-da}}\n"
    for name in (*COLLECTIONS, *FIXED_PAGES)
    if name != "methods"
)


def test_pages_of_values(site):
    plans = [plan for plan in site(WORDS + METHODS).plans if plan.layout == "value"]
    assert [plan.address for plan in plans] == [
        address
        for language, collection in (("en", "methods"), ("da", "metoder"))
        for words, values in {
            ("target-group", "target-group"): ["teens", "adults"],
            ("where", "sted"): ["clinic"],
            ("rated/grades/effect", "vurdering/grades/effect"): ["weak", "strong"],
            ("rated/stars", "vurdering/stars"): ["two", "one"],
            ("finding", "finding"): ["harm", "benefit"],
            ("country", "country"): ["dk", "no"],
        }.items()
        for one in values
        for address in [f"{language}/{collection}/{words[language == 'da']}/{one}/"]
    ]
    by_address = {plan.address: plan for plan in plans}
    stars = by_address["da/metoder/vurdering/stars/one/"]
    assert (stars.title, stars.section, stars.default, dict(stars.versions)) == (
        "Methods – Rating: Stars: one star",
        "methods",
        "en/methods/rated/stars/one/",
        {"en": "en/methods/rated/stars/one/", "da": "da/metoder/vurdering/stars/one/"},
    )
    assert stars.description == "Ways of working with people, with what evaluations found and who rated them. Rating: Stars: one star."
    # A list of one says less than the page of that one.
    assert {plan.address: plan.index for plan in plans if plan.language == "en" and plan.index} == {
        "en/methods/target-group/teens/": True,
        "en/methods/target-group/adults/": True,
        "en/methods/rated/stars/one/": True,
        "en/methods/country/dk/": True,
    }


def test_an_entry_that_is_called_like_a_facet_is_not_in_its_way(site):
    small = site(VOCABULARIES + entry("methods/setting", "setting: [school]", en="A") + entry("methods/b", "setting: [clinic]", en="B"))
    assert [plan.layout for plan in small.plans if plan.address == "en/methods/setting/"] == ["method"]
    assert titles(small.plan("en/methods/setting/school/").view().rows) == ["A"]
    assert len({plan.path for plan in small.plans}) == len(small.plans)


def rated(name: str, *levels: str) -> str:
    ratings = ", ".join(f"{{scale: stars, level: {level}, {RATER}}}" for level in levels)
    return entry(f"methods/{name}", f"ratings: [{ratings}]", en=name)


def test_sorting_by_a_scale_only_if_all_entries_have_one_level_of_it(site):
    def sorts(*methods: str) -> dict[str, str]:
        small = site(entry("target-groups/adults", en="Adults") + "".join(methods))
        return small.plan("en/methods/").view().labels["ui"]["sorts"]

    always = {"title": "A–Z", "updated": "Newest first"}
    assert sorts(rated("a", "one"), rated("b", "two"), rated("c", "one")) == {**always, "rating.stars": "Rating: Stars"}
    assert sorts(rated("a", "one"), rated("b", "two"), rated("c")) == always
    assert sorts(rated("a", "one"), rated("b", "two", "one"), rated("c", "one")) == always
    # All have the same: there is nothing to sort, and no facet.
    assert sorts(rated("a", "one"), rated("b", "one"), rated("c", "one")) == always


def test_articles_say_their_kind(site):
    [line] = site(entry("articles/a", f"{KIND}\npublished: 2024-01-01", en="A")).plan("en/articles/").view().lines
    assert [(label, [one.text for one in items]) for label, items in line.row.facts] == [("Kind", ["Comment"])]


def test_unrated_methods_can_be_found_by_what_evaluations_found(site):
    evaluated = "".join(entry(f"methods/{one}", f"evaluations: [{{{FOUND}, direction: {one}}}]", en=one) for one in ("unclear", "no-effect", "harm"))
    assert facets(site(evaluated + entry("methods/a", en="A")).plan("en/methods/").view()) == {
        "What evaluations found": [
            "No effect 1 ../../en/methods/finding/no-effect/",
            "Harm 1 ../../en/methods/finding/harm/",
            "Unclear 1 ../../en/methods/finding/unclear/",
        ]
    }
