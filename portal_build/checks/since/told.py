"""What the history of an entry says that it did not say before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

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
    rest: dict[date, list[Change]] = defaultdict(list)
    for line in filter(counts, new):
        rest[line.date].append(line)
    missing = [line for line in filter(counts, old) if not _taken(rest[line.date], line)]
    moved = 0
    for line in missing:
        # Of a day that has lines left, one was put into other words; otherwise one was given another day.
        if rest[line.date]:
            rest[line.date].pop(0)
        else:
            moved += 1
    return [line for lines in rest.values() for line in lines][moved:]


def _taken(lines: list[Change], line: Change) -> bool:
    """Take a line out of the list; whether it was there."""
    there = line in lines
    if there:
        lines.remove(line)
    return there
