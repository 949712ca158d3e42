# A field that names something else carries a `Refers` mark in its type. One walk over any model then finds every reference
# with its place, so that checks, relations from both ends, and pick-lists need no list of fields of their own.
"""References between entries, vocabularies, scales, claims and the bibliography, found by type."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from portal_build.model.scalars import Slug, Text
from portal_build.source.strict_yaml import Loc


@dataclass(frozen=True)
class Refers:
    """Marks a field whose text names something elsewhere."""

    kind: str
    """`entry`, `concept`, `scale`, `claim`, `reference`, `file` or `language`."""
    targets: tuple[str, ...] = ()
    """Entry types, or the one vocabulary, that may be named; empty for any."""


@dataclass(frozen=True)
class Reference:
    """One reference found in a model."""

    kind: str
    """As in `Refers`."""
    targets: tuple[str, ...]
    """As in `Refers`."""
    name: str
    """What is named."""
    loc: Loc
    """Where it stands in the file."""

    @property
    def field(self) -> str:
        """The path without list indices, such as `ratings.target_group`: the name of the relation."""
        return ".".join(part for part in self.loc if isinstance(part, str))


EntryId = Annotated[Slug, Refers("entry")]
"""The id of any entry."""
TargetGroupId = Annotated[Slug, Refers("entry", ("target-group",))]
"""The id of a target group."""
MethodId = Annotated[Slug, Refers("entry", ("method",))]
"""The id of a method."""
RecommendationId = Annotated[Slug, Refers("entry", ("recommendation",))]
"""The id of a recommendation."""
GuidelineId = Annotated[Slug, Refers("entry", ("guideline",))]
"""The id of a guideline."""
PublicationOrGuidelineId = Annotated[Slug, Refers("entry", ("publication", "guideline"))]
"""The id of a publication or guideline, which give recommendations."""
ArticleId = Annotated[Slug, Refers("entry", ("article",))]
"""The id of an article."""
TopicId = Annotated[Slug, Refers("concept", ("topics",))]
"""The id of a concept of `vocabularies/topics.yml`."""
SettingId = Annotated[Slug, Refers("concept", ("settings",))]
"""The id of a concept of `vocabularies/settings.yml`."""
ArchetypeId = Annotated[Slug, Refers("concept", ("archetypes",))]
"""The id of a concept of `vocabularies/archetypes.yml`."""
ReferenceKey = Annotated[Text, Refers("reference")]
"""The id of a source in `references.yml`."""
ClaimId = Annotated[Slug, Refers("claim")]
"""The id of a claim, stated once by some entry."""
ScaleId = Annotated[Slug, Refers("scale")]
"""The id of a rating scale: its file name without `.yml`."""
FileName = Annotated[Text, Refers("file")]
"""The name of a file in the entry's own folder."""


def references_of(model: BaseModel, loc: Loc = ()) -> Iterator[Reference]:
    """Every reference in `model`, in the order of its fields."""
    for name, refers in marked_fields(type(model)):
        yield from _walk(getattr(model, name), refers, (*loc, name))


def _walk(value: Any, refers: Refers | None, loc: Loc) -> Iterator[Reference]:
    if isinstance(value, BaseModel):
        yield from references_of(value, loc)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _walk(item, refers, (*loc, index))
    elif isinstance(value, str) and refers:
        yield Reference(refers.kind, refers.targets, value, loc)


def references_in(model: type[BaseModel], values: Any, loc: Loc = ()) -> Iterator[Reference]:
    """As `references_of`, from the values of a file as they stand, whatever else is wrong with them."""
    for name, refers in marked_fields(model) if isinstance(values, dict) else ():
        if name in values:
            yield from _walk_values(model_in(model.model_fields[name].annotation), values[name], refers, (*loc, name))


def _walk_values(model: type[BaseModel] | None, value: Any, refers: Refers | None, loc: Loc) -> Iterator[Reference]:
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _walk_values(model, item, refers, (*loc, index))
    elif isinstance(value, str) and refers:
        yield Reference(refers.kind, refers.targets, value, loc)
    elif model:
        yield from references_in(model, value, loc)


@cache
def marked_fields(model: type[BaseModel]) -> tuple[tuple[str, Refers | None], ...]:
    """The fields of a model that name something or hold models that may, each with its mark."""
    found = []
    for name, field in model.model_fields.items():
        mark = next((mark for mark in field.metadata if isinstance(mark, Refers)), None) or _mark_in(field.annotation)
        if mark or model_in(field.annotation):
            found.append((name, mark))
    return tuple(found)


def _mark_in(annotation: Any) -> Refers | None:
    if get_origin(annotation) is Annotated:
        marks = [mark for mark in get_args(annotation)[1:] if isinstance(mark, Refers)]
        return marks[0] if marks else _mark_in(get_args(annotation)[0])
    return next((mark for part in get_args(annotation) if (mark := _mark_in(part))), None)


def model_in(annotation: Any) -> type[BaseModel] | None:
    """The model that a field's type holds, itself or in a list."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((model for part in get_args(annotation) if (model := model_in(part))), None)
