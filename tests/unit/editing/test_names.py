"""What exists in the content, as completion offers it."""

from __future__ import annotations

from typing import Any

from portal_build.editing.names import names
from tests.small_site import entry

SITE = (
    entry("target-groups/relatives", "published: 2024-01-01", en="Relatives\nText.", da="Pårørende\nTekst.")
    + entry("methods/walk", "published: 2024-01-01\nstatus: draft", nl="Wandelen\nTekst.")
    + entry("methods/broken", "published: yesterday", en="Broken\nText.")
    + """-- content/methods/walk/plan.pdf --
plan
-- content/methods/unread/entry.yml --
source_language: [
-- content/publications/book/entry.yml --
source_language: en
published: 2024-01-01
editions: []
claims:
  - {id: helped, value: 3, unit: persons, quantity: {en: people helped}, population: {en: people}}
-- content/publications/book/index.en.md --
---
title: Book
---
"""
)


def parts(site: Any, language: str = "da") -> dict[str, dict[str, str]]:
    """Part of the file -> what may be written, with its name."""
    made = names(site.loaded.content, language)["$defs"]
    return {part: dict(zip(one["enum"], one["enumDescriptions"], strict=True)) for part, one in made.items() if "enum" in one}


def test_entries_of_each_type_with_drafts_and_those_with_mistakes(site):
    found = parts(site(SITE))
    assert found["entry"] == {"book": "Book", "broken": "Broken", "relatives": "Pårørende", "unread": "", "walk": "Wandelen"}
    assert found["entry-method"] == {"broken": "Broken", "walk": "Wandelen"}
    assert found["entry-target-group"] == {"relatives": "Pårørende"}
    assert found["entry-publication-guideline"] == {"book": "Book"}
    assert found["entry-article"] == {}


def test_reference_data(site):
    found = parts(site(SITE))
    assert found["concept-topics"] == {"everyday-life": "Hverdagsliv"}
    assert found["concept-archetypes"] == {}
    assert found["scale"] == {"stars": "Stars"}
    assert found["reference"] == {"first-source": "The first source", "second-source": "Den anden kilde"}
    assert found["claim"] == {"helped": "people helped (Book)"}
    assert found["language"] == {"en": "engelsk", "da": "dansk", "nl": "nederlandsk"}


def test_levels_go_with_their_scale(site):
    made = names(site(SITE).loaded.content, "en")["$defs"]
    levels = {"enum": ["one", "two"], "enumDescriptions": ["one star", "two stars"]}
    chosen = {"properties": {"scale": {"const": "stars"}}, "required": ["scale"]}
    assert made["level-of-scale"] == {"allOf": [{"if": chosen, "then": {"properties": {"level": {"anyOf": [levels, {}]}}}}]}


def test_files_go_with_their_entry(site):
    made = names(site(SITE).loaded.content, "en")["$defs"]
    files = {"enum": ["plan.pdf"], "enumDescriptions": [""]}
    here = {"filePatternAssociation": "*/methods/walk/entry.yml"}
    assert made["file-of-entry"] == {"allOf": [{"if": here, "then": {"properties": {"file": {"anyOf": [files, {}]}}}}]}


def test_a_portal_whose_settings_are_not_understood(site):
    found = parts(site(SITE + "-- content/portal.yml --\nurl: x\n"))
    assert found["entry-method"] == {"broken": "Broken", "walk": "Wandelen"}
    assert found["language"] == found["scale"] == {}


def test_the_same_content_gives_the_same_file(site):
    one = site(SITE)
    assert names(one.loaded.content, "da") == names(type(one)(one.project).loaded.content, "da")
