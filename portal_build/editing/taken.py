# An id is never used a second time, or a link that somebody wrote down would lead to something else. It is asked for on disk as
# well, since a folder that could not be read has an id too, and some file systems take `Abc` and `abc` for the same.
"""Ids that cannot be given to an entry, because one has or had them."""

from __future__ import annotations

from pathlib import Path

from portal_build.model import COLLECTIONS
from portal_build.source.files import RawEntry, RawPortal


def why_taken(name: str, portal: RawPortal, content: Path, but: str = "") -> str:
    """The reason why no entry can get the id `name`; empty if one can. The former ids of the entry `but` are no reason."""
    for entry in portal.entries:
        if entry.id == name:
            return f"the id `{name}` belongs to `{entry.collection}/{name}`{_withdrawn(entry)}"
        if entry.id != but and name in former_ids(entry):
            return f"the id `{name}` is a former id of `{entry.collection}/{entry.id}`, whose old address leads there"
    for collection in COLLECTIONS:
        folder = content / collection
        for path in folder.iterdir() if folder.is_dir() else ():
            if path.name.casefold() == name:
                return f"there is a folder `{collection}/{path.name}` already"
    return ""


def former_ids(entry: RawEntry) -> list[str]:
    """Ids that the entry had, as its `aliases` say, without the collection."""
    aliases = entry.facts.values.get("aliases")
    return [alias.rpartition("/")[2] for alias in aliases if isinstance(alias, str)] if isinstance(aliases, list) else []


def _withdrawn(entry: RawEntry) -> str:
    return ", which was withdrawn; its page stays, and its id is never used again" if entry.facts.values.get("status") == "withdrawn" else " already"
