# Looking at texts takes most of the time, and what is wrong with one says nothing of the others. So a second process, which
# begins with all that this one has read, looks at half of them. It must be a fork: to hand over a portal takes longer.
"""Checks by two processes."""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

from portal_build.catalogue import Catalogue
from portal_build.diagnostics import Diagnostic
from portal_build.model.entry import Content
from portal_build.recall import Afresh, Find

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
    """Whether two processes are quicker, and this one may fork: it has no threads."""
    return len(catalogue.entries) >= _WORTH_IT_FROM and sys.platform == "linux" and threading.active_count() == 1


def by_halves(content: Content, here: Look, there: Look) -> list[Diagnostic]:
    """What `here` finds with one half of the texts, and `there`, in another process, with the other."""
    every = [entry for entries in (content.entries, content.set_aside) for entry in entries]
    mine, theirs = (frozenset(id(thing) for entry in every[start::2] for thing in (entry, *entry.texts.values())) for start in (0, 1))
    context = multiprocessing.get_context("fork")
    answer, question = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(question, answer, there, Half(theirs)), daemon=True)
    process.start()
    question.close()
    try:
        found = here(Half(mine))
        try:
            return found + answer.recv()
        except (EOFError, OSError):
            # It was ended from outside, perhaps while it told; what it has not done is done here.
            return found + there(Half(theirs))
    except BaseException:
        process.kill()
        raise
    finally:
        answer.close()
        process.join()


def _send(question: Connection, answer: Connection, there: Look, half: Half) -> None:
    # Whoever presses Ctrl-C speaks to the process that began, and that ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    # As long as anybody holds the other end, this waits until it is read, even if that is this process itself.
    answer.close()
    with question, suppress(BrokenPipeError):
        question.send(there(half))
