# Whatever is passed to fsspec as a pattern would be searched for: `rm` and `put` take `a[1].pdf` for one. Only the methods that
# take a path as it is are used here.
"""Places that fsspec reaches: object stores, remote file systems."""

from __future__ import annotations

import posixpath
from typing import Any

from fsspec import AbstractFileSystem

from portal_build.policy import CACHE
from portal_build.publish.upload.places import Served

_S3 = frozenset({"s3", "s3a"})
_OBJECT_STORES = _S3 | {"gs", "gcs", "az", "abfs", "abfss", "adl"}


class FsspecPlace:
    """A folder, or what a store of objects has in its place, of any file system that fsspec knows."""

    # The library for S3 tries several times before it says that something failed.
    pauses = (1.0, 4.0)

    def __init__(self, system: AbstractFileSystem, root: str) -> None:
        self._system = system
        self._root = root.rstrip("/")
        protocols = {system.protocol} if isinstance(system.protocol, str) else set(system.protocol)
        self._remembers_headers = bool(protocols & _S3)
        self._has_folders = not protocols & _OBJECT_STORES
        # A store of objects hands out the file that was asked for, and never a compressed one in its place.
        self.serves_encodings = self._has_folders
        self._made: set[str] = set()

    def read(self, path: str) -> bytes | None:
        """See Place."""
        try:
            data: bytes = self._system.cat_file(self._at(path))
        except FileNotFoundError:
            return None
        return data

    def write(self, path: str, data: bytes, served: Served) -> None:
        """See Place; S3 is told how the file is to be served."""
        target = self._at(path)
        folder = posixpath.dirname(target)
        if self._has_folders and folder not in self._made:
            self._system.makedirs(folder, exist_ok=True)
            self._made.add(folder)
        self._system.pipe_file(target, data, **(_headers(served) if self._remembers_headers else {}))

    def delete(self, path: str) -> None:
        """See Place."""
        try:
            self._system.rm_file(self._at(path))
        except FileNotFoundError:
            return

    def is_empty(self) -> bool:
        """See Place."""
        try:
            there = self._system.ls(self._root, detail=False)
        except FileNotFoundError:
            return True
        # A store of objects may hold an empty one by the name of the folder.
        return all(name.strip("/") == self._root.strip("/") for name in there)

    def _at(self, path: str) -> str:
        return f"{self._root}/{path}"


def _headers(served: Served) -> dict[str, Any]:
    encoding = {"ContentEncoding": served.encoding} if served.encoding else {}
    return {"ContentType": served.type, "CacheControl": CACHE[served.cache], **encoding}
