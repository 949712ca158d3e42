# A cache is shared between machines and half written by builds that were killed, so what is read from it is only data, never
# code, and carries a checksum: whatever does not agree with it is as good as missing.
"""What a build keeps for later ones. Nothing is lost if it is deleted, at any time."""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from importlib.metadata import distributions
from itertools import count
from pathlib import Path
from typing import Any

import cbor2

_SUM = 32
"""Bytes of the checksum before each value."""
_DAY = 86_400.0
_KEPT = 30 * _DAY
"""Seconds for which a value is kept that no build asks for."""
_OF_A_DAY = {"pages": 3 * _DAY, "searched": 3 * _DAY}
"""The same by kind, where values are made for a certain day: nobody asks for those of last week."""

_numbers = count()


class CacheFailed(OSError):
    """The cache cannot be written; the message says why and what to do."""


def digest_of(*parts: bytes | str) -> str:
    """Forty hexadecimal digits that differ if any of the parts does."""
    digest = hashlib.blake2b(digest_size=20)
    for part in parts:
        data = part.encode(errors="surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "little"))
        digest.update(data)
    return digest.hexdigest()


@cache
def program() -> str:
    """Names what makes the values: the code and data of this package, the packages that it may use, and Python."""
    package = Path(__file__).parent
    files = sorted(path for path in package.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    code = (part for path in files for part in (path.relative_to(package).as_posix(), path.read_bytes()))
    packages = sorted(f"{one.metadata['Name']} {one.version}" for one in distributions())
    return digest_of(sys.version, *packages, *code)


class Cache:
    """A folder of values by kind and key. Several processes, and several builds, may use it at once."""

    def __init__(self, folder: Path) -> None:
        """`folder` is made when something is kept. What another program has made is not seen."""
        self.folder = folder
        self._program = program()[:16]
        self._made: set[str] = set()

    def get(self, kind: str, key: str) -> Any:
        """The value that was kept under a key; None if there is none, or if it is not what was written."""
        path = self.path(kind, key)
        try:
            with open(path, "rb") as file:
                kept = file.read()
                if time.time() - os.fstat(file.fileno()).st_mtime > _DAY:
                    # In a cache that only somebody else may write, it cannot be told that it was asked for.
                    with suppress(OSError):
                        os.utime(path)
        except OSError:
            return None
        data = memoryview(kept)[_SUM:]
        if hashlib.sha256(data).digest() != kept[:_SUM]:
            return None
        with suppress(cbor2.CBORDecodeError):
            return cbor2.loads(data)
        return None

    def demand(self, kind: str, key: str) -> Any:
        """The same of what was there a moment ago. Raises CacheFailed if it has gone."""
        if (value := self.get(kind, key)) is None:
            raise CacheFailed("the cache was changed while it was in use. Build again")
        return value

    def has(self, kind: str, key: str) -> bool:
        """Whether something is kept under a key; whether it is whole only `get` tells."""
        return os.path.exists(self.path(kind, key))

    def put(self, kind: str, key: str, value: Any) -> None:
        """Keep a value that CBOR can express. Raises CacheFailed."""
        data = cbor2.dumps(value)
        self.write(kind, key, (hashlib.sha256(data).digest(), data))

    def write(self, kind: str, key: str, parts: Iterable[bytes]) -> None:
        """Make a file of these parts, at once or not at all; who reads it must find out whether it is whole. Raises CacheFailed."""
        path = self.path(kind, key)
        folder = os.path.dirname(path)
        new = f"{path}.{os.getpid()}.{next(_numbers)}"
        try:
            if folder not in self._made:
                os.makedirs(folder, exist_ok=True)
                self._made.add(folder)
            with open(new, "wb") as file:
                file.writelines(parts)
            os.replace(new, path)
        except OSError as error:
            with suppress(OSError):
                os.unlink(new)
            raise CacheFailed(f"the cache cannot be written: {error.strerror or error} ({self.folder}). Make room for it, or build with --no-cache") from error

    def tidy(self) -> None:
        """Delete what no build asked for in a month, pages after three days, and what killed builds left; at most once a day.

        What cannot be deleted stays, and nothing is said.
        """
        mark = self.folder / "tidied"
        with suppress(OSError):
            if mark.exists() and 0 <= time.time() - mark.stat().st_mtime < _DAY:
                return
            mark.touch()
            for path in self.folder.glob("*/*/*/*"):
                # Another build may have deleted it already, and what belongs to somebody else stays.
                with suppress(OSError):
                    self._delete_if_old(path)

    @staticmethod
    def _delete_if_old(path: Path) -> None:
        kept = _DAY if path.suffix else _OF_A_DAY.get(path.parent.parent.name, _KEPT)
        if time.time() - path.stat().st_mtime > kept:
            path.unlink()

    def names(self, kind: str) -> Iterator[os.DirEntry[str]]:
        """The files of a kind, but for those that are only being written."""
        with suppress(OSError), os.scandir(os.path.join(self.folder, self._program, kind)) as folders:
            for folder in folders:
                with suppress(OSError), os.scandir(folder) as files:
                    yield from (file for file in files if "." not in file.name)

    @classmethod
    def of_project(cls, folder: Path) -> Cache:
        """That of the project in a folder."""
        return cls(folder / ".cache" / "portal")

    def path(self, kind: str, key: str) -> str:
        """Where the file of a kind and key is, if there is one."""
        return os.path.join(self.folder, self._program, kind, key[:2], key)
