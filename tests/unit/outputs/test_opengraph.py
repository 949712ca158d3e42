"""What a page shows of itself where its address is shared."""

from __future__ import annotations

from portal_build.outputs.head import head
from portal_build.outputs.opengraph import opengraph
from tests.small_site import entry

WALK = entry(
    "methods/walk",
    "published: 2024-01-02\naliases: [stroll]\nchanges: [{date: 2024-03-01, kind: major, note: {en: more}}]",
    en="---\ntitle: Walk “far” & wide\nlead: How to walk.\n---\n",
    da="Gå",
)


def test_an_entry(site):
    assert list(opengraph(site(WALK).plan("en/methods/walk/"))) == [
        ("og:type", "article"),
        ("og:title", "Walk “far” & wide"),
        ("og:description", "How to walk."),
        ("og:url", "https://portal.example/en/methods/walk/"),
        ("og:site_name", "The portal"),
        ("og:locale", "en_GB"),
        ("og:locale:alternate", "da_DK"),
        ("article:published_time", "2024-01-02"),
        ("article:modified_time", "2024-03-01"),
        ("og:image", "https://portal.example/assets/img/preview.png"),
        ("og:image:width", "1200"),
        ("og:image:height", "630"),
        ("og:image:alt", "The portal"),
    ]


def test_a_list(site):
    assert dict(list(opengraph(site(WALK).plan("da/metoder/")))[:6]) == {
        "og:type": "website",
        "og:title": "Methods",
        "og:description": "Ways of working with people, with what evaluations found and who rated them.",
        "og:url": "https://portal.example/da/metoder/",
        "og:site_name": "Portalen",
        "og:locale": "da_DK",
    }


def test_pages_at_any_address_and_pages_that_lead_on_say_nothing(site):
    small = site(WALK)
    assert [list(opengraph(small.plan(address))) for address in ("404.html", "da/404.html", "en/methods/stroll/")] == [[], [], []]


def test_files_that_say_the_same_as_a_page(site):
    small = site(WALK)

    def companions(address: str) -> list[tuple[str, str, str]]:
        plan = small.plan(address)
        return [(one.href, one.type, one.title) for one in head(plan, plan.view()).companions if one.type != "application/atom+xml"]

    assert companions("en/methods/walk/") == [
        ("index.json", "application/json", "The text of this page as data (JSON)"),
        ("../../../data/entries/walk.json", "application/json", "This entry as data (JSON)"),
        ("https://portal.example/en/methods/walk/citation.json", "application/vnd.citationstyles.csl+json", "CSL-JSON"),
    ]
    assert companions("da/") == [
        ("../data/portal.json", "application/json", "The whole portal as data (JSON)"),
        ("../data/catalogue.ttl", "text/turtle", "Portalen (DCAT)"),
    ]
    assert companions("en/topics/everyday-life/") == [
        ("../../../data/vocabularies/topics.ttl", "text/turtle", "Topics (SKOS)"),
        ("../../../data/vocabularies/topics.jsonld", "application/ld+json", "Topics (SKOS)"),
    ]
    assert companions("en/glossary/")[0] == ("../../data/vocabularies/glossary.ttl", "text/turtle", "Glossary (SKOS)")
    assert companions("en/methods/") == companions("en/methods/stroll/") == []
