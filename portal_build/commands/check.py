"""`portal check`."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from portal_build.commands.project import PROBLEMS, load, today_option
from portal_build.report import report


@click.command()
@today_option
@click.pass_obj
def check(project: Path, today: date) -> None:
    """Report every problem of every entry.

    Each problem comes with its place in the file, what is wrong, and the likely remedy.
    """
    loaded = load(project, today)
    click.echo(report(loaded.diagnostics, project), nl=False)
    sys.exit(PROBLEMS if loaded.diagnostics else 0)
