"""`portal translations import`."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import click

from portal_build.catalogue import Catalogue
from portal_build.commands.project import PROBLEMS, stop, today_option
from portal_build.commands.translated import everything, language_named, read_returned
from portal_build.diagnostics import Diagnostic, Severity
from portal_build.editing.write_files import NotWritten, write_files
from portal_build.exchange.bring import Brought, Worker, bring_facts, bring_texts
from portal_build.exchange.sheets import Sheets, sheets_of
from portal_build.exchange.take import Sorted, sort_out
from portal_build.exchange.units import Refusal, ReturnedFile
from portal_build.report import one_line, visible
from portal_build.source.decode import read_bytes
from portal_build.trial import new_problems


@dataclass
class _Outcome:
    """What is to be done with one translator's file."""

    brought: list[Brought] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    unfinished: int = 0


@click.command("import", epilog="Example: portal translations import translations/from-da/nb.po --by 'Kari Nordmann'")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--language", metavar="LANGUAGE", help="The language of the translations, where the file does not say it.")
@click.option("--by", metavar="NAME", default="", help="Who translated, instead of whom the file names.")
@click.option("--dry-run", is_flag=True, help="Say what would be changed, and change nothing.")
@click.option("--overwrite", is_flag=True, help="Take the file's translations also where somebody changed them in the portal after the file was exported.")
@click.option("--keep-going", is_flag=True, help="Leave out units that are refused, and take the rest.")
@today_option
@click.pass_obj
def import_(
    project: Path, files: tuple[Path, ...], language: str | None, by: str, dry_run: bool, overwrite: bool, keep_going: bool, today: date
) -> None:
    """Bring translations back from a translator's file, PO or XLIFF 2.

    Only what the file says otherwise than the portal is changed, block by block; everything else in the portal's files stays as it
    is. A text that is not there yet is made once its title is translated, with the sections that are complete. A unit with a
    broken link, citation or code is refused, and then nothing is written.

    Exit status: 0 done, 1 something was refused, 2 could not run.
    """
    refused = False
    for path in files:
        catalogue, _ = everything(project, today)
        returned = read_returned(path)
        code = language_named(catalogue, _language(catalogue, returned, path, language))
        worker = Worker(" ".join((by or returned.by).split()), today, returned.reviewed, catalogue.languages)
        outcome = _outcome(project, sheets_of(catalogue, code), returned, worker, overwrite)
        refused = _settle(project, path, outcome, today, dry_run, keep_going) or refused
    sys.exit(PROBLEMS if refused else 0)


def _language(catalogue: Catalogue, returned: ReturnedFile, path: Path, asked: str | None) -> str:
    said = returned.language.replace("_", "-")
    if not said and not asked:
        stop(f"{path} does not say what language it is in; name it with --language")
    # Some programs add a country: `nb-NO`.
    known = said if said in catalogue.languages else said.partition("-")[0]
    if asked and known in catalogue.languages and known != asked:
        stop(f"{path} says that it is in `{visible(said)}`, and not in `{visible(asked)}`")
    return asked or known


def _outcome(project: Path, sheets: Sheets, returned: ReturnedFile, worker: Worker, overwrite: bool) -> _Outcome:
    found = sort_out(returned, sheets, overwrite)
    outcome = _Outcome(refused=found.refused, unfinished=found.unfinished)
    for one in _brought(project, sheets, found, worker):
        (outcome.refused if isinstance(one, Refusal) else outcome.brought).append(one)  # type: ignore[arg-type]
    return outcome


def _brought(project: Path, sheets: Sheets, found: Sorted, worker: Worker) -> list[Brought | Refusal]:
    def read(name: str) -> bytes | None:
        path = project / name
        return read_bytes(path) if os.path.lexists(path) else None

    try:
        return [*bring_texts(sheets.texts, found, read, worker), *bring_facts(sheets.facts, found, read, worker.languages)]
    except OSError as error:
        stop(str(error))


def _settle(project: Path, path: Path, outcome: _Outcome, today: date, dry_run: bool, keep_going: bool) -> bool:
    """Write what may be written, and tell of everything; whether something was refused."""
    for one in sorted(outcome.refused, key=lambda one: one.line):
        click.echo(f"{path}:{one.line}: refused: {visible(one.unit)}: {visible(one.message)}", err=True)
        if one.remedy:
            click.echo(f"  help: {visible(one.remedy)}", err=True)
    stays = bool(outcome.refused) and not keep_going
    new = {project / one.file: one.data for one in outcome.brought if one.data is not None}
    if new and not stays and (found := _errors(project, new, today)):
        for problem in found:
            click.echo(f"  {one_line(problem)}", err=True)
        click.echo(f"{path}: refused, since `portal check` would then say this. Nothing was changed.", err=True)
        return True
    if not stays and not dry_run:
        try:
            write_files(new)
        except NotWritten as error:
            stop(str(error))
    if stays:
        were = "was" if len(outcome.refused) == 1 else "were"
        click.echo(f"{path}: nothing was changed, since {_count(len(outcome.refused), 'unit')} {were} refused", err=True)
    else:
        _tell(path, outcome, dry_run)
    return bool(outcome.refused)


def _errors(project: Path, new: dict[Path, bytes], today: date) -> list[Diagnostic]:
    try:
        return [one for one in new_problems(project / "content", new, today) if one.severity is Severity.ERROR]
    except OSError as error:
        stop(str(error))


def _tell(path: Path, outcome: _Outcome, dry_run: bool) -> None:
    for one in outcome.brought:
        if one.data is not None:
            what = f"{_count(one.units, 'unit')}{' in a new file' if one.is_new else ''}"
            parts = f"; up to date now: {', '.join(f'`{part}`' for part in one.accepted)}" if one.accepted else ""
            click.echo(f"{one.file}: {what}{parts}{' (not written)' if dry_run else ''}")
        for part in one.waiting:
            click.echo(f"{one.file}: `{part}` waits until {'it' if part == 'title' else 'all of it'} is translated")
    if outcome.unfinished:
        click.echo(f"{path}: {_count(outcome.unfinished, 'changed unit')} passed over, marked as unfinished")
    if not outcome.brought and not outcome.unfinished:
        click.echo(f"{path}: nothing new")


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
