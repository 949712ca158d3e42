# The browser forms write YAML with the package `yaml` (eemeli.org/yaml) and these options: line width 0, plain where possible, else
# single quotes. Whoever writes as they do spares everybody the changes of form that no one meant. What is here follows
# `stringifyString.js` and `stringifyCollection.js` of yaml 2.9; a test compares it with the package itself.
"""Values as YAML in the one way that the browser forms write them, with comments where they stood."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal_build.editing.yaml_comments import Comments
from portal_build.source.strict_yaml import Loc


class Plain(str):
    """A number or a truth value: text that is written as it is."""

    __slots__ = ()


class Dropped:
    """The place of a value that is not written, whose comments stay."""


Node = str | Dropped | dict[str, "Node"] | list["Node"]
"""What is to be written: text, a `Plain` value, or a block of them."""

# What cannot begin, end or stand in plain text.
_NOT_PLAIN = re.compile(r"^[\n\t ,\[\]{}#&*!|>'\"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$")
# What readers of YAML 1.2 take for nothing, a truth value or a number.
_TYPED = re.compile(
    r"(?:~|[Nn]ull|NULL)?$|(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$|0o[0-7]+$|[-+]?[0-9]+$|0x[0-9a-fA-F]+$|[-+]?\.(?:inf|Inf|INF)$|\.(?:nan|NaN|NAN)$"
    r"|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$|[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$"
)


def written(values: dict[str, Node], comments: Comments) -> str:
    """A file of values, each block in the order of its keys; ends with a line end.

    Text holds no space at its ends, no tab and no control character.
    """
    if not values:
        return "{}\n"
    lines = [*comments.head, *_mapping(values, (), "", comments), *comments.tail]
    return "\n".join(_tidy(lines)) + "\n"


def text_of(value: str, indent: str = "") -> str:
    """One text as it stands behind its key; `indent` is that of its further lines."""
    if "\n" in value:
        return "|-\n" + indent + re.sub(r"\n+", lambda ends: ends[0] + indent, value)
    return _quoted(value) if _NOT_PLAIN.search(value) or _TYPED.match(value) else value


def _quoted(value: str) -> str:
    if "'" in value and '"' not in value:
        return '"' + value.replace("\\", "\\\\") + '"'
    return "'" + value.replace("'", "''") + "'"


def _mapping(block: dict[str, Node], loc: Loc, indent: str, comments: Comments) -> Iterator[str]:
    waiting: list[str] = []
    for key, value in block.items():
        here = (*loc, key)
        before, beside, after = comments.of(here)
        if isinstance(value, Dropped):
            waiting += [*before, *beside, *after]
            continue
        yield from _own([*waiting, *before], indent)
        waiting = []
        yield from _value(f"{indent}{text_of(key)}:", value, here, indent + "  ", beside, comments)
        yield from _own(after, indent)
    yield from _own(waiting, indent)


def _value(start: str, value: Node, loc: Loc, indent: str, beside: list[str], comments: Comments) -> Iterator[str]:
    """A value behind its key or dash; blocks begin on the next line."""
    remark = f" {' '.join(beside)}" if beside else ""
    if isinstance(value, str):
        first, *rest = (value if isinstance(value, Plain) else text_of(value, indent)).split("\n")
        yield f"{start} {first}{remark}"
        yield from rest
    elif _hollow(value):
        yield f"{start} {'{}' if isinstance(value, dict) else '[]'}{remark}"
    else:
        yield start + remark
        yield from (_mapping if isinstance(value, dict) else _sequence)(value, loc, indent, comments)


def _sequence(items: list[Node], loc: Loc, indent: str, comments: Comments) -> Iterator[str]:
    for index, value in enumerate(items):
        here = (*loc, index)
        before, beside, after = comments.of(here)
        if isinstance(value, dict | list) and not _hollow(value):
            yield from _own([*before, *beside], indent)
            block = list((_mapping if isinstance(value, dict) else _sequence)(value, here, indent + "  ", comments))
            # What stands before the first key of an item goes before the item.
            first = next(number for number, line in enumerate(block) if line and not line.lstrip().startswith("#"))
            yield from (line[2:] for line in block[:first])
            yield f"{indent}- {block[first][len(indent) + 2 :]}"
            yield from block[first + 1 :]
        else:
            yield from _own(before, indent)
            yield from _value(f"{indent}-", value, here, indent + "  ", beside, comments)
        yield from _own(after, indent)


def _hollow(value: Node) -> bool:
    """Whether a block has nothing to be written."""
    return isinstance(value, Dropped) or (isinstance(value, dict) and all(isinstance(one, Dropped) for one in value.values())) or not value


def _own(lines: list[str], indent: str) -> Iterator[str]:
    """Comments on lines of their own."""
    return (indent + line if line else "" for line in lines)


def _tidy(lines: list[str]) -> Iterator[str]:
    """No two empty lines together; none at the start or the end."""
    text = "\n".join(lines).strip("\n")
    return iter(text.split("\n"))
