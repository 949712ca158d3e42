# Names of concepts are addresses that lead to what they name on any host: a static one cannot answer by what a program asks
# for, so the name carries the ending of the Turtle file. They never change; docs/readers/data.md promises it.
"""Where data for programs lie, and what concepts are called on the web; all whole addresses."""

from __future__ import annotations

from portal_build.outputs.documents import VERSION
from portal_build.pages.addresses import Addresses

PORTAL = "portal.json"
CATALOGUE = "catalogue.ttl"


def schema_name(document: str) -> str:
    """The file of the schema of a document: an entry type, `text` or `portal`."""
    return f"schema/{VERSION}/{document}.json"


def schema(document: str, addresses: Addresses) -> str:
    """The schema of a document: an entry type, `text` or `portal`."""
    return addresses.absolute(addresses.data(schema_name(document)))


def vocabulary(name: str, addresses: Addresses) -> str:
    """A vocabulary."""
    return addresses.absolute(addresses.data(f"vocabularies/{name}.ttl"))


def concept(name: str, concept_id: str, addresses: Addresses) -> str:
    """A concept of a vocabulary."""
    return f"{vocabulary(name, addresses)}#{concept_id}"


def scale(name: str, addresses: Addresses) -> str:
    """A rating scale."""
    return addresses.absolute(addresses.data(f"scales/{name}.ttl"))


def portal(addresses: Addresses) -> str:
    """The data of the whole portal."""
    return addresses.absolute(addresses.data(PORTAL))


def catalogue(addresses: Addresses) -> str:
    """The catalogue of data sets."""
    return addresses.absolute(addresses.data(CATALOGUE))
