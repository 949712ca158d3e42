"""`portal translations diff`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from portal_build.commands.project import stop, today_option
from portal_build.commands.translated import coloured, entry_named, everything, lacking, language_named, past_of
from portal_build.report import for_log, visible
from portal_build.translate.difference import DELETED, EQUAL, INSERTED, Paragraph, PartDifference, differences
from portal_build.translate.history import Revision
from portal_build.translate.state import Standing, standings

_SIGNS = {DELETED: ("[-", "-]", {"fg": "red", "strikethrough": True}), INSERTED: ("{+", "+}", {"fg": "green", "underline": True})}


@click.command(epilog="Example: portal translations diff livsstilscafe en")
@click.argument("entry")
@click.argument("language")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to say it.")
@today_option
@click.pass_obj
def diff(project: Path, entry: str, language: str, form: str, today: date) -> None:
    """Show what changed in the source since a translation was made.

    Shows each part that changed under its heading, word by word: [-taken out-] and {+put in+}. The earlier words come from Git;
    where it does not remember them, the part is shown as it stands now.

    Exit status: 0 shown, 2 could not run.
    """
    catalogue, broken = everything(project, today)
    found = entry_named(catalogue, entry)
    standing = standings(found).get(language_named(catalogue, language))
    if standing is None or standing.source_language not in found.texts:
        lacking(found, language, broken, f"the entry `{entry}` has no translation in `{language}`")
    past, why_not = past_of(project, [found], [language])
    source = found.texts[standing.source_language]
    parts = list(differences(source, standing.outdated, past.get((entry, language), {})))
    if form == "json":
        click.echo(json.dumps(_as_data(entry, language, standing, parts), ensure_ascii=False, indent=2))
    else:
        click.echo(for_log("\n".join(_as_text(entry, language, standing, parts, why_not))))
    sys.exit(0)


def _as_data(entry: str, language: str, standing: Standing, parts: list[PartDifference]) -> dict[str, Any]:
    return {
        "entry": entry,
        "language": language,
        "source_language": standing.source_language,
        "state": standing.state.value,
        "stamped": standing.stamped,
        "parts": [
            {
                "part": one.part,
                "heading": one.heading,
                "how": one.how,
                "translated_from": _revision(one.earlier.revision) if one.earlier else None,
                "changed_in": _revision(one.earlier.changed) if one.earlier and one.earlier.changed else None,
                "before": one.earlier.markdown if one.earlier else None,
                "now": one.now,
                "paragraphs": [[{"kind": run.kind, "text": run.text} for run in paragraph] for paragraph in one.paragraphs],
            }
            for one in parts
        ],
    }


def _revision(revision: Revision) -> dict[str, str]:
    return {"commit": revision.commit, "day": revision.day.isoformat()}


def _as_text(entry: str, language: str, standing: Standing, parts: list[PartDifference], why_not: str) -> Iterator[str]:
    name = f"{entry}, {language}"
    if not standing.stamped:
        yield f"{name}: the translation does not record which version of its source it was made from"
    elif not parts:
        yield f"{name}: up to date with the text in `{standing.source_language}`"
    else:
        count = f"{len(parts)} part{'' if len(parts) == 1 else 's'}"
        yield f"{name}: {count} of the text in `{standing.source_language}` changed since it was translated"
        if why_not:
            yield f"What stood there before is not known: {visible(why_not)}. The parts are shown as they stand now."
        for one in parts:
            yield from ("", _heading(one, bool(why_not)))
            yield from (f"  {line}" for line in _lines(one))


def _heading(one: PartDifference, no_history: bool) -> str:
    name = f"{visible(one.heading)} ({visible(one.part)})" if one.heading else visible(one.part)
    said = one.how
    if one.earlier:
        changed = one.earlier.changed
        said += f" {changed.day} in {changed.commit[:7]}" if changed else ", not committed yet"
    elif one.how == "unknown":
        said = "changed" if no_history else "changed; Git does not remember what was translated"
    return f"{click.style(name, bold=True) if coloured() else name}: {said}"


def _lines(one: PartDifference) -> Iterator[str]:
    """Paragraphs that changed; others are left out, and a sign stands for them."""
    skipped = False
    for paragraph in one.paragraphs:
        same = all(run.kind == EQUAL for run in paragraph)
        if one.earlier and same:
            if not skipped:
                yield "…"
            skipped = True
            continue
        skipped = False
        yield from _shown(paragraph).split("\n")


def _shown(paragraph: Paragraph) -> str:
    return "".join(_styled(run.kind, "\n".join(visible(line) for line in run.text.split("\n"))) for run in paragraph)


def _styled(kind: str, text: str) -> str:
    if kind == EQUAL:
        return text
    opening, closing, style = _SIGNS[kind]
    # The signs stay with the colours: not everybody sees these.
    whole = f"{opening}{text}{closing}"
    return click.style(whole, **style) if coloured() else whole
