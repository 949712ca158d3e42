# Looking at texts takes most of the time, and what is wrong with one says nothing of the others.
"""Checks by two processes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, TypeVar

from portal_build.model.entry import Entry
from portal_build.recall import Afresh, Find
from portal_build.twin import Twin, may_fork

_WORTH_IT_FROM = 500
"""Entries."""

Found = TypeVar("Found")


class Some(Afresh):
    """Answers about some of the texts and entries, and nothing about the others."""

    def __init__(self, entries: Collection[Entry]) -> None:
        """`entries`: those that it answers about, and about their texts."""
        super().__init__()
        self.entries = entries
        self._things = frozenset(id(thing) for entry in entries for thing in (entry, *entry.texts.values()))
        self._with_answers: set[int] = set()

    def __call__(self, find: Find, thing: Any, *given: Any, depends_on: Callable[[], Any] = lambda: None, unless_any: bool = False) -> Iterable[Any]:  # noqa: ARG002
        """What `find(thing, *given)` gives, if the thing is one of them."""
        if id(thing) not in self._things:
            return ()
        if found := tuple(find(thing, *given)):
            self._with_answers.add(id(thing))
        return found

    @property
    def silent(self) -> list[Entry]:
        """The entries about which, and about whose texts, nothing was answered."""
        return [entry for entry in self.entries if self._with_answers.isdisjoint(id(thing) for thing in (entry, *entry.texts.values()))]


def worth_it(entries: Collection[Entry]) -> bool:
    """Whether two processes are quicker."""
    return len(entries) >= _WORTH_IT_FROM and may_fork()


def by_halves(entries: Sequence[Entry], here: Callable[[Some], Found], there: Callable[[Some], Found]) -> tuple[Found, Found]:
    """What `here` finds about one half of the entries, and `there`, in another process, about the other."""
    mine, theirs = (Some(entries[start::2]) for start in (0, 1))
    with Twin(lambda: there(theirs)) as twin:
        return here(mine), twin.result()
