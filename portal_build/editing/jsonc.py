# VS Code's settings hold comments and trailing commas, which no JSON library keeps. So nothing is written anew: the places of
# the values are found, and our few are put in between.
"""JSON with comments, changed in place: a member is added to an object or an item to a list, and all else stays as it is."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

_SKIPPED = re.compile(r"(?:\s|//[^\n]*|/\*.*?\*/)*", re.S)
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\.)*"')
_OTHER = re.compile(r"true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_DEEPEST = 100


class NotJsonc(ValueError):
    """The text is no JSON, not even with comments."""


@dataclass
class Place:
    """A value and where it stands."""

    start: int
    """Its first sign."""
    end: int = 0
    """The sign after its last."""
    members: dict[str, Place] = field(default_factory=dict)
    """Of an object: its values by their names."""
    items: list[Place] = field(default_factory=list)
    """Of a list: its items."""
    last: int = 0
    """Of an object or list: the end of its last value, or of its opening bracket."""
    comma: bool = False
    """Whether a comma stands after the last value."""


def find(text: str) -> Place:
    """The places of all values. Raises NotJsonc."""
    reader = _Reader(text)
    place = reader.value(reader.skip(0), 0)
    if reader.skip(place.end) != len(text):
        raise NotJsonc("something stands after the end")
    return place


def value_at(text: str, place: Place) -> Any:
    """What stands at a place."""
    if place.members or text[place.start] == "{":
        return {name: value_at(text, inside) for name, inside in place.members.items()}
    if text[place.start] == "[":
        return [value_at(text, inside) for inside in place.items]
    return json.loads(text[place.start : place.end])


def with_member(text: str, way: tuple[str, ...], value: Any) -> str:
    """The text with `value` at the end of `way`; a value that stands there already stays. Objects on the way are made.

    Raises NotJsonc, also where something on the way is no object.
    """
    place = find(text)
    for depth, name in enumerate(way):
        if text[place.start] != "{":
            raise NotJsonc(f"`{'.'.join(way[:depth])}` is no object" if depth else "it is no object")
        if name not in place.members:
            for missing in reversed(way[depth + 1 :]):
                value = {missing: value}
            return _put(text, place, f"{json.dumps(name)}: {_written(value, depth + 1)}", depth)
        place = place.members[name]
    return text


def with_item(text: str, name: str, value: Any) -> str:
    """The text with `value` as the last item of the list that the whole object has under `name`. Raises NotJsonc."""
    whole = find(text)
    if text[whole.start] != "{" or name not in whole.members:
        return with_member(text, (name,), [value])
    place = whole.members[name]
    if text[place.start] != "[":
        raise NotJsonc(f"`{name}` is no list")
    return _put(text, place, _written(value, 2), 1)


def _put(text: str, place: Place, written: str, depth: int) -> str:
    """Behind the last value of an object or list, on a line of its own."""
    some = bool(place.members or place.items)
    comma = "," if some and not place.comma else ""
    # A comment may follow the last value on its line; the comma belongs before it.
    rest = text[place.last : place.end - 1]
    kept = rest.rstrip()
    after = "," if place.comma else ""
    return f"{text[: place.last]}{comma}{kept}\n{'  ' * (depth + 1)}{written}{after}\n{'  ' * depth}{text[place.end - 1 :]}"


def _written(value: Any, depth: int) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False).replace("\n", "\n" + "  " * depth)


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text

    def skip(self, at: int) -> int:
        """Behind spaces and comments."""
        return _SKIPPED.match(self.text, at).end()  # type: ignore[union-attr]

    def value(self, at: int, depth: int) -> Place:
        if depth > _DEEPEST:
            raise NotJsonc("brackets are nested too deep")
        match self.text[at : at + 1]:
            case "{":
                return self._inside(Place(at), "}", depth)
            case "[":
                return self._inside(Place(at), "]", depth)
            case '"':
                return Place(at, self._string(at))
        other = _OTHER.match(self.text, at)
        if not other:
            raise NotJsonc(f"line {self.text.count(chr(10), 0, at) + 1} is not understood")
        return Place(at, other.end())

    def _inside(self, place: Place, close: str, depth: int) -> Place:
        place.last = place.start + 1
        at = self.skip(place.last)
        while self.text[at : at + 1] != close:
            name = None
            if close == "}":
                end = self._string(at)
                name, at = json.loads(self.text[at:end]), self.skip(end)
                at = self.skip(self._sign(at, ":"))
            value = self.value(at, depth + 1)
            if name is None:
                place.items.append(value)
            else:
                place.members[name] = value
            place.last, place.comma = value.end, False
            at = self.skip(value.end)
            if self.text[at : at + 1] != close:
                place.last, place.comma = self._sign(at, ","), True
                at = self.skip(place.last)
        place.end = at + 1
        return place

    def _string(self, at: int) -> int:
        string = _STRING.match(self.text, at)
        if not string:
            raise NotJsonc(f"line {self.text.count(chr(10), 0, at) + 1} is not understood")
        return string.end()

    def _sign(self, at: int, sign: str) -> int:
        if self.text[at : at + 1] != sign:
            raise NotJsonc(f"line {self.text.count(chr(10), 0, at) + 1} lacks a `{sign}`")
        return at + 1
