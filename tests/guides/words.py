# The pages that are generated in English and in another language have their own few words from a catalogue, and so have the
# explanations of the codes: their English is the docstring of each kind of problem.
"""The words of the generated guides, and the catalogues of them.

A code's explanation stands under the code as its context, in two parts: what it means, and what to do. A docstring that
changes is a new text, so that its translation is looked at again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from inspect import cleandoc
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from portal_build.checks.document import by_family, summary_of
from portal_build.diagnostics import Diagnostic
from portal_build.editing.field_words import FieldWords, field_words
from portal_build.words import Words, read_words

EDITORS = Path(__file__).parent.parent.parent / "docs" / "editors"
LOCALES = EDITORS / "locales"
DOMAIN = "guides"
LANGUAGES = ("en", "da")
"""The languages of the guides."""
TRANSLATED = tuple(language for language in LANGUAGES if language != "en")


@dataclass(frozen=True)
class GuideWords:
    """What the generated guides say in one language."""

    language: str
    """BCP 47 code."""
    words: Words
    """Their own words, and the explanations of the codes."""
    fields: FieldWords
    """The words for fields, types and sections."""


def guide_words(language: str) -> GuideWords:
    """The words in a language."""
    return GuideWords(language, read_words(LOCALES, language, DOMAIN), field_words(language))


def advice_of(kind: type[Diagnostic]) -> str:
    """The paragraphs of a kind's docstring below its first sentence, each in one line, without the examples."""
    blocks = re.split(r"\n\s*\n", cleandoc(kind.__doc__ or "").partition("\n")[2].strip("\n"))
    words = [" ".join(block.split()) for block in blocks if not block.startswith("    ")]
    return "\n\n".join(paragraph for paragraph in words if paragraph not in ("Wrong:", "Right:"))


def examples_of(kind: type[Diagnostic]) -> list[tuple[str, list[str]]]:
    """The examples of a kind's docstring: the label above each (`Wrong:`, `Right:` or none) and its lines."""
    found, label = [], ""
    for block in re.split(r"\n\s*\n(?=\S)", cleandoc(kind.__doc__ or "")):
        words, _, example = block.partition("\n\n    ")
        label = words if words in ("Wrong:", "Right:") else ""
        if example:
            found.append((label, [line.removeprefix("    ") for line in example.rstrip().split("\n")]))
    return found


def path_of(language: str) -> Path:
    """The catalogue of a language."""
    return LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def template() -> Catalog:
    """All texts without translations: those of the code beside this module, then the codes in the order of the alphabet."""
    made = Catalog(domain=DOMAIN)
    for path, _line, message, _comments, context in extract_from_dir(Path(__file__).parent, [("**.py", "python")], keywords={"words": None}):
        made.add(message, context=context, auto_comments=[path])
    for family in by_family():
        made.add(family, context="family")
    for code, kind in sorted(Diagnostic.kinds.items()):
        for text in (summary_of(kind), advice_of(kind)):
            made.add(text, context=code)
    return made


def renewed(catalogue: Catalog) -> bytes:
    """The file of a catalogue with all texts and no others; new ones without a translation."""
    catalogue.update(template(), no_fuzzy_matching=True, update_creation_date=False)
    catalogue.msgid_bugs_address = ""
    file = BytesIO()
    write_po(file, catalogue, width=0, ignore_obsolete=True)
    return file.getvalue()


def read_catalogue(language: str) -> Catalog:
    """The catalogue of a language as it stands."""
    with path_of(language).open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN, abort_invalid=True)
