# Where it is safe, workers are forks: they share what this process knows, so a portal of any size need not be copied for
# each. A preview server has threads of its own, and macOS does not fork safely; there they are fresh interpreters, which get
# the same by pickle.
"""Other processes that help: started when there is enough to do, let go of at the end."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import Any, TypeVar

from portal_build.garbage import all_stays, give_back

_WORTH_IT_FROM = 200
"""Fewer texts or pages than this are made faster here than by workers that must start first."""
_BEHIND, _FAR_BEHIND = 5, 10
"""By how much the priorities of heirs and of strangers are lower."""

Job = TypeVar("Job")
Result = TypeVar("Result")


class Workers:
    """The pools of processes of one build."""

    elsewhere = False
    """Whether they may run on other machines, where there is neither the site's folder nor a cache."""

    def __init__(self, may_fork: bool = False, jobs: int = 0) -> None:
        """`may_fork`: whether this process has no threads but those that a build starts; `jobs`: how many may run at a time, by default
        as many as there are processors for this one.
        """
        self.jobs = jobs or available()
        self._method = "fork" if may_fork and sys.platform == "linux" else "spawn"
        self._pools: list[Executor] = []

    @property
    def share_memory(self) -> bool:
        """Whether heirs have what this process has made, rather than a copy of what they are given."""
        return self._method == "fork"

    def worth_it(self, things: int) -> bool:
        """Whether others make that many texts or pages faster than this process alone."""
        return self.jobs > 1 and things >= _WORTH_IT_FROM

    def strangers(self) -> Executor:
        """Fresh processes for work that needs to know nothing of the portal: they take up little memory."""
        return self._pool(self.jobs, "spawn", _settle_as_stranger)

    def heirs(self, begin: Callable[..., None], *given: Any) -> Executor:
        """Processes that know what `begin(*given)` makes of what this one knows."""
        if self.share_memory:
            # To look for garbage in it would also take it out of what is shared.
            give_back()
            all_stays()
        return self._pool(self.jobs, self._method, _settle_as_heir, (begin, *given))

    def _pool(self, size: int, method: str, *first: Any) -> Executor:
        pool = ProcessPoolExecutor(size, multiprocessing.get_context(method), *first)
        self._pools.append(pool)
        return pool

    def stop(self) -> None:
        """Let all processes go; what they have not begun is not done any more."""
        while self._pools:
            self._pools.pop().shutdown(cancel_futures=True)


def _settle() -> None:
    # Whoever presses Ctrl-C speaks to the process that began, and that lets the others go.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    Thread(target=_end_with, args=[multiprocessing.parent_process()], daemon=True).start()
    # Looking for garbage whenever some was made would cost a tenth of the time; `_tidily` does it once a job.
    gc.disable()


def _settle_as_stranger() -> None:
    _step_back(_FAR_BEHIND)
    _settle()


def _step_back(steps: int) -> None:
    # What is waited for first goes first: what only one process can do, such as reading a portal or putting a search together.
    # The others fill the time in which that leaves a processor idle.
    if hasattr(os, "nice"):
        os.nice(steps)


def _end_with(parent: BaseProcess | None) -> None:
    """End this process when the one that began is no more, even if that was killed."""
    if parent:
        wait([parent.sentinel])
        os._exit(1)


def _settle_as_heir(begin: Callable[..., None], *given: Any) -> None:
    _step_back(_BEHIND)
    _settle()
    begin(*given)
    # What was inherited is shared until it is touched, and looking for garbage in it would touch all of it.
    gc.freeze()


def _tidily(make: Callable[[Job], Result], job: Job) -> Result:
    try:
        return make(job)
    finally:
        # Only among what this job has made: what is left of earlier ones is kept on purpose, and walking through it takes long.
        gc.collect(0)


def available() -> int:
    """How many processes can run at a time."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_order(pool: Executor, make: Callable[[Job], Result], jobs: Iterable[Job], ahead: int) -> Iterator[Result]:
    """What `make` gives for each job, in order. At most `ahead` jobs are begun before their turn, and no result is kept."""
    coming: deque[Future[Result]] = deque()
    left = iter(jobs)

    def begin() -> None:
        while len(coming) < ahead and (job := next(left, None)) is not None:
            with warnings.catch_warnings():
                # Python warns of any thread beside a fork; those there are wait for the pools and hold nothing.
                warnings.simplefilter("ignore", DeprecationWarning)
                coming.append(pool.submit(_tidily, make, job))

    def results() -> Iterator[Result]:
        while coming:
            done = coming.popleft().result()
            begin()
            yield done

    begin()
    return results()
