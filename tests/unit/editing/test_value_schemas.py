"""The schema of a value objects to nothing that the portal's own reader accepts, and to what it refuses where that can be seen."""

from __future__ import annotations

import re
from typing import Annotated, Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import Field, ValidationError

from portal_build.editing.field_words import field_words
from portal_build.editing.fields import Kind, fields_of
from portal_build.editing.value_schemas import country_schema, portable, value_schema
from portal_build.model import scalars
from portal_build.model.common import Strict
from portal_build.source.strict_yaml import read_yaml
from tests.core_yaml import core


class Values(Strict):
    """A field of each kind that is one word."""

    text: scalars.Text
    """."""
    id: scalars.Slug
    """."""
    date: scalars.Date
    """."""
    partial: scalars.PartialDate
    """."""
    number: scalars.Number
    """."""
    whole: scalars.Whole
    """."""
    flag: scalars.Flag
    """."""
    language: scalars.Language
    """."""
    country: scalars.Country
    """."""
    url: scalars.Url
    """."""
    email: scalars.Email
    """."""
    own: Annotated[scalars.Text, Field(pattern=r"^[^\W_]+(-[^\W_]+)*$", max_length=12)]
    """."""
    perhaps: scalars.Date | None = None
    """."""
    cost: scalars.Whole | None = None
    """."""


FIELDS = {field.name: field for field in fields_of(Values)}
WORDS = field_words("en")
# What the schema lets pass because only `portal check` can know: the calendar, the languages there are, ports of addresses,
# which signs beyond those of English are letters.
LENIENT = {"date", "partial", "perhaps", "language", "url", "own"}

numbers = st.from_regex(r"[-+]?[0-9]{1,17}(\.[0-9]{0,10})?([eE][0-9])?", fullmatch=True)
words = st.sampled_from(["no", "NO", "yes", "true", "True", "false", "null", "~", "0x1f", "0o17", ".5", "1.10", "012", "12:30:45", "Null", "", " "])
days = st.from_regex(r"[0-9]{4}(-[0-9]{1,2}(-[0-9]{1,2})?)?", fullmatch=True)
names = st.from_regex(r"[a-zA-Z0-9æøåӣ_-]{1,14}", fullmatch=True)
addresses = st.from_regex(r"(https?|HTTPS|ftp)://[a-z.:@/?#<]{0,12}|[a-z.@]{1,12}", fullmatch=True)
written = st.one_of(numbers, words, days, names, addresses, st.text(max_size=8))


def schema_of(name: str) -> dict[str, Any]:
    # What exists in the content is only offered; here, nothing does.
    known = {"$defs": {"country": country_schema("en", WORDS)}}
    return {**value_schema(FIELDS[name], WORDS), **known}


VALIDATORS = {name: Draft202012Validator(schema_of(name)) for name in FIELDS if name != "language"}
VALIDATORS["language"] = Draft202012Validator({**schema_of("language"), "anyOf": [{}]})


class Open(Values):
    """The same, so that one field at a time can be tried."""

    model_config = {"frozen": False}


def reads(name: str, value: Any) -> bool:
    try:
        Open.__pydantic_validator__.validate_assignment(Open.model_construct(), name, value)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("name", FIELDS)
@given(text=written, quoted=st.booleans())
def test_the_schema_says_what_the_reader_says(name: str, text: str, quoted: bool):
    line = "value: " + (f'"{text}"' if quoted else text) + "\n"
    values, _positions, problems = read_yaml(line, "x.yml")
    assume(not problems and values is not None)
    seen = core(line)["value"]
    says = VALIDATORS[name].is_valid(seen)
    if reads(name, values["value"]):
        assert says
    elif isinstance(seen, str) and name not in LENIENT:
        assert not says


@pytest.mark.parametrize(
    ("name", "value", "valid"),
    [
        ("date", "2020-02-05", True),
        ("date", "5 February", False),
        ("date", None, False),
        ("perhaps", None, True),
        ("partial", 2018, True),
        ("partial", 20180, False),
        ("number", 1e15, False),
        ("number", "2,5", False),
        ("whole", 2.5, False),
        ("flag", True, True),
        ("flag", "yes", False),
        ("country", "NO", True),
        ("country", "UK", False),
        ("url", "www.example.org", False),
        ("text", " ", False),
        ("text", 1.1, True),
        ("text", ["a"], False),
        ("id", "a" * 81, False),
        ("own", "målgrupper-og-мавзӯъ", False),
        ("own", "мавзӯъ-mål", True),
        ("own", " мавзӯъ-mål-12  ", False),
        ("own", " мавзӯъ-mål  ", True),
    ],
)
def test_single_values(name: str, value: Any, valid: bool):
    assert VALIDATORS[name].is_valid(value) is valid


def test_a_pattern_for_letters_of_all_languages_is_one_in_javascript_too():
    pattern = portable(r"^[^\W_]+$")
    assert r"\W" not in pattern
    assert [bool(re.match(pattern, word)) for word in ("mål", "мавзӯъ", "a_b", "a b", "a-b", "a.b")] == [True, True, False, False, False, False]


def test_every_kind_of_one_word_is_tried():
    several = {Kind.LOCAL_TEXT, Kind.LOCAL_TEXTS, Kind.GROUP, Kind.MAP, Kind.CHOICE}
    assert {field.kind for field in FIELDS.values()} == {*Kind} - several
