"""`portal check`."""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter
from typing import Any

import click

from portal_build import loading
from portal_build.cache import Cache
from portal_build.checks.document import explanation_of
from portal_build.commands.asked import Asked
from portal_build.commands.mend import mend
from portal_build.commands.project import PROBLEMS, load, stop, today_option
from portal_build.commands.since import base_option, with_base
from portal_build.commands.telling import FORMS, tell
from portal_build.diagnostics import Diagnostic, Severity, did_you_mean
from portal_build.garbage import nothing_to_collect
from portal_build.report import summary


@click.command()
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True, help="How problems are told; all but `text` are for programs.")
@click.option("--changed-since", "revision", metavar="REV", help="With --format github: problems in files that were changed since REV come first.")
@click.option("--fix", is_flag=True, help="Mend what is mechanical, say what was changed, and tell of what remains.")
@click.option("--dry-run", is_flag=True, help="With --fix: write nothing; show what would change.")
@click.option("--watch", is_flag=True, help="Check again at each save, until Ctrl-C.")
@click.option("--no-cache", is_flag=True, help="Look at every text, also where an earlier check or build found nothing and nothing has changed since.")
@click.option(
    "--fail-on", type=click.Choice([one.value for one in (Severity.WARNING, Severity.ERROR)]), default="warning", show_default=True,
    help="The least that a problem must be for the status to be 1; all are told.",
)  # fmt: skip
@click.option("--explain", "code", metavar="CODE", help="Say what a code means, and check nothing.")
@today_option
@base_option
@click.pass_obj
def check(project: Path, **options: Any) -> None:
    """Report every problem of every entry.

    Each problem comes with its place in the file, what is wrong, and the likely remedy.

    \b
    Example: portal check --base origin/main
    """
    asked = Asked(**options)
    if clash := asked.clash():
        stop(clash)
    if asked.code is not None:
        _explain(asked.code)
    elif asked.fix:
        mend(project, asked.today, asked.dry_run)
    elif asked.watch:
        _watch(project, asked)
    else:
        # Nearly all that there is stays until the end.
        with nothing_to_collect():
            cache = None if asked.no_cache else Cache.of_project(project)
            found = with_base(load(project, asked.today, cache=cache), project, asked.base)
            tell(asked.form, found, project, asked.revision)
            sys.exit(PROBLEMS if any(asked.fails(one) for one in found) else 0)


def _explain(code: str) -> None:
    if code not in Diagnostic.kinds:
        stop(f"there is no code `{code}`; " + did_you_mean(code, Diagnostic.kinds, "`docs/codes` lists all"))
    click.echo(explanation_of(Diagnostic.kinds[code]))


def _watch(project: Path, asked: Asked) -> None:
    # Watching loads what most checks need not.
    from portal_build.preview.watch import Watch

    memory = loading.Memory()
    if not (project / "content").is_dir():
        # Says so and ends, as a check without watching does.
        load(project, asked.today)
    try:
        # Watching begins before the first check: what is saved meanwhile is not to be missed.
        with Watch([project / "content"], lambda said: click.echo(f"portal: {said}", err=True)) as files:
            _check_once(project, asked, memory)
            while files.changed():
                _check_once(project, asked, memory)
    except KeyboardInterrupt:
        click.echo("portal: the check has ended")


def _check_once(project: Path, asked: Asked, memory: loading.Memory) -> None:
    """One round, between two lines by which VS Code knows its begin and end."""
    click.echo("portal: checking")
    began = perf_counter()
    found = with_base(load(project, asked.today, memory), project, asked.base)
    if found:
        tell(asked.form, found, project)
    click.echo(f"portal: checked in {perf_counter() - began:.1f} seconds: {summary(found)}")
    sys.stdout.flush()
