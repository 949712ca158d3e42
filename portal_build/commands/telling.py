"""How the problems that a check finds are told: to people, or in the form of the program that asked."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from portal_build.commands.project import stop
from portal_build.diagnostics import Diagnostic
from portal_build.report import report, report_lines, visible
from portal_build.report.github import as_github, changed_first
from portal_build.report.gitlab import as_gitlab
from portal_build.report.json_form import as_json
from portal_build.report.junit import as_junit
from portal_build.report.sarif import as_sarif
from portal_build.report.step_summary import LIMIT, as_step_summary
from portal_build.source.checkout import Checkout, changed_since, prefix_of

LINES: dict[str, Callable[[Sequence[Diagnostic], Path], str]] = {"text": report, "line": report_lines}
"""Forms of which each problem is a piece of its own, so that rounds of a check can follow each other."""
_DOCUMENTS: dict[str, Callable[[Sequence[Diagnostic], Checkout], str]] = {"json": as_json, "gitlab": as_gitlab, "sarif": as_sarif, "junit": as_junit}
FORMS = ("text", "line", "json", "github", "gitlab", "sarif", "junit")
"""All forms, in the order of the documentation."""


def tell(form: str, found: Sequence[Diagnostic], project: Path, revision: str | None = None) -> None:
    """Print the problems. With the form `github`, those in files that were changed since a revision come first."""
    if form in LINES:
        click.echo(LINES[form](found, project), nl=False)
        return
    if form == "github":
        said = _to_github(found, Checkout(project, prefix_of(project), _changed(project, revision)))
    else:
        said = _DOCUMENTS[form](found, Checkout(project, prefix_of(project)))
    # Programs read UTF-8, whatever the terminal takes.
    click.echo(said.encode("utf-8", "replace"), nl=False)


def _to_github(found: Sequence[Diagnostic], checkout: Checkout) -> str:
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    written = bool(summary) and _append(Path(summary), changed_first(found, checkout.changed), checkout)
    return as_github(found, checkout, "the summary of this step has the list" if written else "`portal check` lists them")


def _append(path: Path, found: Sequence[Diagnostic], checkout: Checkout) -> bool:
    """Write the full list behind what the step's summary holds already; whether that was possible."""
    try:
        with path.open("ab") as file:
            text = as_step_summary(found, checkout, LIMIT - file.tell())
            file.write(text.encode("utf-8", "replace"))
    except OSError as error:
        click.echo(f"portal: the summary of the step could not be written: {error.strerror or error}", err=True)
        return False
    return bool(text)


def _changed(project: Path, revision: str | None) -> frozenset[str]:
    base = os.environ.get("GITHUB_BASE_REF")
    asked = revision if revision is not None else f"origin/{base}" if base else None
    if asked is None:
        return frozenset()
    changed = changed_since(project, asked)
    if changed is None and revision is not None:
        stop(f"Git knows no revision `{visible(asked[:80])}` here. Fetch it first (`git fetch`), or correct its name.")
    if changed is None:
        click.echo(f"portal: Git does not know `{visible(asked[:80])}` here, so files that were changed do not come first", err=True)
    return changed or frozenset()
