# `functools.lru_cache` keeps account of what was asked for last, which takes three times as long as the looking up itself. That
# matters where something is asked for hundreds of times for each page.
"""What was worked out once, by what it was worked out from."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
Made = TypeVar("Made")


class Table(dict[Key, Made]):
    """`table[key]` is what a function makes of the key. A table that is full is begun anew."""

    def __init__(self, make: Callable[[Key], Made], most: int) -> None:
        """`most` is how many keys it holds at a time."""
        super().__init__()
        self._make, self._most = make, most

    def __missing__(self, key: Key) -> Made:
        if len(self) >= self._most:
            self.clear()
        made = self[key] = self._make(key)
        return made
