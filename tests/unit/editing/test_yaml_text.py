"""YAML changed, and nothing else of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from portal_build.editing.yaml_text import NotChanged, changed, changed_front
from portal_build.source.strict_yaml import read_yaml

ROOT = Path(__file__).parents[3]
FILES = sorted([*ROOT.glob("content/**/*.yml"), *ROOT.glob("tests/sites/full/**/*.yml")])

BEFORE = """\
# Of the entry.
source_language: da   # the first
published: 2020-02-05
topics: [a, "b"]      # in one line

# Of the history.
aliases:
  - old-name  # until 2019
  # and one more
  - 'older'
number: 012
version: 1.10
note: >-
  folded
  text
# The end.
"""


def add_alias(values):
    values["aliases"].append("no")


def several(values):
    values["status"] = "withdrawn"
    values["withdrawn"] = {"date": date(2026, 1, 15), "reason": {"da": "En grund: to", "en": "Two\nlines\n"}}
    values["topics"].remove("a")
    del values["published"]
    values["flag"] = True
    values["size"] = Decimal("2.50")


CHANGES = {
    "an item more": (add_alias, BEFORE.replace("  - 'older'\n", "  - 'older'\n  - 'no'\n")),
    "several": (
        several,
        BEFORE.replace("published: 2020-02-05\n", "")
        .replace('[a, "b"]      #', '["b"]         #')
        .replace("# The end.\n", "")
        + "# The end.\nstatus: withdrawn\nwithdrawn:\n  date: 2026-01-15\n  reason:\n    da: 'En grund: to'\n"
        "    en: |\n      Two\n      lines\nflag: true\nsize: 2.50\n",
    ),
    "nothing": (lambda values: None, BEFORE),
}


@pytest.mark.parametrize("change, after", CHANGES.values(), ids=CHANGES)
def test_only_what_is_changed_changes(change, after):
    assert changed(BEFORE, change) == after


@pytest.mark.parametrize("change, after", CHANGES.values(), ids=CHANGES)
def test_line_ends_stay(change, after):
    assert changed("\ufeff" + BEFORE.replace("\n", "\r\n"), change) == "\ufeff" + after.replace("\n", "\r\n")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_of_the_portals_can_be_changed(path):
    text = path.read_text(encoding="utf-8")
    after = changed(text, lambda values: values.update({"new": "value"}))
    assert after.replace("new: value\n", "") == text
    assert read_yaml(after, "")[0] == {**read_yaml(text, "")[0], "new": "value"}


def test_wide_and_flat_indentation_stay():
    text = "a:\n    b: x\nlist:\n- one\n- two\n"
    assert changed(text, lambda values: values["list"].append("three")) == text + "- three\n"


def test_front_matter():
    text = "---\r\ntitle: Gå  # by foot\r\n---   \r\n\r\nText \n---\r\nmore"
    after = "---\r\ntitle: Gå  # by foot\r\nlead: Hvorfor\r\n---   \r\n\r\nText \n---\r\nmore"
    assert changed_front(text, lambda values: values.update(lead="Hvorfor")) == after


def test_front_matter_and_nothing_more():
    assert changed_front("---\ntitle: A\n---", lambda values: values.update(title="B")) == "---\ntitle: B\n---"


@pytest.mark.parametrize(
    "text, reason",
    [("a: 1\na: 2\n", "line 2: the key `a` stands here a second time"), ("a: &x 1\n", "anchors and aliases"), ("", "line 1: the file is empty")],
)
def test_what_the_portal_cannot_read_is_refused(text, reason):
    with pytest.raises(NotChanged, match=reason):
        changed(text, lambda values: values.update(b="c"))


def test_a_text_without_front_matter_is_refused():
    with pytest.raises(NotChanged, match="no front matter"):
        changed_front("Text\n", lambda values: None)


def test_what_cannot_be_written_is_refused():
    with pytest.raises(NotChanged, match="cannot represent"):
        changed("a: b\n", lambda values: values.update(c=object))


def test_what_would_come_out_otherwise_is_refused():
    with pytest.raises(NotChanged, match="by hand"):
        changed("a: b\n", lambda values: values.update({"c": "x", "<<": "y"}))
