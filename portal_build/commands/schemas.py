"""`portal schemas`."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from portal_build.commands.project import PROBLEMS, load, stop
from portal_build.editing.catalogues import languages
from portal_build.editing.vscode import SCHEMAS, NotWired
from portal_build.editing.workspace import OutsideProject, first_language, language_of, write_workspace


@click.command()
@click.option("--lang", "language", type=click.Choice(languages()), help="Language of the help; otherwise as last time, or the portal's first.")
@click.pass_obj
def schemas(project: Path, language: str | None) -> None:
    """Help editors while they type: what each field is for, and what may be written.

    Writes JSON Schemas of all files into .vscode/schemas, and the settings that make VS Code use them. Run it again after
    new entries, so that they are offered too.

    Example: portal schemas --lang da
    """
    content = load(project, date.today()).content
    spoken = [one.code for one in content.data.portal.languages] if content.data else []
    chosen = language or language_of(project) or first_language(spoken)
    try:
        changed = write_workspace(project, content, chosen)
    except (NotWired, OutsideProject) as error:
        click.echo(f"portal: {error}.", err=True)
        sys.exit(PROBLEMS)
    except OSError as error:
        stop(f"the schemas could not be written: {error}")
    for path in changed:
        if SCHEMAS not in path.as_posix():
            click.echo(f"written: {path.relative_to(project).as_posix()}")
    click.echo(f"The schemas in {SCHEMAS} are up to date (language: {chosen}).")
    if content.data is None:
        click.echo("portal: `content/portal.yml` is not right, so little of what exists can be offered; `portal check` says why.", err=True)
        sys.exit(PROBLEMS)
