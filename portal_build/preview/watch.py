"""Tells when somebody saves a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue
from time import monotonic
from types import TracebackType

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

_QUIET = 0.05
"""Seconds without a further change after which a save is taken to be whole: editors write a file in several steps."""
_LONGEST = 2.0
"""Seconds after which what has changed is shown even if changes go on."""
_LOOKING = ("opened", "closed_no_write")


class Watch(FileSystemEventHandler):
    """Watches folders with all that is below them."""

    def __init__(self, folders: Iterable[Path], say: Callable[[str], None]) -> None:
        """`say` is told if the system does not tell of changes, so that folders are looked through again and again instead."""
        self._folders = tuple(folders)
        self._changes: Queue[Path] = Queue()
        self._say = say

    def __enter__(self) -> Watch:
        self._observer = Observer()
        try:
            self._begin()
        except OSError as error:
            self._observer.stop()
            self._say(f"The system tells of no changes ({error.strerror or error}); files are looked through every second instead.")
            self._observer = PollingObserver(timeout=1.0)
            self._begin()
        return self

    def _begin(self) -> None:
        for folder in self._folders:
            self._observer.schedule(self, str(folder), recursive=True)
        self._observer.start()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._observer.stop()
        self._observer.join()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """A file or folder was changed, or looked at."""
        if event.event_type in _LOOKING or (event.is_directory and event.event_type == "modified"):
            return
        for path in (event.src_path, event.dest_path):
            if path:
                self._changes.put(Path(str(path)))

    def wake(self) -> None:
        """Let whoever waits go on, though nothing was changed."""
        self._changes.put(Path())

    def changed(self) -> set[Path]:
        """Waits for a save, and gives everything that was changed with it; empty if it was woken."""
        found = {self._changes.get()}
        last = monotonic() + _LONGEST
        with suppress(Empty):
            while monotonic() < last:
                found.add(self._changes.get(timeout=_QUIET))
        return {path for path in found if path != Path()}
