"""`portal rename`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from portal_build.commands.project import carry_out, planning, read, today_option
from portal_build.editing.rename import plan_rename


@click.command(epilog="Example: portal rename gaa-sammen gaa-en-tur")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--dry-run", is_flag=True, help="Say what would be changed, and change nothing.")
@today_option
@click.pass_obj
def rename(project: Path, old: str, new: str, dry_run: bool, today: date) -> None:
    """Give an entry another id.

    Moves its folder, keeps OLD among its former ids, so that old addresses and bookmarks still lead to it, and changes every
    place that names it, in facts and in texts. Nothing else in these files is changed; either all of it is done, or nothing.

    Exit status: 0 renamed, 1 refused, 2 could not run.
    """
    raw, content, _ = read(project)
    with planning():
        plan = plan_rename(raw, content, project / "content", old, new)
    carry_out(project, plan, today, dry_run)
