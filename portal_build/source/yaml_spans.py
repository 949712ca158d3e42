# Positions of values are known to the strict reader; where a value ends is asked for only when it is to be replaced, so this reads
# the same events once more. The text has been read strictly before: no anchors, no tags, no tabs.
"""Where the scalars of a YAML text begin and end, so that one of them can be replaced and nothing else."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

import yaml

from portal_build.source.strict_yaml import LOADER, Loc


@dataclass(frozen=True)
class Span:
    """A scalar, or a block of them, in a text."""

    start: int
    """Offset of its first character; of a block in lines: of its first key."""
    end: int
    """Offset behind its last character, white space left out."""
    style: str
    """A scalar's quotation mark, `|` or `>`; `{` for a mapping in braces; empty else."""
    column: int
    """Where it starts in its line, counted from 0."""
    in_braces: bool
    """Whether it stands in braces or brackets."""


@dataclass
class _Open:
    loc: Loc
    is_list: bool
    start: yaml.Mark
    in_flow: bool
    style: str
    count: int = 0
    key: str | None = None


def spans_in(text: str) -> dict[Loc, Span]:
    """Way to each value of a well-formed text -> where it stands; keys are not among them."""
    starts = [0, *(index + 1 for index, sign in enumerate(text) if sign == "\n")]
    found: dict[Loc, Span] = {}
    stack: list[_Open] = []

    def note(loc: Loc, start: yaml.Mark, end: yaml.Mark, style: str, in_braces: bool) -> None:
        first, last = (min(starts[min(mark.line, len(starts) - 1)] + mark.column, len(text)) for mark in (start, end))
        found[loc] = Span(first, first + len(text[first:last].rstrip()), style, first - starts[bisect_right(starts, first) - 1], in_braces)

    def step() -> Loc | None:
        """The way to the value that begins; None for a key."""
        if not stack:
            return ()
        block = stack[-1]
        if block.is_list:
            block.count += 1
            return (*block.loc, block.count - 1)
        if block.key is None:
            return None
        loc, block.key = (*block.loc, block.key), None
        return loc

    for event in yaml.parse(text, Loader=LOADER):
        inside = bool(stack) and stack[-1].in_flow
        if isinstance(event, yaml.ScalarEvent):
            loc = step()
            if loc is None:
                stack[-1].key = event.value
            else:
                note(loc, event.start_mark, event.end_mark, event.style or "", inside)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            flow = bool(event.flow_style)
            stack.append(_Open(step() or (), isinstance(event, yaml.SequenceStartEvent), event.start_mark, flow or inside, "{" if flow else ""))
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            block = stack.pop()
            note(block.loc, block.start, event.end_mark, block.style, bool(stack) and stack[-1].in_flow)
    return found
