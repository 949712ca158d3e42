"""What the threads of a preview share: what is shown now, and whom to tell when it changes."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from secrets import token_hex
from threading import Condition, Lock

from portal_build.preview.answers import Answers
from portal_build.preview.problem_views import Problems
from portal_build.preview.reading import Reading


@dataclass(frozen=True)
class Shown:
    """A portal as it stood at one moment, ready to be asked."""

    version: str
    """Names the moment."""
    reading: Reading
    """What was read."""
    problems: Problems
    """What is wrong with it."""
    answers: Answers | None
    """The files of its site; None if the settings never were right."""
    assets: int
    """Grows whenever a file of the theme or of an entry may have changed, which pages only name."""


@dataclass
class State:
    """What is shown now."""

    shown: Shown | None = None
    """The last state of the portal that was read; None until there is one."""
    trouble: str = ""
    """Why the portal could not be read when it was last saved; empty if it could."""
    search: dict[str, str] = field(default_factory=dict)
    """Language -> `building`, `failed`, or `ready` with the number of times that it was."""
    stopped: bool = False
    """Whether the preview is at its end."""
    making: Lock = field(default_factory=Lock)
    """Held by whoever makes a page: one at a time."""
    _changed: Condition = field(default_factory=Condition)
    _first: str = field(default_factory=lambda: token_hex(4))
    _count: int = 0

    def next_version(self) -> str:
        """A name for the next state, which no other run of the preview gives to one of its own."""
        self._count += 1
        return f"{self._first}-{self._count}"

    def show(self, shown: Shown) -> None:
        """From now on, this is shown."""
        with self._changed:
            self.shown, self.trouble = shown, ""
            self._changed.notify_all()

    def fail(self, why: str) -> None:
        """The portal could not be read; what was shown stays."""
        with self._changed:
            self.trouble = why
            self._changed.notify_all()

    def searchable(self, language: str, how: str) -> None:
        """The search of a language is now in another state."""
        with self._changed:
            self.search = {**self.search, language: how}
            self._changed.notify_all()

    def stop(self) -> None:
        """Let everybody go who waits."""
        with self._changed:
            self.stopped = True
            self._changed.notify_all()

    def told(self) -> str:
        """What open pages are told, as JSON."""
        version = self.shown.version if self.shown else ""
        return json.dumps({"version": " ".join(filter(None, (version, self.trouble))), "search": self.search})

    def news(self, heard: str, seconds: float) -> str | None:
        """What open pages are told once it differs from what they heard; None if it did not in that time, or at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self.stopped or self.told() != heard, timeout=seconds)
            told = self.told()
        return told if told != heard and not self.stopped else None
