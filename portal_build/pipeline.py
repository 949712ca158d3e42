"""The stages, in order of execution."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
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


def load(content: Path, today: date, audience: Audience = Audience.PUBLIC) -> Loaded:
    """Files → entries → catalogue → diagnostics. Raises FileNotFoundError if there is no content folder."""
    understood = understand(read_portal(content, COLLECTIONS), audience)
    if understood.data is None:
        return Loaded(understood, None, tuple(in_path_order(understood.diagnostics)))
    catalogue = assemble(understood, today)
    found = tuple(check_all(catalogue, understood))
    wrong = {one.position.file for one in found if one.severity is Severity.ERROR}
    settings = understood.data.raw["portal"].positions.file
    return Loaded(understood, None if settings in wrong else without(catalogue, wrong), found)


def prepare(catalogue: Catalogue, locales: Path, known: dict[str, tuple[Section, ...]] | None = None) -> Site:
    """Catalogue → rendered texts and interface words. `known` holds texts rendered before; it is filled up."""
    words = {language: read_words(locales, language) for language in catalogue.languages}
    bodies = [entry.texts[language].body for entry in catalogue.published for language in catalogue.languages if language in entry.texts]
    return Site(catalogue, _rendered(bodies, {} if known is None else known), words)


def plan(site: Site) -> list[Plan]:
    """Site → every page to be written."""
    return plan_pages(site)


def _rendered(bodies: list[str], known: dict[str, tuple[Section, ...]]) -> dict[str, tuple[Section, ...]]:
    new = [body for body in dict.fromkeys(bodies) if body not in known]
    if len(new) < _POOL_FROM:
        known.update((body, apart(render(body))) for body in new)
    else:
        with _workers() as pool:
            known.update((body, apart(sections)) for body, sections in render_all(new, pool).items())
    for gone in known.keys() - set(bodies):
        del known[gone]
    return known


@contextmanager
def _workers() -> Iterator[Executor]:
    # Fresh interpreters rather than forks: a preview server has threads, and forking those can hang.
    with ProcessPoolExecutor(os.cpu_count() or 1, multiprocessing.get_context("spawn")) as pool:
        yield pool
