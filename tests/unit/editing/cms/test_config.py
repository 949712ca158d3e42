"""The configuration of the forms: valid for the program that reads it, and made from the model."""

from __future__ import annotations

import ast
import json
import tarfile
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from babel.messages.pofile import read_po

from portal_build.editing.arrange import arranged
from portal_build.editing.cms import config as module
from portal_build.editing.cms.config import config
from portal_build.editing.cms.host import GitHost
from portal_build.editing.cms.install import made
from portal_build.editing.cms.widgets import Forms
from portal_build.editing.field_words import LOCALES, field_words
from portal_build.editing.fields import fields_of
from portal_build.editing.settings import portal_of
from portal_build.editing.yaml_style import Dropped
from portal_build.model import TYPES
from portal_build.model.reference_data import Vocabulary, Wording
from portal_build.words import Words, read_words
from tests.conftest import FULL, ROOT
from tests.sveltia import sveltia_package

HOST = GitHost("github", "office/portal")


def configured(project: Path = FULL, language: str = "en", host: GitHost = HOST) -> dict[str, Any]:
    portal = portal_of(project / "content")
    codes = [one.code for one in portal.languages]
    words = read_words(LOCALES, language, "forms")
    return config(portal, host, Forms(field_words(language), words, codes, codes[0], ["topics", "settings"], list(portal.url_words)))


def collection(name: str, **options: Any) -> dict[str, Any]:
    return next(one for one in configured(**options)["collections"] if one["name"] == name)


def field(fields: list[dict[str, Any]], name: str) -> dict[str, Any]:
    return next(one for one in fields if one["name"] == name)


@pytest.mark.parametrize("project, language", [(ROOT, "da"), (FULL, "en")], ids=["reference", "full"])
def test_the_program_s_own_schema_finds_nothing_wrong(project, language):
    with tarfile.open(sveltia_package()) as archive:
        schema = json.load(archive.extractfile("package/schema/sveltia-cms.json"))
    jsonschema.validate(configured(project, language), schema)


def test_what_is_written_says_what_was_configured():
    # YAML's own types but for `Yes` and `No`, which the reader of the forms takes for words.
    text = made(FULL / "content", HOST, "da")["config.yml"].decode()
    read = yaml.load(text.replace("label: No\n", "label: 'No'\n").replace("label: Yes\n", "label: 'Yes'\n"), yaml.SafeLoader)
    assert (read["backend"], [one["name"] for one in read["collections"]][:3]) == (HOST.backend, ["target-groups-facts", "target-groups-texts", "methods-facts"])


def test_every_fact_of_every_type_has_a_place():
    for model in TYPES.values():
        names = [one["name"] for one in collection(f"{model.collection}-facts")["fields"]]
        assert names == [one.name for one in fields_of(model)]


def test_words_for_the_strength_of_advice_are_no_vocabulary():
    forms = Forms(field_words("en"), read_words(LOCALES, "en", "forms"), ["en"], "en", ["topics", "wording"], [])
    portal = next(one for one in config(portal_of(FULL / "content"), HOST, forms)["collections"] if one["name"] == "portal")
    fields = {one["file"]: [field["name"] for field in one["fields"]] for one in portal["files"]}
    assert fields["content/vocabularies/topics.yml"] == [one.name for one in fields_of(Vocabulary)]
    assert fields["content/vocabularies/wording.yml"] == [one.name for one in fields_of(Wording)] == ["words"]


def test_an_entry_is_two_records_in_one_folder():
    facts, texts = collection("methods-facts"), collection("methods-texts")
    keys = ("folder", "path", "extension", "format")
    assert [facts[key] for key in keys] == ["content/methods", "{{slug}}/entry", "yml", "yml"]
    assert [texts[key] for key in keys] == ["content/methods", "{{slug}}/index", "md", "yaml-frontmatter"]
    assert ("i18n" in facts, texts["i18n"]) == (False, True)
    assert [(one["name"], one["widget"], one["i18n"]) for one in texts["fields"]] == [
        ("title", "string", True),
        ("lead", "text", True),
        ("translation", "object", True),
        ("body", "markdown", True),
    ]


