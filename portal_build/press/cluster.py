# The other machines need the same release of this program and nothing of the portal: what they work on, they are sent, and
# what they make comes back. Only the search, and files that hold other files, are made on this machine.
"""Machines that help: a Dask cluster."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from concurrent.futures import Executor, Future
from threading import Lock
from typing import Any
from uuid import uuid4

from portal_build.press.workers import Workers

_PATIENCE = 10
"""Seconds within which a scheduler must answer."""


class NoCluster(Exception):
    """There is no cluster to work with; the message says why and what to do."""


class Cluster(Workers):
    """The workers of a cluster."""

    elsewhere = True

    def __init__(self, address: str) -> None:
        """`address` is that of the scheduler, such as `tcp://10.0.0.5:8786`. Raises NoCluster."""
        try:
            from distributed import Client
        except ImportError:
            raise NoCluster("a cluster needs the extra `cluster`; install `portal-build[cluster]`") from None
        try:
            self._client = Client(address, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise NoCluster(f"the scheduler {address} does not answer: {error}") from error
        threads = sum(one["nthreads"] for one in self._client.scheduler_info(n_workers=-1)["workers"].values())
        if not threads:
            self._client.close()
            raise NoCluster(f"the scheduler {address} has no workers; start some with `dask worker {address}`")
        super().__init__(jobs=max(threads, 2))

    def strangers(self) -> Executor:
        """Workers for what needs to know nothing of the portal."""
        return _Pool(self._client)

    def heirs(self, begin: Callable[..., None], *given: Any) -> Executor:
        """Workers that know what `begin(*given)` makes."""
        return _Pool(self._client, begin, *given)

    def stop(self) -> None:
        """Leave the cluster; what is not begun is not done any more."""
        self._client.close()


class _Pool(Executor):
    def __init__(self, client: Any, begin: Callable[..., None] | None = None, *given: Any) -> None:
        self._executor = client.get_executor(pure=False)
        self._token = uuid4().hex if begin else ""
        # Sent to each worker once, not with each job.
        self._given = client.scatter(pickle.dumps((begin, given)), broadcast=True, hash=False) if begin else None

    def submit(self, do: Callable[..., Any], /, *given: Any, **_: Any) -> Future[Any]:
        if not self._token:
            return self._executor.submit(do, *given)  # type: ignore[no-any-return]
        return self._executor.submit(_as_heir, self._token, self._given, do, given)  # type: ignore[no-any-return]

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._executor.shutdown(wait=wait, cancel_futures=cancel_futures) if cancel_futures else self._executor.shutdown(wait=wait)


class _Heir:
    """What a worker has begun to know; one job at a time uses it."""

    token = ""
    lock = Lock()


def _as_heir(token: str, packed: bytes, do: Callable[..., Any], given: tuple[Any, ...]) -> Any:
    with _Heir.lock:
        if _Heir.token != token:
            begin, known = pickle.loads(packed)
            begin(*known)
            _Heir.token = token
        return do(*given)
