"""The words for editors: every language has each of them, and none that no model says any more."""

from __future__ import annotations

import re

import pytest
from babel.messages.catalog import Catalog
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po

from portal_build.editing.catalogues import languages, path_of, renewed, said, template
from portal_build.editing.field_words import field_words
from portal_build.editing.fields import every_field, fields_of
from portal_build.editing.files import MODELS
from portal_build.model import TYPES
from portal_build.model.reference_data import Source
from tests.test_words import problems

TRANSLATED = [language for language in languages() if language != "en"]


def catalogue(language: str) -> Catalog:
    with path_of(language).open("rb") as file:
        return read_po(file, abort_invalid=True)


def test_editors_can_read_danish_bokmal_and_dutch():
    assert languages() == ["da", "en", "nb", "nl"]


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_language_says_every_word(language):
    assert problems(catalogue(language), template()) == []


def test_english_says_only_what_is_better_than_the_names():
    wrong = [line for line in problems(catalogue("en"), template()) if not line.startswith("missing: ")]
    assert wrong == []
    assert [message.id for message in catalogue("en") if message.id and message.string == message.id] == []


@pytest.mark.parametrize("language", languages())
def test_the_files_are_as_renewing_writes_them(language):
    assert renewed(catalogue(language)) == path_of(language).read_bytes()


@pytest.mark.parametrize("language", languages())
def test_plural_forms_are_those_of_the_language(language):
    found = catalogue(language)
    assert (str(found.locale), found.num_plurals, found.plural_expr) == (language, *get_plural(language))


@pytest.mark.parametrize("language", TRANSLATED)
def test_names_of_files_and_commands_are_kept(language):
    """What an editor types or looks for is the same in every language."""
    wrong = []
    for message in catalogue(language):
        named = set(re.findall(r"`((?:[\w/]+\.yml|vocabularies/\w+|\.yml|portal [a-z ]+|claim:[\w-]+))`", str(message.id)))
        wrong += [f"{name}: {message.string}" for name in named if f"`{name}`" not in str(message.string)]
        wrong += [f"unpaired `: {message.string}"] if str(message.string).count("`") % 2 else []
    assert wrong == []


def test_values_that_the_help_names_are_choices():
    """A choice that is explained in backticks is one that may be written, in each language."""
    for language in languages():
        words = field_words(language)
        for field in every_field(*MODELS):
            assert set(re.findall(r"`([a-z-]+)` \(", words.help(field))) <= {*field.choices, "true", "false"}, field


def test_titles_helps_choices_types_and_sections():
    words = field_words("da")
    kind = next(field for field in fields_of(Source) if field.name == "type")
    assert words.title(kind) == "Type"
    assert words.help(kind) == "Hvilken slags kilde det er."
    assert words.choice(kind, "article-journal") == "Tidsskriftartikel"
    assert words.type_name("target-group") == "Målgruppe"
    assert words.type_help("event") == "Noget, der finder sted."
    assert words.file_name("scale") == "Vurderingsskala"
    assert [words.section(section) for section in TYPES["case"].sections] == ["Hensigt", "Fremgangsmåde", "Resultat", "Læring"]


def test_english_titles_are_words():
    words = field_words("en")
    titles = {field.name: words.title(field) for field in fields_of(Source)}
    assert (titles["container_title"], titles["doi"], titles["url"], titles["title"]) == ("Part of", "DOI", "Web address", "Title")


def test_a_language_without_a_catalogue_speaks_english():
    field = fields_of(Source)[0]
    assert field_words("fr").help(field) == field.help


def test_a_text_has_one_meaning_where_it_has_no_context():
    """Sentences are found by their English; names always have a context."""
    assert [one.text for one in said() if one.context is None and not one.text.endswith(".")] == []
