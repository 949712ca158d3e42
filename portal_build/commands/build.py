"""`portal build`."""

from __future__ import annotations

import signal
import sys
from datetime import date
from pathlib import Path
from typing import NoReturn

import click

from portal_build.commands.project import PROBLEMS, load, settings_file, stop, today_option
from portal_build.report import report

INTERRUPTED = 130
"""Exit status by which shells know that somebody interrupted a command."""


@click.command()
@today_option
@click.option("--site", type=click.Path(file_okay=False, path_type=Path), help="Where to write the site; default as in mkdocs.yml.")
@click.option("--strict", is_flag=True, help="Build nothing if there is any problem.")
@click.option("--audience", type=click.Choice(["public", "members"]), default="public", show_default=True, help="Whose entries to load.")
@click.option("--no-wait", is_flag=True, help="If another build of this site is running, end instead of waiting for it.")
@click.option("--no-compress", is_flag=True, help="Write no compressed files (.br, .gz) beside the texts: for hosts that compress by themselves.")
@click.option("--noindex", is_flag=True, help="Ask search engines to leave the whole site out: for previews that others can reach.")
@click.pass_obj
def build(project: Path, today: date, site: Path | None, strict: bool, audience: str, no_wait: bool, no_compress: bool, noindex: bool) -> None:
    """Build the site.

    Entries with problems are reported and left out; the rest is built. The new site is put together beside the old one and takes
    its place when it is whole.
    """
    from portal_build.mkdocs_plugin import BuildFailed, build_site

    if strict:
        loaded = load(project, today)
        if loaded.diagnostics:
            click.echo(report(loaded.diagnostics, project), nl=False)
            sys.exit(PROBLEMS)
    # Whoever ends the build by another way than Ctrl-C wants it to tidy up as well.
    options = {"today": today.isoformat(), "audience": audience, **({"compress": False} if no_compress else {}), **({"noindex": True} if noindex else {})}
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        problems = build_site(settings_file(project), site.absolute() if site else None, not no_wait, **options)
    except BuildFailed as error:
        stop(str(error))
    except KeyboardInterrupt:
        click.echo("portal: interrupted; nothing half-built stands in the site's folder", err=True)
        sys.exit(INTERRUPTED)
    finally:
        signal.signal(signal.SIGTERM, before)
    sys.exit(PROBLEMS if problems else 0)


def _interrupt(number: int, frame: object) -> NoReturn:
    raise KeyboardInterrupt
