"""Settings with comments, changed in place."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_build.editing.jsonc import NotJsonc, find, value_at, with_item, with_member

SETTINGS = """\
// mine
{
  // big
  "editor.fontSize": 14, /* points */
  "yaml.schemas": {
    "theirs.json": "a/*.yml" // keep
  },
  "list": [],
}
"""


def test_a_member_is_put_beside_others():
    assert with_member(SETTINGS, ("yaml.schemas", "ours.json"), "b/*.yml") == """\
// mine
{
  // big
  "editor.fontSize": 14, /* points */
  "yaml.schemas": {
    "theirs.json": "a/*.yml", // keep
    "ours.json": "b/*.yml"
  },
  "list": [],
}
"""


def test_a_member_that_is_there_stays():
    assert with_member(SETTINGS, ("editor.fontSize",), 20) == SETTINGS
    assert with_member(SETTINGS, ("yaml.schemas", "theirs.json"), "b/*.yml") == SETTINGS


def test_objects_on_the_way_are_made():
    assert with_member("{}", ("a", "b"), 1) == '{\n  "a": {\n    "b": 1\n  }\n}'


def test_an_item_is_put_into_a_list():
    once = with_item(SETTINGS, "list", "x")
    assert '  "list": [\n    "x"\n  ],\n}' in once
    assert '  "list": [\n    "x",\n    2\n  ],\n}' in with_item(once, "list", 2)


def test_a_list_that_is_not_there_is_made():
    assert with_item("{ // empty\n}", "list", 1) == '{ // empty\n  "list": [\n    1\n  ]\n}'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "line 1 is not understood"),
        ("{", "line 1 is not understood"),
        ('{"a": 1\n"b": 2}', "line 2 lacks a `,`"),
        ('{"a" 1}', "line 1 lacks a `:`"),
        ("{'a': 1}", "line 1 is not understood"),
        ("{} {}", "something stands after the end"),
        ("[" * 200, "brackets are nested too deep"),
        ('{"a": "x\ny"}', "line 1 is not understood"),
        ('{"a": /* open', "line 1 is not understood"),
    ],
)
def test_what_is_no_json_is_refused(text: str, message: str):
    with pytest.raises(NotJsonc, match=f"^{message}$"):
        find(text)


def test_what_is_no_object_or_list_is_refused():
    with pytest.raises(NotJsonc, match="`a` is no object"):
        with_member('{"a": 1}', ("a", "b"), 1)
    with pytest.raises(NotJsonc, match="it is no object"):
        with_member("[]", ("a",), 1)
    with pytest.raises(NotJsonc, match="`a` is no list"):
        with_item('{"a": 1}', "a", 1)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(), inside, max_size=3),
    max_leaves=8,
)


@given(has=st.dictionaries(st.text(), values, max_size=4), name=st.text(), value=values)
def test_nothing_else_changes(has: dict[str, Any], name: str, value: Any):
    text = json.dumps(has, indent=2, ensure_ascii=False)
    after = with_member(text, (name,), value)
    assert value_at(after, find(after)) == {name: value, **has}
