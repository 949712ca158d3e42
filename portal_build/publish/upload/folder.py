# A web server reads the folder while it is written. So a file is complete before it takes its name, and the name then changes
# from the old file to the new in one step.
"""A folder that a web server serves."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG

from portal_build.publish.upload.places import Served


class FolderPlace:
    """A folder of this machine, or one that is mounted. The folder itself may be reached by a link; links in it are never followed."""

    serves_encodings = True
    pauses = ()

    def __init__(self, folder: Path) -> None:
        self._root = Path(os.path.realpath(folder))

    @property
    def folder(self) -> Path:
        """Where it really lies."""
        return self._root

    def read(self, path: str) -> bytes | None:
        """See Place."""
        try:
            # Whoever opens a pipe otherwise waits for somebody to write into it.
            handle = os.open(self._inside(path), os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        except (FileNotFoundError, NotADirectoryError):
            return None
        if not S_ISREG(os.fstat(handle).st_mode):
            os.close(handle)
            raise OSError(f"{self._inside(path)} is no ordinary file; remove it")
        with open(handle, "rb") as file:
            return file.read()

    def write(self, path: str, data: bytes, served: Served) -> None:
        """See Place; how the file is served is the web server's business."""
        target = self._inside(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        part = _part(target)
        # What an interrupted run left under this name is of no use, and may be a link by now.
        part.unlink(missing_ok=True)
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o666)
        with open(handle, "wb") as file:
            file.write(data)
        os.replace(part, target)

    def delete(self, path: str) -> None:
        """See Place; folders that are empty then go with it."""
        target = self._inside(path)
        for name in (target, _part(target)):
            # Where a folder has the name now, the file is no longer there.
            if name.is_symlink() or not name.is_dir():
                with suppress(FileNotFoundError, NotADirectoryError):
                    name.unlink()
        folder = target.parent
        while folder != self._root and self._root in folder.parents:
            try:
                folder.rmdir()
            except OSError:
                return
            folder = folder.parent

    def is_empty(self) -> bool:
        """See Place."""
        try:
            return next(self._root.iterdir(), None) is None
        except FileNotFoundError:
            return True

    def _inside(self, path: str) -> Path:
        """Where a file of the site lies; raises OSError if a link leads elsewhere on the way there, or the path does."""
        parts = path.split("/")
        if any(part in ("", ".", "..") for part in parts) or os.path.isabs(path):
            raise OSError(f"`{path}` is no path below the folder")
        folder = self._root
        for part in parts[:-1]:
            folder /= part
            if folder.is_symlink():
                raise OSError(f"{folder} is a link to another place, and links are not followed; remove it")
        return folder / parts[-1]


def _part(target: Path) -> Path:
    """Where a file is written until it is complete: the same name in every run, so that none is left over."""
    return target.with_name(f".{sha256(target.name.encode()).hexdigest()[:16]}.part")
