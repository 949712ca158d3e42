# A fix changes as little of a line as it can, so comments, quotation marks and spaces stay as the editor wrote them. What is
# written in a way that is not looked for here is left to the editor.
"""What can be mended in YAML without a thought: a value, a key or an item of a list is written another way, or taken out."""

from __future__ import annotations

import re

from portal_build.diagnostics import Edit, Fix, Position
from portal_build.source.line_fixes import lines_of
from portal_build.source.strict_yaml import Positions

_END = r"(?=[ ]*(?:$|,|\]|\}|[ ]#))"


def value_fix(positions: Positions, where: Position, old: str, new: str) -> Fix | None:
    """Write `new` in the place of the value `old`."""
    line = line_at(positions, where.line)
    found = _written(line, where.column, old)
    if not found:
        return None
    quote = found[1]
    after = f"{line[: found.start()]}{quote}{new}{quote}{line[found.end() :]}"
    return Fix((Edit(where.line, line, after),), f"`{old}` is now written `{new}`")


def key_fix(positions: Positions, where: Position, old: str, new: str) -> Fix | None:
    """Write `new` in the place of the key `old`."""
    line = line_at(positions, where.line)
    rest = line[where.column - 1 :]
    if not re.match(rf"{re.escape(old)}[ ]*:(?:[ ]|$)", rest):
        return None
    after = line[: where.column - 1] + new + rest[len(old) :]
    return Fix((Edit(where.line, line, after),), f"the field `{old}` is now called `{new}`")


def item_fix(positions: Positions, where: Position, item: str) -> Fix | None:
    """Take an item out of a list; with the list's key, if nothing else is in it."""
    line = line_at(positions, where.line)
    found = _written(line, where.column, item)
    if not found:
        return None
    before, behind = line[: found.start()], line[found.end() :]
    edits: tuple[Edit, ...] = ()
    if re.fullmatch(r"[ ]*-[ ]+", before) and not behind.strip():
        edits = (*_key_of_list(positions, where.line), Edit(where.line, line, None))
    elif comma := re.search(r",[ ]*$", before):
        edits = (Edit(where.line, line, before[: comma.start()] + behind),)
    elif re.search(r"\[[ ]*$", before):
        edits = (Edit(where.line, line, before + re.sub(r"^[ ]*,[ ]*", "", behind)),)
    return Fix(edits, f"`{item}` is taken out") if edits else None


def line_at(positions: Positions, number: int) -> str:
    """A line of the file, empty where it is none of the YAML or too long to be mended."""
    lines = lines_of(positions.text)
    index = number - positions.first_line
    return lines[index] if 0 <= index < len(lines) else ""


def _written(line: str, column: int, value: str) -> re.Match[str] | None:
    """Where a value stands in its line; the first group is its quotation mark."""
    return re.compile(rf"([\"']?){re.escape(value)}\1{_END}").match(line, column - 1)


def _key_of_list(positions: Positions, number: int) -> tuple[Edit, ...]:
    """The line of a list's key, if the item on a line is its only one."""
    above, here, below = (line_at(positions, one) for one in (number - 1, number, number + 1))
    indent = len(here) - len(here.lstrip(" "))
    alone = re.fullmatch(r"[ ]*[\w-]+:[ ]*", above) and not re.match(rf"[ ]{{{indent}}}(?:-|[ ]|#)", below)
    return (Edit(number - 1, above, None),) if alone else ()
