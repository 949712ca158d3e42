# ruamel.yaml keeps comments, order, quoting and flow style; it is told that every plain value is text, as our own reader is, so
# `no`, `012` and `1.10` come out as they went in. What comes out is read again and compared with what was meant: a way of
# writing YAML that nobody thought of is refused rather than spoilt.
"""YAML changed with its comments and its way of writing kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import LiteralScalarString, SingleQuotedScalarString

from portal_build.source.strict_yaml import read_yaml

Change = Callable[[dict[str, Any]], None]
"""Changes a mapping in place, with what every dict and list can do; it is called twice, so it must do the same each time.

New values may be text, `bool`, `int`, `Decimal`, `date`, None, and dicts and lists of them.
"""

_FRONT = re.compile(r"(\ufeff?---[ ]*\r?\n)(.*?)(?=^---[ ]*\r?$)", re.DOTALL | re.MULTILINE)
_NULL = re.compile(r"(?:~|null|Null|NULL|)\Z")
# What other YAML readers, old ones included, take for a number or a truth value.
_LOOKS_TYPED = re.compile(r"[-+]?(\.?\d[\d_.,:eEoxXa-fA-F+-]*|\.(inf|nan))\Z|(true|false|yes|no|on|off|y|n)\Z", re.IGNORECASE)
_FIRST_LIST = re.compile(r"^( *)[^\s#-][^\n]*:[ ]*(?:#[^\n]*)?\n(?:[ ]*(?:#[^\n]*)?\n)*( *)- ", re.MULTILINE)
_FIRST_BLOCK = re.compile(r"^[^\s#-][^\n]*:[ ]*(?:#[^\n]*)?\n(?:[ ]*(?:#[^\n]*)?\n)*( +)[^\s#-]", re.MULTILINE)


class NotChanged(Exception):
    """The text cannot be changed without harm; the message says why."""


def changed(text: str, change: Change) -> str:
    """A YAML file's text after `change`; everything that it does not touch stays as it is written. Raises NotChanged."""
    plain = text.replace("\r\n", "\n")
    mark = "\ufeff" if plain.startswith("\ufeff") else ""
    before = _read(plain.removeprefix(mark))
    wanted = deepcopy(before)
    change(wanted)
    if _as_text(wanted) == before:
        return text
    after = _rewritten(plain.removeprefix(mark), change)
    if read_yaml(after, "")[0] != _as_text(wanted):
        raise NotChanged("this way of writing YAML cannot be changed by a program without harm; change it by hand")
    return mark + (after.replace("\n", "\r\n") if "\r\n" in text else after)


def changed_front(text: str, change: Change) -> str:
    """A Markdown file's text after `change` of its front matter; the body stays as it is. Raises NotChanged."""
    front = _FRONT.match(text)
    if not front:
        raise NotChanged("the text has no front matter")
    return front[1] + changed(front[2], change) + text[front.end() :]


def _read(text: str) -> dict[str, Any]:
    values, _, problems = read_yaml(text, "")
    if values is None or problems:
        raise NotChanged(f"line {problems[0].position.line}: {problems[0].message}" if problems else "there is nothing in it")
    return values


def _rewritten(text: str, change: Change) -> str:
    writer = _writer(text)
    try:
        values = writer.load(text)
        old = set(map(id, _scalars(values)))
        change(values)
        out = StringIO()
        writer.dump(_presentable(values, old), out)
    except (YAMLError, AssertionError, ValueError) as error:
        raise NotChanged(str(error).partition("\n")[0]) from None
    return out.getvalue()


class _TextOnly(VersionedResolver):
    """Takes every plain value for text, but for those that are nothing."""

    @property
    def versioned_resolver(self) -> dict[str, list[tuple[str, re.Pattern[str]]]]:
        """First letter of a plain value -> what it may be."""
        return {first: [("tag:yaml.org,2002:null", _NULL)] for first in ("", "~", "n", "N")}


def _writer(text: str) -> YAML:
    writer = YAML()
    writer.Resolver = _TextOnly
    writer.preserve_quotes = True
    writer.allow_unicode = True
    # A line is as long as its author made it.
    writer.width = 1 << 20
    block, first = _FIRST_BLOCK.search(text), _FIRST_LIST.search(text)
    offset = len(first[2]) - len(first[1]) if first else 2
    writer.indent(mapping=len(block[1]) if block else 2, sequence=offset + 2, offset=max(offset, 0))
    return writer


def _scalars(value: Any) -> list[Any]:
    """All values that hold no others."""
    if isinstance(value, dict | list):
        inside = value.values() if isinstance(value, dict) else value
        return [one for item in inside for one in _scalars(item)]
    return [value]


def _presentable(value: Any, old: set[int]) -> Any:
    """The value as it is to be written: new text as every YAML reader takes it for text."""
    if isinstance(value, dict):
        for key in value:
            value[key] = _presentable(value[key], old)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            value[index] = _presentable(item, old)
    elif type(value) is str and id(value) not in old:
        return LiteralScalarString(value) if "\n" in value else SingleQuotedScalarString(value) if _LOOKS_TYPED.match(value) else value
    return _scalar(value) if isinstance(value, bool | int | Decimal | date) else value


def _as_text(value: Any) -> Any:
    """The value as our reader will read it."""
    if isinstance(value, dict):
        return {str(key): _as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_text(item) for item in value]
    return value if value is None else _scalar(value)


def _scalar(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
