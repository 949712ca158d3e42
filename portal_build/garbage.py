"""What is not needed any more: things that nothing refers to but each other, and memory that nothing is in."""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def nothing_to_collect() -> Iterator[None]:
    """Nobody looks for garbage meanwhile. For work that makes many things, all of which are needed or refer to each other in one direction only."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def all_stays() -> None:
    """What there is now stays until the process ends: nobody looks for garbage in it any more."""
    gc.freeze()


def give_back() -> None:
    """Return to the system what memory is free, where that can be asked for: it would count as this process's, and as that of each that it forks."""
    if sys.platform == "linux":
        with suppress(AttributeError):  # another C library than glibc
            ctypes.CDLL(None).malloc_trim(0)
