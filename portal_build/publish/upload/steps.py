"""What is to be done to make a place hold a site: which files, in which order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portal_build.publish.manifest import Manifest
from portal_build.publish.upload.pieces import Piece, pieces
from portal_build.publish.upload.record import Known

_TELL_OF_PAGES = ("application/xml", "text/calendar")
"""Media types of feeds, calendars and site maps: whoever reads them goes to the pages at once."""


@dataclass(frozen=True)
class Steps:
    """The steps, in order."""

    in_the_way: tuple[str, ...]
    """Files to delete first: a folder is to be where they are, they lie in a folder where a file is to be, or a file's name differs in capitals alone."""
    uploads: tuple[tuple[Piece, ...], ...]
    """Files to upload, in groups: each group needs those before it."""
    deletions: tuple[str, ...]
    """Files to delete last."""
    unchanged: int
    """How many files stay as they are."""

    @property
    def touched(self) -> Iterator[str]:
        """The path of every file that is uploaded or deleted."""
        yield from self.in_the_way
        yield from (piece.path for group in self.uploads for piece in group)
        yield from self.deletions


def plan_steps(site: Manifest, known: Known) -> Steps:
    """From what is known to be at a place to a site."""
    wanted = {piece.path: piece for piece in pieces(site)}
    gone = sorted((known.there.keys() | known.unsure) - wanted.keys())
    blocking = _in_the_way(gone, wanted)
    # Where capitals do not count, to delete the one would delete the other.
    lost = {path.casefold() for path in blocking}
    changed = [piece for piece in wanted.values() if known.there.get(piece.path) != piece.mark or piece.path.casefold() in lost]
    groups: list[list[Piece]] = [[], [], [], []]
    for piece in sorted(changed, key=lambda piece: (piece.path in known.there, piece.path)):
        groups[_group(piece)].append(piece)
    deletions = tuple(path for path in gone if path not in blocking)
    return Steps(tuple(sorted(blocking)), tuple(tuple(group) for group in groups if group), deletions, len(wanted) - len(changed))


def _group(piece: Piece) -> int:
    """Files that pages load, those that never change before all others; pages; what tells others of pages."""
    if piece.served.cache == "immutable":
        return 0
    if piece.served.type.startswith("text/html"):
        return 2
    return 3 if piece.served.type.startswith(_TELL_OF_PAGES) else 1


def _in_the_way(gone: Iterable[str], wanted: Iterable[str]) -> set[str]:
    files = set(wanted)
    folders = {folder for path in files for folder in _folders(path)}
    written_otherwise = {path.casefold() for path in files}
    return {path for path in gone if path in folders or path.casefold() in written_otherwise or not files.isdisjoint(_folders(path))}


def _folders(path: str) -> Iterator[str]:
    """Every folder that a file lies in."""
    at = path.rfind("/")
    while at > 0:
        yield path[:at]
        at = path.rfind("/", 0, at)
