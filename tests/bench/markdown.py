"""Results as Markdown tables, in the pages that show them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path


def table(head: Sequence[str], rows: Sequence[Sequence[str]], numbers: Collection[int] = ()) -> str:
    """A Markdown table whose columns line up in the source as well."""
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    rule = ["-" * (width - 1) + ":" if column in numbers else "-" * width for column, width in enumerate(widths)]
    lines = []
    for row in (head, rule, *rows):
        cells = [
            cell.rjust(widths[column]) if column in numbers else cell.ljust(widths[column]) for column, cell in enumerate(row)
        ]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def write_into(page: Path, results: str, start: str, end: str) -> None:
    """Replace the results in a page, which stand between the lines `start` and `end`. Raises ValueError if it lacks them."""
    before, found_start, rest = page.read_text(encoding="utf-8").partition(start)
    _, found_end, after = rest.partition(end)
    if not (found_start and found_end):
        raise ValueError(f"{page} lacks the lines {start} and {end}")
    page.write_text(f"{before}{start}\n\n{results}\n\n{end}{after}", encoding="utf-8")
