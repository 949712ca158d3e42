"""Kills builds of a small portal at chosen and at random moments, and says what then stands in the site's place.

    python -m tests.killing FOLDER SEED KILLS

All runs in processes that are forked from this one, which has everything loaded already, and the theme's files compressed: a build takes
a third of a second then.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from time import perf_counter, sleep

from portal_build import mkdocs_plugin
from portal_build.model import COLLECTIONS
from portal_build.model.reference_data import FIXED_PAGES
from portal_build.press import workers
from portal_build.publish import compress, staging, swap
from portal_build.publish.manifest import NAME
from portal_build.publish.verify import differences, lost_links
from tests.small_site import GLOSSARY, entry, write_site

THEME = Path(__file__).parent.parent / "theme"
PORTAL = f"""
-- content/portal.yml --
url: https://portal.example/
languages: [{{code: en}}]
name: {{en: The portal}}
tagline: {{en: What is known.}}
publisher: {{name: The publisher}}
contacts: {{editors: editors@example.org, accessibility: access@example.org}}
licence: https://creativecommons.org/licenses/by/4.0/
url_words: {{{", ".join(f"{name}: {{en: {name}}}" for name in (*COLLECTIONS, *FIXED_PAGES))}}}
-- content/vocabularies/topics.yml --
title: {{en: Topics}}
version: "1"
concepts: [{{id: everyday-life, prefLabel: {{en: Everyday life}}}}]
-- mkdocs.yml --
site_name: test
docs_dir: content
theme: {{name: material, custom_dir: '{THEME}', font: false}}
plugins: [portal: {{today: '2026-01-15', pdf: false}}]
"""
STATES = ("one", "two")
"""What stands in the portal in turn; the second has a page more."""


def write_state(project: Path, state: str) -> None:
    """Write the portal's content as it is in a state."""
    shutil.rmtree(project / "content", ignore_errors=True)
    kind = "published: 2024-01-01\nkind: comment"
    further = entry("articles/run", kind, en="Run\nFaster.") if state == "two" else ""
    write_site(project, GLOSSARY + entry("articles/walk", kind, en=f"Walk\nText {state}.") + further + PORTAL)


def build(project: Path, with_help: bool = False, cache: bool = False) -> None:
    """Build the site, as `portal build` does, perhaps by several processes, perhaps of what earlier builds have made."""
    if with_help:
        workers._WORTH_IT_FROM = 1
        # Fresh interpreters would take longer to start than all the rest.
        workers.Workers.strangers = lambda self: self._pool(2, "fork", workers._settle)
    mkdocs_plugin.build_site(project / "mkdocs.yml", cache=cache)


def forked(work: Callable[[], None]) -> int:
    """A process, with a group of its own, that does some work silently."""
    sys.stdout.flush()
    process = os.fork()
    if process:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.setpgid(process, process)
        return process
    status = 1
    try:
        os.setpgid(0, 0)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        work()
        status = 0
    finally:
        os._exit(status)


