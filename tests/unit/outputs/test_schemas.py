"""The published JSON Schemas."""

from __future__ import annotations

import pytest
from jsonschema import Draft202012Validator

from portal_build.model import TYPES
from portal_build.outputs.schemas import document_of, documents, schema_of


@pytest.mark.parametrize("name", [*TYPES, "text", "portal"])
def test_each_is_a_schema(name: str):
    schema = schema_of(documents()[name], f"https://portal.example/{name}.json")
    Draft202012Validator.check_schema(schema)
    assert (schema["$schema"], schema["$id"]) == ("https://json-schema.org/draft/2020-12/schema", f"https://portal.example/{name}.json")
    assert schema["description"]


def test_facts_are_described_as_the_files_hold_them():
    known = schema_of(document_of("recommendation"), "https://portal.example/recommendation.json")["$defs"]
    facts, claim = known["Recommendation"], known["Claim"]
    assert claim["properties"]["value"] == {"description": "The number; of a range, its lower end.", "type": "number"}
    assert claim["properties"]["note"]["type"] == "object"
    assert "changes" not in facts["properties"] and "Change" not in known
    # What it is part of may be a draft, which is not named.
    assert (facts["required"], "part_of" in facts["properties"]) == (["source_language", "number"], True)


def test_what_no_schema_knows_is_refused():
    schema = schema_of(documents()["text"], "https://portal.example/text.json")
    text = {"$schema": "https://s.example/", "licence": "https://l.example/", "id": "x", "type": "method", "language": "en", "url": "https://u.example/"}
    text |= {"title": "X", "sections": [], "entry": "https://e.example/"}
    check = Draft202012Validator(schema)
    assert check.is_valid(text)
    assert not check.is_valid(text | {"lead": None})
    assert not check.is_valid(text | {"more": "x"})
