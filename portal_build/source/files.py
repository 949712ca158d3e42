"""What reading hands on: entries as they stand in their files, not yet understood."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from portal_build.diagnostics import Diagnostic, Position
from portal_build.source.strict_yaml import Positions


@dataclass(frozen=True)
class RawData:
    """A YAML mapping and where its parts stand."""

    values: dict[str, Any]
    """dict, list, str and None only."""
    positions: Positions
    """Where each key and value stands."""
    digest: str = ""
    """That of the whole file that it was read from."""

    def where(self, *loc: str | int, key: bool = False) -> Position:
        """The position of a value, or of its key."""
        return self.positions.of(loc, key)


@dataclass(frozen=True)
class RawText:
    """A text file in one language."""

    language: str
    """From the file name."""
    front: RawData
    """The front matter."""
    body: str
    """Markdown."""
    body_line: int
    """The line of the file on which the body starts, counted from 1."""

    @property
    def file(self) -> str:
        """Path for messages."""
        return self.front.positions.file


@dataclass(frozen=True)
class RawEntry:
    """An entry's folder."""

    collection: str
    """The folder of its type."""
    id: str
    """The name of its own folder."""
    facts: RawData
    """`entry.yml`."""
    texts: dict[str, RawText]
    """Language -> text."""
    files: dict[str, str]
    """Name of each other file in the folder -> its real path on this machine."""
    unreadable: frozenset[str] = frozenset()
    """Languages whose text is there and could not be read."""


@dataclass
class RawPortal:
    """Everything under `content/`."""

    settings: RawData | None = None
    """`portal.yml`."""
    references: RawData | None = None
    """`references.yml`."""
    search: RawData | None = None
    """`search.yml`."""
    vocabularies: dict[str, RawData] = field(default_factory=dict)
    """Name -> `vocabularies/<name>.yml`."""
    scales: dict[str, RawData] = field(default_factory=dict)
    """Id -> `vocabularies/scales/<id>.yml`."""
    entries: list[RawEntry] = field(default_factory=list)
    """All entries that could be read, in path order."""
    broken: set[str] = field(default_factory=set)
    """Ids of entries whose files could not be read."""
    lost: set[str] = field(default_factory=set)
    """What stands as `id:` in YAML files that could not be read."""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    """What was wrong on the way."""
