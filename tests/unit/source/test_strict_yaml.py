"""Strict YAML: texts stay texts, what editors never mean is refused, everything has its place."""

from __future__ import annotations

import pytest

from portal_build.source.problems import (
    YamlAlias,
    YamlDuplicateKey,
    YamlKey,
    YamlShape,
    YamlSyntax,
    YamlTab,
    YamlTag,
    YamlTooDeep,
    YamlTooManyNodes,
)
from portal_build.source.strict_yaml import read_yaml


@pytest.mark.parametrize(
    "text", ["no", "yes", "on", "off", "true", "1.10", "012", "0x1F", "12:30:45", "1e3", ".inf", "2020-02-05", "-", "=", "1_000", "y", "N"]
)
def test_plain_words_stay_text(text: str):
    values, _, problems = read_yaml(f"key: {text}\n" if text != "-" else 'key: "-"\n', "a.yml")
    assert (values, problems) == ({"key": text}, [])


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL"])
def test_nothing_is_nothing(text: str):
    assert read_yaml(f"key: {text}\n", "a.yml")[0] == {"key": None}


@pytest.mark.parametrize("text", ['"~"', "'null'", '""'])
def test_quoted_nothing_is_text(text: str):
    assert read_yaml(f"key: {text}\n", "a.yml")[0] == {"key": text[1:-1]}


def test_lists_maps_and_long_texts():
    text = "a: [1, {b: c}]\nd:\n  - e\n  - f: |\n      two\n      lines\n"
    assert read_yaml(text, "a.yml")[0] == {"a": ["1", {"b": "c"}], "d": ["e", {"f": "two\nlines\n"}]}


@pytest.mark.parametrize(
    ("text", "kind", "line", "column"),
    [
        ("a:b\nc: d", YamlSyntax, 1, 1),
        ("x: y\na:b\nc: d", YamlSyntax, 2, 1),
        ("a: 'b\nc: d", YamlSyntax, 1, 4),
        ("a: b: c", YamlSyntax, 1, 5),
        ("a: [b\nc: d", YamlSyntax, 1, 4),
        ("a: @b", YamlSyntax, 1, 4),
        ("a: 1\n b: 2", YamlSyntax, 2, 3),
        ("a: 1\na: 2", YamlDuplicateKey, 2, 1),
        ("a:\n  b: 1\n  b: 2", YamlDuplicateKey, 3, 3),
        ("a: &x 1", YamlAlias, 1, 4),
        ("a: *x", YamlAlias, 1, 4),
        ("a: &x {b: 1}\nc:\n  <<: *x", YamlAlias, 1, 4),
        ("<<: {b: 1}", YamlAlias, 1, 1),
        ("a: !!int 1", YamlTag, 1, 4),
        ("a: !include b.yml", YamlTag, 1, 4),
        ("!!python/object/apply:os.system [x]", YamlTag, 1, 1),
        ("a:\n\t- b", YamlTab, 2, 1),
        ("? [a]\n: b", YamlKey, 1, 3),
        (": b", YamlSyntax, 1, 1),
        ("~: b", YamlKey, 1, 1),
        ("? {a: b}\n: c", YamlKey, 1, 3),
        ("- a", YamlShape, 1, 1),
        ("just words", YamlShape, 1, 1),
        ("", YamlShape, 1, 1),
        ("# only a remark", YamlShape, 1, 1),
        ("a: 1\n---\nb: 2", YamlShape, 2, 1),
        ("a: " + "[" * 60 + "]" * 60, YamlTooDeep, 1, 53),
        ("a:\n" + "- b\n" * 100_001, YamlTooManyNodes, 99_999, 3),
    ],
)
def test_refusals(text: str, kind: type, line: int, column: int):
    values, _, problems = read_yaml(text, "a.yml")
    assert values is None
    assert [type(problem) for problem in problems] == [kind]
    assert (problems[0].position.line, problems[0].position.column) == (line, column)


def test_deep_nesting_cannot_overflow_the_reader():
    for text in ("a: " + "[" * 100_000, "a: " + "{a: " * 50_000, "- " * 50_000):
        assert read_yaml(text, "a.yml")[0] is None


def test_a_bomb_of_aliases_does_not_go_off():
    bomb = "a: &a [x, x]\n" + "".join(f"{key}: &{key} [*{before}, *{before}]\n" for before, key in zip("abcdefgh", "bcdefghi", strict=True))
    assert [type(problem) for problem in read_yaml(bomb, "a.yml")[2]] == [YamlAlias]


def test_all_duplicate_keys_are_told():
    problems = read_yaml("a: 1\na: 2\nb: 1\nb: 2\n", "a.yml")[2]
    assert [problem.position.line for problem in problems] == [2, 4]


def test_places_of_values_and_keys():
    _, positions, _ = read_yaml("a: 1\nlist:\n  - name: x\n    when: y\n", "a.yml")
    assert str(positions.of(("a",))) == "a.yml:1:4"
    assert str(positions.of(("list", 0, "when"))) == "a.yml:4:11"
    assert str(positions.of(("list", 0, "when"), key=True)) == "a.yml:4:5"
    assert str(positions.of(("list", 0))) == "a.yml:3:5"


def test_what_is_not_written_stands_where_it_should():
    _, positions, _ = read_yaml("a: 1\nlist:\n  - name: x\n", "a.yml")
    assert str(positions.of(("list", 0, "when"))) == "a.yml:3:5"
    assert str(positions.of(("gone", "deeper"))) == "a.yml:1:1"


def test_front_matter_counts_from_its_own_first_line():
    _, positions, _ = read_yaml("title: x\nlead: y", "index.da.md", first_line=2)
    assert str(positions.of(("lead",))) == "index.da.md:3:7"
    assert read_yaml("title: x\ntitle: y", "index.da.md", first_line=2)[2][0].position.line == 3
    assert read_yaml("title: x\n\ty", "index.da.md", first_line=2)[2][0].position.line == 3


@pytest.mark.parametrize("escape", [r"\0", r"\x01", r"\r", r"\x7f", r"\uFFFE", r"\L"])
def test_escapes_bring_in_no_control_characters(escape: str):
    values, _, problems = read_yaml(f'a: x\nb: "y{escape}z"\n', "a.yml")
    assert (values, [(found.code, found.position.line, found.position.column) for found in problems]) == (None, [("file-control-character", 2, 4)])


def test_escapes_of_characters_that_show_are_fine():
    assert read_yaml(r'a: "\"\u00e6\\\xA0\n"', "a.yml")[0] == {"a": '"æ\\\xa0\n'}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "1:1 a bracket is opened and never closed"),
        ("a: [", "1:4 a bracket is opened and never closed"),
        ("a: [b,\n\n", "1:4 a bracket is opened and never closed"),
        ("a: [b, {c: d},\n", "1:4 a bracket is opened and never closed"),
        ("a:\n  - {b: [c,\n", "2:9 a bracket is opened and never closed"),
        ("a: {b: c", "1:4 a bracket is opened and never closed"),
        ("a: [b, , c]\n", "1:8 a value is missing here"),
        ("a: [b }\n", "1:4 a bracket is opened and never closed"),
        ('a: "b', "1:4 quotation marks are opened and never closed"),
    ],
)
def test_what_is_never_closed_is_shown_where_it_opens(text: str, said: str):
    _, _, [problem] = read_yaml(text, "x.yml")
    assert f"{problem.position.line}:{problem.position.column} {problem.message}" == said
