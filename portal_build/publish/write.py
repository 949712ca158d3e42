# A portal has tens of thousands of files in thousands of folders. Where a folder really lies is asked once, not for every file.
# Several processes write, each with a copy of the folder: what each has written it hands on with the pages that it made.
"""Files into the site's folder, and nowhere else; what was written is noted."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from copy import copy
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG

from portal_build.publish.compress import compressible, encodings
from portal_build.publish.links import Links, Target
from portal_build.publish.manifest import ENDINGS, Digest

_BYTES = getattr(os, "O_BINARY", 0)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BYTES
_OLD = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | _BYTES
_NO_FILES = ("", ".", "..")


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

    def __init__(self, folder: Path, root: str = "", compress: bool = False, old: Path | None = None) -> None:
        """`root` is the address of the site's root, by which links are known that stay within the site.

        `compress`: whether the compressed forms of texts are written beside them; `old`: a site that this one takes the place of.
        """
        self.root = root
        self._compress = compress
        self._old = os.path.realpath(old) if old and old.is_dir() else ""
        self._root = os.path.realpath(folder)
        self._files: dict[str, Digest] = {}
        self._links = Links(root)
        self.leads_to: set[Target] = set()
        """Where the links of a site lead that was verified; `publish.verify` notes it."""
        self._folders = {"": self._root}
        self._made: set[str] = set()

    def inside(self, name: str) -> Path:
        """The path of a file of the site; raises OutsideSite if `name` leads out of the folder."""
        _, target = self._place(name)
        return Path(self._follow(target, name))

    def write(self, name: str, data: bytes, forms: Mapping[str, bytes] | None = None) -> Mapping[str, bytes]:
        """Write one file of the site, making folders as needed, and its compressed forms, which are made if they are not given.

        They are returned. Raises OutsideSite and OSError.
        """
        path, target = self._place(name)
        self._make_folder_of(target)
        self._put(path, target, data)
        if path.endswith(".html"):
            self._links.read(path, data)
        if not self._compress:
            return {}
        packed = encodings(path, data) if forms is None else forms
        self._put_beside(path, target, packed)
        return packed

    def lying(self, name: str) -> dict[str, Digest]:
        """The path of a file that was just written, and those of its compressed forms, with what is known of each."""
        path, _ = self._place(name)
        return {one: self._files[one] for one in (path, *(path + ending for ending in ENDINGS.values())) if one in self._files}

    def link(self, lying: Mapping[str, Digest]) -> bool:
        """Take files over from the old site, which must be known to stand as it was written, without reading them; whether that could be done.

        Where their links lead is not noted. Raises OutsideSite.
        """
        if not self._old:
            return False
        for name, digest in lying.items():
            path, target = self._place(name)
            try:
                self._make_folder_of(target)
                os.link(f"{self._old}{os.sep}{path}", target)
            except OSError:
                return False
            self._files[path] = digest
        return True

    def _make_folder_of(self, target: str) -> None:
        folder = target.rpartition(os.sep)[0]
        if folder not in self._made:
            try:
                # Nearly always the one above is there, and nobody else has made this one.
                os.mkdir(folder)
            except (FileNotFoundError, FileExistsError):
                os.makedirs(folder, exist_ok=True)
            self._made.add(folder)

    def compress(self, name: str) -> None:
        """Write the compressed forms of a file that somebody else has put into the site. Raises OutsideSite and OSError."""
        if self._compress and compressible(name):
            path, target = self._place(name)
            self._put_beside(path, target, encodings(path, self.inside(name).read_bytes()))

    def _put_beside(self, path: str, target: str, forms: Mapping[str, bytes]) -> None:
        for name, packed in forms.items():
            self._put(path + ENDINGS[name], target + ENDINGS[name], packed)

    def _put(self, path: str, target: str, data: bytes) -> None:
        if not self._linked(path, data, target):
            try:
                _write(target, data)
            except FileExistsError:
                # It may be a file of the old site too, which is not to be written into, or a link.
                real = self._follow(target, path)
                with suppress(FileNotFoundError):
                    os.unlink(real)
                _write(real, data)
        self._files[path] = digest_of(data)

    def _linked(self, path: str, data: bytes, target: str) -> bool:
        """Whether the old site has the same file, which is then in both: that takes a tenth of the time, and keeps the day on which it last changed."""
        if not self._old:
            return False
        old = os.path.join(self._old, path)
        try:
            handle = os.open(old, _OLD)
            try:
                stat = os.fstat(handle)
                if not S_ISREG(stat.st_mode) or stat.st_size != len(data) or os.read(handle, len(data) + 1) != data:
                    return False
            finally:
                os.close(handle)
            os.link(old, target)
        except OSError:
            return False
        return True

    def for_another(self) -> SiteFolder:
        """The same folder for another process, which need not know what was written so far: for a large site that would fill its memory."""
        other = copy(self)
        other._files, other._links = {}, Links(self.root)
        return other

    def taken(self) -> Written:
        """What was written since this was last asked, for the process that `take_in`s it."""
        written = Written(self._files, self._links.found)
        self._files, self._links.found = {}, set()
        return written

    def take_in(self, written: Written) -> None:
        """Count as written here what another process has written into the same folder."""
        self._files |= written.files
        self._links.found |= written.links

    def _place(self, name: str) -> tuple[str, str]:
        """The path of a file as the manifest has it, and where it lies but for what is a link in its own place. Raises OutsideSite."""
        folder, file = os.path.split(name)
        if folder not in self._folders or file in _NO_FILES:
            folder, file = os.path.split(os.path.normpath(name))
            if file in _NO_FILES or folder.startswith(os.sep) or folder.split(os.sep)[0] == "..":
                raise _outside(name)
            folder = folder.replace(os.sep, "/")
        return f"{folder}/{file}" if folder else file, f"{self._folder(folder, name)}{os.sep}{file}"

    def _folder(self, folder: str, name: str) -> str:
        """Where a folder of the site really lies."""
        if folder not in self._folders:
            above, _, last = folder.rpartition("/")
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


def _write(target: str, data: bytes) -> None:
    """Make a new file. Raises OSError, FileExistsError even if there is a link that leads nowhere."""
    handle = _new(target)
    try:
        done = os.write(handle, data)
        # The system takes at most two gigabytes at a time, and less if the disk is about to be full.
        while done < len(data):
            done += os.write(handle, memoryview(data)[done:])
    finally:
        os.close(handle)


def _new(target: str) -> int:
    """Open a new file. Python's own file objects ask the system five things about each file that are known here."""
    return os.open(target, _NEW, 0o666)


def _outside(name: str) -> OutsideSite:
    return OutsideSite(f"`{name}` lies outside the site's folder")
