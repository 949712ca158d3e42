"""New entries: every field is explained, and what is filled in is right."""

from __future__ import annotations

import io
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from portal_build.editing import new_words as new_words_module
from portal_build.editing.field_words import LOCALES
from portal_build.editing.fields import Field, fields_of
from portal_build.editing.gap import GAP
from portal_build.editing.new_facts import NewEntry, new_facts
from portal_build.editing.new_text import new_text
from portal_build.editing.new_words import DOMAIN, new_words
from portal_build.model import COLLECTIONS, TYPES
from portal_build.model.common import Audience
from portal_build.model.entry import Content
from portal_build.model.text import TextFacts
from portal_build.model.understand import understand
from portal_build.pipeline import Loaded, load
from portal_build.source.read import read_portal
from tests.conftest import ROOT
from tests.unit.editing.fill import filled_facts, filled_text, with_all_fields

LANGUAGES = ("da", "nb", "nl", "en", "tg")
WRITTEN = [(name, language) for name in TYPES for language in LANGUAGES]
TODAY = date(2026, 11, 27)


@pytest.fixture(scope="module")
def content() -> Content:
    return understand(read_portal(ROOT / "content", COLLECTIONS), Audience.MEMBERS)


def files_of(name: str, language: str, content: Content) -> tuple[str, str]:
    entry, words = NewEntry(name, f"new-{name}-{language}", language), new_words(language)
    return new_facts(entry, content, words), new_text(entry, words)


def check(project: Path, files: dict[tuple[str, str], tuple[str, str]]) -> Loaded:
    """The reference portal with these entries, checked."""
    shutil.copytree(ROOT / "content", project / "content")
    for (name, language), (facts, text) in files.items():
        folder = project / "content" / TYPES[name].collection / f"new-{name}-{language}"
        folder.mkdir(parents=True)
        (folder / "entry.yml").write_text(facts, encoding="utf-8")
        (folder / f"index.{language}.md").write_text(text, encoding="utf-8")
    return load(project / "content", TODAY, Audience.MEMBERS)


def test_every_type_in_every_language_is_right_once_its_gaps_are_filled(content: Content, tmp_path: Path):
    files = {}
    for name, language in WRITTEN:
        facts, text = files_of(name, language, content)
        files[name, language] = filled_facts(facts, name, content), filled_text(text)
    loaded = check(tmp_path, files)
    assert loaded.diagnostics == ()
    assert {f"new-{name}-{language}" for name, language in WRITTEN} <= {entry.id for entry in loaded.content.entries}


def test_check_names_each_gap_and_nothing_else(content: Content, tmp_path: Path):
    files = {(name, language): files_of(name, language, content) for name, language in WRITTEN}
    found = check(tmp_path, files).diagnostics
    assert {one.code for one in found} == {"gap-left"}
    places = set()
    for (name, language), (facts, text) in files.items():
        front = text.split("\n---\n")[0].count("\n") + 1
        for file, lines in (("entry.yml", facts.splitlines()), (f"index.{language}.md", text.splitlines())):
            values = [number for number, line in enumerate(lines, 1) if GAP in line and (file != "entry.yml" and number > front or not line.lstrip().startswith("#"))]
            places |= {(f"content/{TYPES[name].collection}/new-{name}-{language}/{file}", number) for number in values}
    assert {(one.position.file, one.position.line) for one in found} == places
    assert len(found) == len(places)


def test_every_field_can_be_used_by_taking_one_sign_away(content: Content, tmp_path: Path):
    files = {}
    for name in TYPES:
        facts, text = files_of(name, "en", content)
        everything = with_all_fields(facts)
        assert not re.search(r"^ *# ", everything, re.MULTILINE)
        files[name, "en"] = filled_facts(everything, name, content), filled_text(text)
    loaded = check(tmp_path, files)
    # What does not go together, such as a draft with a withdrawal, is the editor's to choose; the shape is ours.
    shape = {"unknown-key", "missing-key", "wrong-value", "yaml-syntax", "yaml-shape", "yaml-key", "yaml-duplicate-key"}
    assert [one for one in loaded.diagnostics if one.code in shape] == []
    for entry in (*loaded.content.entries, *loaded.content.set_aside):
        if entry.id.startswith("new-"):
            assert list(entry.raw.values) == [field.name for field in fields_of(TYPES[entry.type])]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TYPES)
