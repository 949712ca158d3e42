"""Doing the same to many files at once, patiently."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import islice
from time import sleep
from typing import TypeVar

WORKERS = 8
"""How many files are on their way at once."""

_FINAL = (PermissionError, FileNotFoundError, NotADirectoryError, IsADirectoryError, FileExistsError, NotImplementedError, TypeError, ValueError)
"""What will not be otherwise a moment later."""
_NO_CREDENTIALS = ("NoCredentialsError", "PartialCredentialsError", "ProfileNotFound", "TokenRetrievalError")
"""The same, by names in a library that may not be installed."""

Result = TypeVar("Result")
Item = TypeVar("Item")


class NotPublished(Exception):
    """The site could not be published, or not all of it; the message says why and what to do."""


def patiently(work: Callable[[], Result], what: str, pauses: Iterable[float] = ()) -> Result:
    """Do something over a network that may fail for a moment; after each failure comes a pause of so many seconds.

    Raises NotPublished with the reason of the last try.
    """
    left = iter(pauses)
    while True:
        try:
            return work()
        except NotPublished:
            raise
        except Exception as error:
            # Every store's library has errors of its own, with nothing in common but this.
            final = isinstance(error, _FINAL) or type(error).__name__ in _NO_CREDENTIALS
            pause = None if final else next(left, None)
            if pause is None:
                raise NotPublished(f"{what}: {_reason(error)}") from error
        sleep(pause)


def for_each(items: Iterable[Item], work: Callable[[Item], object], done: Callable[[Item], object], workers: int = WORKERS) -> None:
    """Do the work for each item in threads; `done` is told of each in this thread. After the first failure nothing more is begun.

    Raises what the work raised, once all that was begun has ended and `done` knows of it.
    """
    waiting = iter(items)
    running: dict[Future[object], Item] = {}
    with ThreadPoolExecutor(workers) as pool:
        try:
            while True:
                running |= {pool.submit(work, item): item for item in islice(waiting, 2 * workers - len(running))}
                if not running:
                    return
                for ended in wait(running, return_when=FIRST_COMPLETED).done:
                    item = running.pop(ended)
                    ended.result()
                    done(item)
        except BaseException:
            # A failure, or Ctrl+C. What has begun is let finish, since it will be there.
            pool.shutdown(wait=True, cancel_futures=True)
            for ended, item in running.items():
                if not ended.cancelled() and ended.exception() is None:
                    done(item)
            raise


def _reason(error: Exception) -> str:
    text = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return " ".join((text or type(error).__name__).split())
