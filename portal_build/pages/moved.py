"""Where entries stood before: what leads from there to where they stand now."""

from __future__ import annotations

from collections.abc import Iterator

from portal_build.catalogue import Catalogue
from portal_build.model import COLLECTIONS
from portal_build.model.entry import Entry
from portal_build.pages.addresses import Addresses
from portal_build.source.ids import is_id


def moved(catalogue: Catalogue, language: str) -> Iterator[tuple[str, Entry]]:
    """Each former address in a language, relative to the site's root, and the entry that stood there."""
    addresses = Addresses(catalogue.portal)
    for entry in catalogue.published:
        if language in entry.texts:
            for collection, old in _former(entry):
                yield f"{addresses.section(collection, language)}{old}/", entry


def _former(entry: Entry) -> Iterator[tuple[str, str]]:
    """Collection and id of each former address, once, if an entry can have been called so."""
    ways = (alias.rpartition("/") for alias in entry.facts.aliases)
    for collection, old in dict.fromkeys((way[0] or entry.facts.collection, way[2]) for way in ways):
        if collection in COLLECTIONS and is_id(old):
            yield collection, old
