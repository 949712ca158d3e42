"""What commands share: the project they work on, the day they work for, and how they end."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

import click

from portal_build import pipeline
from portal_build.model.common import Audience

PROBLEMS, CANNOT_RUN = 1, 2
"""Exit status: there are problems in the content; the command could not run."""


def _today(_context: click.Context, _option: click.Parameter, value: datetime | None) -> date:
    return value.date() if value else date.today()


today_option = click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), callback=_today, metavar="YYYY-MM-DD", help="The day to check or build for, instead of today."
)
"""The day as an option; the command gets a `date`."""


def load(project: Path, today: date) -> pipeline.Loaded:
    """All entries, those for members included: what is wrong with them is to be known as well."""
    try:
        return pipeline.load(project / "content", today, Audience.MEMBERS)
    except OSError as error:
        stop(f"{error}. Run the command in the folder that holds `content/`, or name it with --project.")


def settings_file(project: Path) -> Path:
    """The project's `mkdocs.yml`."""
    path = project / "mkdocs.yml"
    if not path.is_file():
        stop(f"there is no {path}. Run the command in the folder that holds `mkdocs.yml`, or name it with --project.")
    return path


def stop(message: str) -> NoReturn:
    """End the command because it cannot run; the message says why and what to do."""
    click.echo(f"portal: {message}", err=True)
    sys.exit(CANNOT_RUN)
