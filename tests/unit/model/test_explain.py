"""What editors are told when a value is not what the model wants."""

from __future__ import annotations

import pytest

from portal_build.model import TYPES
from portal_build.model.explain import mended, parse
from portal_build.model.problems import MissingKey, NeutralFactInText, UnknownKey, WrongValue
from portal_build.model.text import TextFacts
from portal_build.source.files import RawData
from portal_build.source.strict_yaml import read_yaml

ARTICLE = "source_language: da\nkind: background\n"
METHOD = "source_language: da\n"


def raw(text: str) -> RawData:
    values, positions, problems = read_yaml(text, "entry.yml")
    assert values is not None, problems
    return RawData(values, positions)


def told(type_name: str, text: str) -> list[tuple[type, str, str, str]]:
    _, problems = parse(TYPES[type_name], raw(text))
    return [(type(one), f"{one.position.line}:{one.position.column}", one.message, one.remedy) for one in problems]


@pytest.mark.parametrize(
    ("type_name", "text", "expected"),
    [
        ("article", ARTICLE + "publised: 2020-01-01\n", (UnknownKey, "3:1", "there is no field `publised` here", "did you mean `published`?")),
        ("article", "kind: background\n", (MissingKey, "1:1", "`source_language` is missing", "add a line `source_language: …`")),
        (
            "article",
            ARTICLE + "authors:\n  - nam: x\n    name: y\n",
            (UnknownKey, "4:5", "there is no field `nam` here", "did you mean `name`?"),
        ),
        ("article", ARTICLE + "authors: A. Writer\n", (WrongValue, "3:10", "`authors`: expected a list", "write one item a line, each starting with `- `")),
        (
            "article",
            ARTICLE + "authors:\n  - A. Writer\n",
            (WrongValue, "4:5", "`authors[1]`: expected `key: value` lines", "write the facts one a line, indented below this key"),
        ),
        # What a form leaves behind of a field that was filled in and cleared again.
        ("article", ARTICLE + "published: ''\n", (WrongValue, "3:12", "`published`: nothing is given", "fill it in, or leave the line out")),
        ("article", ARTICLE + "related:\n", (WrongValue, "3:9", "`related`: nothing is given", "fill it in, or leave the line out")),
        ("article", ARTICLE + "status: ''\n", (WrongValue, "3:9", "`status`: nothing is given", "fill it in, or leave the line out")),
        ("article", ARTICLE + "status: publish\n", (WrongValue, "3:9", "`status`: expected one of `draft`, `published`, `withdrawn`", "did you mean `published`?")),
        (
            "article",
            ARTICLE + "published: 2020-02-30\n",
            (WrongValue, "3:12", "`published`: `2020-02-30` is no day of the calendar", "write year-month-day, such as `2020-02-05`"),
        ),
        ("article", "source_language: dk-DK-x\nkind: background\n", (WrongValue, "1:18", "`source_language`: `dk-DK-x` is not a language code",
         "write a BCP 47 code such as `da`, `nb`, `nl`, `en` or `tg`")),
        ("method", METHOD + "duration: 12 uger\n", (WrongValue, "2:11", "`duration`: expected a text for each language", "write one line a language, such as `da: …`")),
        ("method", METHOD + "duration: {}\n", (WrongValue, "2:11", "`duration`: nothing is given", "give at least one, or leave the field out")),
        ("method", METHOD + "duration: {danish: 12 uger}\n", (WrongValue, "2:12", "`duration.danish`: `danish` is not a language code",
         "write a BCP 47 code such as `da`, `nb`, `nl`, `en` or `tg`")),
        ("method", METHOD + "duration: {da: [12]}\n", (WrongValue, "2:16", "`duration.da`: expected text", "write the text after the colon")),
    ],
)  # fmt: skip
def test_explanations(type_name: str, text: str, expected: tuple[type, str, str, str]):
    assert told(type_name, text) == [expected]


def test_every_mistake_is_told_at_once():
    problems = told("article", "kind: x\nauthors:\n  - {}\npublished: soon\nfoo: bar\n")
    assert sorted((kind.code, place) for kind, place, *_ in problems) == [
        ("missing-key", "1:1"),
        ("missing-key", "3:5"),
        ("unknown-key", "5:1"),
        ("wrong-value", "1:7"),
        ("wrong-value", "4:12"),
    ]


def test_a_fact_in_a_text_is_told_apart_from_a_slip():
    values = raw("title: A\npublished: 2020-01-01\nleed: x\n")
    _, problems = parse(TextFacts, values, frozenset({"published"}))
    assert sorted(type(one).__name__ for one in problems) == [NeutralFactInText.__name__, UnknownKey.__name__]


def test_empty_fields_are_as_good_as_left_out():
    facts, problems = parse(TYPES["article"], raw(ARTICLE + "published:\nwithdrawn: ~\n"))
    assert (problems, facts.published, facts.withdrawn) == ([], None, None)


@pytest.mark.parametrize("type_name", TYPES)
def test_what_is_wrong_can_be_left_out_of_every_type(type_name: str):
    model = TYPES[type_name]
    assert mended(model, raw("a: b\n")).source_language is None
    every = "".join(f"{name}: [[1]]\n" for name in model.model_fields)
    assert mended(model, raw(every)).topics == []


def test_mending_keeps_what_is_right():
    text = "kind: x\ntopics: [support]\nclaims:\n  - id: one\nauthors:\n  - {name: A, age: 5}\ncontact: {email: nobody}\n"
    facts = mended(TYPES["method"], raw(text + "materials:\n  - {title: {da: Plan}, file: plan.pdf}\n"))
    assert (facts.topics, facts.claims, facts.authors, facts.materials[0].file) == (["support"], [], [], "plan.pdf")
