# A file that somebody wrote keeps every byte but those that are to change: its comments, its quotation marks, the ends of its
# lines, a byte order mark. So it is not parsed and written anew, but changed at places that the strict reader has found.
"""Changes at known places of a file."""

from __future__ import annotations

import re

from portal_build.diagnostics import Position


class NotExact(Exception):
    """The place does not hold what was expected there; the message says where, and what to do."""


class ExactFile:
    """A UTF-8 file as lines with the ends that they have."""

    def __init__(self, data: bytes) -> None:
        text = data.decode("utf-8")
        self.mark = "\ufeff" if text.startswith("\ufeff") else ""
        self.lines = re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text[len(self.mark) :])
        """Each with its end."""
        self.end = next((match[0] for line in self.lines if (match := re.search(r"(?:\r\n|\r|\n)$", line))), "\n")
        """How lines end here."""

    @property
    def data(self) -> bytes:
        """The whole file."""
        return (self.mark + "".join(self.lines)).encode()

    def replace(self, where: Position, old: str, new: str) -> None:
        """Put `new` for `old`, which starts there, perhaps in quotation marks, and ends with its word. Raises NotExact.

        Of several places in a line, the last has to come first.
        """
        line = self.lines[where.line - 1] if where.line <= len(self.lines) else ""
        start = where.column - 1
        start += line[start : start + 1] in ("'", '"')
        if not re.compile(re.escape(old) + r"(?![\w-])").match(line, start):
            raise NotExact(f"{where}: `{old}` is written in a way that cannot be changed here; write it in one line, and try again")
        self.lines[where.line - 1] = line[:start] + new + line[start + len(old) :]

    def insert(self, number: int, lines: list[str]) -> None:
        """Put lines before the line of that number; behind the last one if there is none."""
        if number > len(self.lines) and self.lines and not re.search(r"[\r\n]$", self.lines[-1]):
            self.lines[-1] += self.end
        self.lines[number - 1 : number - 1] = [line + self.end for line in lines]
