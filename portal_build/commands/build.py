"""`portal build`."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from portal_build.commands.project import PROBLEMS, load, settings_file, stop, today_option
from portal_build.report import report


@click.command()
@today_option
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
        loaded = load(project, today)
        if loaded.diagnostics:
            click.echo(report(loaded.diagnostics, project), nl=False)
            sys.exit(PROBLEMS)
    try:
        problems = build_site(settings_file(project), site.resolve() if site else None, today=today.isoformat(), audience=audience)
    except BuildFailed as error:
        stop(str(error))
    sys.exit(PROBLEMS if problems else 0)
