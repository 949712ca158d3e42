# The order of what is written: the record of the run; files that pages load; pages; what tells of pages; deletions; the manifest;
# then the record goes. Whatever is read at any moment refers only to what is there, and whenever the run is interrupted, the
# manifest and the record together name every file that we put there.
"""A site, to a place: whatever is there already stays, the rest is uploaded, what is no longer in the site is deleted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from portal_build.publish.manifest import Manifest, ManifestError
from portal_build.publish.upload.pieces import MANIFEST, Piece
from portal_build.publish.upload.places import Place
from portal_build.publish.upload.record import RECORD, SERVED, Known, parse_record, written
from portal_build.publish.upload.run import WORKERS, NotPublished, for_each, patiently
from portal_build.publish.upload.site import read_piece
from portal_build.publish.upload.steps import Steps

NOTED_EVERY = 30.0
"""Seconds after which the record learns what has arrived meanwhile."""


@dataclass(frozen=True)
class Done:
    """What a run came to."""

    uploaded: int
    """Files."""
    deleted: int
    """Files."""
    unchanged: int
    """Files."""
    bytes: int
    """Of what was uploaded."""


class Run:
    """One run."""

    def __init__(self, folder: Path, site: Manifest, place: Place, tell: Callable[[int, int], None], workers: int = WORKERS) -> None:
        """`tell` is called with the number of bytes and of files that are done, each time there are more; `workers` files are on their way at once."""
        self._folder, self._site, self._place, self._tell = folder, site, place, tell
        self._workers = workers
        self._arrived: dict[str, str] = {}
        self._open: set[str] = set()
        self._bytes = self._files = 0
        self._noted = monotonic()
        self._record = b""

    def carry_out(self, known: Known, steps: Steps) -> Done:
        """Do every step. Raises NotPublished, and whatever interrupts it; it can be begun again then."""
        self._open = set(steps.touched)
        self._arrived = {path: mark for path, mark in known.arrived.items() if path not in self._open}
        if self._open or known.interrupted or known.manifest != self._site:
            self._note()
            try:
                self._all(steps)
            except BaseException:
                with suppress(Exception):
                    self._place.write(RECORD, written(self._arrived, self._open), SERVED)
                raise
        uploaded = sum(map(len, steps.uploads))
        return Done(uploaded, len(steps.in_the_way) + len(steps.deletions), steps.unchanged, self._bytes)

    def _all(self, steps: Steps) -> None:
        self._delete(steps.in_the_way)
        for group in steps.uploads:
            for_each(group, self._upload, self._has_arrived, self._workers)
        self._delete(steps.deletions)
        self._alone()
        path, served = MANIFEST
        data = self._site.to_bytes()
        patiently(lambda: self._place.write(path, data, served), f"`{path}` could not be uploaded", self._place.pauses)
        patiently(lambda: self._place.delete(RECORD), f"`{RECORD}` could not be deleted", self._place.pauses)

    def _alone(self) -> None:
        """Raises NotPublished if another run has begun here meanwhile: some files may be those of the one site, some of the other."""
        found = patiently(lambda: self._place.read(RECORD), f"`{RECORD}` could not be read", self._place.pauses)
        if found == self._record:
            return
        # The next run takes nothing of what either has touched for what it should be.
        self._open |= self._arrived.keys()
        self._arrived = {}
        with suppress(ManifestError):
            arrived, unsure = parse_record(found) if found else ({}, frozenset())
            self._open |= {*arrived, *unsure}
        raise NotPublished("somebody else has published to the same place meanwhile. See that only one run is made at a time, and run the command again")

    def _delete(self, paths: Iterable[str]) -> None:
        def delete(path: str) -> None:
            patiently(lambda: self._place.delete(path), f"`{path}` could not be deleted", self._place.pauses)

        for_each(paths, delete, lambda path: None, self._workers)

    def _upload(self, piece: Piece) -> None:
        data = read_piece(self._folder, piece)
        patiently(lambda: self._place.write(piece.path, data, piece.served), f"`{piece.path}` could not be uploaded", self._place.pauses)

    def _has_arrived(self, piece: Piece) -> None:
        self._arrived[piece.path] = piece.mark
        self._open.discard(piece.path)
        self._bytes += piece.size
        self._files += 1
        self._tell(self._bytes, self._files)
        if monotonic() - self._noted > NOTED_EVERY:
            self._note()

    def _note(self) -> None:
        self._record = data = written(self._arrived, self._open)
        patiently(lambda: self._place.write(RECORD, data, SERVED), f"`{RECORD}` could not be uploaded", self._place.pauses)
        self._noted = monotonic()
