# Everything shown here may come from content: file names, source lines, words quoted in messages. So whatever a terminal
# could take for a command, or could show in another order than it stands, is written out as `\x1b`.
"""Text from content as it can be shown: one line, nothing invisible, and the place of a caret under it."""

from __future__ import annotations

import os
import re
import unicodedata
from functools import lru_cache

_WIDTH = 100
_TAB = 4
_COMMAND = re.compile(r"^([^\S\n]*)::", re.MULTILINE)


def excerpt(line: str, column: int) -> tuple[str, int]:
    """A source line as it can be shown, cut to the width of a screen around a column, and the place of the caret under it."""
    cells = [_cell(character) for character in line]
    at = min(column - 1, len(cells))
    start, end = _window([width for _, width in cells], at)
    head, tail = "…" if start else "", "…" if end < len(cells) else ""
    shown = head + "".join(text for text, _ in cells[start:end]) + tail
    return shown, len(head) + sum(width for _, width in cells[start:at])


def visible(text: str) -> str:
    """The text in one line, with signs that a terminal would act upon written out."""
    return "".join(_cell(character)[0] for character in text)


def harmless(text: str) -> str:
    """A text without `##[`, with which a command of an older form begins anywhere in a line of GitHub's log; there is no escape for it."""
    return text.replace("##[", "##\\x5b")


def for_log(text: str) -> str:
    """Lines for people as GitHub's runner is to get them, which looks for commands in all that a step prints; elsewhere as they are."""
    return _COMMAND.sub(r"\1\\x3a:", harmless(text)) if os.environ.get("GITHUB_ACTIONS") else text


@lru_cache(maxsize=4096)
def _cell(character: str) -> tuple[str, int]:
    """How a character is shown, and how many columns that takes."""
    if character == "\t":
        return " " * _TAB, _TAB
    kind = unicodedata.category(character)
    if kind in ("Mn", "Me"):
        return character, 0
    if kind in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"):
        code = ord(character)
        written = f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
        return written, len(written)
    return character, 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _window(widths: list[int], at: int) -> tuple[int, int]:
    """The stretch of characters to show: all that fits, with what surrounds `at` in the middle."""
    if sum(widths) <= _WIDTH:
        return 0, len(widths)
    start, room = at, _WIDTH // 2
    while start and room > widths[start - 1]:
        start -= 1
        room -= widths[start]
    end, room = start, _WIDTH
    while end < len(widths) and room > widths[end]:
        room -= widths[end]
        end += 1
    while start and end == len(widths) and room > widths[start - 1]:
        start -= 1
        room -= widths[start]
    # A mark that combines with the letter before it is not cut off from it.
    while start and start < len(widths) and not widths[start]:
        start -= 1
    return start, end
