"""`portal near-misses`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from portal_build.commands.project import load, stop
from portal_build.report import visible
from portal_build.search.near_misses import near_misses as find


@click.command("near-misses")
@click.pass_obj
def near_misses(project: Path) -> None:
    """List words of the content that are one slip away from a topic or term.

    Some are slips of the finger, some are other words; nobody but you can tell. Words that ordinary people use anyhow are
    left out if the extra `search` is installed.

    Example: portal near-misses
    """
    content = load(project, date.today()).content
    if content.data is None:
        stop("`portal.yml` is not right; `portal check` says why")
    found = find(content)
    for one in found:
        click.echo(visible(f"{one.position}: `{one.word}` is nearly `{one.label_word}`, as in “{one.label}”"))
    if not found:
        click.echo("no word is nearly that of a topic or term")
