# ext4 is slow to give out again what was freed within the last minutes: a build that makes 126,000 files took a fifth longer after others
# had been deleted. So nothing is deleted before the whole benchmark is done, and what deletes files itself comes last.
"""One comparison: all contenders build the same portal, in turn, each from nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from tests.bench.contenders import Contender, Layout, Step, environment
from tests.bench.measure import BuildFailed, Cost, measure, peak_bytes
from tests.bench.portal_text import PortalText, generate
from tests.bench.vocabulary import LANGUAGES

Say = Callable[[str], None]


@dataclass(frozen=True)
class Build:
    """What one build cost and wrote."""

    cost: Cost
    """Its time."""
    site_bytes: int
    """Size of all files of the site."""
    files: int
    """How many they are."""
    steps: list[tuple[Step, Cost]] = field(default_factory=list)
    """What was done afterwards, and what it cost."""


@dataclass(frozen=True)
class Result:
    """All builds of one contender at one size."""

    contender: Contender
    """Who built."""
    pages: int
    """Entries times languages."""
    builds: tuple[Build, ...]
    """In order."""
    peak_bytes: int = 0
    """The most memory that all processes of one more build held at one moment; 0 if it was not measured."""

    @property
    def seconds(self) -> float:
        """Of the middle build."""
        return median(build.cost.seconds for build in self.builds)

    @property
    def cpu_seconds(self) -> float:
        """Of the middle build."""
        return median(build.cost.cpu_seconds for build in self.builds)


_LONG = 600
"""Seconds from which a build is not repeated: what disturbs for a moment does not show in it."""


def times(one: Result, other: Result) -> float:
    """How many times as long `one` takes as `other`: the middle of the rounds, since a machine's speed changes from round to round."""
    return median(mine.cost.seconds / theirs.cost.seconds for mine, theirs in zip(one.builds, other.builds, strict=False))


def compare(contenders: Sequence[Contender], pages: int, runs: int, place: Path, say: Say, memory: bool = True) -> list[Result]:
    """Write the sources of all contenders, then build each `runs` times, taking turns, and once more to measure its memory.

    All of it stays in `place`, a folder that must not be there. Raises BuildFailed if one fails or leaves out a page.
    """
    say(f"{pages:,} pages: writing the sources")
    portal = generate(pages // len(LANGUAGES))
    _write_sources(portal, [contender.layout(portal, _sources(place, contender)) for contender in contenders])
    builds: dict[str, list[Build]] = {contender.name: [] for contender in contenders}
    for number in range(1, runs + 1):
        for contender in contenders:
            if any(build.cost.seconds > _LONG for build in builds[contender.name]):
                continue
            build = _build(contender, portal, _sources(place, contender), _folder(place, contender, number))
            builds[contender.name].append(build)
            say(f"{pages:,} pages, run {number} of {runs}: {contender.label}: {build.cost.seconds:.1f} s")
    peaks: dict[str, int] = {}
    for contender in contenders if memory else ():
        peaks[contender.name] = _peak(contender, _sources(place, contender), place / f"{contender.name}-memory")
        say(f"{pages:,} pages: {contender.label}: {peaks[contender.name] / 1e6:,.0f} MB")
    for contender in contenders:
        for number, build in enumerate(builds[contender.name], 1):
            for step in contender.steps:
                cost = _do(step, portal, _folder(place, contender, number))
                build.steps.append((step, cost))
                say(f"{pages:,} pages, run {number} of {runs}: {contender.label}, {step.label}: {cost.seconds:.2f} s")
    return [Result(contender, pages, tuple(builds[contender.name]), peaks.get(contender.name, 0)) for contender in contenders]


def _sources(place: Path, contender: Contender) -> Path:
    return place / f"{contender.name}-sources"


def _folder(place: Path, contender: Contender, number: int) -> Path:
    return place / f"{contender.name}-{number}"


def _write_sources(portal: PortalText, layouts: Sequence[Layout]) -> None:
    for layout in layouts:
        layout.start()
    for entry, texts in portal.texts():
        for layout in layouts:
            layout.add(entry, texts)


def _build(contender: Contender, portal: PortalText, sources: Path, folder: Path) -> Build:
    """Build a fresh copy of the sources: no site and no cache of an earlier build is there."""
    log = _begin(sources, folder)
    cost = measure(contender.commands, folder, environment(folder), log)
    missing = [file for file in contender.must_write(portal, folder) if not file.is_file()]
    if missing:
        raise BuildFailed(f"{contender.label} left out {len(missing)} files, the first of them {missing[0].relative_to(folder)}")
    sizes = [file.stat().st_size for file in (folder / contender.output).rglob("*") if file.is_file()]
    return Build(cost, sum(sizes), len(sizes))


def _peak(contender: Contender, sources: Path, folder: Path) -> int:
    """The memory that such a build takes."""
    log = _begin(sources, folder)
    return peak_bytes(contender.commands, folder, environment(folder), log)


def _begin(sources: Path, folder: Path) -> Path:
    """Copy the sources, and say where the log goes."""
    shutil.copytree(sources, folder)
    # What was written before, sources and other sites, must not reach the disk on somebody else's time.
    os.sync()
    return folder.with_suffix(".log")


def _do(step: Step, portal: PortalText, folder: Path) -> Cost:
    step.change(portal, folder)
    os.sync()
    # A correction outdates translations, which is a problem that the check tells of.
    return measure((step.command,), folder, environment(folder), folder.with_suffix(".log"), well=(0, 1))
