# The only module that knows rdflib. It takes a tenth of a second to load, so only a build that writes linked data loads it,
# at its end.
"""Linked data as Turtle."""

from __future__ import annotations

from typing import Any

from pydantic_core import to_json


def as_json_ld(document: dict[str, Any]) -> bytes:
    """A document whose context stands in it, as the text of a file."""
    return to_json(document, indent=1) + b"\n"


def as_turtle(document: dict[str, Any]) -> bytes:
    """The same in Turtle, in an order that depends on nothing else."""
    from rdflib import Graph
    from rdflib.plugins.parsers.jsonld import to_rdf

    # No prefixes but those of the document. The parser that `Graph.parse` takes warns of its own ways.
    found = to_rdf(document, Graph(bind_namespaces="none"))
    for prefix, namespace in document["@context"].items():
        if isinstance(namespace, str):
            found.bind(prefix, namespace)
    return found.serialize(format="turtle", encoding="utf-8")
