"""The option `--base`: what was changed since a revision."""

from __future__ import annotations

from pathlib import Path

import click

from portal_build import loading
from portal_build.checks.since import compare
from portal_build.commands.project import stop
from portal_build.diagnostics import Diagnostic, in_path_order
from portal_build.report import harmless, visible
from portal_build.source.base import NoBase, read_base

base_option = click.option(
    "--base", metavar="REV", help="Compare with Git as well: what was changed since the branch left REV, such as origin/main, must be told."
)
"""The revision as an option; None where nothing is to be compared."""


def with_base(loaded: loading.Loaded, project: Path, base: str | None) -> tuple[Diagnostic, ...]:
    """All problems in path order, with those that only a comparison finds; what cannot be compared is said on stderr."""
    if base is None:
        return loaded.diagnostics
    try:
        found = compare(loaded.content, read_base(project / "content", base))
    except NoBase as error:
        stop(visible(str(error)))
    for note in found.notes:
        # A note may quote what stood in a file, and GitHub's runner looks for commands in these lines as well.
        click.echo(f"portal: {harmless(visible(note))}", err=True)
    return tuple(in_path_order((*loaded.diagnostics, *found.diagnostics)))
