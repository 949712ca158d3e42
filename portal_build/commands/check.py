"""`portal check`."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from time import perf_counter

import click

from portal_build import pipeline
from portal_build.checks.document import explanation_of
from portal_build.commands.mend import mend
from portal_build.commands.project import PROBLEMS, load, stop, today_option
from portal_build.commands.telling import FORMS, LINES, tell
from portal_build.diagnostics import Diagnostic, did_you_mean
from portal_build.report import summary


@click.command()
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True, help="How problems are told; all but `text` are for programs.")
@click.option("--changed-since", "revision", metavar="REV", help="With --format github: problems in files that were changed since REV come first.")
@click.option("--fix", is_flag=True, help="Mend what is mechanical, say what was changed, and tell of what remains.")
@click.option("--dry-run", is_flag=True, help="With --fix: write nothing; show what would change.")
@click.option("--watch", is_flag=True, help="Check again at each save, until Ctrl-C.")
@click.option("--explain", "code", metavar="CODE", help="Say what a code means, and check nothing.")
@today_option
@click.pass_obj
def check(project: Path, today: date, form: str, revision: str | None, fix: bool, dry_run: bool, watch: bool, code: str | None) -> None:
    """Report every problem of every entry.

    Each problem comes with its place in the file, what is wrong, and the likely remedy.

    \b
    Example: portal check --explain unknown-entry
    """
    _refuse_what_does_not_go_together(form, revision, fix, dry_run, watch, code)
    if code is not None:
        _explain(code)
    elif fix:
        mend(project, today, dry_run)
    elif watch:
        _watch(project, today, form)
    else:
        found = load(project, today).diagnostics
        tell(form, found, project, revision)
        sys.exit(PROBLEMS if found else 0)


def _refuse_what_does_not_go_together(form: str, revision: str | None, fix: bool, dry_run: bool, watch: bool, code: str | None) -> None:
    if code is not None and (watch or fix or dry_run or revision is not None or form != "text"):
        stop("--explain checks nothing; leave the other options out")
    if dry_run and not fix:
        stop("--dry-run only goes with --fix; a check without --fix writes nothing anyway")
    if fix and (watch or form != "text"):
        stop(f"--fix tells what it changed as text, once; leave {'--watch' if watch else f'--format {form}'} out")
    if watch and form not in LINES:
        stop(f"--watch tells problems again and again, which the form `{form}` cannot; use `text` or `line`")
    if revision is not None and form != "github":
        stop("--changed-since only goes with --format github")


def _explain(code: str) -> None:
    if code not in Diagnostic.kinds:
        stop(f"there is no code `{code}`; " + did_you_mean(code, Diagnostic.kinds, "`docs/codes` lists all"))
    click.echo(explanation_of(Diagnostic.kinds[code]))


def _watch(project: Path, today: date, form: str) -> None:
    # Watching loads what most checks need not.
    from portal_build.preview.watch import Watch

    memory = pipeline.Memory()
    if not (project / "content").is_dir():
        # Says so and ends, as a check without watching does.
        load(project, today)
    try:
        # Watching begins before the first check: what is saved meanwhile is not to be missed.
        with Watch([project / "content"], lambda said: click.echo(f"portal: {said}", err=True)) as files:
            _check_once(project, today, form, memory)
            while files.changed():
                _check_once(project, today, form, memory)
    except KeyboardInterrupt:
        click.echo("portal: the check has ended")


def _check_once(project: Path, today: date, form: str, memory: pipeline.Memory) -> None:
    """One round, between two lines by which VS Code knows its begin and end."""
    click.echo("portal: checking")
    began = perf_counter()
    found = load(project, today, memory).diagnostics
    if found:
        tell(form, found, project)
    click.echo(f"portal: checked in {perf_counter() - began:.1f} seconds: {summary(found)}")
    sys.stdout.flush()
