# Comments, quotation marks and order of an editor's file stay. So one scalar is replaced where it stands, or a line is added, and what
# comes out is read again: a way of writing that nobody thought of is refused rather than spoilt.
"""Words put into YAML with every other character kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from portal_build.editing.scalars import scalar
from portal_build.source.strict_yaml import Loc, read_yaml
from portal_build.source.yaml_spans import Span, spans_in

_FLOW_SIGNS = re.compile(r"[,\[\]{}]")


class NotPut(Exception):
    """Some words cannot be put where they belong; the message says why and what to do."""

    def __init__(self, loc: Loc, message: str) -> None:
        super().__init__(message)
        self.loc = loc


def with_words(text: str, words: Mapping[Loc, str]) -> str:
    """A YAML text, with `\\n` line ends, with other words at some places; a place that is not there yet becomes a new line of its block.

    Raises NotPut.
    """
    values = read_yaml(text, "")[0] or {}
    spans = spans_in(text)
    edits: list[tuple[int, int, str]] = []
    added: dict[int, str] = {}
    for loc, said in words.items():
        if loc in spans:
            edits.append((spans[loc].start, spans[loc].end, _written(said, spans[loc].style, spans[loc].in_braces)))
        else:
            at, line = _addition(text, values, spans, loc, said)
            added[at] = added.get(at, "") + line
    for start, end, new in sorted([*edits, *((at, at, new) for at, new in added.items())], reverse=True):
        text = text[:start] + new + text[end:]
    if read_yaml(text, "")[0] != _wanted(values, words):
        raise NotPut(next(iter(words)), "the file is written in a way that cannot be changed here")
    return text


def _written(said: str, style: str, in_braces: bool) -> str:
    """Words as one line of YAML, in the quotation marks that were there."""
    if style == '"':
        return '"' + said.replace("\\", "\\\\").replace('"', '\\"') + '"'
    plain = scalar(said)
    if style == "'" or (in_braces and _FLOW_SIGNS.search(said)):
        plain = "'" + said.replace("'", "''") + "'"
    return plain


def _addition(text: str, values: dict[str, Any], spans: Mapping[Loc, Span], loc: Loc, said: str) -> tuple[int, str]:
    """Where a further line of a block goes, and the line."""
    around: Any = values
    for step in loc[:-1]:
        around = around[step]
    last = spans[(*loc[:-1], list(around)[-1])]
    block = spans[loc[:-1]]
    if block.style == "{":
        return last.end, f", {loc[-1]}: {_written(said, '', True)}"
    end = text.find("\n", last.end)
    return (end if end >= 0 else len(text)), f"\n{' ' * block.column}{loc[-1]}: {_written(said, '', False)}"


def _wanted(values: dict[str, Any], words: Mapping[Loc, str]) -> dict[str, Any]:
    wanted = deepcopy(values)
    for loc, said in words.items():
        around: Any = wanted
        for step in loc[:-1]:
            around = around[step]
        around[loc[-1]] = said
    return wanted
