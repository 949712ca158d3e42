"""Where the time of a build went."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

if sys.platform != "win32":
    import resource


@dataclass
class Stopwatch:
    """What each stage of a build took, and what it found done already."""

    stages: list[tuple[str, float, float]] = field(default_factory=list)
    """Name, seconds on the clock, and seconds that this process and those that ended meanwhile have worked."""
    counts: dict[str, list[int]] = field(default_factory=dict)
    """Of what, how many were made, and how many were kept from earlier builds."""

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Take the time of what is done in the block."""
        clock, worked = time.perf_counter(), _worked()
        try:
            yield
        finally:
            self.stages.append((name, time.perf_counter() - clock, _worked() - worked))

    def count(self, what: str, kept: bool, number: int = 1) -> None:
        """Count something that was made, or kept from earlier builds."""
        self.counts.setdefault(what, [0, 0])[kept] += number

    def tell(self, say: Callable[[str], None]) -> None:
        """Tell it, line by line."""
        say(f"{'Stage':<38}{'seconds':>9}{'CPU':>9}")
        for name, seconds, worked in [*self.stages, ("in all", sum(one for _, one, _ in self.stages), sum(one for *_, one in self.stages))]:
            say(f"{name:<38}{seconds:>9.2f}{worked:>9.2f}")
        for what, (made, kept) in self.counts.items():
            say(f"{what}: {made:,} made, {kept:,} kept from earlier builds")


def _worked() -> float:
    if sys.platform == "win32":
        return time.process_time()
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)
