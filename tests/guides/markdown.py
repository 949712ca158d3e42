# Words are asked for outside of f-strings: what finds them for the catalogues does not look inside.
"""Pieces of a Markdown page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def heading(level: int, text: str) -> str:
    """A heading."""
    return f"{'#' * level} {text}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; a bar in a cell is escaped."""
    return "\n".join([_row(head), _row(["---"] * len(head)), *(_row(row) for row in rows)])


def link(text: str, address: str) -> str:
    """A link."""
    return f"[{text}]({address})"


def bold(text: str) -> str:
    """Text in bold."""
    return f"**{text}**"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(_escaped(cell) for cell in cells)} |".replace("|  |", "| |")


def _escaped(cell: str) -> str:
    return cell.replace("|", "\\|")
