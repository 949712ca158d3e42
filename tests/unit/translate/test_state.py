"""How a translation stands to its source."""

from __future__ import annotations

import pytest

from portal_build.translate.state import fingerprints, parts, standings
from tests.small_site import entry

SOURCE = """---
title: Walk
lead: Why to walk.
---
Before the first heading.

## Aim {#aim}

To get out of the
house.

### Inside the aim

More.

## What it costs

Nothing.
"""


def source(site, text: str = SOURCE):
    return site(entry("articles/walk", "kind: comment", en=text)).catalogue.entries["walk"].source


def test_parts_are_named_by_title_lead_and_headings(site):
    assert {name: " ".join(words.split()) for name, words in parts(source(site)).items()} == {
        "title": "Walk",
        "lead": "Why to walk.",
        "start": "Before the first heading.",
        "aim": "Aim To get out of the house. ### Inside the aim More.",
        "what-it-costs": "What it costs Nothing.",
    }


def test_fingerprints(site):
    assert fingerprints(source(site)) == {
        "title": "08ee52ae125a",
        "lead": "d4b7e74eafc1",
        "start": "e898a060b706",
        "aim": "ae5821c77bc8",
        "what-it-costs": "6ca415e410ad",
    }


SAME = {
    "wrapped anew": ("out of the\nhouse.", "out\nof the house."),
    "spaces at the end": ("Nothing.\n", "Nothing.   \n\n\n"),
    "carriage returns": ("\n", "\r\n"),
    "closing signs": ("## What it costs", "##   What it costs ##"),
}


@pytest.mark.parametrize(("old", "new"), SAME.values(), ids=SAME)
def test_what_changes_no_word_changes_no_fingerprint(old: str, new: str, site):
    text = SOURCE.replace(old, new)
    assert text != SOURCE
    assert fingerprints(source(site, text)) == fingerprints(source(site))


CHANGED = {
    "title": ("title: Walk", "title: Walk on", ("title",)),
    "lead": ("Why to walk", "Why not to walk", ("lead",)),
    "lead taken out": ("lead: Why to walk.\n", "", ("lead",)),
    "start": ("Before the", "Ahead of the", ("start",)),
    "a block": ("Nothing.", "Something.", ("what-it-costs",)),
    "a heading with an id": ("## Aim", "## Purpose", ("aim",)),
    "a heading without": ("## What it costs", "## Costs", ("costs", "what-it-costs")),
    "a further block": ("## Aim", "## New\n\nNew.\n\n## Aim", ("new",)),
    "two blocks": ("N", "n", ("what-it-costs",)),
    "order": ("## Aim {#aim}\n", "", ("start", "aim")),
}


@pytest.mark.parametrize(("old", "new", "named"), CHANGED.values(), ids=CHANGED)
def test_a_change_is_named_by_its_part(old: str, new: str, named: tuple[str, ...], site):
    marks = "".join(f"    {part}: '{mark}'\n" for part, mark in fingerprints(source(site)).items())
    danish = f"---\ntitle: Gå\ntranslation:\n  from: en\n  state: reviewed\n  source_hash:\n{marks}---\n"
    small = site(entry("articles/walk", "kind: comment", en=SOURCE.replace(old, new), da=danish))
    assert standings(small.catalogue.entries["walk"])["da"].outdated == named


TWICE = "## Aim\n\nOne.\n\n## Aim\n\nTwo.\n\n## Title\n\nThree.\n\n## Start\n\nFour."


def test_headings_of_the_same_name_are_parts_of_their_own(site):
    text = f"---\ntitle: Walk\n---\nZero.\n\n{TWICE}"
    assert {name: " ".join(words.split()) for name, words in parts(source(site, text)).items()} == {
        "title": "Walk",
        "start": "Zero.",
        "aim": "Aim One.",
        "aim_1": "Aim Two.",
        "title_1": "Title Three.",
        "start_1": "Start Four.",
    }


STANDINGS = {
    "in its own right": ("title: T", None),
    "without fingerprints": ("title: T\ntranslation: {from: en, state: machine}", ("machine", "en", (), False)),
    "outdated": ('title: T\ntranslation: {from: en, state: draft, source_hash: {title: "000000000000"}}', ("draft", "en", ("title",), True)),
    "of what is not here": ('title: T\ntranslation: {from: nl, state: reviewed, source_hash: {title: "000000000000"}}', ("reviewed", "nl", (), True)),
}


@pytest.mark.parametrize(("front", "stands"), STANDINGS.values(), ids=STANDINGS)
def test_standing(front: str, stands: tuple | None, site):
    small = site(entry("articles/walk", "kind: comment", en="Walk", da=f"---\n{front}\n---\n"))
    found = standings(small.catalogue.entries["walk"]).get("da")
    assert (found and (found.state, found.source_language, found.outdated, found.stamped)) == stands
