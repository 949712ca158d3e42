"""Which pages there are."""

from __future__ import annotations

from tests.small_site import entry

EVERYWHERE = {
    f"{language}/{word}"
    for language, words in {
        "en": "target-groups methods recommendations guidelines publications themes articles cases courses news events pages"
        " topics topics/everyday-life glossary evidence-map search a-to-z changes corrections compare translations",
        "da": "maalgrupper metoder anbefalinger retningslinjer publikationer temaer artikler erfaringer kurser nyheder arrangementer sider"
        " emner emner/everyday-life ordforklaringer evidenskort soeg a-til-aa aendringer rettelser sammenlign oversaettelser",
        "nl": "doelgroepen methoden aanbevelingen richtlijnen publicaties themas artikelen ervaringen cursussen nieuws agenda paginas"
        " onderwerpen onderwerpen/everyday-life begrippen kenniskaart zoeken a-tot-z wijzigingen correcties vergelijken vertalingen",
    }.items()
    for word in (f"{one}/" for one in words.split())
} | {"", "404.html", "en/", "da/", "nl/", "en/404.html", "da/404.html", "nl/404.html"}


def further(small) -> dict[str, tuple]:
    """Address -> layout, title, whether it may be listed; of the pages that not every site has."""
    return {plan.address: (plan.layout, plan.title, plan.index) for plan in small.plans if plan.address not in EVERYWHERE}


def test_an_empty_portal_has_its_lists(site):
    small = site()
    assert {plan.address for plan in small.plans} == EVERYWHERE
    assert {plan.address for plan in small.plans if not plan.index} == {
        *("404.html", "en/404.html", "da/404.html", "nl/404.html"),
        *("en/search/", "da/soeg/", "nl/zoeken/"),
        *("en/compare/", "da/sammenlign/", "nl/vergelijken/"),
        *("en/translations/", "da/oversaettelser/", "nl/vertalingen/"),
    }


def test_a_page_for_each_text(site):
    assert further(site(entry("methods/walk", en="Walk", da="Gå") + entry("articles/kun", "kind: comment", da="Kun dansk"))) == {
        "en/methods/walk/": ("method", "Walk", True),
        "da/metoder/walk/": ("method", "Gå", True),
        "da/artikler/kun/": ("article", "Kun dansk", True),
    }


def test_drafts_have_none_and_withdrawn_entries_are_not_listed(site):
    small = site(
        entry("methods/draft", "status: draft\naliases: [former]", en="Draft")
        + entry("methods/gone", "status: withdrawn\nwithdrawn: {date: 2025-01-01, reason: {en: r}}", en="Gone")
    )
    assert further(small) == {"en/methods/gone/": ("method", "Gone", False)}


def test_former_addresses_lead_to_the_new_one(site):
    small = site(entry("methods/walk", "aliases: [stroll, articles/on-walking]", en="Walk", da="Gå"))
    assert further(small) == {
        "en/methods/walk/": ("method", "Walk", True),
        "da/metoder/walk/": ("method", "Gå", True),
        "en/methods/stroll/": ("redirect", "Walk", False),
        "da/metoder/stroll/": ("redirect", "Gå", False),
        "en/articles/on-walking/": ("redirect", "Walk", False),
        "da/artikler/on-walking/": ("redirect", "Gå", False),
    }
    assert small.plan("da/artikler/on-walking/").view().href == "../../../da/metoder/walk/"


def test_a_former_address_is_taken_once_and_only_if_it_can_have_been_one(site):
    former = ["stroll", "stroll", "methods/stroll", "nowhere/stroll", "../stroll", "a b", "Stroll", "x" * 81]
    small = site(entry("methods/walk", f"aliases: {former}", en="Walk"))
    assert [plan.address for plan in small.plans if plan.layout == "redirect"] == ["en/methods/stroll/"]


def test_paths_and_sections(site):
    small = site(entry("methods/walk", en="Walk"))
    paths = {plan.address: (plan.path, plan.section) for plan in small.plans}
    assert [paths[address] for address in ("", "404.html", "en/", "en/404.html", "en/methods/", "en/methods/walk/", "en/topics/everyday-life/")] == [
        ("index.html", ""),
        ("404.html", ""),
        ("en/index.html", ""),
        ("en/404.html", ""),
        ("en/methods/index.html", "methods"),
        ("en/methods/walk/index.html", "methods"),
        ("en/topics/everyday-life/index.html", "topics"),
    ]


def test_the_same_content_gives_the_same_plans(site):
    archive = entry("methods/walk", "aliases: [stroll]", en="Walk", da="Gå")
    first, second = site(archive), site(archive)
    assert [(plan.address, plan.view()) for plan in first.plans] == [(plan.address, plan.view()) for plan in second.plans]
