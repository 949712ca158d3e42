# How much memory processes share the system finds out by going through all their pages, and holds them up meanwhile. To look ten times
# a second took a seventh of a processor, of which a build that uses all of them had that much less. Hence what is watched is not timed.
"""Time and memory of commands with all the processes that they start."""

from __future__ import annotations

import resource
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

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
    """What commands run one after the other cost while nobody watched them."""

    seconds: float
    """On the clock, from the start of the first to the end of the last."""
    cpu_seconds: float
    """On all processors together."""
    each: tuple[float, ...] = ()
    """Seconds of each command."""


def measure(commands: Sequence[Sequence[str]], folder: Path, environment: Mapping[str, str], log: Path, well: Sequence[int] = (0,)) -> Cost:
    """Run `commands` in `folder`. What they print goes to the file `log`; `well` are the exit statuses of those that did their work.

    Raises BuildFailed as soon as one of them fails.
    """
    before, each, ended = _cpu_seconds(), [], time.perf_counter()
    for _ in _run(commands, folder, environment, log, well):
        began, ended = ended, time.perf_counter()
        each.append(ended - began)
    return Cost(sum(each), _cpu_seconds() - before, tuple(each))


def peak_bytes(commands: Sequence[Sequence[str]], folder: Path, environment: Mapping[str, str], log: Path) -> int:
    """Run `commands` as `measure` does: the most memory that all processes held at one moment. Raises BuildFailed."""
    return max(_run(commands, folder, environment, log, (0,), watch=True))


def _run(commands: Sequence[Sequence[str]], folder: Path, environment: Mapping[str, str], log: Path, well: Sequence[int], watch: bool = False) -> Iterator[int]:
    """Run one command after the other: of each, once it has ended, the peak of its memory in bytes if it was watched."""
    with log.open("w", encoding="utf-8") as output:
        for command in commands:
            process = subprocess.Popen(
                command, cwd=folder, env=dict(environment), stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
            )
            watcher = _Watcher(process.pid)
            try:
                while process.poll() is None:
                    if watch:
                        watcher.look()
                    _wait(process, INTERVAL if watch else None)
            finally:
                if process.poll() is None:
                    watcher.kill()
            if process.returncode not in well:
                raise BuildFailed(f"{' '.join(command)} failed; the end of what it printed:\n{_tail(log)}")
            yield watcher.peak


def _wait(process: subprocess.Popen[bytes], seconds: float | None) -> None:
    with suppress(subprocess.TimeoutExpired):
        process.wait(seconds)


class _Watcher:
    """Watches a process and all that descend from it."""

    def __init__(self, pid: int) -> None:
        self.peak = 0
        self._root = psutil.Process(pid)
        self._known: dict[int, psutil.Process] = {pid: self._root}

    def kill(self) -> None:
        """End what is still running; for a benchmark that is broken off."""
        self._look_for_others()
        for process in self._known.values():
            with suppress(psutil.Error):
                process.kill()

    def look(self) -> None:
        """Look once at the memory of all."""
        self._look_for_others()
        self.peak = max(self.peak, self._memory())

    def _look_for_others(self) -> None:
        # Descendants are remembered: one whose parent has ended is still part of the build.
        with suppress(psutil.Error):
            self._known.update({child.pid: child for child in self._root.children(recursive=True)})

    def _memory(self) -> int:
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
