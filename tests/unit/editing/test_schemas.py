"""The schemas that editors' programs read: they say the same of a file as `portal check`, in the editor's language."""

from __future__ import annotations

from collections.abc import Iterator, Set
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from portal_build.editing.catalogues import languages
from portal_build.editing.files import FILES
from portal_build.editing.names import names
from portal_build.editing.schemas import schemas
from portal_build.editing.value_schemas import NAMES
from portal_build.model.common import Audience
from portal_build.model.entry import Content
from portal_build.pipeline import load
from tests.conftest import FULL, ROOT
from tests.core_yaml import core, front_matter
from tests.sites_invalid.recipe import HERE, write_site
from tests.small_site import TODAY

NOTHING = Content(None, (), frozenset(), ())
SHAPE = {"unknown-key", "missing-key", "wrong-value", "neutral-fact-in-text"}
"""What is wrong with the shape of a file alone: all that a schema can see."""


schemas = cache(schemas)


def validator(name: str, content: Content = NOTHING) -> Draft202012Validator:
    known = Resource.from_contents(names(content, "en"))
    return Draft202012Validator(schemas("en")[name], registry=Registry().with_resource(NAMES, known))


def of_project(project: Path, without: Set[str] = frozenset()) -> Iterator[tuple[str, Any]]:
    """The files of a project and what they say to other programs; those that no program can read are left out, and those in `without`."""
    for path in sorted(project.glob("content/**/*")):
        name = path.relative_to(project).as_posix()
        try:
            if name in without:
                continue
            if path.suffix == ".yml":
                yield name, core(path.read_text(encoding="utf-8"))
            elif path.suffix == ".md":
                yield name, front_matter(path)
        except (OSError, UnicodeDecodeError, IndexError, yaml.YAMLError):
            continue


def schema_for(path: str) -> str | None:
    if path.endswith(".md"):
        return "text"
    return next((name for name, (_model, files) in FILES.items() if any(fnmatch(path, one) and path.count("/") == one.count("/") for one in files)), None)


def objections(project: Path, content: Content = NOTHING, without: Set[str] = frozenset()) -> dict[str, list[str]]:
    """File -> what its schema says against it; files in `without` are not asked about."""
    found = {}
    validators = {name: validator(name, content) for name in FILES}
    for path, value in of_project(project, without):
        name = schema_for(path)
        if name and (said := [f"{error.json_path}: {error.message[:80]}" for error in validators[name].iter_errors(value)]):
            found[path] = said
    return found


@pytest.mark.parametrize("language", languages())
def test_they_are_schemas(language: str):
    for schema in (*schemas(language).values(), names(NOTHING, language)):
        Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("project", [ROOT, FULL], ids=["reference", "full"])
def test_nothing_is_said_against_what_is_right(project: Path):
    content = load(project / "content", TODAY, Audience.MEMBERS).content
    assert objections(project, content) == {}


def test_every_file_has_a_schema():
    paths = [path for path, _value in of_project(FULL)]
    assert {schema_for(path) for path in paths} == {*FILES}


@pytest.mark.parametrize("code", sorted(path.parent.name for path in HERE.glob("*/site.txt")))
def test_mistakes_of_shape_are_seen_and_no_others(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write_site((HERE / code / "site.txt").read_text(encoding="utf-8"), tmp_path, monkeypatch)
    problems = load(tmp_path / "content", TODAY, Audience.MEMBERS).diagnostics
    unreadable = {found.position.file for found in problems if found.code.startswith(("yaml-", "file-", "front-matter-"))}
    readable = {path for path, _value in of_project(tmp_path, unreadable)}
    wrong = {found.position.file for found in problems if found.code in SHAPE}
    # Of a gap in a date or a choice the check says that it is one, the schema that it is no date.
    wrong |= {found.position.file for found in problems if found.code == "gap-left" and found.position.file.endswith("entry.yml")}
    assert {*objections(tmp_path, without=unreadable)} == wrong & readable


def test_a_field_says_what_it_is_for_in_the_language_of_the_editor():
    method = schemas("da")["method"]
    assert (method["title"], method["description"]) == ("Metode", "En måde at arbejde med mennesker på: en indsats, et program eller en praksis.")
    due = method["properties"]["review_due"]
    assert (due["title"], due["description"]) == ("Næste gennemgang", "Den dag, hvor siden senest bør gennemgås igen.")
    assert due["then"] == {"pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "errorMessage": "Skriv år-måned-dag, for eksempel `2020-02-05`."}


def test_every_field_has_a_title_and_help():
    def fields(schema: Any) -> Iterator[tuple[str, Any]]:
        if isinstance(schema, dict):
            for key, value in schema.items():
                if key == "properties":
                    yield from value.items()
                yield from fields(value)
        elif isinstance(schema, list):
            for item in schema:
                yield from fields(item)

    found = [*fields(schemas("nb"))]
    assert len(found) > 300
    assert [name for name, field in found if not (field["title"] and field["description"])] == []


def test_a_choice_is_named():
    cost = schemas("nl")["method"]["properties"]["cost_level"]
    assert cost["anyOf"][0]["enum"] == ["very-low", "low", "moderate", "high", "very-high"]
    assert cost["anyOf"][0]["enumDescriptions"] == ["Zeer laag", "Laag", "Gemiddeld", "Hoog", "Zeer hoog"]


def test_a_field_that_names_something_points_to_what_exists():
    target_groups = schemas("en")["method"]["properties"]["target_groups"]
    assert target_groups["items"]["anyOf"] == [{"$ref": "names.json#/$defs/entry-target-group"}, {}]


def test_another_language_than_those_with_words_gets_english():
    assert schemas("de")["event"]["title"] == schemas("en")["event"]["title"] == "Event"


@pytest.mark.parametrize(
    ("field", "written", "right"),
    [
        ("regions", "[no]", False),
        ("regions", "[NO]", True),
        ("published", "2020-02-05", True),
        ("published", "2020", False),
        ("published", "", True),
        ("start", "2018", True),
        ("start", '"2018"', True),
        ("start", "2018-1", False),
        ("cost_level", "", True),
        ("cost_level", "none", False),
        ("topics", "", False),
        ("topics", "[]", True),
        ("topics", "[not-yet-there]", True),
        ("topics", "[2020]", True),
        ("duration", "{da: 8 uger}", True),
        ("duration", "{da: 8}", True),
        ("duration", "{da: }", False),
        ("duration", "{}", False),
        ("duration", "8 weeks", False),
        ("duration", "", True),
        ("duration", "{dansk: 8 uger}", False),
        ("contact", "", True),
        ("contact", "{phone: 12345678}", True),
        ("contact", "{email: 12345678}", False),
        ("contact", "[x]", False),
        ("contact", "{fax: 12345678}", False),
    ],
)
def test_values_are_judged_as_the_reader_judges_them(field: str, written: str, right: bool):
    text = f"source_language: en\n{field}: {written}\n"
    assert validator("method").is_valid(core(text)) is right
