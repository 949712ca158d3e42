"""The stages, in order of execution."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from portal_build.catalogue import Catalogue, assemble, without
from portal_build.checks import check_all
from portal_build.diagnostics import Diagnostic, Severity, in_path_order
from portal_build.markup import Section, render, render_all
from portal_build.model import COLLECTIONS
from portal_build.model.common import Audience
from portal_build.model.entry import Content
from portal_build.model.understand import understand
from portal_build.pages.anchors import apart
from portal_build.pages.plan import Plan
from portal_build.pages.planning import plan_pages
from portal_build.pages.site import Site
from portal_build.source.read import read_portal
from portal_build.words import read_words

_POOL_FROM = 200
"""Fewer texts than this are rendered faster here than by workers that must start first."""


@dataclass(frozen=True)
class Loaded:
    """What reading and checking give."""

    content: Content
    """All that could be understood."""
    catalogue: Catalogue | None
    """What can be shown: whatever has an error is left out. None where that is `portal.yml`."""
    diagnostics: tuple[Diagnostic, ...]
    """Every problem, in path order."""


def load(content: Path, today: date, audience: Audience = Audience.PUBLIC, rendering: Rendering | None = None) -> Loaded:
    """Files → entries → catalogue → diagnostics. Raises FileNotFoundError if there is no content folder.

    With `rendering`, texts are rendered by other processes while this one checks them.
    """
    understood = understand(read_portal(content, COLLECTIONS), audience)
    if understood.data is None:
        return Loaded(understood, None, tuple(in_path_order(understood.diagnostics)))
    catalogue = assemble(understood, today)
    if rendering:
        rendering.start(_bodies(catalogue))
    found = tuple(check_all(catalogue, understood))
    wrong = {one.position.file for one in found if one.severity is Severity.ERROR}
    settings = understood.data.raw["portal"].positions.file
    return Loaded(understood, None if settings in wrong else without(catalogue, wrong), found)


def prepare(catalogue: Catalogue, locales: Path, rendering: Rendering | None = None) -> Site:
    """Catalogue → rendered texts and interface words. `rendering` has been started with the texts, by `load`."""
    if rendering is None:
        rendering = Rendering()
        rendering.start(_bodies(catalogue))
    words = {language: read_words(locales, language) for language in catalogue.languages}
    return Site(catalogue, rendering.wait(), words)


def plan(site: Site) -> list[Plan]:
    """Site → every page to be written."""
    return plan_pages(site)


def _bodies(catalogue: Catalogue) -> Iterator[str]:
    return (text.body for entry in catalogue.published for text in entry.texts.values())


class Rendering:
    """Texts on their way to HTML. Kept between the builds of a preview, it renders only what is new."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Section, ...]] = {}
        self._wanted: list[str] = []
        self._pool: Executor | None = None
        self._coming: Iterator[tuple[str, tuple[Section, ...]]] = iter(())

    def start(self, bodies: Iterable[str]) -> None:
        """Begin with all texts that are not known from before."""
        self.stop()
        self._wanted = list(dict.fromkeys(bodies))
        new = [body for body in self._wanted if body not in self._known]
        if len(new) < _POOL_FROM:
            self._coming = ((body, render(body)) for body in new)
        else:
            # Fresh interpreters rather than forks: a preview server has threads, and forking those can hang.
            self._pool = ProcessPoolExecutor(os.cpu_count() or 1, multiprocessing.get_context("spawn"))
            self._coming = render_all(new, self._pool)

    def wait(self) -> dict[str, tuple[Section, ...]]:
        """Body -> sections of every text that was started."""
        try:
            self._known.update((body, apart(sections)) for body, sections in self._coming)
        finally:
            self.stop()
        self._known = {body: self._known[body] for body in self._wanted}
        return self._known

    def stop(self) -> None:
        """Let the other processes go."""
        self._coming = iter(())
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None
