"""The data of the whole portal."""

from __future__ import annotations

import json

from portal_build.outputs.portal_file import portal_file
from tests.small_site import entry

SITE = (
    entry("methods/walk", "published: 2024-01-02\nclaims: [{id: takers, value: 2, unit: count, quantity: {en: q}, population: {en: p}}]", en="Walk", da="Gå")
    + entry("methods/draft", "status: draft\nreferences: [first-source]", en="Draft [@second-source]")
    + entry("articles/gone", "kind: comment\nstatus: withdrawn\nwithdrawn: {date: 2025-01-01, reason: {en: r}}", da="Væk\nSom [@second-source] siger.")
    + """
-- content/vocabularies/glossary.yml --
title: {en: Glossary}
version: "1"
concepts: [{id: recovery, prefLabel: {en: recovery}, see: [walk, draft]}]
"""
)


def test_the_portal(site):
    file = portal_file(site(SITE).site)
    root, stars = "https://portal.example/", {"title": {"en": "Stars"}, "version": "2", "source": "first-source"}
    levels = [{"id": "one", "label": {"en": "one star"}, "outcome": "uncertain"}, {"id": "two", "label": {"en": "two stars"}, "outcome": "benefit"}]
    assert file.path == "data/portal.json"
    assert json.loads(file.data) == {
        "$schema": f"{root}data/schema/1/portal.json",
        "licence": "https://creativecommons.org/licenses/by/4.0/",
        "version": 1,
        "url": root,
        "name": {"en": "The portal", "da": "Portalen", "nl": "Het portaal"},
        "tagline": {"en": "What is known.", "da": "Hvad man ved.", "nl": "Wat bekend is."},
        "publisher": {"name": "The publisher"},
        "contact": "editors@example.org",
        "languages": [
            {"code": code, "name": name, "reviewed": True, "url": f"{root}{code}/"} for code, name in (("en", "English"), ("da", "Dansk"), ("nl", "Nederlands"))
        ],
        "updated": "2024-01-02",
        "catalogue": f"{root}data/catalogue.ttl",
        "entries": [
            {"id": "gone", "type": "article", "status": "withdrawn", "titles": {"da": "Væk"}}
            | {"urls": {"da": f"{root}da/artikler/gone/"}, "data": f"{root}data/entries/gone.json"},
            {"id": "walk", "type": "method", "status": "published", "updated": "2024-01-02", "titles": {"en": "Walk", "da": "Gå"}}
            | {"urls": {"en": f"{root}en/methods/walk/", "da": f"{root}da/metoder/walk/"}, "data": f"{root}data/entries/walk.json"},
        ],
        "claims": {"takers": "walk"},
        "vocabularies": {
            "glossary": {
                "title": {"en": "Glossary"},
                "version": "1",
                "concepts": [{"id": "recovery", "prefLabel": {"en": "recovery"}, "see": ["walk"]}],
                "uri": f"{root}data/vocabularies/glossary.ttl",
            },
            "topics": {
                "title": {"en": "Topics"},
                "version": "1",
                "concepts": [{"id": "everyday-life", "prefLabel": {"en": "Everyday life", "da": "Hverdagsliv", "nl": "Dagelijks leven"}}],
                "uri": f"{root}data/vocabularies/topics.ttl",
            },
        },
        "scales": {"stars": stars | {"levels": levels, "uri": f"{root}data/scales/stars.ttl"}},
        "sources": [
            {"id": "first-source", "type": "report", "title": "The first source", "issued": "2020", "publisher": "A publisher", "url": "https://first.example/"},
            {"id": "second-source", "type": "book", "title": "Den anden kilde", "language": "da", "issued": "2021-05"}
            | {"author": [{"family": "Hansen", "given": "H."}]},
        ],
    }


def test_sources_of_drafts_alone_are_not_told(site):
    file = portal_file(site(entry("methods/draft", "status: draft", en="Draft\nAs [@second-source] says.")).site)
    assert [source["id"] for source in json.loads(file.data)["sources"]] == ["first-source"]
