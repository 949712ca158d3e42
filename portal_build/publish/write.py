# A portal has tens of thousands of files in thousands of folders. Where a folder really lies is asked once, not for every file.
"""Files into the site's folder, and nowhere else."""

from __future__ import annotations

import os
from pathlib import Path


class OutsideSite(Exception):
    """A file would have been written outside the site's folder."""


class SiteFolder:
    """The folder of a site, for one build: nobody else moves or deletes folders in it meanwhile."""

    def __init__(self, folder: Path) -> None:
        self._root = os.path.realpath(folder)
        self._folders = {"": self._root}
        self._made: set[str] = set()

    def inside(self, name: str) -> Path:
        """The path of a file of the site; raises OutsideSite if `name` leads out of the folder."""
        return Path(self._target(name))

    def write(self, name: str, data: bytes) -> None:
        """Write one file of the site, making folders as needed. Raises OutsideSite and OSError."""
        target = self._target(name)
        folder = os.path.dirname(target)
        if folder not in self._made:
            os.makedirs(folder, exist_ok=True)
            self._made.add(folder)
        with open(target, "wb") as file:
            file.write(data)

    def _target(self, name: str) -> str:
        folder, file = os.path.split(os.path.normpath(name))
        if file in (".", "..") or folder.startswith(os.sep) or folder.split(os.sep)[0] == "..":
            raise _outside(name)
        return self._follow(os.path.join(self._folder(folder, name), file), name)

    def _folder(self, folder: str, name: str) -> str:
        """Where a folder of the site really lies."""
        if folder not in self._folders:
            above, last = os.path.split(folder)
            self._folders[folder] = self._follow(os.path.join(self._folder(above, name), last), name)
        return self._folders[folder]

    def _follow(self, path: str, name: str) -> str:
        """Where a path leads whose folder is no link."""
        if not os.path.islink(path):
            return path
        real = os.path.realpath(path)
        if not real.startswith(self._root + os.sep):
            raise _outside(name)
        return real


def _outside(name: str) -> OutsideSite:
    return OutsideSite(f"`{name}` lies outside the site's folder")
