"""The `index.<lang>.md` of a new entry: title, lead, and the headings of its type."""

from __future__ import annotations

from collections.abc import Iterator

from portal_build.editing.fields import fields_of
from portal_build.editing.gap import GAP
from portal_build.editing.new_facts import NewEntry, explained
from portal_build.editing.new_words import NewWords
from portal_build.editing.scalars import scalar
from portal_build.model import TYPES
from portal_build.model.text import TextFacts

_NUMBERED = frozenset({"lessons"})
"""Sections that are a numbered list."""
_OF_TRANSLATIONS = "translation"


def new_text(entry: NewEntry, words: NewWords) -> str:
    """The whole file. What explains stands in the front matter, of which readers see nothing."""
    return "\n".join(["---", *_front(entry, words), "---", "", *_body(entry, words)])


def _front(entry: NewEntry, words: NewWords) -> Iterator[str]:
    for field in fields_of(TextFacts):
        if field.name == _OF_TRANSLATIONS:
            continue
        yield from explained(f"{words.fields.title(field)}{words.required(field)}: {words.fields.help(field)}")
        value = scalar(entry.title) if field.name == "title" and entry.title else GAP
        yield f"{'' if field.required else '# '}{field.name}: {value}"
    if TYPES[entry.type].sections:
        yield "##"
        yield from explained(words.say("The text can have these headings, in this order. Those with a star are required; copy the others from here."))
        yield "##"
        for section, needed in TYPES[entry.type].sections.items():
            yield f"##   {_heading(section, words)}{' *' if needed else ''}"


def _body(entry: NewEntry, words: NewWords) -> Iterator[str]:
    model = TYPES[entry.type]
    headings = [(section, _heading(section, words)) for section, needed in model.sections.items() if needed]
    if any(field.name == "chapters" and field.required for field in fields_of(model)):
        headings.append(("chapter", f"## {GAP} {{#chapter-1}}"))
    if not headings:
        yield from (GAP, "")
    for section, heading in headings:
        yield from (heading, "", f"1. {GAP}" if section in _NUMBERED else GAP, "")


def _heading(section: str, words: NewWords) -> str:
    """A section's heading; in a language without a catalogue, its words are for the editor to write."""
    return f"## {words.fields.section(section) if words.spoken else GAP} {{#{section}}}"
