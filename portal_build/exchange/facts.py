"""The short texts that belong to facts as units: those of entries, vocabularies, scales, sources and the portal's settings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from portal_build.editing.field_words import FieldWords
from portal_build.editing.fields import Field, Kind, fields_of
from portal_build.exchange.units import State, Unit
from portal_build.model.entry import Entry, ReferenceData
from portal_build.source.files import RawData
from portal_build.source.strict_yaml import Loc

_NOT_TRANSLATED = {("GuidelineDocument", "title")}
"""The title of a guideline is given in the language that it was published in, and no other."""


@dataclass(frozen=True)
class FactSheet:
    """A YAML file, with the short texts in it that are to be translated."""

    entry: str
    """The entry whose facts these are; empty for files of the whole portal."""
    raw: RawData = field(repr=False)
    """The file with positions."""
    model: type[BaseModel]
    """What the file is to be."""
    language: str
    """The language of the translation."""
    units: tuple[Unit, ...] = field(repr=False)
    """All units, in the order of the model."""
    places: dict[str, Loc] = field(repr=False)
    """Unit -> the way to its map from languages to words."""


def fact_sheets(entries: Iterator[Entry], data: ReferenceData, language: str, words: FieldWords) -> Iterator[FactSheet]:
    """The sheets of all files: those of the entries in their order, then the portal's own."""
    for entry in entries:
        yield _of_entry(entry, language, words)
    first = data.portal.languages[0].code if data.portal.languages else "en"
    for model, raw in data.models():
        name = raw.positions.file.partition("/")[2]
        yield FactSheet("", raw, type(model), language, *_units(name, model, raw, (first, language), words, ()))


def _of_entry(entry: Entry, language: str, words: FieldWords) -> FactSheet:
    about = f"{words.type_name(entry.type)}: {entry.source.title}"
    languages = (entry.facts.source_language, language)
    return FactSheet(entry.id, entry.raw, type(entry.facts), language, *_units(f"{entry.id}/entry.yml", entry.facts, entry.raw, languages, words, (about,)))


def _units(
    name: str, model: BaseModel, raw: RawData, languages: tuple[str, str], words: FieldWords, about: tuple[str, ...]
) -> tuple[tuple[Unit, ...], dict[str, Loc]]:
    """The units of one file and their places; `languages` are the one that is translated from, where a text has it, and that of the translation."""
    units: list[Unit] = []
    places: dict[str, Loc] = {}
    first, language = languages
    for path, loc, one, said in _local_texts(model, (), ""):
        source = next((code for code in (first, "en", *said) if code in said), language)
        if source != language:
            state = State.REVIEWED if language in said else State.MISSING
            where = raw.where(*loc, source)
            notes = (*about, words.title(one), words.help(one))
            unit = Unit(f"{name}#{path}", source, said[source], said.get(language, ""), state, where, notes)
            units.append(unit)
            places[unit.name] = loc
    return tuple(units), places


def _local_texts(model: BaseModel, loc: Loc, path: str) -> Iterator[tuple[str, Loc, Field, dict[str, str]]]:
    """Path, place, field and words of every map from languages to words; items of lists are named by their ids where they have one."""
    for one in fields_of(type(model)):
        value: Any = getattr(model, one.name, None)
        if not value or (one.owner, one.name) in _NOT_TRANSLATED or one.kind not in (Kind.LOCAL_TEXT, Kind.GROUP):
            continue
        for number, item in enumerate(value if one.many else [value]):
            step = f"[{getattr(item, 'id', None) or number + 1}]" if one.many else ""
            here = (*loc, one.name, number) if one.many else (*loc, one.name)
            name = f"{path}{one.name}{step}"
            if one.kind is Kind.LOCAL_TEXT:
                yield name, here, one, item
            else:
                yield from _local_texts(item, here, f"{name}.")
