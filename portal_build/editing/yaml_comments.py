# A comment belongs to what follows it, or to what it stands beside; a comment that is indented further than what follows ends the
# block before. Empty lines are kept next to comments only: the forms write none.
"""The comments of a YAML file, each with the value that it belongs to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from portal_build.source.strict_yaml import Loc

_COMMENT = re.compile(r"(?:(?<=\s)|^)#[^\n]*", re.MULTILINE)
_HEADER_COMMENT = re.compile(r"[|>][-+0-9]*[ ]+(#[^\n]*)")
_MODELINE = re.compile(r"#\s*yaml-language-server:")


@dataclass
class Remarks:
    """The comments of one key or item; each a line that begins with `#`, or an empty line."""

    before: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    """Behind its whole block."""


@dataclass
class Comments:
    """The comments of a file."""

    remarks: dict[Loc, Remarks] = field(default_factory=dict)
    """Way to a key or item -> its comments."""
    head: list[str] = field(default_factory=list)
    """Those of the file itself, at its start."""
    tail: list[str] = field(default_factory=list)
    """Those at its end."""

    def of(self, loc: Loc) -> tuple[list[str], list[str], list[str]]:
        """What stands before, beside and behind a key or item."""
        found = self.remarks.get(loc)
        return (found.before, found.beside, found.after) if found else ([], [], [])

    def count(self) -> int:
        """How many comments there are; two that share a line count once."""
        lines = [*self.head, *self.tail, *(line for one in self.remarks.values() for line in (*one.before, *one.beside, *one.after))]
        return sum(line != "" for line in lines)


@dataclass(frozen=True)
class _Entry:
    """A key or item as it stands in the file."""

    loc: Loc
    line: int
    column: int
    flow: bool
    """Whether it stands inside brackets."""

    @property
    def start(self) -> tuple[int, int]:
        """Where it starts."""
        return self.line, self.column


def comments_of(text: str) -> Comments:
    """The comments of a YAML text that the strict reader reads without a problem."""
    if "#" not in text:
        return Comments()
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    lines = text.split("\n")
    entries = sorted(_entries(root, (), False, lines), key=lambda entry: entry.start)
    return _Placing(lines, entries).placed(_found(text, list(_spans(root))))


def _entries(node: yaml.Node, loc: Loc, flow: bool, lines: list[str]) -> Iterator[_Entry]:
    if isinstance(node, yaml.MappingNode):
        inside = flow or bool(node.flow_style)
        for key, value in node.value:
            yield _Entry((*loc, key.value), key.start_mark.line, key.start_mark.column, inside)
            yield from _entries(value, (*loc, key.value), inside, lines)
    elif isinstance(node, yaml.SequenceNode):
        inside = flow or bool(node.flow_style)
        for index, item in enumerate(node.value):
            yield _item((*loc, index), item.start_mark, None if inside else node.start_mark.column, lines)
            yield from _entries(item, (*loc, index), inside, lines)


def _item(loc: Loc, mark: yaml.Mark, column: int | None, lines: list[str]) -> _Entry:
    """An item of a list; that of a block starts with the dash in the list's column, which may stand on a line before its value."""
    if column is None:
        return _Entry(loc, mark.line, mark.column, True)
    line = mark.line
    while line and lines[line][column : column + 1] != "-":
        line -= 1
    return _Entry(loc, line, column, False)


def _spans(node: yaml.Node) -> Iterator[tuple[int, int]]:
    """Start and end of all scalars."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _spans(key)
            yield from _spans(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _spans(item)
    else:
        yield node.start_mark.index, node.end_mark.index


def _found(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Every comment with its line and column, in order."""
    spans.sort()
    starts = [start for start, _ in spans]
    for match in _COMMENT.finditer(text):
        index = bisect_right(starts, match.start()) - 1
        start, end = spans[index] if index >= 0 else (0, 0)
        header = _HEADER_COMMENT.match(text, start)
        if not start <= match.start() < end or (header and header.start(1) == match.start()):
            yield text.count("\n", 0, match.start()), match.start() - text.rfind("\n", 0, match.start()) - 1, match[0].rstrip()


class _Placing:
    """Gives each comment to a key or item."""

    def __init__(self, lines: list[str], entries: list[_Entry]) -> None:
        self.lines = lines
        self.entries = entries
        self.comments = Comments()

    def placed(self, found: Iterator[tuple[int, int, str]]) -> Comments:
        """The comments where they belong."""
        own: list[tuple[int, int, str]] = []
        for line, column, comment in found:
            if self.lines[line][:column].strip():
                self._remarks(self._beside(line, column).loc).beside.append(comment)
            else:
                own.append((line, column, comment))
        while own:
            size = next((n for n in range(1, len(own)) if self._apart(own[n - 1][0], own[n][0])), len(own))
            self._block(own[:size])
            own = own[size:]
        return self.comments

    def _apart(self, first: int, second: int) -> bool:
        """Whether something else than empty lines stands between two lines."""
        return any(line.strip() for line in self.lines[first + 1 : second])

    def _beside(self, line: int, column: int) -> _Entry:
        before = [entry for entry in self.entries if entry.start < (line, column)]
        here = [entry for entry in before if entry.line == line]
        blocks = [entry for entry in here or before if not entry.flow]
        return blocks[-1] if blocks else here[-1]

    def _block(self, block: list[tuple[int, int, str]]) -> None:
        """Comments with nothing but empty lines between them."""
        first, last = block[0][0], block[-1][0]
        following = next((entry for entry in self.entries if entry.line > last), None)
        if not any(entry.line < first for entry in self.entries):
            block = self._head(block, following)
        for line, column, comment in block:
            place = self._place(line, column, following)
            if line and not self.lines[line - 1].strip():
                place.append("")
            place.append(comment)
        if block and following and not self.lines[last + 1].strip():
            self._place(last, block[-1][1], following).append("")

    def _head(self, block: list[tuple[int, int, str]], following: _Entry | None) -> list[tuple[int, int, str]]:
        """Take out what stands at the start of the file and is of no single key: up to the last empty line, and what editors read."""
        gaps = [n for n, (line, _, _) in enumerate(block, 1) if not self.lines[line + 1].strip()] if following else []
        size = max(gaps, default=0) or next((1 for _, _, comment in block[:1] if _MODELINE.match(comment)), 0)
        for number, (line, _, comment) in enumerate(block[:size]):
            if number and not self.lines[line - 1].strip():
                self.comments.head.append("")
            self.comments.head.append(comment)
        if gaps:
            self.comments.head.append("")
        return block[size:]

    def _place(self, line: int, column: int, following: _Entry | None) -> list[str]:
        if following and (following.flow or column <= following.column):
            return self._remarks(following.loc).before
        before = [entry for entry in self.entries if entry.line < line and not entry.flow]
        floor = following.column if following else 0
        around = [entry for entry in self.entries if before and before[-1].loc[: len(entry.loc)] == entry.loc and floor < entry.column <= column]
        if around:
            return self._remarks(around[-1].loc).after
        return self._remarks(following.loc).before if following else self.comments.tail

    def _remarks(self, loc: Loc) -> Remarks:
        return self.comments.remarks.setdefault(loc, Remarks())
