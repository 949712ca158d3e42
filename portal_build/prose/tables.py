"""What makes a table of lines with bars."""

from __future__ import annotations

import re

# Spaces are taken off first: looked for on both sides of a bar that may be missing, they would be gone through again and again.
_RULING = re.compile(r"\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?")


def is_ruling(line: str) -> bool:
    """Whether a line makes the one above it the head of a table: hyphens for each cell, with bars between."""
    return "|" in line and bool(_RULING.fullmatch(line.strip(" ")))
