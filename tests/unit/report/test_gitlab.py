"""The code quality report of GitLab."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from portal_build.diagnostics import Diagnostic
from portal_build.report.gitlab import as_gitlab
from portal_build.source.checkout import Checkout
from tests.unit.report.problems import TWO, forged, written


def test_an_object_for_each_problem(tmp_path: Path):
    first, second = json.loads(as_gitlab(TWO, written(tmp_path)))
    assert len({first.pop("fingerprint"), second.pop("fingerprint")}) == 2
    assert first == {
        "description": "`published`: expected a date; write year-month-day, such as `2020-02-05`",
        "check_name": "wrong-value",
        "severity": "major",
        "location": {"path": "portal/content/methods/at-gå/entry.yml", "lines": {"begin": 2}},
    }
    assert (second["severity"], second["location"]["path"]) == ("minor", "portal/content/notes 1.txt")


def test_an_empty_list_where_all_is_well():
    assert as_gitlab([], Checkout(Path("."))) == "[]\n"


@given(st.lists(forged, max_size=6))
def test_no_two_have_the_same_fingerprint(found: list[Diagnostic]):
    items = json.loads(as_gitlab([*found, *found], Checkout(Path("nowhere"))))
    assert len({item["fingerprint"] for item in items}) == len(items) == 2 * len(found)
