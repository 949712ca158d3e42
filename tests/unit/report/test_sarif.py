# The properties that SARIF 2.1.0 requires, and those that code scanning on GitHub asks for beside them, held against every
# object by hand: the standard's own schema is far larger than all that we write.
"""Problems as SARIF 2.1.0."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from portal_build.diagnostics import Diagnostic, Position
from portal_build.model.problems import WrongValue
from portal_build.report.sarif import as_sarif
from portal_build.source.checkout import Checkout
from tests.unit.report.problems import TWO, forged, written


def _object(**properties: dict) -> dict:
    return {"type": "object", "required": list(properties), "additionalProperties": False, "properties": properties}


def _list(items: dict, **more: int) -> dict:
    return {"type": "array", "items": items, **more}


_TEXT = {"type": "string", "minLength": 1}
_NUMBER = {"type": "integer", "minimum": 1}
_LEVEL = {"enum": ["none", "note", "warning", "error"]}
_RULE = _object(
    id=_TEXT,
    name=_TEXT,
    shortDescription=_object(text=_TEXT),
    fullDescription=_object(text=_TEXT | {"maxLength": 1024}),
    help=_object(text=_TEXT, markdown=_TEXT),
    defaultConfiguration=_object(level=_LEVEL),
)
_PLACE = _object(
    physicalLocation=_object(
        artifactLocation=_object(uri={"type": "string", "pattern": r"^(?!/)([\w.~/-]|%[0-9A-F]{2})+$"}, uriBaseId={"const": "%SRCROOT%"}),
        region=_object(startLine=_NUMBER, startColumn=_NUMBER),
    )
)
_RESULT = _object(
    ruleId=_TEXT,
    ruleIndex={"type": "integer", "minimum": 0},
    level=_LEVEL,
    message=_object(text=_TEXT),
    locations=_list(_PLACE, minItems=1, maxItems=1),
    partialFingerprints=_object(**{"portalCheck/v1": {"type": "string", "pattern": "^[0-9a-f]{64}$"}}),
)
_RUN = _object(
    tool=_object(driver=_object(name=_TEXT, version=_TEXT, rules=_list(_RULE, uniqueItems=True))),
    columnKind={"const": "unicodeCodePoints"},
    originalUriBaseIds=_object(**{"%SRCROOT%": _object(description=_object(text=_TEXT))}),
    results=_list(_RESULT),
)
VALID = Draft202012Validator(_object(**{"$schema": _TEXT, "version": {"const": "2.1.0"}, "runs": _list(_RUN, minItems=1, maxItems=1)}))


def read(found, checkout: Checkout = Checkout(Path("nowhere"))) -> dict:
    """The run, once it has been seen that all of it is as it must be."""
    document = json.loads(as_sarif(found, checkout))
    assert [error.message for error in VALID.iter_errors(document)] == []
    (run,) = document["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(set(rules)) == len(rules)
    assert [rules[result["ruleIndex"]] for result in run["results"]] == [result["ruleId"] for result in run["results"]]
    return run


def test_a_result_for_each_problem_and_a_rule_for_each_kind(tmp_path: Path):
    run = read([*TWO, TWO[0]], written(tmp_path))
    first = run["results"][0]
    del first["partialFingerprints"]
    assert first == {
        "ruleId": "wrong-value",
        "ruleIndex": 1,
        "level": "error",
        "message": {"text": "`published`: expected a date; write year-month-day, such as `2020-02-05`"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "portal/content/methods/at-g%C3%A5/entry.yml", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 2, "startColumn": 12},
                }
            }
        ],
    }
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["file-unexpected", "wrong-value"]
    assert run["tool"]["driver"]["rules"][0] == {
        "id": "file-unexpected",
        "name": "FileUnexpected",
        "shortDescription": {"text": "A file stands where the portal expects none."},
        "fullDescription": {
            "text": "A file stands where the portal expects none. Directly under `content/` belong `portal.yml`, `references.yml`, `vocabularies/` "
            "and one folder for each type; in each of those, one folder for each entry."
        },
        "help": {"text": _HELP, "markdown": _HELP},
        "defaultConfiguration": {"level": "warning"},
    }


_HELP = (
    "# file-unexpected\n\n**A file stands where the portal expects none.**\n\nDirectly under `content/` belong `portal.yml`, `references.yml`, `vocabularies/` "
    "and one folder for each type; in each of those, one folder for each entry.\n\n"
    "This is a warning: the entry is shown all the same, and somebody should have a look."
)


def test_no_result_where_all_is_well():
    assert read([])["results"] == []


def test_every_kind_makes_a_rule():
    run = read([kind(Position("content/portal.yml"), "wrong") for kind in Diagnostic.kinds.values()])
    assert len(run["tool"]["driver"]["rules"]) == len(Diagnostic.kinds)


def test_words_that_look_like_a_link_are_no_link():
    (result,) = read([WrongValue(Position("content/a.yml"), "see [this](https://x.example)")])["results"]
    assert result["message"]["text"] == r"see \[this\](https://x.example)"


@given(st.lists(forged.filter(lambda found: found.message), max_size=4))
def test_whatever_content_says_paths_lead_where_they_should(found: list[Diagnostic]):
    for one, result in zip(found, read(found)["results"], strict=True):
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert urlsplit(uri).path == uri
        assert unquote(uri) == re.sub("[\ud800-\udfff]", "?", one.position.file)
