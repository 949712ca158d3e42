"""`portal build`."""

from __future__ import annotations

import signal
import sys
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

import click

from portal_build.commands.project import PROBLEMS, load, settings_file, stop, today_option
from portal_build.report import report
from portal_build.stopwatch import Stopwatch

INTERRUPTED = 130
"""Exit status by which shells know that somebody interrupted a command."""


@click.command()
@today_option
@click.option("--site", type=click.Path(file_okay=False, path_type=Path), help="Where to write the site; default as in mkdocs.yml.")
@click.option("--strict", is_flag=True, help="Build nothing if there is any problem.")
@click.option("--audience", type=click.Choice(["public", "members"]), default="public", show_default=True, help="Whose entries to load.")
@click.option("--no-cache", is_flag=True, help="Make everything anew, and keep nothing for later builds.")
@click.option("--no-wait", is_flag=True, help="If another build of this site is running, end instead of waiting for it.")
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="How many processes make pages; default as many as there are processors.")
@click.option("--scheduler", metavar="ADDRESS", help="Let the workers of this Dask scheduler make the pages, such as tcp://10.0.0.5:8786.")
@click.option("--no-compress", is_flag=True, help="Write no compressed files (.br, .gz) beside the texts: for hosts that compress by themselves.")
@click.option("--noindex", is_flag=True, help="Ask search engines to leave the whole site out: for previews that others can reach.")
@click.option("--profile", is_flag=True, help="Tell at the end where the time went.")
@click.pass_obj
def build(project: Path, site: Path | None, strict: bool, no_wait: bool, profile: bool, today: date, **options: Any) -> None:
    """Build the site.

    Entries with problems are reported and left out; the rest is built. The new site is put together beside the old one and takes
    its place when it is whole. What has not changed since an earlier build is taken from there.

    \b
    Example: portal build
             portal build --site /srv/preview --noindex --today 2027-01-31

    Exit status: 0 built, 1 there are problems (see --strict), 2 could not be built, 130 interrupted.
    """
    from portal_build.mkdocs_plugin import BuildFailed, build_site

    if strict:
        loaded = load(project, today)
        if loaded.diagnostics:
            click.echo(report(loaded.diagnostics, project), nl=False)
            sys.exit(PROBLEMS)
    watch = Stopwatch()
    left_out = {name: False for name in ("cache", "compress") if options.pop(f"no_{name}")}
    given = {"today": today.isoformat(), **{name: value for name, value in options.items() if value}, **left_out}
    # Whoever ends the build by another way than Ctrl-C wants it to tidy up as well.
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        problems = build_site(settings_file(project), site.absolute() if site else None, not no_wait, watch, **given)
    except BuildFailed as error:
        stop(str(error))
    except KeyboardInterrupt:
        click.echo("portal: interrupted; nothing half-built stands in the site's folder", err=True)
        sys.exit(INTERRUPTED)
    finally:
        signal.signal(signal.SIGTERM, before)
    if profile:
        watch.tell(partial(click.echo, err=True))
    sys.exit(PROBLEMS if problems else 0)


def _interrupt(number: int, frame: object) -> NoReturn:
    raise KeyboardInterrupt
