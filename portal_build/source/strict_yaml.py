# We build values from libyaml's events ourselves instead of composing nodes: one pass, an explicit stack instead of
# recursion (so no depth can overflow it), and a place to refuse what YAML allows and editors never mean.
#
# Every plain scalar stays the text that it is (only empty, `~` and `null` are nothing): what a text means is decided by the
# content model. So `no`, `on`, `1.10`, `012` and `12:30:45` survive wherever text is expected.
"""Strict YAML: plain values, and the line and column of every key and value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import yaml

from portal_build.diagnostics import Diagnostic, Position
from portal_build.source.decode import CONTROL, position_at
from portal_build.source.line_fixes import repeated_line_fix, tabs_fix
from portal_build.source.problems import (
    FileControlCharacter,
    YamlAlias,
    YamlDuplicateKey,
    YamlKey,
    YamlShape,
    YamlSyntax,
    YamlTab,
    YamlTag,
    YamlTooDeep,
    YamlTooManyNodes,
)

MAX_DEPTH = 50
MAX_NODES = 100_000
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# What no file may hold must not come in by escapes such as `\0` either; ends of lines are written as such.
_ESCAPED = re.compile(rf"{CONTROL.pattern}|[\r\ufeff\ud800-\udfff]")
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})

Loc = tuple[str | int, ...]
"""The way to a value inside a file: keys and list indices."""


@dataclass(frozen=True)
class Positions:
    """Where the values and keys of a file stand: looked up when a message needs it, since most files have nothing wrong."""

    file: str
    """Path for messages."""
    text: str = field(default="", repr=False)
    """The YAML, well-formed."""
    first_line: int = 1
    """The line of the file on which it starts."""

    def of(self, loc: Loc, key: bool = False) -> Position:
        """Where the value (or its key) stands; the nearest thing around it where it is not written at all."""
        values, keys = self._places
        table = keys if key else values
        for end in range(len(loc), -1, -1):
            if place := table.get(loc[:end]) or values.get(loc[:end]):
                return Position(self.file, *place)
        return Position(self.file)

    @cached_property
    def _places(self) -> tuple[Places, Places]:
        survey = _Survey()
        reader = _Reader(self.file, self.first_line, survey)
        reader.read(self.text)
        return survey.values, survey.keys


Places = dict[Loc, tuple[int, int]]
"""Way to a value -> line and column."""


@dataclass
class _Survey:
    """Where everything stands, noted while reading."""

    values: Places = field(default_factory=dict)
    keys: Places = field(default_factory=dict)


class _Refused(Exception):
    """Ends the reading of one file with the problem that made it useless."""

    def __init__(self, problem: Diagnostic) -> None:
        self.problem = problem


@dataclass
class _Open:
    """A mapping or sequence whose end has not been read yet."""

    value: dict[str, Any] | list[Any]
    loc: Loc
    key: str | None = None
    first_seen: dict[str, int] = field(default_factory=dict)


def read_yaml(text: str, name: str, first_line: int = 1) -> tuple[dict[str, Any] | None, Positions, list[Diagnostic]]:
    """A YAML mapping as plain values of dict, list, str and None.

    `first_line` is the line of the file on which `text` starts (front matter starts on 2). Returns None and the reasons
    where the file cannot be used; duplicate keys and tabs are reported together with whatever else is wrong.
    """
    reader = _Reader(name, first_line)
    positions = Positions(name, text, first_line)
    tab = text.find("\t")
    if tab >= 0:
        where = position_at(name, text, tab)
        where = Position(name, where.line + first_line - 1, where.column)
        return None, positions, [YamlTab(where, "the line holds a tab character", "use spaces, two for each step", tabs_fix(text, first_line))]
    try:
        value = reader.read(text)
    except _Refused as refused:
        return None, positions, [*reader.problems, refused.problem]
    return (None if reader.problems else value), positions, reader.problems


class _Reader:
    def __init__(self, name: str, first_line: int, survey: _Survey | None = None) -> None:
        self.name = name
        self.shift = first_line
        self.survey = survey
        self.problems: list[Diagnostic] = []
        self.stack: list[_Open] = []
        self.root: Any = None
        self.start = Position(name, first_line)
        self.nodes = 0
        self.text = ""

    def read(self, text: str) -> dict[str, Any]:
        self.text = text
        for event in self._events(text):
            self._take(event)
        if self.root is None:
            raise _Refused(YamlShape(Position(self.name, self.shift), "the file is empty", "write the facts as `key: value` lines"))
        if not isinstance(self.root, dict):
            raise _Refused(YamlShape(self.start, "the file does not consist of `key: value` lines", "start with a key such as `title: …`"))
        return self.root

    def _events(self, text: str) -> Iterator[yaml.Event]:
        documents = 0
        try:
            for event in yaml.parse(text, Loader=LOADER):
                documents += isinstance(event, yaml.DocumentStartEvent)
                if documents > 1:
                    raise _Refused(YamlShape(self._where(event), "a second document starts here", "remove the line `---`"))
                yield event
        except yaml.MarkedYAMLError as error:
            raise _Refused(self._syntax(error, text)) from None
        except (yaml.YAMLError, ValueError) as error:
            raise _Refused(YamlSyntax(Position(self.name, self.shift), f"this is not YAML: {str(error)[:120]}")) from None

    def _syntax(self, error: yaml.MarkedYAMLError, text: str) -> YamlSyntax:
        message, remedy, at_start = _explained(str(error.problem or error))
        mark = (error.context_mark if at_start else None) or error.problem_mark or error.context_mark
        if not mark:
            return YamlSyntax(Position(self.name, self.shift), message, remedy)
        if message == _NO_VALUE[0] and not text[mark.index :].strip() and (bracket := _open_bracket(text)):
            message, remedy, mark = *_OPEN_BRACKET, bracket
        lines = text.split("\n")
        # At the end of a text whose last line has no end, libyaml counts one line more than there are.
        line, column = (mark.line, mark.column) if mark.line < len(lines) else (len(lines) - 1, len(lines[-1]))
        if message == _SECOND_COLON and line and ": " not in lines[line][:column]:
            # Two lines were read as one text: this one is indented, or the colon of the one before lacks its space.
            message, remedy = _NO_FIT if ":" in re.sub(r":\S", "", lines[line - 1] + " ") else _NO_COLON
            line, column = (line, column) if message == _NO_FIT[0] else (line - 1, 0)
        return YamlSyntax(Position(self.name, line + self.shift, column + 1), message, remedy)

    def _where(self, event: yaml.Event) -> Position:
        mark = event.start_mark
        return Position(self.name, mark.line + self.shift, mark.column + 1)

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            if event.anchor or event.tag or event.style == '"':
                self._refuse(event)
            # libyaml says "" where PyYAML's own parser says None.
            plain_nothing = not event.style and event.value in _NOTHING
            self._add(event, None if plain_nothing else event.value)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.stack.pop()
        elif isinstance(event, yaml.NodeEvent):
            self._refuse(event)
            self._open(event)

    def _refuse(self, event: yaml.NodeEvent) -> None:
        """End here if YAML allows what stands there, and this does not."""
        if name := event.anchor:
            raise _Refused(YamlAlias(self._where(event), f"anchors and aliases (`{name}`) are not used here", "write the value out"))
        if event.tag is not None and event.tag != "!":
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            raise _Refused(YamlTag(self._where(event), f"the type tag `{tag}` is not used here", "write the plain value"))
        if isinstance(event, yaml.ScalarEvent) and event.style == '"' and (control := _ESCAPED.search(event.value)):
            message = f"an escape stands for an invisible control character (U+{ord(control[0]):04X})"
            raise _Refused(FileControlCharacter(self._where(event), message, "take it out"))

    def _open(self, event: yaml.Event) -> None:
        if len(self.stack) >= MAX_DEPTH:
            raise _Refused(YamlTooDeep(self._where(event), f"blocks are nested more than {MAX_DEPTH} deep", "check what was pasted here"))
        if self.stack and isinstance(self.stack[-1].value, dict) and self.stack[-1].key is None:
            raise _Refused(YamlKey(self._where(event), "a key must be a word", "check the colons and the indentation here"))
        value: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        self.stack.append(_Open(value, self._add(event, value)))

    def _add(self, event: yaml.Event, value: Any) -> Loc:
        """Put a value (or key) into the innermost open block; the way to it."""
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise _Refused(YamlTooManyNodes(self._where(event), f"the file holds more than {MAX_NODES:,} values", "check what was pasted here"))
        if not self.stack:
            self.root, self.start = value, self._where(event)
            return self._note((), event)
        block = self.stack[-1]
        if isinstance(block.value, list):
            block.value.append(value)
            step: str | int = len(block.value) - 1
        elif block.key is None:
            return self._key(block, event, value)
        else:
            block.value[block.key] = value
            step, block.key = block.key, None
        return self._note((*block.loc, step), event) if self.survey else ()

    def _key(self, block: _Open, event: yaml.Event, value: Any) -> Loc:
        if not isinstance(value, str) or not value:
            raise _Refused(YamlKey(self._where(event), "a key must be a word", "check the colons and the indentation here"))
        if value == "<<":
            raise _Refused(YamlAlias(self._where(event), "the merge key `<<` is not used here", "write the values out"))
        line = event.start_mark.line + self.shift
        if value in block.first_seen:
            message = f"the key `{value}` stands here a second time"
            remedy = f"keep this one or the one on line {block.first_seen[value]}"
            fix = repeated_line_fix(self.text, self.shift, block.first_seen[value], line)
            self.problems.append(YamlDuplicateKey(self._where(event), message, remedy, fix))
        block.first_seen.setdefault(value, line)
        block.key = value
        if self.survey:
            self.survey.keys[(*block.loc, value)] = (line, event.start_mark.column + 1)
        return block.loc

    def _note(self, loc: Loc, event: yaml.Event) -> Loc:
        if self.survey:
            self.survey.values[loc] = (event.start_mark.line + self.shift, event.start_mark.column + 1)
        return loc


# libyaml's messages are written for people who write parsers. The last part says whether the mistake is where the reader's
# trouble began rather than where it ended.
_SECOND_COLON = "a second `: ` stands in one line"
_NO_COLON = ("the line is not of the form `key: value`", "put a colon and a space after the key")
_NO_FIT = ("the line does not fit the block around it", "check its indentation and the quotation marks before it")
_OPEN_BRACKET = ("a bracket is opened and never closed", "close it, or use one line for each item")
_NO_VALUE = ("a value is missing here", "write it, or take out the comma or bracket")
_EXPLAINED = (
    (r"could not find expected ':'", *_NO_COLON, True),
    (r"mapping values are not allowed", _SECOND_COLON, "put the text in quotation marks, or start a new line", False),
    (r"did not find expected key", *_NO_FIT, False),
    (r"did not find expected '-' indicator", "the line does not fit the list around it", "start the item with `- ` at the same depth", False),
    (r"found unexpected end of stream|unexpected document indicator", "quotation marks are opened and never closed", "close them", True),
    (r"did not find expected ',' or", *_OPEN_BRACKET, True),
    (r"did not find expected node content", *_NO_VALUE, False),
    (r"cannot start any token", "a value starts with a sign that has another meaning in YAML", "put the text in quotation marks", False),
    (r"block sequence entries are not allowed|block mapping", "an item starts where none can stand", "check the indentation", False),
    (r"unknown escape", "a backslash in double quotation marks has no meaning", "use single quotation marks", False),
)


def _explained(problem: str) -> tuple[str, str, bool]:
    for pattern, message, remedy, at_start in _EXPLAINED:
        if re.search(pattern, problem):
            return message, remedy, at_start
    return f"this is not YAML: {problem}", "check colons, quotation marks and indentation", False


def _open_bracket(text: str) -> yaml.Mark | None:
    """Where the innermost bracket opens that is never closed."""
    starts: list[yaml.Event] = []
    try:
        for event in yaml.parse(text, Loader=LOADER):
            if isinstance(event, yaml.CollectionStartEvent):
                starts.append(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                starts.pop()
    except yaml.YAMLError:
        return next((start.start_mark for start in reversed(starts) if start.flow_style), None)
    return None
