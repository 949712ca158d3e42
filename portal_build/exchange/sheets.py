"""All that there is to translate into one language."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from portal_build.catalogue import Catalogue
from portal_build.editing.field_words import field_words
from portal_build.exchange.facts import FactSheet, fact_sheets
from portal_build.exchange.texts import TextSheet, text_sheet
from portal_build.exchange.units import Unit

Before = Mapping[tuple[str, str], Mapping[str, str]]
"""Entry and language -> part that changed -> its Markdown when it was translated, as far as the history tells."""


@dataclass(frozen=True)
class Sheets:
    """Everything in one language, file by file."""

    language: str
    """The language of the translations."""
    texts: tuple[TextSheet, ...] = field(repr=False)
    """The texts of entries, in path order."""
    facts: tuple[FactSheet, ...] = field(repr=False)
    """The files that hold short texts."""

    @cached_property
    def units(self) -> dict[str, Unit]:
        """Name -> unit: each entry's text and then its facts, then the portal's own files."""
        own = {sheet.entry.id: sheet.units for sheet in self.texts}
        found: dict[str, Unit] = {}
        for facts in self.facts:
            found |= {unit.name: unit for unit in (*own.pop(facts.entry, ()), *facts.units)}
        return found

    def from_language(self, source: str) -> list[Unit]:
        """The units that are translated from one language."""
        return [unit for unit in self.units.values() if unit.source_language == source]


def sheets_of(catalogue: Catalogue, language: str, entries: Collection[str] = (), before: Before | None = None) -> Sheets:
    """What there is to translate into a language: of these entries alone, or of the whole portal.

    An entry that was withdrawn is not asked for; where there is a translation of it, it stays.
    """
    words = field_words(language)
    chosen = [entry for entry in catalogue.entries.values() if not entries or entry.id in entries]
    wanted = [entry for entry in chosen if language in entry.texts or not entry.withdrawn]
    sheets = (text_sheet(entry, language, words, (before or {}).get((entry.id, language))) for entry in wanted)
    facts = fact_sheets(iter(wanted), catalogue.data, language, words)
    return Sheets(language, tuple(sheet for sheet in sheets if sheet), tuple(one for one in facts if one.entry or not entries))


def source_languages(sheets: Sheets) -> Iterator[str]:
    """The languages that there is something to translate from, in the order in which they come."""
    yield from dict.fromkeys(unit.source_language for unit in sheets.units.values())
