"""Pages that list."""

from __future__ import annotations

from portal_build.outputs.linked import lists
from tests.small_site import entry
from tests.unit.outputs.linked.test_graph import said

TWO = entry("articles/a", "kind: comment\ntopics: [everyday-life]", en="About A") + entry("articles/b", "kind: comment\nstatus: draft", en="About B")
ROOT = "https://portal.example/"


def test_the_front_page_is_that_of_a_site_that_can_be_searched(site):
    page, whole, _ = said(site(), "da/")["@graph"]
    assert (page["@type"], page["isPartOf"], page["mainEntity"]) == ("CollectionPage", {"@id": f"{ROOT}da/#site"}, {"@id": f"{ROOT}da/#site"})
    assert whole == {
        "@type": "WebSite",
        "@id": f"{ROOT}da/#site",
        "name": "Portalen",
        "description": "Hvad man ved.",
        "url": f"{ROOT}da/",
        "inLanguage": "da",
        "publisher": {"@id": f"{ROOT}#publisher"},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{ROOT}da/soeg/?q={{words}}"},
            "query-input": "required name=words",
        },
    }


def test_the_root_is_that_of_a_site_in_three_languages(site):
    page, whole, _ = said(site(), "")["@graph"]
    assert page["mainEntity"] == {"@id": f"{ROOT}#site"}
    assert whole == {
        "@type": "WebSite",
        "@id": f"{ROOT}#site",
        "name": "The portal",
        "url": ROOT,
        "inLanguage": ["en", "da", "nl"],
        "hasPart": [
            {"@type": "WebSite", "@id": f"{ROOT}{code}/#site", "name": name, "url": f"{ROOT}{code}/", "inLanguage": code, "description": tagline}
            for code, name, tagline in (
                ("en", "The portal", "What is known."),
                ("da", "Portalen", "Hvad man ved."),
                ("nl", "Het portaal", "Wat bekend is."),
            )
        ],
    }


def test_a_list(site):
    page, way, _ = said(site(TWO), "en/articles/")["@graph"]
    assert (page["@type"], page["description"]) == ("CollectionPage", "Background, overviews, interviews and comments.")
    assert page["mainEntity"] == {
        "@type": "ItemList",
        "numberOfItems": 1,
        "itemListElement": [{"@type": "ListItem", "position": 1, "name": "About A", "url": f"{ROOT}en/articles/a/"}],
    }
    assert [step["name"] for step in way["itemListElement"]] == ["Front page", "Articles"]


def test_of_a_long_list_the_beginning(site, monkeypatch):
    monkeypatch.setattr(lists, "_MOST_LISTED", 2)
    archive = "".join(entry(f"articles/a{number}", "kind: comment", en=f"No. {number}") for number in range(4))
    page = said(site(archive), "en/articles/")["@graph"][0]
    assert (page["mainEntity"]["numberOfItems"], [one["name"] for one in page["mainEntity"]["itemListElement"]]) == (4, ["No. 0", "No. 1"])


def test_a_topic_is_a_concept_of_the_vocabulary(site):
    page, concept, *_ = said(site(TWO), "da/emner/everyday-life/")["@graph"]
    assert "description" not in page
    assert (page["@type"], page["about"]) == ("CollectionPage", {"@id": f"{ROOT}data/vocabularies/topics.ttl#everyday-life"})
    assert concept == {
        "@type": "DefinedTerm",
        "@id": f"{ROOT}data/vocabularies/topics.ttl#everyday-life",
        "name": "Hverdagsliv",
        "termCode": "everyday-life",
        "url": f"{ROOT}da/emner/everyday-life/",
        "inDefinedTermSet": {"@id": f"{ROOT}data/vocabularies/topics.ttl"},
    }


def test_the_glossary(site):
    glossary = """
-- content/vocabularies/glossary.yml --
title: {en: Glossary}
version: "1"
concepts:
  - {id: main, prefLabel: {en: the main thing, da: hovedsagen}, altLabel: {en: [crux]}, definition: {en: What matters.}}
  - {id: kun, prefLabel: {da: kun dansk}}
"""
    _, whole, *_ = said(site(glossary), "en/glossary/")["@graph"]
    uri = f"{ROOT}data/vocabularies/glossary.ttl"
    assert whole == {
        "@type": "DefinedTermSet",
        "@id": uri,
        "name": "Glossary",
        "url": f"{ROOT}en/glossary/",
        "inLanguage": "en",
        "hasDefinedTerm": [
            {
                "@type": "DefinedTerm",
                "@id": f"{uri}#main",
                "name": "the main thing",
                "alternateName": ["crux"],
                "description": "What matters.",
                "url": f"{ROOT}en/glossary/#text-main",
            }
        ],
    }


def test_a_portal_without_a_glossary_names_no_vocabulary(site):
    small = site()
    del small.catalogue.data.vocabularies["glossary"]
    page, *rest = said(small, "en/glossary/")["@graph"]
    assert (page["@type"], "mainEntity" in page, [node["@type"] for node in rest]) == ("WebPage", False, ["BreadcrumbList", "Organization"])


def test_the_search_page(site):
    assert said(site(), "en/search/")["@graph"][0]["@type"] == "SearchResultsPage"
