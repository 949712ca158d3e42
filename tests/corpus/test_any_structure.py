# `tests/unit/source/test_any_bytes.py` plays with bytes; here the files are well-formed and mean anything. Several entries are
# read at a time, since reading the rest of the portal takes most of the time.
"""Whatever well-formed YAML and Markdown say, there are diagnostics at places in the file, and never an exception."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from portal_build.editing.fields import Field, fields_of
from portal_build.model import TYPES
from portal_build.model.common import Audience
from portal_build.model.text import TextFacts
from portal_build.pipeline import load
from portal_build.report import report
from tests.small_site import write_site

TODAY = date(2026, 6, 1)

SCALARS = st.one_of(
    st.sampled_from(
        ["", "en", "da", "xx", "published", "draft", "withdrawn", "members", "2024-01-01", "2024-02-30", "9999-12-31", "0001-01-01", "DK", "no", "-5", "1e9",
         "12.5", "everyday-life", "first-source", "walk", "stars", "one", "background", "https://example.org/", "https://[", "javascript:x", "a@b.example",
         "«???»", "{", "[@x]", "entry:walk", "å", "𝔸", "a" * 200, "null", "~", "<b>", "a\nb", " "]
    ),  # fmt: skip
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    st.integers(-(10**20), 10**20),
    st.booleans(),
    st.none(),
)
KEYS = st.one_of(st.sampled_from(["en", "da", "id", "name", "date", "kind", "title", "url"]), st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=6))
ANYTHING = st.recursive(SCALARS, lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)), max_leaves=6)


def like(field: Field, depth: int = 0) -> st.SearchStrategy[Any]:
    """Values for a field: mostly of its shape, sometimes anything."""
    choices: list[Any] = list(field.choices)
    one: st.SearchStrategy[Any] = st.sampled_from(choices) | SCALARS if choices else SCALARS
    if field.fields and depth < 3:
        one = st.fixed_dictionaries({}, optional={inner.name: like(inner, depth + 1) for inner in field.fields})
    elif field.kind.value.startswith("local"):
        one = st.dictionaries(st.sampled_from(["en", "da", "xx"]), SCALARS, max_size=2)
    return st.one_of(st.lists(one, max_size=3) if field.many else one, ANYTHING)


def facts_of(name: str) -> st.SearchStrategy[tuple[str, Any]]:
    fields = {field.name: like(field) for field in fields_of(TYPES[name]) if field.name != "source_language"}
    return st.tuples(st.just(name), st.one_of(st.fixed_dictionaries({"source_language": st.just("en")}, optional=fields), ANYTHING))


PIECES = st.sampled_from(
    ["\n", "\n\n", "# ", "## ", "### ", "{#aim}", "{#in-brief}", "- ", "1. ", "    ", "> ", "| a | b |\n|---|---|\n", "!!! note\n\n    ", "```\n", "`", "*", "**", "_",
     "[", "](", ")", "![", "[@first-source]", "[@", "](entry:walk)", "](entry:walk#", "](claim:x)", "](term:recovery)", "](<", ">", "[a]: entry:walk\n", "<b>", "<!--", "-->",
     "«???»", "45 %", "2.000.000", "---\n", "===\n", "<<<<<<< a\n", ">>>>>>> b\n", "\\", "&amp;", "words", "å", "𝔸", "\u202e", "{: lang=nl }", ": ", "https://example.org", "mailto:"]
)  # fmt: skip
FRONT = st.fixed_dictionaries({}, optional={field.name: like(field) for field in fields_of(TextFacts)} | {"published": SCALARS})
TEXT = st.tuples(st.one_of(FRONT, ANYTHING), st.lists(PIECES, max_size=30).map("".join))


def dumped(value: Any) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("structures")
    write_site(folder, "-- content/articles/walk/entry.yml --\nsource_language: en\nkind: comment\n-- content/articles/walk/index.en.md --\n---\ntitle: Walk\n---\nText.\n")
    yield folder


def problems_with(project: Path, files: dict[str, str]) -> None:
    """Read the portal with these files, and check that each problem stands inside its file."""
    for name, text in files.items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
    found = load(project / "content", TODAY, Audience.MEMBERS).diagnostics
    lines = {name: re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff")) for name, text in files.items()}
    for one in found:
        assert one.message and one.position.line >= 1 and one.position.column >= 1
        if one.position.file in lines:
            assert one.position.line <= len(lines[one.position.file]), one
            assert one.position.column <= len(lines[one.position.file][one.position.line - 1]) + 1, one
    report(found, project, colour=False).encode()


@given(entries=st.lists(st.sampled_from(list(TYPES)).flatmap(facts_of), min_size=3, max_size=6))
@settings(deadline=None, max_examples=120)
def test_any_facts(project: Path, entries: list[tuple[str, Any]]):
    files = {}
    for number, (name, value) in enumerate(entries):
        folder = f"content/{TYPES[name].collection}/any-{number}"
        files |= {f"{folder}/entry.yml": dumped(value), f"{folder}/index.en.md": "---\ntitle: Any\n---\n\n## A {#aim}\n\nText.\n"}
    problems_with(project, files)


@given(texts=st.lists(TEXT, min_size=3, max_size=6), names=st.lists(st.sampled_from(list(TYPES)), min_size=6, max_size=6))
@settings(deadline=None, max_examples=120)
def test_any_texts(project: Path, texts: list[tuple[Any, str]], names: list[str]):
    files = {}
    for number, (front, body) in enumerate(texts):
        folder = f"content/{TYPES[names[number]].collection}/any-{number}"
        files |= {f"{folder}/entry.yml": "source_language: en\nstatus: draft\n", f"{folder}/index.en.md": f"---\n{dumped(front)}---\n{body}"}
    problems_with(project, files)


@given(files=st.lists(st.binary(max_size=200), min_size=8, max_size=8))
@settings(deadline=None, max_examples=60)
def test_any_bytes_in_many_files_at_once(project: Path, files: list[bytes]):
    names = [f"content/{TYPES[name].collection}/bytes/{file}" for name in list(TYPES)[:4] for file in ("entry.yml", "index.en.md")]
    for name, data in zip(names, files, strict=True):
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    found = load(project / "content", TODAY, Audience.MEMBERS).diagnostics
    own = {one.position.file.rpartition("/")[0] for one in found}
    assert {name.rpartition("/")[0] for name in names} <= own
    for one in found:
        if one.position.file in names:
            data = files[names.index(one.position.file)]
            assert one.position.line <= data.count(b"\n") + data.count(b"\r") + 1
    report(found, project, colour=False).encode()
