# Forms, schemas, new entries and the guide all say the same of a field, because all of them ask here. What is said stands in
# the model's docstrings; other languages have it in the catalogues beside this module.
"""Every field that an editor can write, found by walking the models: name, kind, help, choices, what it may name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, StrEnum
from functools import cache
from itertools import chain
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from portal_build.model import scalars
from portal_build.model.links import Refers


class Kind(StrEnum):
    """What is written as a field's value."""

    TEXT = "text"
    ID = "id"
    LOCAL_TEXT = "local-text"
    """Language code -> text."""
    LOCAL_TEXTS = "local-texts"
    """Language code -> list of texts."""
    DATE = "date"
    PARTIAL_DATE = "partial-date"
    NUMBER = "number"
    WHOLE = "whole"
    FLAG = "flag"
    LANGUAGE = "language"
    COUNTRY = "country"
    URL = "url"
    EMAIL = "email"
    CHOICE = "choice"
    GROUP = "group"
    """Fields of its own."""
    MAP = "map"
    """Names chosen by the editor -> values."""


@dataclass(frozen=True)
class Field:
    """One field of a YAML file or front matter."""

    owner: str
    """The name of the model that declares it, such as `Facts`."""
    name: str
    """As it stands in the file."""
    kind: Kind
    """What its value is, or each of its values."""
    many: bool
    """Whether it is a list."""
    required: bool
    """Whether it must be there."""
    default: str | None
    """What holds where a choice or flag is not stated."""
    help: str
    """The model's docstring, in English."""
    choices: tuple[str, ...] = ()
    """Of a choice: what may be written."""
    refers: Refers | None = None
    """What its value names."""
    pattern: str | None = None
    """A regular expression that the text must match."""
    model: type[BaseModel] | None = None
    """Of a group: the model of its fields."""
    longest: int | None = None
    """How many signs the text may have."""
    empty: bool = False
    """Whether it may stand there with nothing after the colon."""
    keys: Kind | None = None
    """Of a map: what its names are."""
    values: Field | None = None
    """Of a map: what stands under each of its names."""

    @property
    def title(self) -> str:
        """Its name in English words, such as `Review due`."""
        return title_of(self.name)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Of a group: its fields."""
        return fields_of(self.model) if self.model else ()


def title_of(name: str) -> str:
    """A name of the files in English words: `review_due` -> `Review due`, `prefLabel` -> `Pref label`; `EUR` stays."""
    if name.isupper():
        return name
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name.replace("_", " ").replace("-", " "))
    return words.strip().capitalize()


@cache
def fields_of(model: type[BaseModel]) -> tuple[Field, ...]:
    """The fields of a model in the order in which it declares them."""
    return tuple(_field(model, name, info) for name, info in model.model_fields.items())


def every_field(*models: type[BaseModel]) -> Iterator[Field]:
    """All fields of the models and of the groups in them; each once."""
    met: set[tuple[str, str]] = set()
    waiting = list(models)
    while waiting:
        for field in fields_of(waiting.pop(0)):
            if (field.owner, field.name) not in met:
                met.add((field.owner, field.name))
                waiting.extend([field.model] if field.model else [])
                yield field


_KINDS: dict[object, Kind] = {
    mark.func: kind
    for scalar, kind in (
        (scalars.Slug, Kind.ID),
        (scalars.Text, Kind.TEXT),
        (scalars.Flag, Kind.FLAG),
        (scalars.Whole, Kind.WHOLE),
        (scalars.Number, Kind.NUMBER),
        (scalars.Date, Kind.DATE),
        (scalars.PartialDate, Kind.PARTIAL_DATE),
        (scalars.Language, Kind.LANGUAGE),
        (scalars.Country, Kind.COUNTRY),
        (scalars.Url, Kind.URL),
        (scalars.Email, Kind.EMAIL),
    )
    for mark in get_args(scalar)[1:]
}
"""What reads a scalar -> its kind."""


def _field(model: type[BaseModel], name: str, info: FieldInfo) -> Field:
    bare, marks = _bare(info.annotation, tuple(info.metadata))
    many = get_origin(bare) is list
    if many:
        bare, marks = _bare(get_args(bare)[0], ())
    default = info.get_default()
    field = _of_type(_owner(model, name).__name__, info.alias or name, bare, marks)
    return replace(
        field,
        many=many,
        required=info.is_required(),
        default=str(default).lower() if isinstance(default, Enum | bool) else None,
        help=" ".join((info.description or "").split()),
        empty=not info.is_required() and default is None,
    )


def _of_type(owner: str, name: str, bare: Any, marks: tuple[Any, ...]) -> Field:
    """What a type says of a field: all but how it stands in its model."""
    kind = _kind(bare, marks)
    of_texts = kind in (Kind.LOCAL_TEXT, Kind.LOCAL_TEXTS, Kind.MAP)
    inside = _bare(get_args(bare)[1], ()) if of_texts else (bare, marks)
    return Field(
        owner=owner,
        name=name,
        kind=kind,
        many=False,
        required=True,
        default=None,
        help="",
        choices=tuple(one.value for one in bare) if isinstance(bare, type) and issubclass(bare, Enum) else (),
        refers=next((mark for mark in marks if isinstance(mark, Refers)), None),
        pattern=next((mark.pattern for mark in inside[1] if getattr(mark, "pattern", None)), None),
        longest=next((mark.max_length for mark in inside[1] if getattr(mark, "max_length", None)), None),
        model=bare if isinstance(bare, type) and issubclass(bare, BaseModel) else None,
        keys=_kind(*_bare(get_args(bare)[0], ())) if kind is Kind.MAP else None,
        values=_of_type(owner, name, *inside) if kind is Kind.MAP else None,
    )


def _owner(model: type[BaseModel], name: str) -> type[BaseModel]:
    """The class that first declares a field."""
    return next(one for one in reversed(model.__mro__) if issubclass(one, BaseModel) and name in one.__annotations__)


def _bare(annotation: Any, marks: tuple[Any, ...]) -> tuple[Any, tuple[Any, ...]]:
    """A type without `None` and without its marks, and the marks; those inside another mark's metadata are laid open."""
    if get_origin(annotation) is Annotated:
        inside, *more = get_args(annotation)
        return _bare(inside, (*marks, *chain.from_iterable(getattr(one, "metadata", (one,)) for one in more)))
    if type(None) in get_args(annotation):
        return _bare(next(one for one in get_args(annotation) if one is not type(None)), marks)
    return annotation, marks


def _kind(bare: Any, marks: tuple[Any, ...]) -> Kind:
    if get_origin(bare) is dict:
        key, value = get_args(bare)
        if _kind(*_bare(key, ())) is not Kind.LANGUAGE:
            return Kind.MAP
        return Kind.LOCAL_TEXTS if get_origin(value) is list else Kind.LOCAL_TEXT
    if isinstance(bare, type) and issubclass(bare, BaseModel):
        return Kind.GROUP
    if isinstance(bare, type) and issubclass(bare, Enum):
        return Kind.CHOICE
    return next((kind for mark in marks if (kind := _KINDS.get(getattr(mark, "func", None)))), Kind.TEXT)
