# An editor's file is the only copy of somebody's work. So the new bytes are complete on the disk before the old ones are touched,
# and taking the place of a file is one step of the file system: whenever the power fails, there is the old file or the new one.
"""Writing editors' files: whole or not at all, several together or none."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from secrets import token_hex


class NotWritten(OSError):
    """A file could not be written, and all are as before; the message says which and why."""


def write_file(path: Path, data: bytes) -> None:
    """Put `data` into a file, new or not; the file keeps its permissions. Raises NotWritten."""
    write_files({path: data})


def write_files(files: Mapping[Path, bytes | None]) -> None:
    """Write several files, `None` for one that is to go; where one cannot be written, all others are as they were before.

    Missing folders are made. Symbolic links and what is no ordinary file are refused. Raises NotWritten.
    """
    writing = _Writing()
    path = Path()
    try:
        for path, data in files.items():
            writing.prepare(path, data)
        for path in files:
            writing.replace(path)
    except OSError as error:
        lost = writing.undo()
        rest = "".join(f" What was in {place} is now in {copy}." for place, copy in lost.items()) or " Nothing was changed."
        raise NotWritten(f"{path} could not be written: {error.strerror or error}.{rest}") from None
    except BaseException:
        writing.undo()
        raise
    writing.finish()


class _Writing:
    """Files on their way; each lies beside its place under a name that the portal's reader passes over."""

    def __init__(self) -> None:
        self.new: dict[Path, Path] = {}
        """Place -> where its new bytes lie until they take it."""
        self.old: dict[Path, Path] = {}
        """Place -> where its old bytes lie, complete."""
        self.beside: list[Path] = []
        """All that may have to be cleared away."""
        self.folders: list[Path] = []
        """Folders that were made."""

    def prepare(self, path: Path, data: bytes | None) -> None:
        """Everything that can fail for want of space or permission; the file itself is not touched."""
        there = _state(path)
        if there:
            self.old[path] = _keep(path, self._beside(path))
        if data is not None:
            self._make_folder(path.parent)
            self.new[path] = _write(self._beside(path), data, stat.S_IMODE(there.st_mode) if there else None)

    def replace(self, path: Path) -> None:
        """Put the new bytes in the place of the old."""
        if path in self.new:
            os.replace(self.new[path], path)
        elif path in self.old:
            os.unlink(path)
        _settle(path.parent)

    def undo(self) -> dict[Path, Path]:
        """Put everything back. What could not be put back stays where it lies: place -> where."""
        lost = {}
        for path, new in self.new.items():
            if path not in self.old and not new.exists():
                with suppress(OSError):
                    path.unlink(missing_ok=True)
        for path, old in self.old.items():
            try:
                os.replace(old, path)
            except OSError:
                lost[path] = old
        self.beside = [path for path in self.beside if path not in lost.values()]
        self.finish()
        for folder in reversed(self.folders):
            with suppress(OSError):
                folder.rmdir()
        return lost

    def finish(self) -> None:
        """Clear away what lies beside the files."""
        for path in self.beside:
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def _beside(self, path: Path) -> Path:
        self.beside.append(path.with_name(f".{path.name[:100]}.{token_hex(8)}.part"))
        return self.beside[-1]

    def _make_folder(self, folder: Path) -> None:
        if not folder.is_dir():
            self._make_folder(folder.parent)
            folder.mkdir()
            self.folders.append(folder)


def _state(path: Path) -> os.stat_result | None:
    """What is known of an ordinary file that may be written; None where there is nothing."""
    try:
        there = os.lstat(path)
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(there.st_mode):
        raise OSError("it is a symbolic link" if stat.S_ISLNK(there.st_mode) else "it is not an ordinary file")
    if not os.access(path, os.W_OK):
        raise OSError("it is protected against writing")
    return there


def _keep(path: Path, copy: Path) -> Path:
    """A second name for the bytes of a file, or a copy where the file system has no second names."""
    try:
        os.link(path, copy)
    except OSError:
        _write(copy, path.read_bytes(), stat.S_IMODE(os.lstat(path).st_mode))
    return copy


def _write(path: Path, data: bytes, mode: int | None) -> Path:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0), 0o666)
    with open(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(handle)
    if mode is not None:
        os.chmod(path, mode)
    return path


def _settle(folder: Path) -> None:
    """Have the file system remember the change of a folder; not every system can."""
    if hasattr(os, "O_DIRECTORY"):
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
