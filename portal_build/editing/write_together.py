# What an editor has on disk is worth more than what we have to write. So everything is written beside it first; only then do
# names change, which needs no room on the disk, and if one cannot be changed, those changed before it are changed back.
"""Several files at once: all of them are written, or nothing is."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


class NotWritten(Exception):
    """Nothing was changed; the message says why."""


class _NotPutBack(NotWritten):
    """Some files hold their new content and some their old."""


@dataclass(frozen=True)
class Change:
    """New content for a file."""

    before: bytes
    """What it held when the change was thought out."""
    after: bytes
    """What it is to hold."""


def write_folder(content: Path, folder: Path, files: Mapping[str, bytes]) -> None:
    """A new folder two levels below `content`, with files by name. Raises NotWritten."""
    with _plainly():
        if os.path.lexists(folder):
            raise NotWritten(f"{folder} is there already")
        _inside(content, folder.parent)
        made = not folder.parent.exists()
        try:
            if made:
                folder.parent.mkdir()
            with _aside(content) as aside:
                (aside / "new").mkdir()
                for name, data in files.items():
                    _write(aside / "new" / name, data)
                (aside / "new").rename(folder)
        except BaseException:
            if made and folder.parent.is_dir():
                folder.parent.rmdir()
            raise


def write_all(content: Path, changes: Mapping[Path, Change], move: tuple[Path, Path] | None = None) -> None:
    """New content for files below `content`, and then a new name for a folder, `(old, new)`. Raises NotWritten."""
    with _plainly(), _aside(content) as aside:
        staged = [_stage(content, path, change, aside / str(number)) for number, (path, change) in enumerate(changes.items())]
        if move and os.path.lexists(move[1]):
            raise NotWritten(f"{move[1]} is there already")
        done: list[tuple[Path, Path]] = []
        try:
            for path, folder in staged:
                done.append((path, folder / "old"))
                os.replace(folder / "new", path)
            if move:
                move[0].rename(move[1])
        except BaseException:
            _put_back(done, aside)
            raise


def _put_back(done: list[tuple[Path, Path]], aside: Path) -> None:
    lost = []
    for path, old in reversed(done):
        try:
            os.replace(old, path)
        except OSError:
            lost.append(str(path))
    if lost:
        raise _NotPutBack(f"{', '.join(lost)} could not be changed back; what stood there before is kept below {aside}")


def _stage(content: Path, path: Path, change: Change, folder: Path) -> tuple[Path, Path]:
    """The new and the old content of a file, written aside."""
    _inside(content, path)
    if not os.access(path, os.W_OK):
        raise NotWritten(f"{path} must not be written to; check its permissions")
    if path.read_bytes() != change.before:
        raise NotWritten(f"{path} was changed meanwhile; try again")
    folder.mkdir()
    for name, data in (("new", change.after), ("old", change.before)):
        _write(folder / name, data)
        shutil.copymode(path, folder / name)
    return path, folder


def _inside(content: Path, path: Path) -> None:
    """Refuse what a symbolic link leads elsewhere."""
    below = path.relative_to(content)
    if Path(os.path.realpath(path)) != Path(os.path.realpath(content)) / below:
        raise NotWritten(f"{path} is a symbolic link, or lies behind one")


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _aside(content: Path) -> Iterator[Path]:
    """A folder on the same disk whose name the portal passes over; gone in the end, unless it holds what could not be put back."""
    folder = content / f".portal-{secrets.token_hex(4)}"
    folder.mkdir()
    try:
        yield folder
    except _NotPutBack:
        raise
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _plainly() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise NotWritten(f"{error.filename or 'a file'} cannot be written: {error.strerror or error}") from error
