# A portal has tens of thousands of files in thousands of folders. Where a folder really lies is asked once, not for every file.
# Several processes write, each with a copy of the folder: what each has written it hands on with the pages that it made.
"""Files into the site's folder, and nowhere else; what was written is noted."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from portal_build.publish.compress import compressible, encodings
from portal_build.publish.links import Links, Target
from portal_build.publish.manifest import ENDINGS, Digest


class OutsideSite(Exception):
    """A file would have been written outside the site's folder."""


def digest_of(data: bytes) -> Digest:
    """The digest of bytes."""
    return Digest(sha256(data).hexdigest(), len(data))


@dataclass(slots=True)
class Written:
    """What was written into a site."""

    files: dict[str, Digest] = field(default_factory=dict)
    """Path -> what is known of the file."""
    links: set[Target] = field(default_factory=set)
    """Where the links of the pages lead, but for anchors of the pages themselves that are there."""


class SiteFolder:
    """The folder of a site, for one build: nobody else moves or deletes folders in it meanwhile."""

    def __init__(self, folder: Path, root: str = "", compress: bool = False) -> None:
        """`root` is the address of the site's root, by which links are known that stay within the site.

        `compress`: whether the compressed forms of texts are written beside them.
        """
        self.root = root
        self._compress = compress
        self._root = os.path.realpath(folder)
        self._files: dict[str, Digest] = {}
        self._links = Links(root)
        self._folders = {"": self._root}
        self._made: set[str] = set()

    def inside(self, name: str) -> Path:
        """The path of a file of the site; raises OutsideSite if `name` leads out of the folder."""
        return Path(self._target(name))

    def write(self, name: str, data: bytes) -> None:
        """Write one file of the site and its compressed forms, making folders as needed. Raises OutsideSite and OSError."""
        path = os.path.normpath(name).replace(os.sep, "/")
        self._put(name, path, data)
        if path.endswith(".html"):
            self._links.read(path, data)
        if self._compress:
            self._put_beside(path, data)

    def compress(self, path: str) -> None:
        """Write the compressed forms of a file that somebody else has put into the site. Raises OutsideSite and OSError."""
        if self._compress and compressible(path):
            self._put_beside(path, self.inside(path).read_bytes())

    def _put_beside(self, path: str, data: bytes) -> None:
        for name, packed in encodings(path, data).items():
            beside = path + ENDINGS[name]
            self._put(beside, beside, packed)

    def _put(self, name: str, path: str, data: bytes) -> None:
        target = self._target(name)
        folder = os.path.dirname(target)
        if folder not in self._made:
            os.makedirs(folder, exist_ok=True)
            self._made.add(folder)
        with open(target, "wb") as file:
            file.write(data)
        self._files[path] = digest_of(data)

    def taken(self) -> Written:
        """What was written since this was last asked, for the process that `take_in`s it."""
        written = Written(self._files, self._links.found)
        self._files, self._links.found = {}, set()
        return written

    def take_in(self, written: Written) -> None:
        """Count as written here what another process has written into the same folder."""
        self._files |= written.files
        self._links.found |= written.links

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
