"""The graph of one page, whole."""

from __future__ import annotations

from portal_build.outputs.linked.graph import graph
from tests.small_site import entry


def said(small, address):
    """What a page says."""
    plan = small.plan(address)
    return graph(plan, plan.view())


def test_an_entry_in_a_translation(site):
    small = site(
        entry(
            "articles/walk",
            "kind: comment\npublished: 2024-01-02\nreviewed: 2025-01-01\nchanges: [{date: 2024-03-01, kind: major, note: {en: more}}]",
            en="Walk",
            da="---\ntitle: Gå\nlead: Om at gå.\ntranslation: {from: en, state: reviewed}\n---\nT.",
        )
    )
    here = "https://portal.example/da/artikler/walk/"
    assert said(small, "da/artikler/walk/") == {
        "@context": {"@vocab": "https://schema.org/"},
        "@graph": [
            {
                "@type": "WebPage",
                "@id": here,
                "url": here,
                "name": "Gå",
                "inLanguage": "da",
                "isPartOf": {"@type": "WebSite", "@id": "https://portal.example/da/#site", "name": "Portalen", "url": "https://portal.example/da/"},
                "lastReviewed": "2025-01-01",
                "mainEntity": {"@id": f"{here}#entry"},
                "breadcrumb": {"@id": f"{here}#way"},
            },
            {
                "@type": "Article",
                "@id": f"{here}#entry",
                "name": "Gå",
                "headline": "Gå",
                "description": "Om at gå.",
                "url": here,
                "genre": "Article",
                "mainEntityOfPage": {"@id": here},
                "datePublished": "2024-01-02",
                "dateModified": "2024-03-01",
                "inLanguage": "da",
                "license": "https://creativecommons.org/licenses/by/4.0/",
                "publisher": {"@id": "https://portal.example/#publisher"},
                "isAccessibleForFree": True,
                "translationOfWork": {"@id": "https://portal.example/en/articles/walk/#entry"},
            },
            {
                "@type": "BreadcrumbList",
                "@id": f"{here}#way",
                "itemListElement": [
                    {"@type": "ListItem", "position": 1, "name": "Front page", "item": "https://portal.example/da/"},
                    {"@type": "ListItem", "position": 2, "name": "Articles", "item": "https://portal.example/da/artikler/"},
                    {"@type": "ListItem", "position": 3, "name": "Gå", "item": here},
                ],
            },
            {"@type": "Organization", "@id": "https://portal.example/#publisher", "name": "The publisher"},
        ],
    }


def test_pages_at_any_address_and_pages_that_lead_on_say_nothing(site):
    small = site(entry("articles/walk", "kind: comment\naliases: [stroll]", en="Walk"))
    assert [said(small, address) for address in ("404.html", "da/404.html", "en/articles/stroll/")] == [None, None, None]


def test_every_other_page_names_itself_and_its_publisher(site):
    small = site(entry("articles/walk", "kind: comment", en="Walk"))
    for plan in small.plans:
        if not plan.absolute and plan.layout != "redirect":
            page, *_, publisher = said(small, plan.address)["@graph"]
            assert (page["url"], page["name"], page["inLanguage"]) == (small.site.addresses.absolute(plan.address), plan.title, plan.language)
            assert publisher["name"] == "The publisher"
