"""The published JSON Schemas: one of each entry type, of texts and of the portal."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import Field, create_model
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import to_json

from portal_build.model import TYPES
from portal_build.model.links import marked_fields
from portal_build.outputs import data_addresses
from portal_build.outputs.documents import Document, EntryDocument, PortalDocument, TextDocument
from portal_build.outputs.files import File
from portal_build.outputs.plain import TOLD_ELSEWHERE
from portal_build.pages.addresses import Addresses

_FACTS = Field(description="The facts as the content model has them. What is not stated is left out.")


def documents() -> dict[str, type[Document]]:
    """Name of the schema -> what it describes."""
    return {**{name: document_of(name) for name in TYPES}, "text": TextDocument, "portal": PortalDocument}


@cache
def document_of(type_name: str) -> type[EntryDocument]:
    """The document of an entry of a type. Made when it is asked for, since that takes a while."""
    facts = TYPES[type_name]
    return create_model(f"{facts.__name__}Document", __base__=EntryDocument, __doc__=facts.__doc__, facts=(facts, _FACTS))


def schemas(addresses: Addresses) -> Iterator[File]:
    """The file of each schema."""
    for name, document in documents().items():
        yield File(addresses.data(data_addresses.schema_name(name)), to_json(schema_of(document, data_addresses.schema(name, addresses)), indent=1) + b"\n")


def schema_of(document: type[Document], address: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a document."""
    made = document.model_json_schema(by_alias=True, schema_generator=_Schema, mode="validation")
    return {"$schema": _Schema.schema_dialect, "$id": address, **made}


class _Schema(GenerateJsonSchema):
    """What pydantic makes of the models, in the way of `plain`."""

    def decimal_schema(self, schema: Any) -> JsonSchemaValue:
        """A number, not a text."""
        return {"type": "number"}

    def nullable_schema(self, schema: Any) -> JsonSchemaValue:
        """Never null: what is not stated is left out."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: Any) -> JsonSchemaValue:
        """Without the default: it is written out."""
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Never: names are titles enough."""
        return False

    def model_schema(self, schema: Any) -> JsonSchemaValue:
        """Without what is told elsewhere; a fact that names an entry may be missing, since that entry may have no page."""
        made, model = super().model_schema(schema), schema["cls"]
        away = {name for name, base in TOLD_ELSEWHERE.items() if issubclass(model, base)}
        optional = away | {name for name, mark in marked_fields(model) if mark and mark.kind == "entry"}
        made["properties"] = {name: value for name, value in made.get("properties", {}).items() if name not in away}
        if "required" in made:
            made["required"] = [name for name in made["required"] if name not in optional]
        return made
