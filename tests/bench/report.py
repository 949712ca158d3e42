"""The results as Markdown: for the terminal, and for docs/benchmarks.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.bench.bout import Result, times
from tests.bench.contenders import HUGO, MATERIAL, NOTHING, ONE_TEXT, PORTAL
from tests.bench.machine import describe_machine
from tests.bench.markdown import table
from tests.bench.measure import MEMORY

START, END = "<!-- results: written by `make bench` -->", "<!-- end of results -->"
"""Between these lines of the page the results stand; what is around them is written by hand."""

_TIMES_OF_PEERS = {MATERIAL.name: (0.15, 0.1), HUGO.name: (1.5, 0.8)}
_GROWTH = 1.1, 1.05
"""In times of the growth of the portal: from the smallest size to the next, and from there."""
_PEAK_MB = {10_000: 1_500, 40_000: 3_000}
_STEPS = {NOTHING: 0.05, ONE_TEXT: 0.25}
"""In times of the build from nothing."""
_CHECK = 0.25
"""In times of Hugo alone."""


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
    """Builds, what comes after them, targets and machine."""
    builds = ["Pages", "Generator", "Seconds", "CPU seconds", f"Peak MB ({MEMORY})", "Site MB", "Files", "portal-build takes"]
    parts = [
        table(builds, [_row(result, results) for result in results], numbers=(0, 2, 3, 4, 5, 6, 7)),
        table(["Pages", "portal-build, once the site is built", "Seconds", "CPU seconds", "Of the first build"], list(_steps(results)), numbers=(0, 2, 3, 4)),
        table(["Target", "Limit", "Measured", "Reached"], [_verdict(target) for target in targets_of(results)], numbers=(1, 2)),
        table(["Machine", ""], list(describe_machine())),
    ]
    return "\n\n".join(parts)


def targets_of(results: Sequence[Result]) -> Iterator[Target]:
    """The targets that these results say something about."""
    sizes = sorted({result.pages for result in results})
    at = {(result.contender.name, result.pages): result for result in results}
    for pages in sizes[-2:] if len(sizes) > 1 else sizes:
        ours = at[PORTAL.name, pages]
        for peer in (MATERIAL, HUGO):
            if theirs := at.get((peer.name, pages)):
                for limit in _TIMES_OF_PEERS[peer.name]:
                    yield Target(f"Time at {pages:,} pages, in times of {peer.label}", limit, times(ours, theirs), " ×")
        for step, cost in ours.builds[-1].steps:
            if step.label in _STEPS:
                yield Target(f"{step.label} at {pages:,} pages, in times of the first build", _STEPS[step.label], cost.seconds / ours.builds[-1].cost.seconds, " ×")
            elif hugo := at.get((HUGO.name, pages)):
                yield Target(f"{step.label} at {pages:,} pages, in times of Hugo alone", _CHECK, cost.seconds / hugo.builds[-1].cost.each[0], " ×")
    for growth, small, large in zip((_GROWTH[0], *[_GROWTH[1]] * len(sizes)), sizes, sizes[1:], strict=False):
        grown = at[PORTAL.name, large].seconds / at[PORTAL.name, small].seconds
        yield Target(f"Growth of the time from {small:,} to {large:,} pages", growth * large / small, grown, " ×")
    for pages, limit in _PEAK_MB.items():
        if (ours := at.get((PORTAL.name, pages))) and ours.peak_bytes:
            yield Target(f"Peak memory of all processes at {pages:,} pages", limit, ours.peak_bytes / 1e6, " MB")


def _steps(results: Sequence[Result]) -> Iterator[tuple[str, ...]]:
    for result in results:
        for step, cost in result.builds[-1].steps:
            share = cost.seconds / result.builds[-1].cost.seconds
            yield f"{result.pages:,}", step.label, f"{cost.seconds:,.2f}", f"{cost.cpu_seconds:,.2f}", f"{_number(share)} ×"


def _row(result: Result, results: Sequence[Result]) -> tuple[str, ...]:
    ours = next(one for one in results if one.contender is PORTAL and one.pages == result.pages)
    last = result.builds[-1]
    return (
        f"{result.pages:,}",
        result.contender.label,
        f"{result.seconds:,.1f}",
        f"{result.cpu_seconds:,.1f}",
        f"{result.peak_bytes / 1e6:,.0f}" if result.peak_bytes else "",
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
