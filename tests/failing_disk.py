"""A disk on which the n-th thing that is written fails."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

WRITING = ("replace", "rename", "mkdir", "fsync", "chmod")


class FailingDisk:
    """Counts what is written, and lets one of it fail, or all from that one on."""

    def __init__(self, patch: pytest.MonkeyPatch, fails: int | None = None, for_good: bool = False) -> None:
        self.fails = fails
        self.for_good = for_good
        self.count = 0
        for name in WRITING:
            patch.setattr(os, name, self._counted(getattr(os, name)))
        opened = Path.open
        patch.setattr(Path, "open", lambda path, mode="r", *args, **options: (self._counted(opened) if mode[0] in "wxa" else opened)(path, mode, *args, **options))

    def _counted(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def counted(first: Any, *args: Any, **options: Any) -> Any:
            number, self.count = self.count, self.count + 1
            if self.fails is not None and (number == self.fails or self.for_good and number > self.fails):
                raise OSError(28, "No space left on device", str(first))
            return function(first, *args, **options)

        return counted
