"""What a place must be able to do that a site is published to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class NoPlace(Exception):
    """There is no such place to publish to; the message says why and what to do."""


@dataclass(frozen=True)
class Served:
    """How a file is to be served, for places that remember it."""

    type: str
    """Media type."""
    cache: str
    """Cache class."""
    encoding: str = ""
    """Content coding, such as `br`; empty for a file as it is."""


class Place(Protocol):
    """A folder, or whatever else holds files by path; paths are relative, with `/`. Every method raises OSError, or what its library raises."""

    serves_encodings: bool
    """Whether compressed files beside the others are of use there."""
    pauses: tuple[float, ...]
    """Seconds to wait after each failure to change something before trying again; none where it will fail again."""

    def read(self, path: str) -> bytes | None:
        """A whole file; None where there is none."""

    def write(self, path: str, data: bytes, served: Served) -> None:
        """Put a file there, in place of what there may be."""

    def delete(self, path: str) -> None:
        """Take a file away; nothing happens where there is none."""

    def is_empty(self) -> bool:
        """Whether nothing at all is there."""
