"""`portal translations accept`."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path

import click

from portal_build.catalogue import Catalogue
from portal_build.commands.project import PROBLEMS, load, stop, today_option
from portal_build.commands.translated import entry_named, lacking
from portal_build.editing.format import kept_in_form
from portal_build.editing.write_files import NotWritten, write_files
from portal_build.model.entry import Entry
from portal_build.model.text import TextFacts
from portal_build.translate.accept import Label, NotStamped, stamped
from portal_build.translate.state import Standing, fingerprints, standings


@click.command(epilog="Example: portal translations accept livsstilscafe en --state reviewed --by 'Anna Holm'")
@click.argument("names", metavar="[ENTRY]... [LANGUAGE]...", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Accept every translation that carries no fingerprints yet.")
@click.option("--part", "parts", multiple=True, metavar="PART", help="Accept only this part, as `portal check` names it; may be given several times.")
@click.option("--state", type=click.Choice(["machine", "draft", "reviewed"]), help="Record how far the translation is as well.")
@click.option("--by", metavar="NAME", help="Record who translated or reviewed it.")
@today_option
@click.pass_obj
def accept(project: Path, names: tuple[str, ...], everything: bool, parts: tuple[str, ...], state: str | None, by: str | None, today: date) -> None:
    """Record that translations match their source as it now stands.

    Writes a fingerprint of each part of the source text into a translation's front matter, so that a later change of the source
    shows. Name one or more entries, and languages behind them; without a language, all translations of the entries are accepted.
    With --all, only translations without fingerprints are touched. With --state or --by, the day is recorded, too.

    Exit status: 0 recorded, 1 a text was not accepted, 2 could not run.
    """
    loaded = load(project, today)
    catalogue = loaded.catalogue
    if catalogue is None:
        stop("`portal.yml` is not right; `portal check` says why")
    entries, languages = _chosen(catalogue, names, everything, loaded.wrong)
    label = Label(state=state, by=by and by.strip(), on=today if state or by else None)
    after: dict[Path, bytes] = {}
    accepted: list[str] = []
    refused = False
    for entry, language in _texts(entries, languages, everything):
        text = entry.texts[language]
        try:
            wanted = _wanted(entry, language, parts)
            if data := _stamped(project / text.file, entry, language, wanted, label, catalogue.languages):
                after[project / text.file] = data
                accepted.append(f"{text.file}: accepted{_which(standings(entry).get(language), wanted)}")
        except (NotStamped, UnicodeDecodeError) as error:
            click.echo(f"{text.file}: not accepted: {error}", err=True)
            refused = True
        except OSError as error:
            stop(str(error))
    try:
        write_files(after)
    except NotWritten as error:
        stop(str(error))
    for line in accepted:
        click.echo(line)
    if not accepted and not refused:
        click.echo("nothing to accept: what is named is recorded already")
    sys.exit(PROBLEMS if refused else 0)


def _chosen(catalogue: Catalogue, names: tuple[str, ...], everything: bool, broken: Collection[str]) -> tuple[list[Entry], list[str]]:
    """The entries that are named, and the languages; a name that is both is the entry's."""
    languages = [name for name in names if name in catalogue.languages and name not in catalogue.entries]
    named = [name for name in names if name not in languages]
    if not named and not everything:
        raise click.UsageError("name an entry (and a language), or use --all")
    entries = [entry_named(catalogue, name) for name in named]
    for entry in entries:
        for language in languages:
            if language not in entry.texts:
                lacking(entry, language, broken, f"the entry `{entry.id}` has no text in `{language}`")
            if language == entry.facts.source_language:
                stop(f"the entry `{entry.id}` was first written in `{language}`; only translations are accepted")
    return entries or list(catalogue.entries.values()), languages


def _texts(entries: list[Entry], languages: list[str], everything: bool) -> Iterator[tuple[Entry, str]]:
    for entry in entries:
        for language, text in entry.texts.items():
            has_marks = text.translation is not None and bool(text.translation.source_hash)
            if (not languages or language in languages) and not (everything and has_marks):
                yield entry, language


def _wanted(entry: Entry, language: str, parts: tuple[str, ...]) -> tuple[str, ...] | None:
    """The parts to accept; None for all of them. Raises NotStamped for a part that the source has not."""
    translation = entry.texts[language].translation
    if not parts or translation is None or translation.source not in entry.texts:
        return None
    known = fingerprints(entry.texts[translation.source]) | translation.source_hash
    if unknown := [part for part in parts if part not in known]:
        raise NotStamped(f"its source has no part `{unknown[0]}`; the parts are {', '.join(known)}")
    return parts


def _stamped(path: Path, entry: Entry, language: str, parts: tuple[str, ...] | None, label: Label, languages: tuple[str, ...]) -> bytes | None:
    """The new content of a text's file; None where nothing changes. Raises NotStamped and OSError."""
    before = path.read_bytes().decode("utf-8")
    after = stamped(entry, language, before, parts, label)
    if after is None:
        return None
    after = kept_in_form(before, after, entry.texts[language].file, TextFacts, languages)
    return after.encode() if after != before else None


def _which(standing: Standing | None, parts: tuple[str, ...] | None) -> str:
    """The parts that were out of date, where that were not all of them."""
    named = [part for part in (standing.outdated if standing else ()) if parts is None or part in parts]
    return f": {', '.join(f'`{part}`' for part in named)}" if named else ""
