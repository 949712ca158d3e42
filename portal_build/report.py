# Everything shown here may come from content: file names, source lines, words quoted in messages. So whatever a terminal
# could take for a command, or could show in another order than it stands, is written out as `\x1b`.
"""Problems as text for people: where, what, the source line with a caret, and what to do."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import click

from portal_build.diagnostics import Diagnostic, Severity
from portal_build.source.decode import read_bytes

_WIDTH = 100
_TAB = 4
_SHOWN = frozenset({".yml", ".yaml", ".md", ".markdown"})
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}


def report(diagnostics: Iterable[Diagnostic], project: Path, colour: bool | None = None) -> str:
    """All problems in the order given, then how many there are.

    Without `colour`, colours are used if the output is a terminal and the environment has no NO_COLOR.
    """
    found = list(diagnostics)
    if colour is None:
        colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    blocks = [_block(one, project, colour) for one in found]
    return "\n".join([*blocks, summary(found) + "\n"])


def report_lines(diagnostics: Iterable[Diagnostic], _project: Path) -> str:
    """A line for each problem, for programs: `path:line:column: severity: message; remedy [code]`; nothing where all is well."""
    return "".join(f"{visible(str(one.position))}: {one.severity}: {'; '.join(map(visible, filter(None, (one.message, one.remedy))))} [{one.code}]\n" for one in diagnostics)


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """`3 errors, 1 warning in 2 files`."""
    found = list(diagnostics)
    if not found:
        return "no problems found"
    counts = [(severity, sum(one.severity is severity for one in found)) for severity in Severity]
    files = len({one.position.file for one in found})
    return f"{', '.join(_count(number, severity) for severity, number in counts if number)} in {_count(files, 'file')}"


def one_line(found: Diagnostic) -> str:
    """A problem in one line, for logs: place, message, code, remedy."""
    remedy = f" ({visible(found.remedy)})" if found.remedy else ""
    return f"{visible(str(found.position))}: {visible(found.message)} [{found.code}]{remedy}"


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _block(found: Diagnostic, project: Path, colour: bool) -> str:
    def styled(text: str, **style: Any) -> str:
        return click.style(text, **style) if colour else text

    severity = styled(found.severity, fg=_COLOURS[found.severity], bold=True)
    lines = [f"{styled(visible(str(found.position)), bold=True)}: {severity}: {visible(found.message)} {styled(f'[{found.code}]', dim=True)}"]
    source = _source_line(project / found.position.file, found.position.line)
    if source is not None:
        number = str(found.position.line)
        shown, caret = excerpt(source, found.position.column)
        lines.append(f"  {styled(number + ' |', dim=True)} {shown}".rstrip())
        lines.append(f"  {styled(' ' * len(number) + ' |', dim=True)} {' ' * caret}{styled('^', fg=_COLOURS[found.severity], bold=True)}")
    if found.remedy:
        lines.append(f"  {styled('help:', fg='cyan')} {visible(found.remedy)}")
    return "\n".join(lines) + "\n"


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


def _source_line(path: Path, number: int) -> str | None:
    lines = _lines(path, _state(path)) if path.suffix in _SHOWN else ()
    return lines[number - 1] if number <= len(lines) else None


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
