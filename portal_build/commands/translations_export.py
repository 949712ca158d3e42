"""`portal translations export`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from portal_build.catalogue import Catalogue
from portal_build.commands.project import refuse, stop, today_option
from portal_build.commands.translated import entry_named, everything, language_named, past_of, read_returned
from portal_build.editing.field_words import field_words
from portal_build.editing.write_files import NotWritten, write_files
from portal_build.exchange.po import po_file
from portal_build.exchange.sheets import Sheets, sheets_of, source_languages
from portal_build.exchange.take import sort_out
from portal_build.exchange.units import Head, Unit
from portal_build.exchange.xliff import xliff_file
from portal_build.model.common import Audience

_FORMS: dict[str, tuple[str, Callable[[list[Unit], Head], bytes]]] = {"po": ("po", po_file), "xliff": ("xlf", xliff_file)}
"""Name of a format -> ending of its files, and what writes them."""


@click.command(epilog="Example: portal translations export --language nb --format xliff")
@click.option("--language", "languages", multiple=True, metavar="LANGUAGE", help="Only into this language; may be given several times.")
@click.option("--entry", "entries", multiple=True, metavar="ENTRY", help="Only this entry; may be given several times.")
@click.option("--format", "form", type=click.Choice(list(_FORMS)), default="po", show_default=True, help="PO for Weblate or Poedit, XLIFF 2 for others.")
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), default=Path("translations"), show_default=True, help="The folder to write to.")
@click.option("--audience", type=click.Choice(["public", "members"]), default="public", show_default=True, help="Whose entries to write out.")
@click.option("--force", is_flag=True, help="Overwrite files that hold translations which were not brought back yet.")
@today_option
@click.pass_obj
def export(project: Path, languages: tuple[str, ...], entries: tuple[str, ...], form: str, output: Path, audience: str, force: bool, today: date) -> None:
    """Write what there is to translate as files for translators' programs.

    Writes a file for each pair of languages, such as translations/from-da/nb.po: one unit for each title, lead, heading,
    paragraph, item of a list and cell of a table, and for each short text of facts, vocabularies and settings, with the
    translation where there is one. Without --language, the languages are those that the portal expects content in.

    A file that is there and holds translations which were not brought back yet is not overwritten.

    Exit status: 0 written, 1 refused, 2 could not run.
    """
    whole, _ = everything(project, today)
    wanted = [language_named(whole, code) for code in languages] or [one.code for one in whole.portal.languages if one.reviewed]
    named = [entry_named(whole, name).id for name in entries]
    catalogue = _for(whole, Audience(audience))
    past, _ = past_of(project, catalogue.entries.values(), wanted)
    before = {key: {part: one.markdown for part, one in earlier.items()} for key, earlier in past.items()}
    files: dict[Path, bytes] = {}
    said: list[str] = []
    for language in wanted:
        sheets = sheets_of(catalogue, language, named, before)
        for source in source_languages(sheets):
            units = sheets.from_language(source)
            ending, made = _FORMS[form]
            path = output / f"from-{source}" / f"{language}.{ending}"
            if not force:
                _refuse_to_lose(path, whole, language)
            files[path] = made(units, _head(catalogue, sheets, source, today))
            said.append(f"{path.as_posix()}: {_told(units)}")
    try:
        write_files(files)
    except NotWritten as error:
        stop(str(error))
    for line in said or ["there is nothing to translate"]:
        click.echo(line)
    sys.exit(0)


def _refuse_to_lose(path: Path, catalogue: Catalogue, language: str) -> None:
    """End the command where a file of that name holds work that is nowhere else."""
    if not path.exists():
        return
    returned = read_returned(path)
    found = sort_out(returned, sheets_of(catalogue, language))
    if found.refused or found.unfinished or any(one.changed for one in found.answers.values()):
        refuse(f"{path} holds translations that were not brought back yet. Import it first, or overwrite it with --force. Nothing was written.")


def _for(catalogue: Catalogue, audience: Audience) -> Catalogue:
    """The catalogue without members' entries, unless these are asked for: whoever translates may be anybody."""
    if audience is Audience.MEMBERS:
        return catalogue
    entries = {name: entry for name, entry in catalogue.entries.items() if entry.facts.audience is Audience.PUBLIC}
    return Catalogue(catalogue.data, entries, catalogue.broken, catalogue.today)


def _head(catalogue: Catalogue, sheets: Sheets, source: str, today: date) -> Head:
    portal = catalogue.portal
    name = portal.name.get(source) or next(iter(portal.name.values()))
    return Head(name, portal.contacts.editors, source, sheets.language, today, field_words(sheets.language).advice())


def _told(units: list[Unit]) -> str:
    missing = sum(not unit.target for unit in units)
    unfinished = sum(unit.unfinished for unit in units)
    return f"{len(units):,} units, {missing:,} to translate, {unfinished:,} to look at"
