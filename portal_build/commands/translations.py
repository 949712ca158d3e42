"""`portal translations`: the state of translations."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from portal_build.catalogue import Catalogue
from portal_build.commands.project import PROBLEMS, load, stop, today_option
from portal_build.model.entry import Entry
from portal_build.translate.accept import NotStamped, stamped


@click.group()
def translations() -> None:
    """The state of translations."""


@translations.command()
@click.argument("entry", required=False)
@click.argument("language", required=False)
@click.option("--all", "everything", is_flag=True, help="Accept every translation that carries no fingerprints yet.")
@today_option
@click.pass_obj
def accept(project: Path, entry: str | None, language: str | None, everything: bool, today: date) -> None:
    """Record that a translation matches its source as it now stands.

    Writes a fingerprint of each part of the source text into the translation's front matter, so that a later change of the
    source shows. With --all, only translations without fingerprints are touched.
    """
    if not everything and not entry:
        raise click.UsageError("name an entry (and a language), or use --all")
    refused = False
    for one in _chosen(load(project, today).catalogue, entry, language):
        for code, text in one.texts.items():
            if language not in (None, code) or (everything and text.translation and text.translation.source_hash):
                continue
            try:
                if _stamp(project / text.file, one, code):
                    click.echo(f"{text.file}: accepted")
            except NotStamped as error:
                click.echo(f"{text.file}: not accepted: {error}", err=True)
                refused = True
            except OSError as error:
                stop(str(error))
    sys.exit(PROBLEMS if refused else 0)


def _chosen(catalogue: Catalogue | None, entry: str | None, language: str | None) -> list[Entry]:
    """The entry named, or all where none is."""
    if catalogue is None:
        stop("`portal.yml` is not right; `portal check` says why")
    if entry is None:
        return list(catalogue.entries.values())
    if entry not in catalogue.entries:
        stop(f"there is no entry `{entry}` that could be understood; `portal check` says more")
    chosen = catalogue.entries[entry]
    if language and language not in chosen.texts:
        stop(f"the entry `{entry}` has no text in `{language}`")
    return [chosen]


def _stamp(path: Path, entry: Entry, language: str) -> bool:
    """Write the fingerprints into a text's file; whether that changed it. Raises NotStamped and OSError."""
    before = path.read_bytes()
    after = stamped(entry, language, before.decode("utf-8"))
    if after is None or after.encode() == before:
        return False
    path.write_bytes(after.encode())
    return True
