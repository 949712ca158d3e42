# To hand over a portal takes longer than most of what is done with it. So a second process is a fork, which begins with all that
# this one has read; only what it finds out is handed over.
"""A second process like this one, which does a part of the work."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Generic, TypeVar

Result = TypeVar("Result")


def may_fork() -> bool:
    """Whether this process may have a twin: only where forks are safe, and if it has no threads."""
    return sys.platform == "linux" and threading.active_count() == 1 and len(os.sched_getaffinity(0)) > 1


class Twin(Generic[Result]):
    """Does something meanwhile. For use with `with`: at its end, the process has ended as well."""

    def __init__(self, work: Callable[[], Result]) -> None:
        """`work` is what it does, from now on."""
        self._work = work
        context = multiprocessing.get_context("fork")
        self._answer, telling = context.Pipe(duplex=False)
        self._process = context.Process(target=_send, args=(telling, self._answer, work), daemon=True)
        self._process.start()
        telling.close()

    def __enter__(self) -> Twin[Result]:
        return self

    def result(self) -> Result:
        """What its work gave, once that is done; if it was ended from outside, the work is done here."""
        try:
            found: Result = self._answer.recv()
        except (EOFError, OSError):
            # Perhaps it was ended while it told.
            return self._work()
        return found

    def __exit__(self, failure: type[BaseException] | None, *_: BaseException | TracebackType | None) -> None:
        if failure:
            self._process.kill()
        self._answer.close()
        self._process.join()


def _send(telling: Connection, answer: Connection, work: Callable[[], Result]) -> None:
    # Whoever presses Ctrl-C speaks to the process that began, and that ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    # As long as anybody holds the other end, this waits until it is read, even if that is this process itself.
    answer.close()
    with telling, suppress(BrokenPipeError):
        telling.send(work())
