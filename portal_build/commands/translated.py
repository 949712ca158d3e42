"""What the commands about translations share: the entries that are meant, and what the history remembers of their sources."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import NoReturn

from portal_build.catalogue import Catalogue, assemble
from portal_build.commands.project import load, stop
from portal_build.diagnostics import did_you_mean
from portal_build.exchange.po import read_po_file
from portal_build.exchange.read_xliff import read_xliff_file
from portal_build.exchange.units import NotRead, ReturnedFile
from portal_build.model.entry import Entry
from portal_build.report import visible
from portal_build.translate.history import Earlier, History, NoHistory, sources_of_outdated
from portal_build.translate.state import standings

MOST_BYTES = 32 * 1024 * 1024
"""What is larger was not written by a translator's program."""

Past = Mapping[tuple[str, str], Mapping[str, Earlier]]
"""Entry and language -> part that changed -> how it was when it was translated."""


def everything(project: Path, today: date) -> tuple[Catalogue, frozenset[str]]:
    """All that could be understood, whatever else is wrong with it, and the texts that are there and could not."""
    content = load(project, today).content
    if content.data is None:
        stop("`portal.yml` is not right; `portal check` says why")
    broken = {text.file for entry in content.set_aside for text in entry.texts.values()}
    catalogue = assemble(content, today)
    understood = {text.file for entry in catalogue.entries.values() for text in entry.texts.values()}
    unreadable = {one.position.file for one in content.diagnostics if one.position.file.endswith(".md")}
    return catalogue, frozenset((broken | unreadable) - understood)


def entry_named(catalogue: Catalogue, name: str) -> Entry:
    """The entry of that id, or the end of the command."""
    if name not in catalogue.entries:
        remedy = did_you_mean(name, catalogue.entries)
        stop(f"there is no entry `{name}` that could be understood; {remedy or '`portal check` says more'}")
    return catalogue.entries[name]


def lacking(entry: Entry, language: str, broken: Collection[str], otherwise: str) -> NoReturn:
    """The end of a command that asks for a text that an entry does not have, or that is there and cannot be understood."""
    file = f"{entry.source.file.rpartition('/')[0]}/index.{language}.md"
    stop(f"{file} has mistakes; mend what `portal check` says of it first" if file in broken else otherwise)


def language_named(catalogue: Catalogue, code: str) -> str:
    """The language of the portal, or the end of the command."""
    if code not in catalogue.languages:
        stop(f"the portal has no language `{code}`; its languages are {', '.join(catalogue.languages)}")
    return code


def past_of(project: Path, entries: Iterable[Entry], languages: Collection[str] = ()) -> tuple[Past, str]:
    """How the sources of outdated translations were, and why nothing is known where that is so."""
    entries = list(entries)
    try:
        history = History(project, sources_of_outdated(entries))
    except NoHistory as error:
        return {}, str(error)
    with history:
        return {key: earlier for entry in entries for key, earlier in _past(history, entry, languages)}, ""


def _past(history: History, entry: Entry, languages: Collection[str]) -> Iterable[tuple[tuple[str, str], dict[str, Earlier]]]:
    for language, standing in standings(entry).items():
        translation = entry.texts[language].translation
        if standing.outdated and translation and (not languages or language in languages):
            yield (entry.id, language), history.earlier(entry.texts[standing.source_language], translation.source_hash, standing.outdated)


def read_returned(path: Path) -> ReturnedFile:
    """What a translator's file says, or the end of the command."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode) or os.stat(path).st_size > MOST_BYTES:
            stop(f"{path} is larger than {MOST_BYTES // 1024 // 1024} MiB, or no ordinary file")
        data = path.read_bytes()
        if data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
            return read_xliff_file(data)
        return read_po_file(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        stop(f"{path}: the byte 0x{data[error.start]:02X} is not UTF-8; save the file as UTF-8")
    except NotRead as error:
        stop(f"{path}: {visible(str(error))}")
    except OSError as error:
        stop(str(error))


def coloured() -> bool:
    """Whether colours may be used."""
    return not os.environ.get("NO_COLOR") and sys.stdout.isatty()
