"""`portal translations status`."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import click
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from portal_build.commands.project import today_option
from portal_build.commands.translated import Past, coloured, entry_named, everything, language_named, past_of
from portal_build.report import visible
from portal_build.translate.status import WORK, Days, How, Known, Since, Status, statuses, totals

_STYLES = {How.MISSING: "dim", How.BROKEN: "bold red", How.OUTDATED: "yellow", How.MACHINE: "magenta", How.DRAFT: "cyan", How.REVIEWED: "green"}
_SHORT = {How.SOURCE: "source", How.NOT_EXPECTED: "–"}


@click.command(epilog="Example: portal translations status --language en --state outdated")
@click.option("--language", "languages", multiple=True, metavar="LANGUAGE", help="Only this language; may be given several times.")
@click.option("--state", "states", multiple=True, type=click.Choice([one.value for one in WORK]), help="Only this state; may be given several times.")
@click.option("--entry", "entries", multiple=True, metavar="ENTRY", help="Only this entry; may be given several times.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True, help="How to say it.")
@today_option
@click.pass_obj
def status(project: Path, languages: tuple[str, ...], states: tuple[str, ...], entries: tuple[str, ...], form: str, today: date) -> None:
    """Tell how far each entry is translated into each language.

    A translation is missing, outdated (its source changed afterwards), machine (nobody has looked at it), draft or reviewed. Since
    when one is outdated comes from Git, or else from the entry's history.

    Exit status: 0 told, 2 could not run.
    """
    catalogue, broken = everything(project, today)
    chosen = [entry_named(catalogue, name) for name in entries] or list(catalogue.entries.values())
    shown = [language_named(catalogue, code) for code in languages] or list(catalogue.languages)
    past, why_not = past_of(project, chosen, shown)
    found = [one for one in statuses(catalogue, chosen, broken, _days(past)) if one.language in shown]
    if states:
        found = [one for one in found if one.how.value in states]
    if form == "json":
        click.echo(json.dumps(_as_data(found), ensure_ascii=False, indent=2))
    else:
        _table(found, [code for code in catalogue.languages if code in shown], why_not)
    sys.exit(0)


def _days(past: Past) -> Days:
    """Since when translations are out of date, by the commits that changed their sources."""
    days: dict[tuple[str, str], Since] = {}
    for key, earlier in past.items():
        committed = sorted(one.changed.day for one in earlier.values() if one.changed)
        if committed:
            days[key] = Since(committed[0], Known.GIT)
        elif earlier:
            days[key] = Since(None, Known.UNCOMMITTED)
    return days


def _as_data(found: list[Status]) -> dict[str, Any]:
    return {
        "translations": [
            {
                "entry": one.entry.id,
                "type": one.entry.type,
                "language": one.language,
                "status": one.how.value,
                "state": one.state or None,
                "source_language": one.source_language,
                "outdated": list(one.outdated),
                "since": one.since.day.isoformat() if one.since and one.since.day else None,
                "since_from": one.since.known.value if one.since else None,
                "stamped": one.stamped,
            }
            for one in found
            if one.how not in (How.SOURCE, How.NOT_EXPECTED)
        ],
        "totals": {language: {how.value: counted[how] for how in WORK} for language, counted in totals(found).items()},
    }


def _table(found: list[Status], languages: list[str], why_not: str) -> None:
    console = Console(highlight=False, no_color=not coloured(), legacy_windows=False)
    by_entry: dict[str, dict[str, Status]] = {}
    for one in found:
        by_entry.setdefault(one.entry.id, {})[one.language] = one
    if not any(one.how in WORK for one in found):
        click.echo("nothing to tell")
        return
    table = _columns("Entry", languages)
    for entry, row in by_entry.items():
        table.add_row(Text(visible(entry)), *(_cell(row.get(language)) for language in languages))
    with console.capture() as captured:
        console.print(table, _totals(found, languages))
    click.echo("\n".join(line.rstrip() for line in captured.get().split("\n")).strip("\n"))
    if why_not and any(one.how is How.OUTDATED for one in found):
        click.echo(f"\nSince when comes from the entries' own histories, not from Git: {visible(why_not)}.")


def _columns(first: str, languages: list[str]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, expand=True)
    table.add_column(first, overflow="fold", ratio=1)
    for language in languages:
        table.add_column(language, overflow="fold", width=max(10, len(language)))
    return table


def _cell(one: Status | None) -> Text:
    if one is None:
        return Text("")
    lines = [_SHORT.get(one.how, one.how.value)]
    if one.how is How.OUTDATED and one.since:
        lines.append(one.since.day.isoformat() if one.since.day else "no date" if one.since.known is Known.UNKNOWN else "not in Git")
    if one.how is How.OUTDATED and one.state != "reviewed":
        lines.append(f"({one.state})")
    return Text("\n".join(lines), style=_STYLES.get(one.how, "dim") if coloured() else "")


def _totals(found: Iterable[Status], languages: list[str]) -> Table:
    """How many entries are how far, a row for each state."""
    counted = totals(found)
    table = _columns("Together", languages)
    for how in WORK:
        numbers = [counted.get(language, Counter())[how] for language in languages]
        if any(numbers):
            table.add_row(how.value, *(str(number) for number in numbers))
    return table
