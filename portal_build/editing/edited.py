# Only the lines that an edit names become others: every other byte stays, whatever ends its lines and whatever stands at its
# beginning.
"""The bytes of a file after edits."""

from __future__ import annotations

import re
from collections.abc import Iterable

from portal_build.diagnostics import Edit

_MARK = b"\xef\xbb\xbf"
_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")


def edited(data: bytes, edits: Iterable[Edit]) -> bytes | None:
    """The file with other lines; None if it is not UTF-8, or a line is not what an edit takes it for."""
    mark = _MARK if data.startswith(_MARK) else b""
    try:
        text = data[len(mark) :].decode()
    except UnicodeDecodeError:
        return None
    lines = [(found[1], found[2]) for found in _LINE.finditer(text)]
    usual = next((end for _, end in lines if end), "\n")
    for edit in edits:
        index = edit.line - 1
        if not 0 <= index < len(lines) or lines[index][0] != edit.before:
            return None
        end = lines[index][1]
        lines[index] = ("", "") if edit.after is None else (edit.after.replace("\n", end or usual), end)
    return mark + "".join(line + end for line, end in lines).encode()
