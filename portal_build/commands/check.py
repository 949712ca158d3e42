"""`portal check`."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from portal_build.commands.project import PROBLEMS, load, today_option
from portal_build.commands.since import base_option, with_base
from portal_build.report import report


@click.command()
@today_option
@base_option
@click.pass_obj
def check(project: Path, today: date, base: str | None) -> None:
    """Report every problem of every entry.

    Each problem comes with its place in the file, what is wrong, and the likely remedy.

    Example: portal check --base origin/main
    """
    problems = with_base(load(project, today), project, base)
    click.echo(report(problems, project), nl=False)
    sys.exit(PROBLEMS if problems else 0)
