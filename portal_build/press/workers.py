"""Other processes that help: started when there is enough to do, let go of at the end."""

from __future__ import annotations

import multiprocessing
import os
from concurrent.futures import Executor, ProcessPoolExecutor

_WORTH_IT_FROM = 200
"""Fewer texts or pages than this are made faster here than by workers that must start first."""


class Workers:
    """A pool of processes for one build."""

    def __init__(self) -> None:
        self._pool: Executor | None = None

    def for_many(self, things: int) -> Executor | None:
        """Who makes that many texts or pages; None if this process does it faster alone."""
        if self._pool is None and things >= _WORTH_IT_FROM:
            # Fresh interpreters rather than forks: a preview server has threads, and forking those can hang.
            self._pool = ProcessPoolExecutor(count(), multiprocessing.get_context("spawn"))
        return self._pool

    def stop(self) -> None:
        """Let the processes go; what they have not begun is not done any more."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


def count() -> int:
    """How many processes can run at a time."""
    return os.cpu_count() or 1