def test_every_field_is_explained_in_the_language(name: str, language: str, content: Content):
    facts, text = files_of(name, language, content)
    said = unwrapped(facts)
    words = new_words(language).fields
    for field in all_fields(fields_of(TYPES[name])):
        assert " ".join(words.help(field).split()) in said
        assert f" {words.title(field)}" in said or f" {field.name}" in said
        assert all(f"`{choice}`" in said for choice in field.choices)
    for field in fields_of(TextFacts)[:2]:
        assert f"{words.title(field)}" in text and words.help(field) in unwrapped(text)


def unwrapped(text: str) -> str:
    return " ".join(re.sub(r"^## *", "", text, flags=re.MULTILINE).split())


def all_fields(fields: tuple[Field, ...]) -> list[Field]:
    return [one for field in fields for one in (field, *all_fields(field.fields))]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TYPES)
def test_headings_are_those_of_the_type(name: str, language: str, content: Content):
    _, text = files_of(name, language, content)
    front, body = text.split("\n---\n", 1)
    words = new_words(language)
    headings = {section: f"## {words.fields.section(section) if words.spoken else GAP} {{#{section}}}" for section in TYPES[name].sections}
    assert [line.removeprefix("##   ").removesuffix(" *") for line in front.splitlines() if line.startswith("##   ")] == list(headings.values())
    needed = [heading for section, heading in headings.items() if TYPES[name].sections[section]]
    assert [line for line in body.splitlines() if line.startswith("## ")] == needed + [f"## {GAP} {{#chapter-1}}"] * (name == "course")


def test_a_text_as_it_stands(content: Content):
    entry = NewEntry("case", "a-case", "en", "Together: a story")
    assert new_text(entry, new_words("en")).partition("\n---\n")[2] == (
        f"\n## Intention {{#intention}}\n\n{GAP}\n\n## Approach {{#approach}}\n\n{GAP}\n\n## Result {{#result}}\n\n{GAP}\n\n"
        f"## Lessons {{#lessons}}\n\n1. {GAP}\n"
    )
    assert "\ntitle: 'Together: a story'\n" in new_text(entry, new_words("en"))


def test_facts_as_they_stand(content: Content):
    facts = new_facts(NewEntry("publication", "a-book", "da"), content, new_words("da"))
    assert [line for line in facts.splitlines() if line and not line.startswith("#")] == [
        "source_language: da",
        "status: draft",
        "editions:",
        f"  - year: {GAP}",
        "    publishers:",
        f"      - name: {GAP}",
        f"        # url: {GAP}",
        f"        # country: {GAP}",
        "    # reason:",
        f"    #   da: {GAP}",
        f"    # reference: {GAP}",
    ]
    assert "\n# contact:" not in facts
    assert f"\n# files:\n#   - file: {GAP}\n#     title:\n#       da: {GAP}\n#     # language: {GAP}\n" in facts


def test_what_can_be_named_is_named(content: Content):
    said = unwrapped(new_facts(NewEntry("method", "livsstil", "en"), content, new_words("en")))
    assert "One of: `ernstige-psychische-klachten`, `paaroerende`, `psykiske-vanskeligheder-komplekse-behov`, `psykoselidelser`." in said
    assert "One of 12, such as `health-and-lifestyle` (Health and lifestyle)" in said
    assert "One of: `vidensportalen-ord` (Vidensportalen’s own words)." in said
    assert re.search(r"One of 3\d, such as `livsstilscafe`", said)


def test_an_empty_portal_has_nothing_to_name(site):
    said = unwrapped(new_facts(NewEntry("recommendation", "a", "en"), site().loaded.content, new_words("en")))
    assert "There is none yet." in said


def test_the_sentences_are_translated():
    said = {message for _, _, message, _, _ in extract_from_dir(Path(new_words_module.__file__).parent, [("**.py", "python")], keywords={"say": None})}
    assert len(said) > 10
    for language in ("da", "nb", "nl"):
        with (LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as file:
            catalogue = read_po(io.BytesIO(file.read()), abort_invalid=True)
        assert {message.id for message in catalogue if message.id} == said
        for message in catalogue:
            if message.id:
                assert message.string and not message.fuzzy
                assert sorted(re.findall(r"\{\w+\}|`\w+`|##?", message.string)) == sorted(re.findall(r"\{\w+\}|`\w+`|##?", message.id))
