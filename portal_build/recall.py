# `portal serve` looks at the same portal again and again, and between two looks one file of ten thousand has changed.
"""What was found out about things, known for as long as they are the same things."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple


Find = Callable[..., Iterable[Any]]


class _Known(NamedTuple):
    thing: Any
    depends_on: Any
    found: tuple[Any, ...]


class Recall:
    """Asks a function about a thing only if the thing, or what the answer depends on beside it, has changed since the last round.

    A thing is the same if it is the same object: comparing texts would take as long as looking at them.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[Any, int], _Known] = {}
        self._seen: dict[tuple[Any, int], _Known] = {}
        self._around: Any = None
        self._number = 0

    def __call__(
        self, find: Find, thing: Any, *given: Any, depends_on: Callable[[], Any] = lambda: None, unless_any: bool = False
    ) -> Iterable[Any]:
        """What `find(thing, *given)` gives, now or when it was last asked.

        It may depend on nothing but `thing` and what `depends_on` gives. With `unless_any`, that need only be so where it gives
        nothing: anything else is asked for again.
        """
        key, now = (find, id(thing)), depends_on()
        known = self._known.get(key)
        if known is None or known.thing is not thing or known.depends_on != now or (unless_any and known.found):
            # The thing is held as well, so that no other can get its place in memory.
            known = _Known(thing, now, tuple(find(thing, *given)))
        self._seen[key] = known
        return known.found

    def number(self, around: Any) -> int:
        """A number for what many answers depend on, the same as in the last round if that is equal to what it was then.

        Comparing numbers takes no time, however large the thing is.
        """
        if around != self._around:
            self._around, self._number = around, self._number + 1
        return self._number

    def end_round(self) -> None:
        """Let go of things that were not asked about since the last call."""
        self._known, self._seen = self._seen, {}


class Afresh(Recall):
    """Remembers nothing: for those who look only once."""

    def __call__(
        self, find: Find, thing: Any, *given: Any, depends_on: Callable[[], Any] = lambda: None, unless_any: bool = False  # noqa: ARG002
    ) -> Iterable[Any]:
        """What `find(thing, *given)` gives now."""
        return find(thing, *given)

    def number(self, around: Any) -> int:  # noqa: ARG002
        """Always the same."""
        return 0


AFRESH = Afresh()
"""The one that is taken where no other is given."""
