"""A change of several files, thought out before anything is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from portal_build.editing.write_together import Change


class Refused(Exception):
    """What was asked for would spoil something, or is done already; the message says what."""


@dataclass(frozen=True)
class Plan:
    """What is to be written."""

    changes: Mapping[Path, Change]
    """Files with the content that they have and are to have."""
    said: tuple[str, ...]
    """What is done, a line for each file."""
    move: tuple[Path, Path] | None = None
    """A folder and its new name, given to it at the end."""
