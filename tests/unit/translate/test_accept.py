"""Fingerprints written into a translation's front matter, and nothing else changed."""

from __future__ import annotations

import pytest

from portal_build.translate.accept import NotStamped, stamped
from portal_build.translate.state import fingerprints
from tests.small_site import entry

SOURCE = "---\ntitle: Walk\nlead: Why.\n---\nText.\n"
HASHES = """\
  source_hash:
    title: "08ee52ae125a"
    lead: "9aaee400beef"
    start: "f06dce27b84e"
"""


def written(site, text: str, source: str = SOURCE) -> str | None:
    """The Danish file `text` after it was stamped."""
    small = site(entry("articles/walk", "kind: comment", en=source, da=text.replace("\r", "")))
    return stamped(small.catalogue.entries["walk"], "da", text)


PLACES = {
    "last": (
        "---\ntitle: Gå\ntranslation:\n  from: en\n  state: reviewed\n---\nTekst.\n",
        f"---\ntitle: Gå\ntranslation:\n  from: en\n  state: reviewed\n{HASHES}---\nTekst.\n",
    ),
    "first": (
        "---\ntranslation:\n  from: en\n  state: reviewed\ntitle: Gå\n---\n",
        f"---\ntranslation:\n  from: en\n  state: reviewed\n{HASHES}title: Gå\n---\n",
    ),
    "in place of old ones": (
        '---\ntitle: Gå\ntranslation:\n  from: en\n  source_hash:\n    title: "000000000000"\n    gone: "000000000000"\n  state: draft\n---\n',
        f"---\ntitle: Gå\ntranslation:\n  from: en\n  state: draft\n{HASHES}---\n",
    ),
    "in place of none": (
        "---\ntitle: Gå\ntranslation:\n  from: en\n  source_hash: {}\n  state: draft\n---\n",
        f"---\ntitle: Gå\ntranslation:\n  from: en\n  state: draft\n{HASHES}---\n",
    ),
    "remarks, quotes and odd spacing": (
        "---\n# A remark\ntitle:   'Gå'   # another\ntranslation:  # made by hand\n    from: en\n    # inside\n    state:  reviewed\n---   \n\n\nTekst. \n",
        "---\n# A remark\ntitle:   'Gå'   # another\ntranslation:  # made by hand\n    from: en\n    # inside\n    state:  reviewed\n"
        + HASHES.replace("    ", "        ").replace("  source", "    source")
        + "---   \n\n\nTekst. \n",
    ),
    "rules in the text": (
        "---\ntitle: Gå\ntranslation:\n  from: en\n  state: reviewed\n---\nTekst.\n\n---\n\ntranslation:\n  x\n",
        f"---\ntitle: Gå\ntranslation:\n  from: en\n  state: reviewed\n{HASHES}---\nTekst.\n\n---\n\ntranslation:\n  x\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), PLACES.values(), ids=PLACES)
def test_written(before: str, after: str, site):
    assert written(site, before) == after


@pytest.mark.parametrize("before", [before for before, _ in PLACES.values()], ids=PLACES)
def test_twice_is_once(before: str, site):
    once = written(site, before)
    assert written(site, once) == once


@pytest.mark.parametrize(("before", "after"), PLACES.values(), ids=PLACES)
def test_carriage_returns_and_byte_order_mark_stay(before: str, after: str, site):
    def saved(text: str) -> str:
        return "\ufeff" + text.replace("\n", "\r\n")

    small = site(entry("articles/walk", "kind: comment", en=SOURCE, da=before))
    assert stamped(small.catalogue.entries["walk"], "da", saved(before)) == saved(after)


def test_headings_that_look_like_something_else_are_quoted(site):
    source = "---\ntitle: Walk\n---\n## 2024\n\n## No\n\n## Null\n\n## Мақсад\n\n## Aim of it {#aim-of-it}\n"
    after = written(site, "---\ntitle: Gå\ntranslation:\n  from: en\n  state: draft\n---\n", source)
    keys = [line.strip().partition(":")[0] for line in after.splitlines() if line.startswith("    ")]
    assert keys == ["title", '"2024"', '"no"', '"null"', '"мақсад"', "aim-of-it"]
    small = site(entry("articles/walk", "kind: comment", en=source, da=after))
    walk = small.catalogue.entries["walk"]
    assert walk.texts["da"].translation.source_hash == fingerprints(walk.source)


NOTHING = {
    "a text in its own right": "---\ntitle: Gå\n---\n",
    "a translation of what is not here": "---\ntitle: Gå\ntranslation:\n  from: nl\n  state: draft\n---\n",
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING)
def test_nothing_to_record(text: str, site):
    assert written(site, text) is None


REFUSED = {
    "braces": "---\ntranslation: {from: en, state: draft}\ntitle: Gå\n---\n",
    "braces at the end": "---\ntitle: Gå\ntranslation: {from: en, state: draft}\n---\n",
    "braces over lines": "---\ntitle: Gå\ntranslation:\n  {from: en,\n   state: draft}\n---\n",
    "quoted key": '---\ntitle: Gå\n"translation":\n  from: en\n  state: draft\n---\n',
    "quoted old key": '---\ntitle: Gå\ntranslation:\n  from: en\n  "source_hash": {title: "000000000000"}\n  state: draft\n---\n',
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_changed_line_by_line_is_refused(text: str, site):
    with pytest.raises(NotStamped, match="as one indented line each"):
        written(site, text)
