# A file can have as many problems as characters. So lines are split once, and where one is so long that nobody wrote it by hand,
# or a fix would have to look at very many, it is left alone.
"""What can be mended in the lines of a file without a thought, whatever they mean."""

from __future__ import annotations

import re
from functools import lru_cache

from portal_build.diagnostics import Edit, Fix


_LONGEST = 2000


@lru_cache(maxsize=4)
def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text, those empty that are too long to be mended."""
    return tuple(line if len(line) <= _LONGEST else "" for line in text.split("\n"))


def tabs_fix(text: str, first_line: int) -> Fix | None:
    """Spaces for tabs: two for each step, one within a line; only where no line is indented with spaces, which could mean another depth."""
    lines = text.split("\n")
    indented = "".join(line[: len(line) - len(line.lstrip(" \t"))] for line in lines if line.strip())
    if "\t" in indented and " " in indented:
        return None
    edits = [Edit(number, line, _without_tabs(line)) for number, line in enumerate(lines, start=first_line) if "\t" in line]
    return Fix(tuple(edits), "tabs are now spaces")


def _without_tabs(line: str) -> str:
    rest = line.lstrip("\t")
    indent = "  " * (len(line) - len(rest)) if rest.strip() else ""
    return indent + re.sub(r"[ \t]*\t[ \t]*", " ", rest.rstrip(" \t"))


def repeated_line_fix(text: str, first_line: int, first: int, second: int) -> Fix | None:
    """Take out the second of two lines `key: value` that say the same."""
    lines = lines_of(text)
    line = lines[second - first_line]
    whole = re.fullmatch(r"[ ]*[\w-]+:[ ]+[^\s|>&#{\[].*", line) and line == lines[first - first_line]
    # A value can go on in the next line.
    deeper = re.compile(rf"[ ]{{{len(line) - len(line.lstrip(' ')) + 1}}}")
    ends = not any(deeper.match(below) for number in (first, second) for below in lines[number - first_line + 1 : number - first_line + 2])
    return Fix((Edit(second, line, None),), "the second of two equal lines is taken out") if whole and ends else None


def sign_fix(text: str, sign: str, done: str) -> Fix:
    """Take a sign out wherever it stands."""
    edits = [Edit(number, line, line.replace(sign, "")) for number, line in enumerate(text.split("\n"), start=1) if sign in line]
    return Fix(tuple(edits), done)
