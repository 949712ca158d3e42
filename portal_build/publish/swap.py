# Two renames leave a moment in which there is no site. Linux and macOS can let two folders change places in one step.
"""Puts a folder in the place of another."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

_AT_FDCWD, _RENAME_EXCHANGE, _RENAME_SWAP = -100, 2, 2
_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}
"""What a file system says that cannot let two folders change places."""


def swap(new: Path, place: Path, aside: Path) -> None:
    """Put the folder `new` in the place of the folder `place`, if there is one; that is then where `new` was, or `aside`.

    Raises OSError; then `place` is what it was, or lies `aside` if it could not be put back.
    """
    if not os.path.lexists(place):
        os.rename(new, place)
        return
    try:
        _exchange(new, place)
    except OSError as error:
        if error.errno not in _CANNOT:
            raise
        _in_two_steps(new, place, aside)


def _in_two_steps(new: Path, place: Path, aside: Path) -> None:
    os.rename(place, aside)
    try:
        os.rename(new, place)
    except BaseException:
        os.rename(aside, place)
        raise


def _exchange(one: Path, other: Path) -> None:
    """Let two folders change places in one step. Raises OSError."""
    if not (call := _call()):
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    if call(os.fsencode(one), os.fsencode(other)):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(one), None, str(other))


def _call() -> Callable[[bytes, bytes], int] | None:
    """The system's way of doing so, if it has one."""
    if sys.platform not in ("linux", "darwin"):
        return None
    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "linux" and hasattr(library, "renameat2"):
        return lambda one, other: int(library.renameat2(_AT_FDCWD, one, _AT_FDCWD, other, _RENAME_EXCHANGE))
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        return lambda one, other: int(library.renamex_np(one, other, _RENAME_SWAP))
    return None
