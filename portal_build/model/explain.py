# pydantic's messages name Python types. Editors get our words, the place in their file, and the nearest right spelling.
"""From pydantic's validation errors to diagnostics that an editor can act on."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from copy import copy
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError, create_model
from pydantic_core import ErrorDetails

from portal_build.diagnostics import Diagnostic, Position, did_you_mean
from portal_build.model.links import model_in
from portal_build.model.problems import MissingKey, NeutralFactInText, UnknownKey, WrongValue
from portal_build.source.files import RawData
from portal_build.source.strict_yaml import Loc
from portal_build.source.yaml_fixes import key_fix, value_fix

Model = TypeVar("Model", bound=BaseModel)

_EXPECTED = {
    "string_type": ("expected text", "write the text after the colon"),
    "list_type": ("expected a list", "write one item a line, each starting with `- `"),
    "dict_type": ("expected a text for each language", "write one line a language, such as `da: …`"),
    "model_type": ("expected `key: value` lines", "write the facts one a line, indented below this key"),
    "model_attributes_type": ("expected `key: value` lines", "write the facts one a line, indented below this key"),
    "too_short": ("nothing is given", "give at least one, or leave the field out"),
    "string_too_long": ("the text is too long", "shorten it"),
    "string_pattern_mismatch": ("this is not of the form that the field takes", "see the field's description"),
    "none_required": ("expected nothing", "leave the field out"),
}


def parse(model: type[Model], data: RawData, facts_elsewhere: Collection[str] = ()) -> tuple[Model | None, list[Diagnostic]]:
    """`data` as an instance of `model`, or None with every reason why not.

    `facts_elsewhere` are keys that belong into `entry.yml`, for the front matter of texts.
    """
    try:
        return model.model_validate(data.values), []
    except ValidationError as error:
        return None, list(_explain(error, model, data, facts_elsewhere))


def mended(model: type[Model], data: RawData) -> Model:
    """An instance of `model` without the fields that are wrong or missing; those are None where it should have them."""
    values: Any = data.values
    # Taking a field out can leave what holds it wrong, which then goes as well; nothing is nested deeper than this.
    for _ in range(5):
        try:
            return _relaxed(model).model_validate(values)
        except ValidationError as error:
            values = _without(values, [_parent(detail) for detail in error.errors(include_url=False)])
    return _relaxed(model).model_validate({})


def understood_of(model: type[Model], data: RawData) -> tuple[Model, frozenset[str]]:
    """What of `data` makes sense, and the fields at its top that do not, wholly or in part."""
    try:
        return model.model_validate(data.values), frozenset()
    except ValidationError as error:
        return mended(model, data), frozenset(str(detail["loc"][0]) for detail in error.errors(include_url=False) if detail["loc"])


@cache
def _relaxed(model: type[Model]) -> type[Model]:
    """The model with nothing that must be there at its top."""
    fields: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        if field.is_required():
            optional = copy(field)
            optional.default = None
            fields[name] = (field.annotation, optional)
    return create_model(model.__name__, __base__=model, **fields)


def _parent(detail: ErrorDetails) -> tuple[int | str, ...]:
    """The field to take out: what is wrong, or what lacks something."""
    return detail["loc"][:-1] if detail["type"] == "missing" else detail["loc"]


def _without(value: Any, locs: list[tuple[int | str, ...]]) -> Any:
    """A copy of nested values without the fields at `locs`; an item of a list takes the list with it, to keep the others' places."""
    if not isinstance(value, dict):
        return value
    inside = {key: [loc[1:] for loc in locs if loc[0] == key and len(loc) > 1] for key in value}
    gone = {loc[0] for loc in locs if len(loc) == 1 or not isinstance(value.get(loc[0]), dict) or "[key]" in loc}
    return {key: _without(item, inside[key]) for key, item in value.items() if key not in gone}


