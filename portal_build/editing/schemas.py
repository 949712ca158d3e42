# The schemas that the site publishes for programs (`outputs/schemas.py`) describe other files: those that the build writes.
"""JSON Schemas (2020-12) of the files that editors write, with titles and help in their language."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from portal_build.editing.field_words import FieldWords, field_words
from portal_build.editing.fields import Field, Kind, every_field, fields_of
from portal_build.editing.files import FILES
from portal_build.editing.value_schemas import NAMES, Schema, country_schema, lines, value_schema

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas(language: str) -> dict[str, Schema]:
    """Name of each schema -> the schema. They do not depend on the content, but for what they point to in the file of names."""
    words = field_words(language)
    return {name: _schema_of(name, model, words, language) for name, (model, _files) in FILES.items()}


def _schema_of(name: str, model: type[BaseModel], words: FieldWords, language: str) -> Schema:
    head = {"$schema": DIALECT, "title": words.file_name(name), "description": words.file_help(name)}
    made = {**head, "type": "object", **_group(model, words)}
    return {**made, "$defs": {"country": country_schema(language, words)}} if _has(model, Kind.COUNTRY) else made


def _group(model: type[BaseModel], words: FieldWords) -> Schema:
    fields = fields_of(model)
    made: Schema = {
        "properties": {field.name: _property(field, words) for field in fields},
        "required": [field.name for field in fields if field.required],
        "additionalProperties": False,
    }
    depends = [{"$ref": f"{NAMES}#/$defs/{names}"} for names in _depending(fields)]
    return {**made, "allOf": depends} if depends else made


def _property(field: Field, words: FieldWords) -> Schema:
    said = words.help(field)
    head = {"title": words.title(field), "description": said, "markdownDescription": said}
    value = lines(_group(field.model, words), field, words) if field.model else value_schema(field, words)
    return {**head, "type": "array", "items": value, "errorMessage": words.list_expected()} if field.many else {**head, **value}


def _has(model: type[BaseModel], kind: Kind) -> bool:
    return any(field.kind is kind for field in every_field(model))


def _depending(fields: tuple[Field, ...]) -> list[str]:
    """What may be written in one field and depends on another, or on the folder: names in the file of names."""
    kinds: dict[Any, Field] = {field.refers.kind: field for field in fields if field.refers}
    names = ["file-of-entry"] if "file" in kinds else []
    if "scale" in kinds:
        names += [f"{field.name}-of-scale" for field in fields if field.name in ("level", "dimension")]
    return names
