"""Short texts of facts as units."""

from __future__ import annotations

import re

from portal_build.editing.fields import Kind, every_field
from portal_build.exchange.sheets import sheets_of
from portal_build.exchange.units import State
from portal_build.model import TYPES
from tests.conftest import FULL
from tests.small_site import SmallSite, entry


def test_every_field_with_words_in_languages_is_a_unit():
    """The site with every type and field has each of them, but those that are not translated."""
    there = sheets_of(SmallSite(FULL).catalogue, "xx")
    named = {re.split(r"[.#]", name)[-1].partition("[")[0] for name in there.units}
    fields = {field.name for field in every_field(*TYPES.values()) if field.kind is Kind.LOCAL_TEXT}
    assert fields - named == set()


def test_the_title_of_a_guideline_stays_in_its_language():
    names = sheets_of(SmallSite(FULL).catalogue, "xx").units
    assert [name for name in names if "document.title" in name] == []
    assert any("document.status" in name for name in names)


def test_words_in_addresses_are_no_units():
    assert [name for name in sheets_of(SmallSite(FULL).catalogue, "xx").units if "url_words" in name] == []


def test_the_language_that_is_translated_from(site):
    small = site(
        entry("articles/kun", "kind: comment\nchanges: [{date: 2024-01-01, kind: major, note: {da: Nyt, en: New}}]", da="Kun")
        + "-- content/vocabularies/settings.yml --\ntitle: {da: Steder}\nversion: '1'\nconcepts: []\n"
    )
    units = sheets_of(small.catalogue, "nl").units
    assert {name: (unit.source_language, unit.source, unit.state) for name, unit in units.items() if "kun/" in name or "settings" in name} == {
        "kun/entry.yml#changes[1].note": ("da", "Nyt", State.MISSING),
        "vocabularies/settings.yml#title": ("da", "Steder", State.MISSING),
    }
    assert [name for name in sheets_of(small.catalogue, "da").units if "settings" in name] == []


def test_one_entry_alone_has_no_words_of_the_portal(site):
    small = site(entry("articles/walk", "kind: comment\nchanges: [{date: 2024-01-01, kind: major, note: {en: New}}]", en="Walk") + entry("articles/run", "kind: comment", en="Run"))
    assert list(sheets_of(small.catalogue, "da", ["walk"]).units) == ["walk#title", "walk/entry.yml#changes[1].note"]


def test_units_come_entry_by_entry(site):
    small = site(entry("articles/a", "kind: comment\nchanges: [{date: 2024-01-01, kind: major, note: {en: New}}]", en="A") + entry("articles/b", "kind: comment", en="B"))
    assert list(sheets_of(small.catalogue, "da").units)[:3] == ["a#title", "a/entry.yml#changes[1].note", "b#title"]


def test_withdrawn_entries_are_not_asked_for(site):
    gone = "kind: comment\nstatus: withdrawn\nwithdrawn: {date: 2025-01-01, reason: {en: r}}"
    small = site(entry("articles/gone", gone, en="Gone"))
    assert [name for name in sheets_of(small.catalogue, "da").units if name.startswith("gone")] == []
