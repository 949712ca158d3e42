"""The results as Markdown: for the terminal, and for docs/benchmarks.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.bench.bout import Result, times
from tests.bench.contenders import HUGO, MATERIAL, PORTAL
from tests.bench.machine import describe_machine
from tests.bench.markdown import table
from tests.bench.measure import MEMORY

START, END = "<!-- results: written by `make bench` -->", "<!-- end of results -->"
"""Between these lines of the page the results stand; what is around them is written by hand."""

_TIMES_OF_PEERS = {MATERIAL.name: 0.15, HUGO.name: 1.5}
_GROWTH = 1.1
_PEAK_MB = 1_500


@dataclass(frozen=True)
class Target:
    """One thing to reach."""

    what: str
    """Measure and limit."""
    limit: float
    """The most that it may be."""
    measured: float
    """What it was."""
    unit: str
    """Stands behind both numbers."""

    @property
    def reached(self) -> bool:
        """Whether it was reached."""
        return self.measured <= self.limit


def report(results: Sequence[Result]) -> str:
    """Builds, targets and machine."""
    builds = ["Pages", "Generator", "Seconds", "CPU seconds", f"Peak MB ({MEMORY})", "Site MB", "Files", "portal-build takes"]
    parts = [
        table(builds, [_row(result, results) for result in results], numbers=(0, 2, 3, 4, 5, 6, 7)),
        table(["Target", "Limit", "Measured", "Reached"], [_verdict(target) for target in targets_of(results)], numbers=(1, 2)),
        table(["Machine", ""], list(describe_machine())),
    ]
    return "\n\n".join(parts)


def targets_of(results: Sequence[Result]) -> Iterator[Target]:
    """The targets that these results say something about."""
    sizes = sorted({result.pages for result in results})
    small, large = sizes[0], sizes[-1]
    at = {(result.contender.name, result.pages): result for result in results}
    ours = at[PORTAL.name, large]
    for peer in (MATERIAL, HUGO):
        if theirs := at.get((peer.name, large)):
            what = f"Time at {large:,} pages, in times of {peer.label}"
            yield Target(what, _TIMES_OF_PEERS[peer.name], times(ours, theirs), " ×")
    if small != large:
        growth = ours.seconds / at[PORTAL.name, small].seconds
        yield Target(f"Growth of the time from {small:,} to {large:,} pages", _GROWTH * large / small, growth, " ×")
    yield Target(f"Peak memory of all processes at {large:,} pages", _PEAK_MB, ours.peak_bytes / 1e6, " MB")


def _row(result: Result, results: Sequence[Result]) -> tuple[str, ...]:
    ours = next(one for one in results if one.contender is PORTAL and one.pages == result.pages)
    last = result.builds[-1]
    return (
        f"{result.pages:,}",
        result.contender.label,
        f"{result.seconds:,.1f}",
        f"{result.cpu_seconds:,.1f}",
        f"{result.peak_bytes / 1e6:,.0f}",
        f"{last.site_bytes / 1e6:,.0f}",
        f"{last.files:,}",
        "" if result is ours else f"{_number(times(ours, result))} × as long",
    )


def _verdict(target: Target) -> tuple[str, ...]:
    limit, measured = (f"{_number(value)}{target.unit}" for value in (target.limit, target.measured))
    return target.what, f"≤ {limit}", measured, "yes" if target.reached else "**no**"


def _number(value: float) -> str:
    """Three digits, or more for what is large."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
