# Not pydantic's own dump: what is not stated is left out, drafts and members' entries are not named, and a number is a number.
"""Models as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel
from pydantic_core import to_json

from portal_build.model.common import Facts
from portal_build.model.links import marked_fields

Visible = Callable[[str], bool]
"""Whether an entry of that id has a page."""

TOLD_ELSEWHERE = {"changes": Facts}
"""Facts that a document tells in a place of its own, and the model that has them: small changes are for editors."""


class _Field(NamedTuple):
    name: str
    key: str
    required: bool
    names_entries: bool


def as_json(value: Any, visible: Visible) -> bytes:
    """A model, or a dictionary of models, as the text of a file."""
    return to_json(plain(value, visible), indent=1) + b"\n"


def plain(value: Any, visible: Visible) -> Any:
    """A value as JSON knows it; what is not stated and names of entries without a page are left out.

    Days are ISO 8601. Numbers are exact up to fifteen digits, as everywhere in JSON.
    """
    if type(value) is str:
        return value
    if isinstance(value, BaseModel):
        return dict(_stated(value, visible))
    if isinstance(value, dict):
        return {key: plain(one, visible) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one, visible) for one in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else value


def _stated(model: BaseModel, visible: Visible) -> Iterator[tuple[str, Any]]:
    for field in _fields(type(model)):
        value = getattr(model, field.name)
        if field.names_entries and value:
            value = [name for name in value if visible(name)] if isinstance(value, list) else value if visible(value) else None
        if value is None or (not value and not field.required and isinstance(value, (list, dict))):
            continue
        yield field.key, plain(value, visible)


@cache
def _fields(model: type[BaseModel]) -> tuple[_Field, ...]:
    names_entries = {name for name, mark in marked_fields(model) if mark and mark.kind == "entry"}
    return tuple(
        _Field(name, field.alias or name, field.is_required(), name in names_entries)
        for name, field in model.model_fields.items()
        if not (name in TOLD_ELSEWHERE and issubclass(model, TOLD_ELSEWHERE[name]))
    )
