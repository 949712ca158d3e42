"""A file of the site that is no page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class File:
    """A file to be written."""

    path: str
    """Relative to the site's folder."""
    data: bytes
    """What stands in it."""
