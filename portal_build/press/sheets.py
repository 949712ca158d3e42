# Once the catalogue stands, pages are independent of each other. Each process gets the site once, without texts, and then
# pages by their place in the plan, together with the texts that these pages show. So little is handed over, and no
# process holds the whole portal.
"""Plans to pages, by as many processes as there are."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass

from portal_build.markup import Section
from portal_build.pages.plan import Plan
from portal_build.pages.planning import plan_pages
from portal_build.pages.site import Site
from portal_build.press.layouts import Layouts
from portal_build.press.workers import count
from portal_build.search.collect import record_of
from portal_build.search.records import to_html

_SMALLEST_CHUNK, _CHUNKS_EACH = 40, 12

_Texts = dict[tuple[str, str], tuple[Section, ...]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page ready to be written."""

    html: str
    """The whole page."""
    record: str
    """The page as the search sees it; empty if the search leaves it out."""


def sheets(site: Site, plans: Sequence[Plan], layouts: Layouts, pool: Executor | None) -> Iterator[Sheet]:
    """The pages of all plans, in order, made by the workers of `pool` or here. With a pool the work starts at once."""
    if pool is None:
        return (_sheet(plan, layouts) for plan in plans)
    job = pickle.dumps((site.without_texts(), layouts), protocol=5)
    name = hashlib.sha256(job).hexdigest()
    size = max(_SMALLEST_CHUNK, len(plans) // (_CHUNKS_EACH * count()))
    chunks = [range(start, min(start + size, len(plans))) for start in range(0, len(plans), size)]
    coming = [pool.submit(_make, name, job, chunk, _texts_of(site, [plans[place] for place in chunk])) for chunk in chunks]
    return (sheet for made in _each_once(coming) for sheet in made.result())


def _each_once(coming: list[Future[list[Sheet]]]) -> Iterator[Future[list[Sheet]]]:
    """The items in order, none of them kept: pages take a lot of memory, and each is needed once."""
    coming.reverse()
    while coming:
        yield coming.pop()


def _texts_of(site: Site, plans: Sequence[Plan]) -> _Texts:
    return {(plan.entry, plan.language): site.rendered[plan.entry, plan.language] for plan in plans if (plan.entry, plan.language) in site.rendered}


_LATEST: dict[str, tuple[list[Plan], Layouts]] = {}
"""What this process made of the job that it was given last."""


def _make(name: str, job: bytes, places: range, texts: _Texts) -> list[Sheet]:
    """Some of the pages, in a process that may know the job from before."""
    if name not in _LATEST:
        site, layouts = pickle.loads(job)
        _LATEST.clear()
        _LATEST[name] = plan_pages(site), layouts
    plans, layouts = _LATEST[name]
    rendered = plans[0].desk.site.rendered
    rendered.clear()
    rendered.update(texts)
    return [_sheet(plans[place], layouts) for place in places]


def _sheet(plan: Plan, layouts: Layouts) -> Sheet:
    view = plan.view()
    record = record_of(plan.desk.site.catalogue.entries[plan.entry], plan.desk, view) if plan.searched else None
    return Sheet(layouts.page(plan, view), to_html(record) if record else "")
