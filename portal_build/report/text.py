"""Problems as text for people: where, what, the source line with a caret, and what to do; and each in one line."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from portal_build.diagnostics import Diagnostic, Severity
from portal_build.report.shown import excerpt, for_log, visible
from portal_build.report.source_lines import source_line

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}


def report(diagnostics: Iterable[Diagnostic], project: Path, colour: bool | None = None) -> str:
    """All problems in the order given, then how many there are.

    Without `colour`, colours are used if the output is a terminal and the environment has no NO_COLOR.
    """
    found = list(diagnostics)
    if colour is None:
        colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    blocks = [block(one, project, colour) for one in found]
    return for_log("\n".join([*blocks, summary(found) + "\n"]))


def report_lines(diagnostics: Iterable[Diagnostic], _project: Path) -> str:
    """A line for each problem, for programs: `path:line:column: severity: message; remedy [code]`; nothing where all is well."""
    return for_log("".join(f"{visible(str(one.position))}: {one.severity}: {sentence(one)} [{one.code}]\n" for one in diagnostics))


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """`3 errors, 1 warning in 2 files`."""
    found = list(diagnostics)
    files = len({one.position.file for one in found})
    return f"{counted(found)} in {number_of(files, 'file')}" if found else "no problems found"


def counted(diagnostics: Iterable[Diagnostic]) -> str:
    """`3 errors, 1 warning`."""
    found = list(diagnostics)
    counts = [(severity, sum(one.severity is severity for one in found)) for severity in Severity]
    return ", ".join(number_of(number, severity) for severity, number in counts if number)


def one_line(found: Diagnostic) -> str:
    """A problem in one line, for logs: place, message, code, remedy."""
    remedy = f" ({visible(found.remedy)})" if found.remedy else ""
    return for_log(f"{visible(str(found.position))}: {visible(found.message)} [{found.code}]{remedy}")


def sentence(found: Diagnostic) -> str:
    """What is wrong and what to do, in one line."""
    return "; ".join(visible(part) for part in (found.message, found.remedy) if part)


def block(found: Diagnostic, project: Path, colour: bool = False) -> str:
    """A problem in several lines: place and message, the source line with a caret under the place, the remedy."""

    def styled(text: str, **style: Any) -> str:
        return click.style(text, **style) if colour else text

    severity = styled(found.severity, fg=_COLOURS[found.severity], bold=True)
    lines = [f"{styled(visible(str(found.position)), bold=True)}: {severity}: {visible(found.message)} {styled(f'[{found.code}]', dim=True)}"]
    source = source_line(project, found.position)
    if source is not None:
        number = str(found.position.line)
        shown, caret = excerpt(source, found.position.column)
        lines.append(f"  {styled(number + ' |', dim=True)} {shown}".rstrip())
        lines.append(f"  {styled(' ' * len(number) + ' |', dim=True)} {' ' * caret}{styled('^', fg=_COLOURS[found.severity], bold=True)}")
    if found.remedy:
        lines.append(f"  {styled('help:', fg='cyan')} {visible(found.remedy)}")
    return "\n".join(lines) + "\n"


def number_of(number: int, word: str) -> str:
    """A number and the word for so many, such as `2 units`."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"
