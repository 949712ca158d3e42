"""Where the parts of a portal lie on this machine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

_WRITTEN = date(2026, 1, 1)
"""There was no such program before that day."""


class ClockWrong(Exception):
    """The machine's clock cannot be right; the message says why and what to do."""


def day_by_the_clock() -> date:
    """Today. Raises ClockWrong: for a clock that begins again at 1970, nothing would be published yet, and all would be left out."""
    day = date.today()
    if day < _WRITTEN:
        raise ClockWrong(f"by the clock of this machine it is {day}, which cannot be. Set the clock, or name the day with --today.")
    return day


@dataclass(frozen=True)
class Project:
    """A portal on this machine, as its settings describe it."""

    content: Path
    """The folder with the entries."""
    theme: Path
    """The folder of the portal's own theme."""
    further: tuple[Path, ...] = ()
    """Folders of the themes that it lies over, nearest first: icons come from there."""
    today: date | None = None
    """The day for which pages are made; None for the day on which somebody looks at them."""
    pdf: bool = True
    """Whether guidelines and publications are offered as PDF, where the machine can make them."""

    @property
    def folder(self) -> Path:
        """The folder that messages about files start from."""
        return self.content.parent

    @property
    def forms(self) -> Path:
        """The folder of the browser forms; it need not be there."""
        return self.folder / "admin"
