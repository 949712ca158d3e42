# Every change is tried in the ways in which editors write YAML, and read again: a way of writing that nobody thought of is
# refused rather than spoilt.
"""Facts put into an `entry.yml` with all else kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from portal_build.diagnostics import Position
from portal_build.editing.exact import ExactFile, NotExact
from portal_build.editing.fields import fields_of
from portal_build.model.common import Facts
from portal_build.source.decode import decode
from portal_build.source.strict_yaml import Positions, read_yaml

_NO_CONTENT = re.compile(r"\s*(?:#.*)?[\r\n]*")


def with_fact(data: bytes, name: str, model: type[Facts], key: str, block: list[str]) -> bytes:
    """The file with the lines of a fact that it does not have yet, where the model has it. Raises NotExact."""
    values, positions = _read(data, name)
    expected = values | (read_yaml("\n".join(block), name)[0] or {})
    order = [field.name for field in fields_of(model)]
    behind = [one for one in values if one in order and order.index(one) > order.index(key)]
    for number in _places(ExactFile(data), positions.of((behind[0],), key=True).line if behind else None):
        file = ExactFile(data)
        file.insert(number, block)
        if _says(file.data, name, expected):
            return file.data
    raise NotExact(f"{name}: the file is written in a way that cannot be changed here; add these lines yourself: {' / '.join(block)}")


def with_item(data: bytes, name: str, key: str, item: str) -> bytes:
    """The file with one more item at the end of a list of words that it has. Raises NotExact."""
    values, positions = _read(data, name)
    expected = values | {key: [*values[key], item]}
    where = positions.of((key, len(values[key]) - 1) if values[key] else (key,))
    ways: tuple[Callable[[ExactFile, Position, str], None], ...] = (_in_block, _in_brackets)
    for way in ways:
        file = ExactFile(data)
        way(file, where, item)
        if _says(file.data, name, expected):
            return file.data
    raise NotExact(f"{where}: the list is written in a way that cannot be changed here; add `{item}` to `{key}` yourself")


def with_word(data: bytes, name: str, model: type[Facts], key: str, word: str) -> bytes:
    """The file with another word for a fact, or with the fact if it does not have it. Raises NotExact."""
    values, positions = _read(data, name)
    if key not in values:
        return with_fact(data, name, model, key, [f"{key}: {word}"])
    file = ExactFile(data)
    file.replace(positions.of((key,)), values[key], word)
    if not _says(file.data, name, values | {key: word}):
        raise NotExact(f"{positions.of((key,))}: write `{key}: {word}` here yourself")
    return file.data


def _read(data: bytes, name: str) -> tuple[dict[str, Any], Positions]:
    text, _ = decode(data, name)
    values, positions, _ = read_yaml(text or "", name)
    if values is None:
        raise NotExact(f"{name}: the file cannot be read; `portal check` says why")
    return values, positions


def _says(data: bytes, name: str, expected: dict[str, Any]) -> bool:
    text, _ = decode(data, name)
    return text is not None and read_yaml(text, name)[0] == expected


def _places(file: ExactFile, before: int | None) -> Iterator[int]:
    """Lines before which a fact can stand: above the comments that belong to the next fact, right above that, or at the end."""
    if before is not None:
        above = before
        while above > 1 and _NO_CONTENT.fullmatch(file.lines[above - 2]):
            above -= 1
        yield above
        yield before
    yield len(file.lines) + 1


def _in_block(file: ExactFile, last: Position, item: str) -> None:
    """One item a line, each starting with `- `."""
    lead = re.match(r"\s*- +", file.lines[last.line - 1])
    file.insert(last.line + 1, [(lead[0] if lead else "- ") + item])


def _in_brackets(file: ExactFile, last: Position, item: str) -> None:
    """`[one, two]`, or `[]` if there is none."""
    line = file.lines[last.line - 1]
    start = last.column - 1
    if line[start] == "[":
        file.lines[last.line - 1] = line[: start + 1] + item + line[start + 1 :].lstrip(" ")
    elif word := re.compile(r"'[^']*'|\"[^\"]*\"|[^\s,\]]+").match(line, start):
        file.lines[last.line - 1] = f"{line[: word.end()]}, {item}{line[word.end() :]}"
