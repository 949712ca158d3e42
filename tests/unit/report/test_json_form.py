"""Problems as JSON, by the schema that the documentation gives."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from portal_build.diagnostics import Diagnostic
from portal_build.report.json_form import as_json
from portal_build.source.checkout import Checkout
from tests.conftest import ROOT
from tests.unit.report.problems import TWO, forged, written

SCHEMA = json.loads((ROOT / "docs/commands/check.schema.json").read_text(encoding="utf-8"))
VALID = Draft202012Validator(SCHEMA)


def test_all_that_is_known_of_each_problem(tmp_path: Path):
    assert json.loads(as_json(TWO, written(tmp_path))) == {
        "version": 1,
        "summary": {"errors": 1, "warnings": 1, "files": 2},
        "diagnostics": [
            {
                "code": "wrong-value",
                "severity": "error",
                "file": "content/methods/at-gå/entry.yml",
                "line": 2,
                "column": 12,
                "message": "`published`: expected a date",
                "remedy": "write year-month-day, such as `2020-02-05`",
                "source": "published: i går",
            },
            {
                "code": "file-unexpected",
                "severity": "warning",
                "file": "content/notes 1.txt",
                "line": 1,
                "column": 1,
                "message": "`notes 1.txt` is not expected here",
                "remedy": None,
                "source": None,
            },
        ],
    }


def test_the_schema_holds_and_allows_nothing_else(tmp_path: Path):
    Draft202012Validator.check_schema(SCHEMA)
    document = json.loads(as_json(TWO, written(tmp_path)))
    assert VALID.is_valid(document)
    assert VALID.is_valid(json.loads(as_json([], Checkout(tmp_path))))
    del document["diagnostics"][0]["column"]
    assert not VALID.is_valid(document)


@given(st.lists(forged, max_size=4))
def test_whatever_content_says_it_is_ascii_and_valid(found: list[Diagnostic]):
    text = as_json(found, Checkout(Path("nowhere")))
    assert text.isascii() and not any(sign in text for sign in "\r\x1b\x7f")
    assert list(VALID.iter_errors(json.loads(text))) == []