def stop_group(process: int) -> bool:
    """Kill a process with all that it has started; whether it had not ended before."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == -signal.SIGKILL


def found(site: Path, known: dict[bytes, str]) -> str:
    """Which state of the site stands, or what is wrong with it."""
    try:
        wrong = [*differences(site), *lost_links(site)]
        return f"not whole: {wrong[:3]}" if wrong else known.get((site / NAME).read_bytes(), "neither the old site nor the new one")
    except Exception as error:
        return f"no site: {error!r}"


def suicide(module: object, name: str, after: bool) -> Callable[[], None]:
    """Lets the process be killed when a function is called, before or after that has done its work."""

    def arrange() -> None:
        function = getattr(module, name)

        def last(*given: object, **options: object) -> object:
            if after:
                function(*given, **options)
            os.kill(os.getpid(), signal.SIGKILL)
            return None

        setattr(module, name, last)

    return arrange


def two_steps() -> None:
    """Lets folders be exchanged as where the system has no way to do it in one step."""
    swap._call = lambda: None


def half_deleted() -> None:
    """Lets the process be killed when it has deleted half of the old site."""
    unlink, left = os.unlink, iter(range(40))
    os.unlink = lambda *given, **options: unlink(*given, **options) if next(left, None) is not None else os.kill(os.getpid(), signal.SIGKILL)


POINTS: dict[str, tuple[list[Callable[[], None]], str]] = {
    "before the exchange": ([suicide(swap, "_exchange", False)], "old"),
    "after the exchange": ([suicide(swap, "_exchange", True)], "new"),
    "while the old site is deleted": ([lambda: suicide_in_cleaning()], "new"),
    "between two renames": ([two_steps, suicide(os, "rename", True)], "set aside"),
    "after two renames": ([two_steps, suicide(swap, "_in_two_steps", True)], "new"),
    "when the manifest is there": ([suicide(staging.Staging, "finish", True)], "old"),
    "before the lock goes": ([suicide(staging, "_unlock", False)], "new"),
}
"""Moment -> how a process is brought to end there, and which site must stand then."""


def suicide_in_cleaning() -> None:
    """Lets the process be killed in the middle of clearing away."""
    let_go = staging.Staging._let_go

    def clearing(self: staging.Staging) -> None:
        half_deleted()
        let_go(self)

    staging.Staging._let_go = clearing


def at_points(project: Path, manifests: dict[str, bytes]) -> dict[str, str]:
    """Moment -> what stood there, where that was not what must stand."""
    known, wrong = {data: state for state, data in manifests.items()}, {}
    site = project / "site"
    for number, (name, (arrangements, expected)) in enumerate(POINTS.items()):
        old, new = STATES[number % 2], STATES[1 - number % 2]
        write_state(project, old)
        build(project)
        write_state(project, new)
        process = forked(lambda arrangements=arrangements: ([arrange() for arrange in arrangements], build(project)))
        killed = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == -signal.SIGKILL
        if expected == "set aside":
            if site.exists() or not staging.put_back(site):
                wrong[name] = "nothing was set aside"
            expected = "old"
        stands = found(site, known)
        if not killed or stands != {"old": old, "new": new}[expected]:
            wrong[name] = f"{'killed' if killed else 'not killed'}, {stands}"
    return wrong


def at_random(project: Path, manifests: dict[str, bytes], seed: int, kills: int) -> tuple[list[str], Counter[str]]:
    """What was wrong after which kill, and how builds ended."""
    chance, known, wrong, ended = random.Random(seed), {data: state for state, data in manifests.items()}, [], Counter[str]()
    lengths = [_length(project, with_help) for with_help in (False, True)]
    for number in range(kills):
        write_state(project, STATES[number % 2])
        with_help = number % 4 == 1
        moment = chance.uniform(0, lengths[with_help] * 1.1)
        process = forked(lambda with_help=with_help, cached=number % 3 == 0: build(project, with_help, cached))
        sleep(moment)
        ended["killed" if stop_group(process) else "done"] += 1
        ended["left something"] += any(name.startswith(".site.") for name in os.listdir(project))
        if (stands := found(project / "site", known)) not in STATES:
            wrong.append(f"kill {number} after {moment:.3f} of {lengths[with_help]:.3f} seconds: {stands}")
    return wrong, ended


def _length(project: Path, with_help: bool) -> float:
    """Seconds that a build takes."""
    began = perf_counter()
    status = os.waitpid(forked(lambda: build(project, with_help)), 0)[1]
    assert status == 0, "the build does not work at all"
    return perf_counter() - began


def main(folder: str, seed: str, kills: str) -> None:
    """All of it, and at the end whether a build works and clears up."""
    project = Path(folder)
    # Otherwise two moments of three would fall into that.
    compress._brotli = cache(compress._brotli)
    manifests = {}
    for state in STATES:
        write_state(project, state)
        build(project)
        manifests[state] = (project / "site" / NAME).read_bytes()
    points = at_points(project, manifests)
    wrong, ended = at_random(project, manifests, int(seed), int(kills))
    write_state(project, STATES[0])
    build(project)
    last = found(project / "site", {manifests[STATES[0]]: "the site"})
    print(json.dumps({"points": points, "wrong": wrong, "ended": ended, "last": last, "left": sorted(os.listdir(project))}))


if __name__ == "__main__":
    main(*sys.argv[1:])
