# Making the search takes minutes for a large portal, and no page may wait for it. So a process of its own does it, which takes
# only the time that nobody else wants, reads the portal for itself and is told no more than that something was saved.
"""The search of a preview: made in the background, language after language, and again after each save that shows in it."""

from __future__ import annotations

import os
import pickle
import re
import shutil
import signal
import tempfile
import zlib
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from portal_build.model.entry import Entry
from portal_build.pages.plan import Plan
from portal_build.pages.planning import plan_part
from portal_build.pages.site import Site
from portal_build.preview.last_good import Kept
from portal_build.preview.reading import Reader
from portal_build.project import Project
from portal_build.publish.write import SiteFolder
from portal_build.search.bundle import Bundles, SearchFailed
from portal_build.search.collect import record_of
from portal_build.search.records import SearchPage, to_page

_QUIET = 3.0
"""Seconds after the last save before anything is done."""
_NAMED = re.compile(r"\b(?:entry|claim):([\w-]+)")


def index(project: Project, folder: Path, line: Connection) -> None:
    """The process: makes `<folder>/<language>/pagefind/` and `…/search/`, again whenever `line` says that something was saved, until it is closed.

    It tells of each language, `building`, `ready`, or `failed`, and what is to be said of that.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tempfile.tempdir = str(folder)  # whoever ends this process tidies up there
    with suppress(AttributeError, OSError):
        os.setsid()
        os.nice(19)
    reader, indexer = Reader(project), _Indexer(folder, line)
    with suppress(EOFError, OSError):
        while True:
            line.recv()
            # Whoever has just saved wants to see that, and saves again soon.
            while line.poll(_QUIET):
                line.recv()
            # What cannot be read the server says as well.
            with suppress(OSError, UnicodeDecodeError):
                reading = reader.read()
                if reading.site and reading.kept:
                    indexer.update(reading.site, reading.kept)


def outdated(before: Kept, now: Kept) -> set[str] | None:
    """The entries whose pages a change may show on, as far as the search goes: those that it is in, and those that name them.

    None if it may show on all.
    """
    old, new = before.catalogue, now.catalogue
    if (old.data, old.today) != (new.data, new.today):
        return None
    changed = {name for name in old.entries.keys() | new.entries.keys() if old.entries.get(name) != new.entries.get(name)}
    claims = {claim.id for name in changed for catalogue in (old, new) if name in catalogue.entries for claim in catalogue.entries[name].facts.claims}
    return changed | {entry.id for entry in new.entries.values() if not _named_by(entry).isdisjoint(changed | claims)} if changed else changed


def _named_by(entry: Entry) -> set[str]:
    in_texts = {name for text in entry.texts.values() for name in _NAMED.findall(text.body)}
    return in_texts | {one.name for one in entry.references}


class _Indexer:
    def __init__(self, folder: Path, line: Connection) -> None:
        self._folder = folder
        self._line = line
        self._before: Kept | None = None
        self._pages: dict[str, dict[str, bytes]] = {}
        self._current: set[str] = set()

    def update(self, site: Site, kept: Kept) -> None:
        """Bring the search of every language up to date; leaves off as soon as something new was saved, and goes on from there."""
        stale = outdated(self._before, kept) if self._before else None
        self._before = kept
        for pages in self._pages.values():
            for name in list(pages) if stale is None else stale & pages.keys():
                del pages[name]
        for language in site.catalogue.languages:
            if not self._bring_up_to_date(language, site):
                return

    def _bring_up_to_date(self, language: str, site: Site) -> bool:
        plans = {plan.entry: plan for plan in plan_part(site, language) if plan.searched}
        pages = self._pages.setdefault(language, {})
        missing, gone = plans.keys() - pages.keys(), pages.keys() - plans.keys()
        if not missing and not gone and language in self._current:
            return True
        self._current.discard(language)
        self._line.send((language, "building", ""))
        for name in gone:
            del pages[name]
        for name in missing:
            if self._line.poll():
                return False
            pages[name] = zlib.compress(pickle.dumps(_page(plans[name])), 1)
        self._build(language, site, plans)
        return True

    def _build(self, language: str, site: Site, plans: dict[str, Plan]) -> None:
        try:
            folder = self._folder / "next"
            bundles = Bundles([language], SiteFolder(folder).write, site.catalogue.data.search.whole_words)
            for name, plan in plans.items():
                bundles.add(language, plan.address, pickle.loads(zlib.decompress(self._pages[language][name])))
            bundles.build(language)
            bundles.wait()
            _put_in_place(self._folder / "next" / language, self._folder / language)
        except (SearchFailed, OSError) as error:
            self._line.send((language, "failed", str(error)))
        else:
            self._current.add(language)
            self._line.send((language, "ready", ""))


def _page(plan: Plan) -> SearchPage:
    return to_page(record_of(plan.desk.site.catalogue.entries[plan.entry], plan.desk, plan.view()))


def _put_in_place(new: Path, place: Path) -> None:
    old = place.with_name(f"{place.name}.old")
    with suppress(FileNotFoundError):
        place.rename(old)
    new.rename(place)
    shutil.rmtree(old, ignore_errors=True)
