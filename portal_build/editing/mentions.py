# An entry is named in facts by fields that are marked as references, and in texts by links. Both are found in the files as they
# stand, so that those with errors are not forgotten.
"""Every place at which the files of a portal name an entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from portal_build.diagnostics import Position
from portal_build.model import COLLECTIONS
from portal_build.model.links import references_in
from portal_build.model.reference_data import Bibliography, Portal, Scale, Vocabulary
from portal_build.model.search_settings import SearchSettings
from portal_build.prose import addresses_in, marks_in
from portal_build.source.decode import position_at
from portal_build.source.files import RawData, RawPortal, RawText


@dataclass(frozen=True)
class Mention:
    """One place that names an entry."""

    where: Position
    """Where its id starts."""
    offset: int | None = None
    """Where it starts in the body of a text; None in facts."""


def mentions_of(name: str, portal: RawPortal) -> Iterator[Mention]:
    """All of them, file by file."""
    for model, data in _facts(portal):
        for reference in references_in(model, data.values):
            if reference.kind == "entry" and reference.name == name:
                yield Mention(data.where(*reference.loc))
    for entry in portal.entries:
        for text in entry.texts.values():
            yield from mentions_in_text(name, text)


def mentions_in_text(name: str, text: RawText) -> Iterator[Mention]:
    """Links to the entry, and what was meant as one."""
    for offset in sorted({*_links(name, text.body), *_loose(name, text.body)}):
        place = position_at(text.file, text.body, offset)
        yield Mention(Position(text.file, place.line + text.body_line - 1, place.column), offset)


def _facts(portal: RawPortal) -> Iterator[tuple[type[BaseModel], RawData]]:
    yield from ((Portal, portal.settings),) if portal.settings else ()
    yield from ((Bibliography, portal.references),) if portal.references else ()
    yield from ((SearchSettings, portal.search),) if portal.search else ()
    yield from ((Vocabulary, data) for data in portal.vocabularies.values())
    yield from ((Scale, data) for data in portal.scales.values())
    yield from ((COLLECTIONS[entry.collection], entry.facts) for entry in portal.entries)


def _links(name: str, body: str) -> Iterator[int]:
    if f"entry:{name}" not in body:
        return
    for start, address in addresses_in(body):
        if address.partition("#")[0] == f"entry:{name}":
            yield start + len("entry:")


def _loose(name: str, body: str) -> Iterator[int]:
    """`[words] (entry:name)` and the like, which `portal check` calls unfinished links."""
    if f"entry:{name}" not in body:
        return
    starts = [0, *(match.end() for match in re.finditer("\n", body))]
    for mark in marks_in(body):
        start = starts[mark.line - 1] + mark.column - 1
        if mark.kind == "loose" and mark.text.partition("#")[0] == f"entry:{name}" and not re.search(r"[/=&?]$", body[:start][-1:]):
            yield start + len("entry:")
