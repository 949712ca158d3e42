"""The fenced blocks of a Markdown page, with where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_OPENS = re.compile(r"^(?P<indent> *)(?P<fence>`{3,}|~{3,})(?P<info>[^`]*)$")
_TITLE = re.compile(r'\btitle="([^"]+)"')


@dataclass(frozen=True)
class Fence:
    """One fenced block; its lines are without the indentation of the fence."""

    info: str
    """What stands behind the opening signs, such as `console`."""
    lines: tuple[str, ...]
    """What stands in it."""
    start: int
    """The index, among the page's lines, of the first line in it."""
    indent: str
    """The spaces before the opening signs."""

    @property
    def language(self) -> str:
        """The first word of `info`; empty if there is none."""
        return self.info.partition(" ")[0]

    @property
    def file(self) -> str | None:
        """Of a block with a title that is a path: the file that it shows whole."""
        found = _TITLE.search(self.info)
        return found[1] if found else None


def fences(page: str) -> Iterator[Fence]:
    """All fenced blocks of a page. Raises ValueError for one that is not closed."""
    lines = page.split("\n")
    index = 0
    while index < len(lines):
        opening = _OPENS.match(lines[index])
        index += 1
        if not opening:
            continue
        start, indent = index, opening["indent"]
        while index < len(lines) and not re.fullmatch(rf" *{opening['fence'][0]}{{{len(opening['fence'])},}} *", lines[index]):
            index += 1
        if index == len(lines):
            raise ValueError(f"line {start}: the block is not closed")
        yield Fence(opening["info"].strip(), tuple(line.removeprefix(indent) for line in lines[start:index]), start, indent)
        index += 1


def without_fences(page: str) -> str:
    """The page with its fenced blocks emptied; every line keeps its place."""
    lines = page.split("\n")
    for fence in fences(page):
        lines[fence.start : fence.start + len(fence.lines)] = [""] * len(fence.lines)
    return "\n".join(lines)
