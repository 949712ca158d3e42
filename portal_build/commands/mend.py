"""The option `--fix` of `portal check`: what is mechanical is mended, the rest is told."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import NoReturn

import click

from portal_build.commands.project import PROBLEMS, load, stop
from portal_build.mending import Mended, mending, write
from portal_build.report import for_log, report, visible
from portal_build.report.difference import difference


def mend(project: Path, today: date, dry_run: bool) -> NoReturn:
    """Mend, say what was changed and what remains, and end the command."""
    content = project / "content"
    if not content.is_dir():
        # Says so and ends, as a check does.
        load(project, today)
    try:
        with mending(content, today) as mended:
            if not dry_run:
                write(content, mended.changes)
            _say(mended, project, dry_run)
    except OSError as error:
        stop(visible(str(error)))
    sys.exit(PROBLEMS if mended.left else 0)


def _say(mended: Mended, project: Path, dry_run: bool) -> None:
    for one in mended.done:
        if one.fix:
            rest = " (not written)" if dry_run else ""
            click.echo(for_log(f"{visible(str(one.position))}: {visible(one.fix.done)} [{one.code}]{rest}"))
    if dry_run:
        for path, change in sorted(mended.changes.items()):
            click.echo("".join(["\n", *difference(change.before, change.after, path.relative_to(project).as_posix(), "mended")]), nl=False)
    if mended.done:
        click.echo()
    click.echo(report(mended.left, mended.project if dry_run else project), nl=False)
