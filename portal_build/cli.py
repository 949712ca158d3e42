"""The command line: `portal check`, `build`, `serve`, `translations`."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

import click

from portal_build import __version__, pipeline
from portal_build.catalogue import Catalogue
from portal_build.model.common import Audience
from portal_build.model.entry import Entry
from portal_build.report import report
from portal_build.translate.accept import NotStamped, stamped

_PROBLEMS, _CANNOT_RUN = 1, 2


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="portal")
@click.option("--project", type=click.Path(file_okay=False, path_type=Path), default=Path("."), help="Folder that holds content/ and mkdocs.yml.")
@click.pass_context
def main(context: click.Context, project: Path) -> None:
    """Check, build and preview a knowledge portal.

    Exit status: 0 all is well, 1 there are problems in the content, 2 the command could not run.
    """
    context.obj = project


def _today(_context: click.Context, _option: click.Parameter, value: datetime | None) -> date:
    return value.date() if value else date.today()


_today_option = click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), callback=_today, metavar="YYYY-MM-DD", help="The day to check or build for, instead of today."
)


@main.command()
@_today_option
@click.pass_obj
def check(project: Path, today: date) -> None:
    """Report every problem of every entry.

    Each problem comes with its place in the file, what is wrong, and the likely remedy.
    """
    loaded = _load(project, today)
    click.echo(report(loaded.diagnostics, project), nl=False)
    sys.exit(_PROBLEMS if loaded.diagnostics else 0)


@main.command()
@_today_option
@click.option("--site", type=click.Path(file_okay=False, path_type=Path), help="Where to write the site; default as in mkdocs.yml.")
@click.option("--strict", is_flag=True, help="Build nothing if there is any problem.")
@click.option("--audience", type=click.Choice(["public", "members"]), default="public", show_default=True, help="Whose entries to load.")
@click.pass_obj
def build(project: Path, today: date, site: Path | None, strict: bool, audience: str) -> None:
    """Build the site.

    Entries with problems are reported and left out; the rest is built.
    """
    from portal_build.mkdocs_plugin import BuildFailed, build_site

    if strict:
        loaded = _load(project, today)
        if loaded.diagnostics:
            click.echo(report(loaded.diagnostics, project), nl=False)
            sys.exit(_PROBLEMS)
    try:
        problems = build_site(_config(project), site.resolve() if site else None, today=today.isoformat(), audience=audience)
    except BuildFailed as error:
        _stop(str(error))
    sys.exit(_PROBLEMS if problems else 0)


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to serve on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Port to serve on.")
@click.pass_obj
def serve(project: Path, host: str, port: int) -> None:
    """Build the site, serve it on this machine, and rebuild it when a file is saved."""
    from portal_build.mkdocs_plugin import BuildFailed, serve_site

    try:
        serve_site(_config(project), f"{host}:{port}")
    except BuildFailed as error:
        _stop(str(error))


@main.group()
def translations() -> None:
    """The state of translations."""


@translations.command()
@click.argument("entry", required=False)
@click.argument("language", required=False)
@click.option("--all", "everything", is_flag=True, help="Accept every translation that carries no fingerprints yet.")
@_today_option
@click.pass_obj
def accept(project: Path, entry: str | None, language: str | None, everything: bool, today: date) -> None:
    """Record that a translation matches its source as it now stands.

    Writes a fingerprint of each part of the source text into the translation's front matter, so that a later change of the
    source shows. With --all, only translations without fingerprints are touched.
    """
    if not everything and not entry:
        raise click.UsageError("name an entry (and a language), or use --all")
    refused = False
    for one in _chosen(_load(project, today).catalogue, entry, language):
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
                _stop(str(error))
    sys.exit(_PROBLEMS if refused else 0)


def _chosen(catalogue: Catalogue | None, entry: str | None, language: str | None) -> list[Entry]:
    """The entry named, or all where none is."""
    if catalogue is None:
        _stop("`portal.yml` is not right; `portal check` says why")
    if entry is None:
        return list(catalogue.entries.values())
    if entry not in catalogue.entries:
        _stop(f"there is no entry `{entry}` that could be understood; `portal check` says more")
    chosen = catalogue.entries[entry]
    if language and language not in chosen.texts:
        _stop(f"the entry `{entry}` has no text in `{language}`")
    return [chosen]


def _stamp(path: Path, entry: Entry, language: str) -> bool:
    """Write the fingerprints into a text's file; whether that changed it. Raises NotStamped and OSError."""
    before = path.read_bytes()
    after = stamped(entry, language, before.decode("utf-8"))
    if after is None or after.encode() == before:
        return False
    path.write_bytes(after.encode())
    return True


def _load(project: Path, today: date) -> pipeline.Loaded:
    """All entries, those for members included: what is wrong with them is to be known as well."""
    try:
        return pipeline.load(project / "content", today, Audience.MEMBERS)
    except OSError as error:
        _stop(f"{error}. Run the command in the folder that holds `content/`, or name it with --project.")


def _config(project: Path) -> Path:
    path = project / "mkdocs.yml"
    if not path.is_file():
        _stop(f"there is no {path}. Run the command in the folder that holds `mkdocs.yml`, or name it with --project.")
    return path


def _stop(message: str) -> NoReturn:
    click.echo(f"portal: {message}", err=True)
    sys.exit(_CANNOT_RUN)
