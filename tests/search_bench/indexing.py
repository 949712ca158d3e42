"""How long the portal's search index takes beside Pagefind's over the same pages; and whether the pages say what the corpus says."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from portal_build import pipeline
from portal_build.diagnostics import Severity
from portal_build.markup import plain
from portal_build.pages.plan import Plan
from portal_build.pages.views import EntryView
from portal_build.publish.write import SiteFolder
from portal_build.report import one_line
from portal_build.search.bundle import Bundles
from portal_build.search.collect import record_of
from portal_build.search.records import to_page
from tests.bench.portal_text import ROOT
from tests.search_bench.builds import BuildFailed, index_plain_pages
from tests.search_bench.corpus import Corpus
from tests.search_bench.portal_project import title_of

_DAY = date(2026, 1, 2)


_ROUNDS = 3
"""How often each index is made, in turn: a machine's speed changes from round to round."""


@dataclass(frozen=True)
class IndexTimes:
    """Seconds on the clock, each from pages that lie ready, round by round."""

    portal: tuple[float, ...]
    """From the views of the pages to all that the browser searches, records included."""
    pagefind: tuple[float, ...]
    """Pagefind alone over plain pages of the same text."""

    @property
    def times_pagefind(self) -> float:
        """How many times as long the portal takes: the middle of the rounds."""
        return median(ours / theirs for ours, theirs in zip(self.portal, self.pagefind, strict=True))


def measure_indexing(corpus: Corpus, project: Path, plain_pages: Path) -> IndexTimes:
    """Make both indexes, in turn; that of Pagefind stays with the plain pages. Raises BuildFailed if a page is not as the corpus has it."""
    press = pipeline.Press(again=False)
    loaded = pipeline.load(project / "content", _DAY, press=press)
    wrong = [one_line(found) for found in loaded.diagnostics if found.severity is Severity.ERROR]
    if wrong or not loaded.catalogue:
        raise BuildFailed("\n".join(["the portal made from the corpus has errors:", *wrong[:5]]))
    site = pipeline.prepare(loaded.catalogue, ROOT / "theme" / "locales", press)
    plans = [(plan, plan.view()) for plan in pipeline.plan(site) if plan.searched]
    press.stop()
    check_words(corpus, plans)
    with TemporaryDirectory(prefix="search-bench-") as folder:
        rounds = [
            (_seconds(partial(_index, plans, Path(folder), site.catalogue.languages)), _seconds(partial(index_plain_pages, plain_pages)))
            for _ in range(_ROUNDS)
        ]
    ours, theirs = zip(*rounds, strict=True)
    return IndexTimes(ours, theirs)


def _seconds(work: Callable[[], None]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _index(plans: list[tuple[Plan, EntryView]], folder: Path, languages: tuple[str, ...]) -> None:
    bundles = Bundles(languages, SiteFolder(folder).write)
    for plan, view in plans:
        entry = plan.desk.site.catalogue.entries[plan.entry]
        bundles.add(plan.language, plan.address, to_page(record_of(entry, plan.desk, view)))
    for language in languages:
        bundles.build(language)
    bundles.wait()


def check_words(corpus: Corpus, plans: list[tuple[Plan, EntryView]]) -> None:
    """Compare every page with the corpus, word for word. Raises BuildFailed."""
    shown = {plan.entry: view for plan, view in plans}
    for page in corpus.pages:
        if page.entry not in shown:
            raise BuildFailed(f"the portal has no page {page.entry}")
        view = shown[page.entry]
        text = plain(" ".join(f"<h2>{section.title}</h2>{section.html}" for section in view.sections))
        if (view.title, text.split()) != (title_of(page), " ".join(text for _, text in page.blocks).split()):
            raise BuildFailed(f"the page {page.entry} does not say what the corpus says: {text[:200]}")
