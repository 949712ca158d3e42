"""Time and memory of commands with all the processes that they start."""

from __future__ import annotations

import resource
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import psutil

INTERVAL = 0.1
"""Seconds between two looks at the memory."""

_PSS = Path("/proc/self/smaps_rollup").exists()
MEMORY = "PSS" if _PSS else "RSS"
"""What is summed over the processes: PSS counts a page that several of them share once, RSS counts it for each of them."""


class BuildFailed(Exception):
    """A command ended with an error, or without the pages it should have written."""


@dataclass(frozen=True)
class Cost:
    """What commands run one after the other cost."""

    seconds: float
    """On the clock, from the start of the first to the end of the last."""
    cpu_seconds: float
    """On all processors together."""
    peak_bytes: int
    """The most memory that all processes held at one moment."""
    each: tuple[float, ...] = ()
    """Seconds of each command."""


def measure(commands: Sequence[Sequence[str]], folder: Path, environment: Mapping[str, str], log: Path, well: Sequence[int] = (0,)) -> Cost:
    """Run `commands` in `folder`. What they print goes to the file `log`; `well` are the exit statuses of those that did their work.

    Raises BuildFailed as soon as one of them fails.
    """
    before, start, peak = _cpu_seconds(), time.perf_counter(), 0
    each = []
    with log.open("w", encoding="utf-8") as output:
        for command in commands:
            began = time.perf_counter()
            code, most = _run(command, folder, environment, output)
            each.append(time.perf_counter() - began)
            if code not in well:
                raise BuildFailed(f"{' '.join(command)} failed; the end of what it printed:\n{_tail(log)}")
            peak = max(peak, most)
    return Cost(time.perf_counter() - start, _cpu_seconds() - before, peak, tuple(each))


def _run(command: Sequence[str], folder: Path, environment: Mapping[str, str], output: IO[str]) -> tuple[int, int]:
    """Run one command: its exit status, and the peak of its memory in bytes."""
    process = subprocess.Popen(
        command, cwd=folder, env=dict(environment), stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
    )
    sampler = _Sampler(process.pid)
    sampler.start()
    try:
        code = process.wait()
    finally:
        sampler.stop()
        if process.poll() is None:
            sampler.kill()
    return code, sampler.peak


class _Sampler(threading.Thread):
    """Watches a process and all that descend from it."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self._root = psutil.Process(pid)
        self._known: dict[int, psutil.Process] = {pid: self._root}
        self._ended = threading.Event()

    def run(self) -> None:
        while not self._ended.is_set():
            self.peak = max(self.peak, self._sample())
            self._ended.wait(INTERVAL)

    def stop(self) -> None:
        """End the watch and wait for it to have ended."""
        self._ended.set()
        self.join()

    def kill(self) -> None:
        """End what is still running; for a benchmark that is broken off."""
        for process in self._known.values():
            with suppress(psutil.Error):
                process.kill()

    def _sample(self) -> int:
        # Descendants are remembered: one whose parent has ended is still part of the build.
        with suppress(psutil.Error):
            self._known.update({child.pid: child for child in self._root.children(recursive=True)})
        total = 0
        for pid, process in list(self._known.items()):
            try:
                total += _memory(process)
            except (psutil.Error, OSError):
                del self._known[pid]
        return total


def _memory(process: psutil.Process) -> int:
    if not _PSS:
        return process.memory_info().rss
    for line in Path(f"/proc/{process.pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0


def _cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _tail(log: Path, lines: int = 20) -> str:
    return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])
