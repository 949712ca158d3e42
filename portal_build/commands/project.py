"""What commands share: the project they work on, the day they work for, and how they end."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

import click

from portal_build import loading
from portal_build.cache import Cache
from portal_build.diagnostics import Diagnostic
from portal_build.editing.exact import NotExact
from portal_build.editing.plan import Plan, Refused
from portal_build.editing.write_together import NotWritten, write_all
from portal_build.model import COLLECTIONS
from portal_build.model.common import Audience
from portal_build.model.entry import Content, ReferenceData
from portal_build.model.understand import understand
from portal_build.project import ClockWrong, day_by_the_clock
from portal_build.report import one_line
from portal_build.source.files import RawPortal
from portal_build.source.read import read_portal
from portal_build.trial import new_problems

PROBLEMS, CANNOT_RUN = 1, 2
"""Exit status: there are problems in the content; the command could not run."""


def _today(_context: click.Context, _option: click.Parameter, value: datetime | None) -> date:
    return value.date() if value else clock_day()


def clock_day() -> date:
    """Today; ends the command where the clock cannot be right."""
    try:
        return day_by_the_clock()
    except ClockWrong as error:
        stop(str(error))


today_option = click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), callback=_today, metavar="YYYY-MM-DD", help="The day to check or build for, instead of today."
)
"""The day as an option; the command gets a `date`."""


def load(
    project: Path, today: date, memory: loading.Memory | None = None, audience: Audience = Audience.MEMBERS, cache: Cache | None = None
) -> loading.Loaded:
    """All entries, those for members included: what is wrong with them is to be known as well; or only those for another audience."""
    with _in_project():
        return loading.load(project / "content", today, audience, memory=memory, cache=cache)


def read(project: Path) -> tuple[RawPortal, Content, ReferenceData]:
    """The files as they stand, what was understood of them without checking it, and the portal's settings."""
    with _in_project():
        raw = read_portal(project / "content", COLLECTIONS)
    content = understand(raw, Audience.MEMBERS)
    if content.data is None or not content.data.portal.languages:
        stop("`portal.yml` is not right; `portal check` says why")
    return raw, content, content.data


@contextmanager
def _in_project() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        stop(f"{error}. Run the command in the folder that holds `content/`, or name it with --project.")


def settings_file(project: Path) -> Path:
    """The project's `mkdocs.yml`."""
    path = project / "mkdocs.yml"
    if not path.is_file():
        stop(f"there is no {path}. Run the command in the folder that holds `mkdocs.yml`, or name it with --project.")
    return path


def built_site(project: Path) -> Path:
    """The folder into which the project's site is built."""
    # The engine takes half a second to load.
    from portal_build.mkdocs_plugin import BuildFailed, read_site_folder

    try:
        return read_site_folder(settings_file(project))
    except BuildFailed as error:
        stop(str(error))


@contextmanager
def planning() -> Iterator[None]:
    """While a change is thought out: end the command where it is refused."""
    try:
        yield
    except (Refused, NotExact) as error:
        said = str(error)
        refuse(f"{said}{'' if said.endswith('?') else '.'} Nothing was changed.")
    except OSError as error:
        stop(str(error))


def carry_out(project: Path, plan: Plan, today: date, dry_run: bool, expected: str = "") -> list[Diagnostic]:
    """Write what a plan says and tell of it, unless the content would get problems; those of the code `expected` are given back."""
    content = project / "content"
    try:
        found = new_problems(content, {path: change.after for path, change in plan.changes.items()}, today, plan.move)
        if unexpected := [one for one in found if one.code != expected]:
            problems = "\n".join(f"  {one_line(one)}" for one in unexpected)
            refuse(f"nothing was changed, since `portal check` would then say:\n{problems}")
        if not dry_run:
            write_all(content, plan.changes, plan.move)
    except (OSError, NotWritten) as error:
        stop(str(error))
    for line in plan.said:
        click.echo(f"{line} (not written)" if dry_run else line)
    return found


def refuse(message: str) -> NoReturn:
    """End the command because what was asked for would spoil something; the message says what."""
    click.echo(f"portal: {message}", err=True)
    sys.exit(PROBLEMS)


def stop(message: str) -> NoReturn:
    """End the command because it cannot run; the message says why and what to do."""
    click.echo(f"portal: {message}", err=True)
    sys.exit(CANNOT_RUN)
