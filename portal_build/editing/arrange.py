# The forms write the fields in the order of their configuration, which is the order of the model; leave out optional fields that
# are empty; take the space from the ends of texts; and keep as a number only what is one. Names that no configuration can know,
# the parts of a fingerprinted text, they sort.
"""Values of an editor's file in the order and form in which the browser forms write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from portal_build.editing.fields import Field, Kind, fields_of
from portal_build.editing.yaml_style import Dropped, Node, Plain

SPACE = "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
"""What browsers take for space at the ends of a text."""

_PUNCTUATION = "_-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$"
_SAME = str.maketrans({"ø": "o", "Ø": "o", "æ": "ae", "Æ": "ae", "đ": "d", "ł": "l", "ß": "ss", "œ": "oe", "Œ": "oe"})


class NotArranged(Exception):
    """A value has no form that the browser forms would keep; the message says which and why."""


def arranged(values: dict[str, Any], model: type[BaseModel], languages: Sequence[str]) -> dict[str, Node]:
    """The values of a file that the model understands; what is left out stands as `Dropped`, so that its comments are not lost.

    `languages` are those of the portal, in its order. Raises NotArranged.
    """
    return _Arranging(languages).group(values, fields_of(model))


class _Arranging:
    def __init__(self, languages: Sequence[str]) -> None:
        self.languages = languages

    def group(self, values: dict[str, Any], fields: Sequence[Field]) -> dict[str, Node]:
        """A block with fields of its own."""
        known = {field.name: field for field in fields}
        names = [name for name in known if name in values and self._in_forms(values[name], known[name])]
        return {key: self._field(values[key], known[key]) for key in _in_order(values, names)}

    def _in_forms(self, value: Any, field: Field) -> bool:
        """Whether the forms have a place for any part of a value; they write what they have none for behind the rest."""
        if isinstance(value, list):
            return not value or any(self._in_forms(item, field) for item in value)
        if not isinstance(value, dict) or not value:
            return True
        if field.kind is Kind.GROUP:
            inside = {one.name: one for one in field.fields}
            return any(self._in_forms(item, inside[name]) for name, item in value.items())
        if field.kind in (Kind.LOCAL_TEXT, Kind.LOCAL_TEXTS):
            return any(code in self.languages for code in value)
        return any(isinstance(item, dict) for item in value.values())

    def _field(self, value: Any, field: Field) -> Node:
        if _empty(value) and not field.required:
            return Dropped()
        if field.many and isinstance(value, list):
            return [self._one(item, field) for item in value]
        return self._one(value, field)

    def _one(self, value: Any, field: Field) -> Node:
        if field.kind is Kind.GROUP and isinstance(value, dict):
            return self.group(value, field.fields)
        if field.kind is Kind.LOCAL_TEXT and isinstance(value, dict):
            return {code: _text(value[code]) for code in _in_order(value, self.languages)}
        if field.kind is Kind.LOCAL_TEXTS and isinstance(value, dict):
            return {code: [_text(item) for item in value[code]] or Dropped() for code in _in_order(value, self.languages)}
        if field.kind is Kind.MAP and isinstance(value, dict):
            return self._map(value)
        return _scalar(value, field.kind)

    def _map(self, value: dict[str, Any]) -> Node:
        """Names that editors chose: those with blocks in the order of the file, those with texts sorted."""
        if any(isinstance(item, dict) for item in value.values()):
            return {key: {code: _text(item[code]) for code in _in_order(item, self.languages)} for key, item in value.items()}
        if numbers := [key for key in value if re.fullmatch(r"[0-9]+", key)]:
            raise NotArranged(f"the name `{numbers[0]}` has digits only, which the browser forms take for a place in a list")
        return {key: _text(value[key]) for key in sorted(value, key=collated)}


def collated(key: str) -> list[tuple[int, int | str]]:
    """What to sort by, to have names as `Intl.Collator('en', {numeric: true, sensitivity: 'base'})` sorts them."""
    bare = "".join(sign for sign in unicodedata.normalize("NFD", key.translate(_SAME)) if not unicodedata.combining(sign)).casefold()
    parts: list[tuple[int, int | str]] = []
    for part in re.findall(r"[0-9]+|.", bare, re.DOTALL):
        if part[0].isascii() and part.isdigit():
            parts.append((2, int(part)))
        elif (place := _PUNCTUATION.find(part)) >= 0:
            parts.append((1, place))
        else:
            parts.append((0 if part.isspace() else 3, part))
    return parts


def _in_order(values: dict[str, Any], names: Sequence[str]) -> list[str]:
    """The keys in the order of `names`; others behind them, sorted."""
    return [name for name in names if name in values] + sorted((key for key in values if key not in names), key=collated)


def _empty(value: Any) -> bool:
    return value in (None, [], {}) or (isinstance(value, str) and not value.strip(SPACE))


def _text(value: Any) -> Node:
    return _scalar(value, Kind.TEXT)


def _scalar(value: Any, kind: Kind) -> Node:
    if not isinstance(value, str):
        return Dropped()
    text = value.strip(SPACE)
    if kind in (Kind.NUMBER, Kind.WHOLE):
        return Plain(_number(text))
    if "\t" in text:
        raise NotArranged(f"a tab stands in `{text[:40]}`")
    return Plain(text) if kind is Kind.FLAG else text


def _number(text: str) -> str:
    """A number as JavaScript writes it."""
    number = Decimal(text)
    if Decimal(repr(float(number))) != number or (number and abs(number) < Decimal("0.000001")):
        raise NotArranged(f"the number `{text}` has more digits than the browser forms can keep")
    return f"{number.normalize() + 0:f}"
