"""Problems as values."""

from __future__ import annotations

import pytest

from portal_build.diagnostics import Diagnostic, Position, Severity, did_you_mean, in_path_order
from portal_build.model.problems import UnknownKey, UnknownLanguage


def test_a_kind_is_known_by_the_name_of_its_class():
    assert (UnknownKey.code, Diagnostic.kinds["unknown-key"]) == ("unknown-key", UnknownKey)


def test_every_kind_is_documented_and_has_a_severity():
    assert [code for code, kind in Diagnostic.kinds.items() if not kind.__doc__ or kind.severity not in Severity] == []


def test_position():
    assert (str(Position("a.yml", 3, 5)), str(Position("a.yml"))) == ("a.yml:3:5", "a.yml:1:1")


def test_path_order_states_each_once():
    at = [Position("b.yml", 1), Position("a.yml", 10), Position("a.yml", 9, 2), Position("a.yml", 9, 1)]
    found = [*(UnknownKey(one, "m") for one in at), UnknownLanguage(at[3], "m"), UnknownKey(at[0], "m"), UnknownKey(at[0], "l")]
    assert [(str(one.position), one.code, one.message) for one in in_path_order(found)] == [
        ("a.yml:9:1", "unknown-key", "m"),
        ("a.yml:9:1", "unknown-language", "m"),
        ("a.yml:9:2", "unknown-key", "m"),
        ("a.yml:10:1", "unknown-key", "m"),
        ("b.yml:1:1", "unknown-key", "l"),
        ("b.yml:1:1", "unknown-key", "m"),
    ]


NEAR = {
    "paaroerend": "did you mean `paaroerende`?",
    "pårørende": "did you mean `paaroerende`?",
    "PAAROERENDE": "did you mean `paaroerende`?",
    "sammen-om-min": "did you mean `sammen-om-min-vej`?",
    "nothing-like-it": "otherwise",
    "": "otherwise",
    "x" * 10_000: "otherwise",
}


@pytest.mark.parametrize(("word", "remedy"), NEAR.items())
def test_did_you_mean(word: str, remedy: str):
    assert did_you_mean(word, ["paaroerende", "sammen-om-min-vej", "da"], "otherwise") == remedy
    assert did_you_mean(word, [], "otherwise") == "otherwise"
