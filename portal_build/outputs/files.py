"""A file of the site that is no page."""

from __future__ import annotations

from typing import Any

from pydantic_core import to_json

from portal_build.values import value


@value
class File:
    """A file to be written."""

    path: str
    """Relative to the site's folder."""
    data: bytes
    """What stands in it."""


def for_browsers(data: Any) -> bytes:
    """Data as JSON for our own scripts, in as few bytes as can be."""
    return to_json(data)
