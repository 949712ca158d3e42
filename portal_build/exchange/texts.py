"""An entry's text in one language as units: title, lead, and every block of the body."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from portal_build.diagnostics import Position
from portal_build.editing.field_words import FieldWords
from portal_build.editing.fields import fields_of
from portal_build.exchange.pairs import paired
from portal_build.exchange.units import State, Unit
from portal_build.model.entry import Entry, Text
from portal_build.model.text import TextFacts, TranslationState
from portal_build.prose.blocks import Block, blocks_in
from portal_build.prose.inline import has_words
from portal_build.translate.state import Stretch, standings, stretches

_STATES = {TranslationState.MACHINE: State.MACHINE, TranslationState.DRAFT: State.DRAFT, TranslationState.REVIEWED: State.REVIEWED}


@dataclass(frozen=True)
class Row:
    """A block of the source, and what translates it."""

    part: Stretch
    """The part that it stands in."""
    block: Block
    """Its place is that in the whole body."""
    twin: Block | None
    """The block of the translation; None if there is none yet."""
    name: str
    """Of its unit."""


@dataclass(frozen=True)
class TextSheet:
    """A text and its source, with all that is to be translated."""

    entry: Entry
    language: str
    """The language of the translation."""
    source: Text
    """What it is translated from."""
    target: Text | None
    """The translation; None if there is none yet."""
    rows: tuple[Row, ...] = field(repr=False)
    """All blocks of the source, in order."""
    units: tuple[Unit, ...] = field(repr=False)
    """All units, in the order of the text."""


def text_sheet(entry: Entry, language: str, words: FieldWords, before: Mapping[str, str] | None = None) -> TextSheet | None:
    """The units of an entry in a language; None where that is the language it was written in, or there is nothing to translate it from.

    `before` gives the Markdown of parts that changed as it was when they were translated; without it all units of such a part count
    as outdated.
    """
    if language == entry.facts.source_language:
        return None
    target = entry.texts.get(language)
    named = target.translation.source if target and target.translation else entry.facts.source_language
    source = entry.texts.get(named) or entry.source
    if source.language == language:
        return None
    rows = tuple(rows_of(entry.id, source.body, target.body if target else ""))
    return TextSheet(entry, language, source, target, rows, tuple(_units(entry, language, source, target, rows, words, before or {})))


def rows_of(entry: str, source: str, target: str) -> Iterator[Row]:
    """The blocks of a body of the entry with this id, each with that of its translation, which may be empty."""
    theirs = {part.name: blocks for part, blocks in _by_part(target)}
    for part, blocks in _by_part(source):
        twins = paired(blocks, theirs.get(part.name, []))
        for number, (block, twin) in enumerate(zip(blocks, twins, strict=True), 1):
            yield Row(part, block, twin, f"{entry}#{part.name}/{number}")


def _by_part(body: str) -> list[tuple[Stretch, list[Block]]]:
    """The parts of a body, each with its blocks; all places are offsets in characters from the beginning of the body."""
    blocks = blocks_in(body)
    return [(part, [block for block in blocks if part.start <= block.start < part.end]) for part in stretches(body)]


def _units(
    entry: Entry, language: str, source: Text, target: Text | None, rows: tuple[Row, ...], words: FieldWords, before: Mapping[str, str]
) -> Iterator[Unit]:
    standing = standings(entry).get(language)
    older = _older(entry.id, source, rows, standing.outdated if standing else (), before)
    about = f"{words.type_name(entry.type)}: {source.title}"
    own = _STATES[target.translation.state] if target and target.translation else State.DRAFT
    for name, part, said, translated, where, note in _found(entry.id, source, target, rows, words):
        state = State.MISSING if not translated else State.OUTDATED if name in older else own
        previous = older.get(name, "") if translated else ""
        yield Unit(name, source.language, said, translated, state, where, (about, *note), part not in _PLAIN, part, previous)


_PLAIN = ("title", "lead")


def _found(
    entry: str, source: Text, target: Text | None, rows: tuple[Row, ...], words: FieldWords
) -> Iterator[tuple[str, str, str, str, Position, tuple[str, ...]]]:
    """Name, part, source and translation of each unit, where it stands, and what it is."""
    for one in fields_of(TextFacts):
        if one.name in _PLAIN and (said := getattr(source, one.name)):
            translated = getattr(target, one.name) if target else ""
            yield f"{entry}#{one.name}", one.name, said, translated, source.where(one.name), (words.title(one), words.help(one))
    for row in rows:
        if has_words(row.block.text):
            where = Position(source.file, source.body_line + source.body.count("\n", 0, row.block.start))
            note = " – ".join(filter(None, (row.part.heading, words.block(row.block.kind))))
            yield row.name, row.part.name, row.block.text, row.twin.text if row.twin else "", where, (note,)


def _older(entry: str, source: Text, rows: tuple[Row, ...], changed: tuple[str, ...], before: Mapping[str, str]) -> dict[str, str]:
    """Units whose source is not what was translated -> what was, or nothing where nobody knows."""
    found: dict[str, str] = {}
    for part in changed:
        now = {f"{entry}#{part}": getattr(source, part)} if part in _PLAIN else {row.name: row.block.text for row in rows if row.part.name == part}
        then = dict.fromkeys(now, "")
        if part in before:
            blocks = paired([row.block for row in rows if row.part.name == part], blocks_in(before[part]))
            old = [before[part]] if part in _PLAIN else [block.text if block else "" for block in blocks]
            then = dict(zip(now, old, strict=True))
        # Where all words are still there, something between them went, and whoever knows the whole part has to look.
        found |= {name: words for name, words in then.items() if words != now[name]} or then
    return found
