"""The first stages: files are read, understood and checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from portal_build.cache import Cache
from portal_build.catalogue import Catalogue, assemble, without
from portal_build.checks import check_all
from portal_build.checks.duplicates import DuplicateId
from portal_build.checks.holes import holes
from portal_build.diagnostics import Diagnostic, Severity, in_path_order
from portal_build.garbage import nothing_to_collect
from portal_build.model import COLLECTIONS
from portal_build.model.common import Audience
from portal_build.model.entry import Content
from portal_build.model.understand import understand
from portal_build.recall import AFRESH, Recall
from portal_build.source.read import ReadBefore, read_portal


_SHARED = ("references.yml", "search.yml", "vocabularies")


@dataclass(frozen=True)
class Loaded:
    """What reading and checking give."""

    content: Content
    """All that could be understood."""
    catalogue: Catalogue | None
    """What can be shown: whatever has an error is left out. None where that is `portal.yml`."""
    diagnostics: tuple[Diagnostic, ...]
    """Every problem, in path order."""

    @property
    def in_the_way(self) -> list[str]:
        """The files that all entries rest on and that could not be read or understood, so that every page could lack something."""
        if self.catalogue is None:
            return ["portal.yml"]
        # What has an id twice was read, but nobody can tell which of the two is meant.
        wrong = [*self.content.diagnostics, *(one for one in self.diagnostics if isinstance(one, DuplicateId))]
        files = (file.partition("/")[2] for file in _wrong(wrong))
        return sorted(name for name in files if name.partition("/")[0] in _SHARED)

    @property
    def wrong(self) -> set[str]:
        """The files in which something has an error, as messages name them."""
        return _wrong(self.diagnostics)


class Memory:
    """What was found out when the same portal was last loaded: what has not changed since is neither read nor looked at anew."""

    def __init__(self) -> None:
        self.read: ReadBefore = {}
        self.understood, self.checked, self.opened = Recall(), Recall(), Recall()


def load(
    content: Path,
    today: date,
    audience: Audience = Audience.PUBLIC,
    begin: Callable[[Catalogue], None] | None = None,
    memory: Memory | None = None,
    cache: Cache | None = None,
) -> Loaded:
    """Files → entries → catalogue → diagnostics. Raises FileNotFoundError if there is no content folder.

    `begin` is given the catalogue before it is checked, so that others can work meanwhile. With `memory`, which one thread at a
    time may use, only what was changed since the last call is read. Otherwise `cache` may spare looking at what other processes
    found nothing wrong with.
    """
    # What is read stays; looking through all of it for garbage, again and again as it grows, takes a quarter of the time.
    with nothing_to_collect():
        if memory is None:
            understood = understand(read_portal(content, COLLECTIONS), audience)
        else:
            understood = understand(read_portal(content, COLLECTIONS, memory.read), audience, memory.understood)
        if understood.data is None:
            return Loaded(understood, None, tuple(in_path_order(understood.diagnostics)))
        catalogue = assemble(understood, today)
        if begin:
            begin(catalogue)
        found = check_all(catalogue, understood, memory.checked if memory else AFRESH, cache)
        shown, found = _settled(catalogue, found)
    settings = understood.data.raw["portal"].positions.file
    return Loaded(understood, None if settings in _wrong(found) else shown, tuple(found))


def _settled(catalogue: Catalogue, found: list[Diagnostic]) -> tuple[Catalogue, list[Diagnostic]]:
    """The catalogue without all that has an error, and without what would then have holes; all problems."""
    shown = without(catalogue, _wrong(found))
    while more := set(holes(catalogue, shown)) - set(found):
        found = in_path_order([*found, *more])
        shown = without(catalogue, _wrong(found))
    return shown, found


def _wrong(found: Iterable[Diagnostic]) -> set[str]:
    """The files that something in is wrong."""
    return {one.position.file for one in found if one.severity is Severity.ERROR}
