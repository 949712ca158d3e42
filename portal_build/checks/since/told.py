"""What the history of an entry says that it did not say before."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from portal_build.model.common import Change, ChangeKind, Facts


@dataclass(frozen=True)
class Told:
    """New lines of a history."""

    recorded: bool
    """Whether there is a new line, of any kind."""
    announced: bool
    """Whether there is a new line that readers see, or the entry was withdrawn and says why."""
    claims: frozenset[str]
    """Claims that new lines for readers name."""


def told(old: Facts, new: Facts) -> Told:
    """The new lines. A line that was only put into other words, or given another day, is no new one."""
    fresh = _fresh(old.changes, new.changes, lambda line: True)
    public = _fresh(old.changes, new.changes, _public)
    withdrawn = new.withdrawn is not None and old.withdrawn is None
    return Told(bool(fresh or public) or withdrawn, bool(public) or withdrawn, frozenset(name for line in public for name in line.claims))


def _public(line: Change) -> bool:
    return line.kind is not ChangeKind.MINOR and line.note is not None


def _fresh(old: Iterable[Change], new: Iterable[Change], counts: Callable[[Change], bool]) -> list[Change]:
    """The lines of `new` that no line of `old` has become; only those that count on both sides."""
    rest = [line for line in new if counts(line)]
    missing = [line for line in old if counts(line) and not _take(rest, lambda other, line=line: other == line)]
    for line in missing:
        _take(rest, lambda other, line=line: other.date == line.date) or _take(rest, lambda other: True)
    return rest


def _take(lines: list[Change], fits: Callable[[Change], bool]) -> bool:
    """Take the first line that fits out of the list; whether there was one."""
    for place, line in enumerate(lines):
        if fits(line):
            del lines[place]
            return True
    return False
