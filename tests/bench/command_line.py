"""What the command lines of the benchmarks share."""

from __future__ import annotations

import sys
from pathlib import Path


def folder(text: str) -> Path:
    """The folder that an option names, wherever the command goes afterwards."""
    return Path(text).resolve()


def say(line: str) -> None:
    """Tell how far it is, beside the results."""
    print(line, file=sys.stderr, flush=True)
