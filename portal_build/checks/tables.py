"""Tables whose rows have more cells than their heads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from portal_build.catalogue import Catalogue
from portal_build.checks.places import in_body, texts_of
from portal_build.diagnostics import Diagnostic
from portal_build.model.entry import Content, Text
from portal_build.prose import blank_code
from portal_build.prose.tables import is_ruling
from portal_build.recall import AFRESH, Recall


class TableCells(Diagnostic):
    """A row of a table has more cells than the first row.

    What stands in the cells that are too many is not shown. Give the first row and the line of hyphens as many cells, or take a
    bar out; one that belongs to the words is written `\\|`.

    Wrong:

        | Who | When |
        | --- | --- |
        | Relatives | Mondays | Room 2 |

    Right:

        | Who | When | Where |
        | --- | --- | --- |
        | Relatives | Mondays | Room 2 |
    """


_BAR = re.compile(r"(?<!\\)\|")
_DEEP = " " * 4
"""Lines that are indented so far are code, or belong to an item of a list."""


def check(catalogue: Catalogue, content: Content, recall: Recall = AFRESH) -> Iterator[Diagnostic]:  # noqa: ARG001 - all families are called alike
    """All texts."""
    for _, text in texts_of(content):
        # Few have a table.
        if "|" in text.body:
            yield from recall(_rows, text)


def _rows(text: Text) -> Iterator[Diagnostic]:
    lines = blank_code(text.body).split("\n")
    for number, line in enumerate(lines):
        if "|" in line and not line.startswith(_DEEP) and not (number and lines[number - 1].strip()) and any(map(is_ruling, lines[number + 1 : number + 2])):
            yield from _too_long(text, lines, number)


def _too_long(text: Text, lines: Sequence[str], head: int) -> Iterator[Diagnostic]:
    wide = len(_cells(lines[head]))
    if len(_cells(lines[head + 1])) != wide:
        return
    for number in range(head + 2, len(lines)):
        if not lines[number].strip():
            return
        if further := [cell for cell in _cells(lines[number])[wide:] if cell]:
            message = f"the row has {len(further)} cell{'' if len(further) == 1 else 's'} more than the first row, and `{further[0][:40]}` would not be shown"
            yield TableCells(in_body(text, number + 1), message, "give the first row and the line of hyphens as many cells, or write a bar that belongs to the words as `\\|`")


def _cells(line: str) -> list[str]:
    bare = line.strip().removeprefix("|")
    if bare.endswith("|") and not bare.endswith("\\|"):
        bare = bare[:-1]
    return [cell.strip() for cell in _BAR.split(bare)]
