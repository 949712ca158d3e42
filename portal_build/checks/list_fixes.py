# Every sign at the beginning of a line can also belong to a sentence that happens to be wrapped there. So a list is taken for
# one only where the line above announces it with a colon, or its numbers count from one.
"""What can be mended in lists and boxes without a thought."""

from __future__ import annotations

import re
from collections.abc import Sequence

from portal_build.checks.places import edit_of, line_of
from portal_build.diagnostics import Fix
from portal_build.model.entry import Text

_ITEM = re.compile(r"(?P<indent>[ ]*)(?:[-*+]|(?P<number>\d+)\.)[ ]+\S")
BULLET = r"[•●▪‣·◦\uf0b7]"
"""Signs that word processors begin items with, as a pattern; the last is that of a font of symbols."""
_BULLET = re.compile(rf"{BULLET}[ \t\u00a0]*(?=\S)")
_NUMBER = re.compile(r"(\d{1,3})\)[ ]+(?=\S)")
_OTHER = re.compile(rf"{_ITEM.pattern}|[ ]+(?:{BULLET}|\d{{1,3}}\))")
_MOST = 200
"""Lines of a block that are looked at; longer ones are left alone."""


def separated(text: Text, _lines: Sequence[str], number: int) -> Fix | None:
    """An empty line before a list that the line above announces."""
    item = _ITEM.match(line_of(text, number))
    if not item or item["indent"] or item["number"] not in (None, "1") or not _announced(text, number):
        return None
    return Fix((edit_of(text, number, "\n" + line_of(text, number)),), "an empty line stands before the list")


def with_list_signs(text: Text, lines: Sequence[str], number: int) -> Fix | None:
    """Signs that make a list, in the place of those that make none, from a line to the end of its block."""
    block = {one: lines[one - 1] for one in _block(lines, number)}
    above = line_of(text, number - 1).strip()
    if not block or any(_OTHER.match(line) for line in block.values()) or (above and not _announced(text, number)):
        return None
    bullets, numbers = ([one for one, line in block.items() if sign.match(line)] for sign in (_BULLET, _NUMBER))
    counted = [block[one].partition(")")[0] for one in numbers]
    if (bullets and numbers) or (numbers and (len(numbers) < 2 or counted != [str(one) for one in range(1, len(numbers) + 1)])):
        return None
    written = {one: _BULLET.sub("- ", _NUMBER.sub(r"\1. ", line_of(text, one), count=1), count=1) for one in (*bullets, *numbers)}
    edits = [edit_of(text, one, ("\n" if above and one == number else "") + line) for one, line in written.items()]
    return Fix(tuple(edits), "the signs now make a list") if edits else None


def indented(text: Text, lines: Sequence[str], number: int) -> Fix | None:
    """Four spaces for each step of a list, where all of its block is items and every step is as wide."""
    first = next((one + 1 for one in range(number, max(number - _MOST, 0), -1) if not lines[one - 1].strip()), 1 if number < _MOST else number)
    block = _block(lines, first)
    items = [_ITEM.match(lines[one - 1]) for one in block]
    behind = next((line for one in range(block.stop, block.stop + _MOST) if (line := line_of(text, one)).strip()), "")
    if not items or not all(items) or behind.startswith(" "):
        return None
    depths = [len(item["indent"]) for item in items if item]
    step = min((depth for depth in depths if depth), default=0)
    even = step in (2, 3) and depths[0] == 0 and not any(depth % step for depth in depths)
    if not even or any(deeper > depth + step for depth, deeper in zip(depths, depths[1:], strict=False)):
        return None
    moved = [(one, depth) for one, depth in zip(block, depths, strict=True) if depth]
    edits = [edit_of(text, one, " " * (depth // step * 4) + line_of(text, one).lstrip(" ")) for one, depth in moved]
    return Fix(tuple(edits), "the lists within the list are indented by four spaces for each step")


def known_box(text: Text, number: int, kind: str, kinds: Sequence[str]) -> Fix | None:
    """The kind of a box in small letters."""
    line = line_of(text, number)
    if not line or kind.lower() not in kinds:
        return None
    return Fix((edit_of(text, number, line.replace(kind, kind.lower(), 1)),), f"`{kind}` is now written `{kind.lower()}`")


def _announced(text: Text, number: int) -> bool:
    above = line_of(text, number - 1)
    return above.rstrip().endswith(":") and not above.startswith(("#", " ")) and not _ITEM.match(above)


def _block(lines: Sequence[str], number: int) -> range:
    """The numbers of the lines from one to the next empty line; none if they are too many."""
    end = next((one for one in range(number, min(number + _MOST, len(lines) + 1)) if not lines[one - 1].strip()), min(number + _MOST, len(lines) + 1))
    return range(number, end if end < number + _MOST else number)
