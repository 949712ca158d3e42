"""The line of a file that a problem is about, as the file is now."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from portal_build.diagnostics import Position
from portal_build.source.decode import read_bytes

_SHOWN = frozenset({".yml", ".yaml", ".md", ".markdown"})


def source_line(project: Path, where: Position) -> str | None:
    """The line without its end; None where there is no such line, or the file is none that people write."""
    path = project / where.file
    lines = _lines(path, _state(path)) if path.suffix in _SHOWN else ()
    return lines[where.line - 1] if where.line <= len(lines) else None


def _state(path: Path) -> tuple[int, ...]:
    """What changes when a file does: in a process that lives on, the same path may hold another text later."""
    try:
        there = os.lstat(path)
    except OSError:
        return ()
    return there.st_dev, there.st_ino, there.st_mtime_ns, there.st_size


# Problems come in path order, so the last file read is nearly always the one asked for.
@lru_cache(maxsize=4)
def _lines(path: Path, _state: tuple[int, ...]) -> tuple[str, ...]:
    try:
        data = read_bytes(path) or b""
    except (OSError, ValueError):
        return ()
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")) if text else ()