def _explain(error: ValidationError, model: type[BaseModel], data: RawData, elsewhere: Collection[str]) -> Iterator[Diagnostic]:
    for detail in error.errors(include_url=False):
        loc = tuple(part for part in detail["loc"] if part != "[key]")
        on_key = loc != detail["loc"] or detail["type"] == "extra_forbidden"
        where = data.where(*loc, key=on_key)
        kind = detail["type"]
        if kind == "extra_forbidden":
            yield _unknown_key(str(loc[-1]), model, loc[:-1], where, elsewhere, data)
        elif kind == "missing":
            inside = f" of `{_path(loc[:-1])}`" if loc[:-1] else ""
            yield MissingKey(where, f"`{loc[-1]}`{inside} is missing", f"add a line `{loc[-1]}: …`")
        else:
            message, remedy = _value_problem(detail)
            instead = "" if on_key else _instead(detail)
            fix = value_fix(data.positions, where, detail["input"], instead) if instead else None
            yield WrongValue(where, f"`{_path(loc)}`: {message}" if loc else message, remedy, fix)


def _unknown_key(key: str, model: type[BaseModel], inside: Loc, where: Position, elsewhere: Collection[str], data: RawData) -> Diagnostic:
    if not inside and key in elsewhere:
        return NeutralFactInText(where, f"`{key}` is a fact, the same in all languages", "move the line to `entry.yml`")
    known = _keys_at(model, inside)
    remedy = did_you_mean(key, known, f"fields here are {', '.join(known)}")
    meant = _same_but_for_form(key, known)
    return UnknownKey(where, f"there is no field `{key[:60]}` here", remedy, key_fix(data.positions, where, key, meant) if meant else None)


def _same_but_for_form(word: str, known: Collection[str]) -> str:
    """The one among known words that differs in nothing but capitals, hyphens, underscores and spaces."""
    same = [one for one in known if _formless(one) == _formless(word)]
    return same[0] if len(same) == 1 else ""


def _formless(word: str) -> str:
    return re.sub(r"[ _-]+", "-", word.strip()).casefold()


def _instead(detail: ErrorDetails) -> str:
    """The value as the field takes it, where there is no doubt which that is."""
    if detail["type"] == "portal":
        return detail["ctx"]["instead"]
    if detail["type"] == "enum" and isinstance(detail["input"], str):
        return _same_but_for_form(detail["input"], re.findall(r"'([^']+)'", detail["ctx"]["expected"]))
    return ""


def _value_problem(detail: ErrorDetails) -> tuple[str, str]:
    # Forms leave a field behind that was filled in and cleared again.
    if detail["input"] in (None, "") and not (detail["type"] == "portal" and "empty" in detail["ctx"]["problem"]):
        return "nothing is given", "fill it in, or leave the line out"
    if detail["type"] == "portal":
        return detail["ctx"]["problem"], detail["ctx"]["remedy"]
    if detail["type"] == "enum":
        choices = re.findall(r"'([^']+)'", detail["ctx"]["expected"])
        given = detail["input"]
        remedy = did_you_mean(given, choices) if isinstance(given, str) else ""
        return f"expected one of {', '.join(f'`{choice}`' for choice in choices)}", remedy
    return _EXPECTED.get(detail["type"], (detail["msg"][:1].lower() + detail["msg"][1:], ""))


def _keys_at(model: type[BaseModel], inside: Loc) -> list[str]:
    """The keys that the model has at the place where an unknown one was found."""
    for part in inside:
        if isinstance(part, str) and part in model.model_fields:
            nested = model_in(model.model_fields[part].annotation)
            if nested is None:
                return []
            model = nested
    return [field.alias or name for name, field in model.model_fields.items()]


def _path(loc: Loc) -> str:
    """`('ratings', 0, 'level')` as `ratings[1].level`, counted as people count."""
    shown = ""
    for part in loc:
        shown += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if shown else part
    return shown[:120]
