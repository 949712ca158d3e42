# Looking at texts takes most of the time, and what is wrong with one says nothing of the others.
"""Checks by two processes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any

from portal_build.catalogue import Catalogue
from portal_build.diagnostics import Diagnostic
from portal_build.model.entry import Content
from portal_build.recall import Afresh, Find
from portal_build.twin import Twin, may_fork

_WORTH_IT_FROM = 500
"""Entries."""

Look = Callable[[Afresh], list[Diagnostic]]
"""Does all checks, or some; asks about texts and entries through what it is given."""


class Half(Afresh):
    """Answers about half of the texts and entries, and nothing about the others."""

    def __init__(self, things: Collection[int]) -> None:
        """`things`: which, by their identity."""
        super().__init__()
        self._things = things

    def __call__(self, find: Find, thing: Any, *given: Any, depends_on: Callable[[], Any] = lambda: None, unless_any: bool = False) -> Iterable[Any]:  # noqa: ARG002
        """What `find(thing, *given)` gives, if the thing is one of them."""
        return find(thing, *given) if id(thing) in self._things else ()


def worth_it(catalogue: Catalogue) -> bool:
    """Whether two processes are quicker."""
    return len(catalogue.entries) >= _WORTH_IT_FROM and may_fork()


def by_halves(content: Content, here: Look, there: Look) -> list[Diagnostic]:
    """What `here` finds with one half of the texts, and `there`, in another process, with the other."""
    every = [entry for entries in (content.entries, content.set_aside) for entry in entries]
    mine, theirs = (frozenset(id(thing) for entry in every[start::2] for thing in (entry, *entry.texts.values())) for start in (0, 1))
    with Twin(lambda: there(Half(theirs))) as twin:
        return here(Half(mine)) + twin.result()
