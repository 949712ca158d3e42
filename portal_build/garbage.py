"""What Python looks for now and then: things that nothing refers to but each other."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


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
