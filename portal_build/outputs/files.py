"""A file of the site that is no page."""

from __future__ import annotations

import json
from typing import Any

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
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
