# GitHub makes links, mentions and pictures of whatever looks like them in Markdown, and there are too many ways to write them
# to escape each. In a table of HTML nothing is Markdown, five signs are all that has to be escaped, and in `<code>` nothing
# becomes a mention.
"""All problems as a table for the summary of a step on GitHub."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from portal_build.diagnostics import Diagnostic
from portal_build.report.shown import visible
from portal_build.report.text import summary
from portal_build.source.checkout import Checkout

LIMIT = 1024 * 1024
"""Bytes that GitHub takes as the summary of one step; more than that, and none of it is shown."""
_HEAD = "<table>\n<tr><th>Severity</th><th>Place</th><th>Problem</th><th>What to do</th><th>Code</th></tr>\n"
_FOOT = "</table>\n"
_ROOM_FOR_THE_END = 200


def as_step_summary(found: Sequence[Diagnostic], checkout: Checkout, room: int = LIMIT) -> str:
    """Markdown of at most `room` bytes, cut after a whole row; empty where not even its beginning has room."""
    begin = f"\n## portal check\n\n{summary(found)}\n"
    if not found:
        return begin if len(begin) <= room else ""
    rows: list[str] = []
    left = room - len(begin) - len(_HEAD) - len(_FOOT) - _ROOM_FOR_THE_END
    if left < 0:
        return ""
    for one in found:
        row = _row(one, checkout)
        left -= len(row.encode("utf-8", "replace"))
        if left < 0:
            break
        rows.append(row)
    return f"{begin}\n{_HEAD}{''.join(rows)}{_FOOT}{_left_out(len(found) - len(rows))}"


def _row(found: Diagnostic, checkout: Checkout) -> str:
    place = f"{checkout.path(found.position.file)}:{found.position.line}:{found.position.column}"
    cells = [found.severity, place, found.message, found.remedy, found.code]
    return "<tr>" + "".join(f"<td>{_code(cell)}</td>" for cell in cells) + "</tr>\n"


def _code(text: str) -> str:
    return f"<code>{escape(visible(text))}</code>" if text else ""


def _left_out(number: int) -> str:
    if not number:
        return ""
    are = "problem is" if number == 1 else "problems are"
    return f"\n{number:,} more {are} left out here, since GitHub shows no more than 1 MiB; `portal check` shows all.\n"
