# A portal of 40,000 texts has a quarter of a gigabyte of them. In memory they would stay until the last is rendered, and in
# every process that begins meanwhile with what this one has.
"""Texts that wait in a file for processes of this machine."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp
from typing import BinaryIO, NamedTuple
from weakref import finalize


class Waiting(NamedTuple):
    """Some texts of a spool; another process can be given it."""

    path: str
    """The file."""
    start: int
    """Where the first begins, in bytes."""
    lengths: tuple[int, ...]
    """How long each is, in bytes."""

    def texts(self) -> list[str]:
        """The texts. Raises OSError."""
        with open(self.path, "rb") as file:
            file.seek(self.start)
            return [file.read(length).decode("utf-8", "surrogatepass") for length in self.lengths]


class Spool:
    """A file of texts, which is gone when it is closed or nobody refers to this object any more."""

    def __init__(self, folder: Path | None = None) -> None:
        """`folder` is where the file lies, by default where the system has temporary files. Raises OSError."""
        handle, self._path = mkstemp(prefix="portal-texts-", dir=folder)
        self._file = open(handle, "wb")  # noqa: SIM115 - it stays open as long as this object is there
        self.close = finalize(self, _delete, self._file, self._path, os.getpid())
        """Deletes the file."""

    def add(self, texts: Iterable[str]) -> Waiting:
        """Texts to the end of the file; others can read them from now on. Raises OSError."""
        data = [text.encode("utf-8", "surrogatepass") for text in texts]
        start = self._file.tell()
        self._file.writelines(data)
        self._file.flush()
        return Waiting(self._path, start, tuple(map(len, data)))


def _delete(file: BinaryIO, path: str, made_by: int) -> None:
    file.close()
    # A process that was forked from the one that made it has a copy of the object, but not of the file.
    if os.getpid() == made_by:
        with suppress(OSError):
            os.unlink(path)
