"""`portal withdraw`."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from portal_build.checks.names import ReferenceToWithdrawn
from portal_build.commands.project import carry_out, planning, read, today_option
from portal_build.editing.withdraw import plan_withdraw
from portal_build.report import one_line


def _reasons(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    reasons: dict[str, str] = {}
    for one in given:
        language, sign, words = one.partition("=")
        if not sign:
            raise click.BadParameter(f"`{one[:40]}` does not say its language; write it like --reason da='Indsatsen er ophørt.'")
        if language in reasons:
            raise click.BadParameter(f"the reason in `{language[:40]}` is given twice")
        reasons[language] = words
    return reasons


@click.command(epilog="Example: portal withdraw gaa-sammen --reason da='Indsatsen er ophørt.' --superseded-by gaa-en-tur")
@click.argument("entry", metavar="ID")
@click.option("--reason", "reasons", metavar="LANG=TEXT", multiple=True, required=True, callback=_reasons, help="Why, for readers; once for each language.")
@click.option("--superseded-by", metavar="ID", help="The entry that replaces it.")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="The day of the withdrawal, instead of today.")
@click.option("--dry-run", is_flag=True, help="Say what would be changed, and change nothing.")
@today_option
@click.pass_obj
def withdraw(
    project: Path, entry: str, reasons: dict[str, str], superseded_by: str | None, day: datetime | None, dry_run: bool, today: date
) -> None:
    """Take an entry back.

    Its page stays, so that links keep working, and tells readers when and why it was withdrawn. Lists and search leave it out.
    Its id is never used again. The reason is needed in the language that the entry was first written in.

    Exit status: 0 withdrawn, 1 refused, 2 could not run.
    """
    raw, content, data = read(project)
    with planning():
        plan = plan_withdraw(raw, content, data, project / "content", entry, reasons, day.date() if day else today, superseded_by)
    named = carry_out(project, plan, today, dry_run, expected=ReferenceToWithdrawn.code)
    if named:
        click.echo("These places still name it; lead readers to what holds now:")
    for one in named:
        click.echo(f"  {one_line(one)}")
