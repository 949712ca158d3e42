"""`portal check`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import perf_counter

import click

from portal_build import pipeline
from portal_build.checks.document import explanation_of
from portal_build.commands.project import PROBLEMS, load, stop, today_option
from portal_build.commands.since import base_option, with_base
from portal_build.diagnostics import Diagnostic, did_you_mean
from portal_build.report import report, report_lines, summary

_FORMS: dict[str, Callable[[tuple[Diagnostic, ...], Path], str]] = {"text": report, "line": report_lines}


@click.command()
@click.option("--format", "form", type=click.Choice(list(_FORMS)), default="text", show_default=True, help="How problems are told; `line` is for programs.")
@click.option("--watch", is_flag=True, help="Check again at each save, until Ctrl-C.")
@click.option("--explain", "code", metavar="CODE", help="Say what a code means, and check nothing.")
@today_option
@base_option
@click.pass_obj
def check(project: Path, today: date, form: str, watch: bool, code: str | None, base: str | None) -> None:
    """Report every problem of every entry.

    Each problem comes with its place in the file, what is wrong, and the likely remedy.

    \b
    Example: portal check --base origin/main
    """
    if code is not None:
        _explain(code)
    elif watch:
        _watch(project, today, form, base)
    else:
        found = with_base(load(project, today), project, base)
        click.echo(_FORMS[form](found, project), nl=False)
        sys.exit(PROBLEMS if found else 0)


def _explain(code: str) -> None:
    if code not in Diagnostic.kinds:
        stop(f"there is no code `{code}`; " + did_you_mean(code, Diagnostic.kinds, "`docs/codes` lists all"))
    click.echo(explanation_of(Diagnostic.kinds[code]))


def _watch(project: Path, today: date, form: str, base: str | None) -> None:
    # Watching loads what most checks need not.
    from portal_build.preview.watch import Watch

    memory = pipeline.Memory()
    if not (project / "content").is_dir():
        # Says so and ends, as a check without watching does.
        load(project, today)
    try:
        # Watching begins before the first check: what is saved meanwhile is not to be missed.
        with Watch([project / "content"], lambda said: click.echo(f"portal: {said}", err=True)) as files:
            _check_once(project, today, form, base, memory)
            while files.changed():
                _check_once(project, today, form, base, memory)
    except KeyboardInterrupt:
        click.echo("portal: the check has ended")


def _check_once(project: Path, today: date, form: str, base: str | None, memory: pipeline.Memory) -> None:
    """One round, between two lines by which VS Code knows its begin and end."""
    click.echo("portal: checking")
    began = perf_counter()
    found = with_base(load(project, today, memory), project, base)
    if found:
        click.echo(_FORMS[form](found, project), nl=False)
    click.echo(f"portal: checked in {perf_counter() - began:.1f} seconds: {summary(found)}")
    sys.stdout.flush()