def test_lists_to_pick_from():
    fields = collection("methods-facts")["fields"]
    groups, topics, setting = field(fields, "target_groups"), field(fields, "topics"), field(fields, "references")
    assert (groups["widget"], groups["collection"], groups["value_field"], groups["multiple"]) == ("relation", "target-groups-facts", "{{slug}}", True)
    assert (topics["collection"], topics["file"], topics["value_field"]) == ("portal", "vocabulary-topics", "concepts.*.id")
    assert topics["display_fields"] == ["concepts.*.id", "concepts.*.prefLabel.en"]
    assert (setting["file"], setting["value_field"]) == ("references", "references.*.id")
    assert field(fields, "related")["collection"] == "entries"


def test_a_vocabulary_that_is_not_there_is_written_by_hand():
    assert field(collection("cases-facts")["fields"], "archetypes")["field"]["widget"] == "string"


def test_titles_helps_and_choices_are_in_the_editors_language():
    status = field(collection("articles-facts", project=ROOT, language="da")["fields"], "status")
    words = field_words("da")
    of_model = next(one for one in fields_of(TYPES["article"]) if one.name == "status")
    assert (status["label"], status["hint"]) == (words.title(of_model), words.help(of_model))
    assert status["options"] == [{"label": words.choice(of_model, one), "value": one} for one in ("draft", "published", "withdrawn")]
    assert collection("articles-texts", project=ROOT, language="da")["label"].endswith(" – tekst")


def test_no_field_has_a_default():
    """The forms would write it into every entry that is saved."""

    def defaults(value: Any) -> bool:
        if isinstance(value, dict):
            return "default" in value or any(map(defaults, value.values()))
        return isinstance(value, list) and any(map(defaults, value))

    assert not defaults(configured()["collections"])


def test_the_order_of_fields_is_that_of_formatting():
    values = {"expires": "2020-01-01", "kind": "comment", "source_language": "en", "topics": []}
    order = [name for name, value in arranged(values, TYPES["article"], ["en"]).items() if not isinstance(value, Dropped)]
    assert order == [one["name"] for one in collection("articles-facts")["fields"] if one["name"] in order]


HOSTS = {
    "a token": (HOST, {"name": "github", "repo": "office/portal", "branch": "main", "auth_methods": ["token"]}, ("https://api.github.com",)),
    "a helper": (
        GitHost("github", "office/portal", "next", sign_in="https://sign-in.example.org/"),
        {"name": "github", "repo": "office/portal", "branch": "next", "base_url": "https://sign-in.example.org"},
        ("https://api.github.com",),
    ),
    "GitLab of one's own": (
        GitHost("gitlab", "office/portal", address="https://git.example.org/", app_id="abc"),
        {
            "name": "gitlab",
            "repo": "office/portal",
            "branch": "main",
            "api_root": "https://git.example.org/api/v4",
            "base_url": "https://git.example.org",
            "app_id": "abc",
            "auth_type": "pkce",
        },
        ("https://git.example.org",),
    ),
    "Forgejo": (
        GitHost("gitea", "office/portal", address="https://codeberg.org"),
        {"name": "gitea", "repo": "office/portal", "branch": "main", "api_root": "https://codeberg.org/api/v1", "auth_methods": ["token"]},
        ("https://codeberg.org",),
    ),
    "GitLab": (GitHost("gitlab", "a/b"), {"name": "gitlab", "repo": "a/b", "branch": "main", "auth_methods": ["token"]}, ("https://gitlab.com",)),
}


@pytest.mark.parametrize("host, backend, origins", HOSTS.values(), ids=HOSTS)
def test_git_hosts(host, backend, origins):
    assert (host.backend, host.origins) == (backend, origins)


def said() -> set[str]:
    """Every text that the forms' modules hand to their catalogue."""
    found = set()
    for path in Path(module.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if name == "own" and isinstance(node.args[0].value, str):
                    found.add(node.args[0].value)
    return found


@pytest.mark.parametrize("language", ["da", "nb", "nl"])
def test_every_word_of_the_forms_is_translated(language):
    with open(LOCALES / language / "LC_MESSAGES" / "forms.po", "rb") as file:
        catalogue = {message.id: message.string for message in read_po(file) if message.id}
    assert catalogue.keys() == said()
    assert all(catalogue.values())
    assert isinstance(read_words(LOCALES, language, "forms"), Words)
