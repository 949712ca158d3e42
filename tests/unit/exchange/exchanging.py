"""Export and import of a small portal, without files between them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from portal_build.exchange.bring import Brought, Worker, bring_facts, bring_texts
from portal_build.exchange.po import po_file, read_po_file
from portal_build.exchange.read_xliff import read_xliff_file
from portal_build.exchange.sheets import Sheets, sheets_of, source_languages
from portal_build.exchange.take import sort_out
from portal_build.exchange.units import Head, Refusal, Returned, ReturnedFile, Unit
from portal_build.exchange.xliff import xliff_file
from tests.small_site import SmallSite

TODAY = date(2026, 1, 15)


def head(source: str, language: str) -> Head:
    return Head("The portal", "editors@example.org", source, language, TODAY, "Links stay.")


def by_po(sheets: Sheets, source: str) -> ReturnedFile:
    """What comes back of a PO file that nobody touched."""
    return read_po_file(po_file(sheets.from_language(source), head(source, sheets.language)).decode())


def by_xliff(sheets: Sheets, source: str) -> ReturnedFile:
    """The same of an XLIFF file."""
    return read_xliff_file(xliff_file(sheets.from_language(source), head(source, sheets.language)))


def untouched(sheets: Sheets) -> list[ReturnedFile]:
    """Everything that can come back untouched."""
    return [by(sheets, source) for source in source_languages(sheets) for by in (by_po, by_xliff)]


def answered(sheets: Sheets, words: Mapping[str, str], **more: object) -> ReturnedFile:
    """A file in which some units have other translations."""
    return ReturnedFile(sheets.language, tuple(_answer(unit, words) for unit in sheets.units.values()), **more)  # type: ignore[arg-type]


def _answer(unit: Unit, words: Mapping[str, str]) -> Returned:
    return Returned(unit.name, unit.source, words.get(unit.name, unit.target), unit.unfinished and unit.name not in words, False, 7)


def taken(small: SmallSite, sheets: Sheets, returned: ReturnedFile, by: str = "Anna") -> tuple[dict[str, Brought], list[Refusal]]:
    """What a file changes, by the portal's files, and what is refused."""
    found = sort_out(returned, sheets)
    worker = Worker(by or returned.by, TODAY, returned.reviewed, small.catalogue.languages)

    def read(name: str) -> bytes | None:
        path: Path = small.project / name
        return path.read_bytes() if path.exists() else None

    results = [*bring_texts(sheets.texts, found, read, worker), *bring_facts(sheets.facts, found, read, worker.languages)]
    brought = {one.file: one for one in results if isinstance(one, Brought)}
    return brought, [*found.refused, *(one for one in results if isinstance(one, Refusal))]


def sheets(small: SmallSite, language: str = "da") -> Sheets:
    return sheets_of(small.catalogue, language)
