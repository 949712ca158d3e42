# Once the catalogue stands, pages are independent of each other. Each process knows the site, without texts, and gets the
# places of pages in the plan together with the texts that these pages show. The pages of one language are made by processes
# of their own, so that nothing of them is left in memory when the search bundle of the language is built. Who makes a page
# writes it and what stands beside it, so that one process does not write for all.
"""Plans to pages, by as many processes as there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, Protocol

from portal_build.outputs.beside import beside
from portal_build.outputs.files import File
from portal_build.pages.plan import Plan
from portal_build.pages.planning import plan_part
from portal_build.pages.site import Site
from portal_build.press.documents import document
from portal_build.press.layouts import Layouts
from portal_build.press.texts import Rendered, Sections, unpacked
from portal_build.press.typesetter import NotTypeset, Typesetter
from portal_build.press.workers import Workers, count, in_order
from portal_build.search.collect import record_of
from portal_build.search.records import SearchPage, to_page

_CHUNK, _CHUNKS_AHEAD = 32, 3


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page ready to be written."""

    searched: SearchPage | None
    """The page as the search sees it; None if the search leaves it out."""
    html: str = ""
    """The whole page, if it is still to be written."""
    files: tuple[File, ...] = ()
    """What stands beside it, if it is still to be written."""
    trouble: str = ""
    """Why a file that should stand beside it is missing; empty if none is."""


class Folder(Protocol):
    """Where the files of the site are written, by each process into a copy of its own of this object."""

    def write(self, name: str, data: bytes) -> None:
        """Write a file of the site: its path, and what it holds."""

    def taken(self) -> Any:
        """What is to be known of what was written since this was last asked; it can be pickled."""

    def take_in(self, written: Any) -> None:
        """Know the same of what another process has written."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What pages are made with."""

    layouts: Layouts
    """What they look like."""
    typesetter: Typesetter | None = None
    """Guidelines and publications come as PDF as well, if there is one."""
    folder: Folder | None = None
    """Where the pages and what stands beside them are written; without, they come with the sheets."""


def sheets(site: Site, plans: Sequence[Plan], tools: Tools, workers: Workers) -> Iterator[Sheet]:
    """The pages of all plans of the site, in order, made by workers if there are many."""
    if not workers.worth_it(len(plans)):
        yield from (_sheet(plan, tools) for plan in plans)
        return
    bare = site.without_texts()
    if workers.share_memory:
        tools.layouts.compiled()
    for part, pages in groupby(plans, lambda plan: plan.part):
        with workers.heirs(_begin, bare, part, tools) as pool:
            for made, written in in_order(pool, _make, _jobs(site, list(pages)), _CHUNKS_AHEAD * count()):
                if tools.folder:
                    tools.folder.take_in(written)
                yield from made


_Job = tuple[range, dict[tuple[str, str], bytes]]
"""Places of pages in the plan of a part, and the texts that these pages show, packed."""


def _jobs(site: Site, pages: list[Plan]) -> Iterator[_Job]:
    rendered = site.rendered
    assert isinstance(rendered, Rendered), "texts are on their way in the process that others help"
    for start in range(0, len(pages), _CHUNK):
        shown = [(plan.entry, plan.language) for plan in pages[start : start + _CHUNK] if plan.entry]
        yield range(start, min(start + _CHUNK, len(pages))), {key: rendered.packed(key) for key in shown}


class _Worker:
    """What a process knows that makes the pages of a part."""

    texts: dict[tuple[str, str], Sections]
    plans: list[Plan]
    tools: Tools


def _begin(site: Site, part: str, tools: Tools) -> None:
    _Worker.texts = {}
    _Worker.plans = plan_part(replace(site, rendered=_Worker.texts, made={}), part)
    _Worker.tools = tools
    if tools.folder:
        # What the process that began has written it knows itself.
        tools.folder.taken()


def _make(job: _Job) -> tuple[list[Sheet], Any]:
    """The pages, and what is to be known of what was written."""
    places, texts = job
    _Worker.texts.clear()
    _Worker.texts.update((key, unpacked(packed)) for key, packed in texts.items())
    made, folder = [_sheet(_Worker.plans[place], _Worker.tools) for place in places], _Worker.tools.folder
    return made, folder.taken() if folder else None


def _sheet(plan: Plan, tools: Tools) -> Sheet:
    view, files, trouble = plan.view(), [], ""
    if tools.typesetter and plan.is_document:
        try:
            # The PDF comes first: the page says how large it is.
            view, pdf = document(plan, view, tools.layouts, tools.typesetter)
            files.append(pdf)
        except NotTypeset as error:
            trouble = str(error)
    record = record_of(plan.desk.site.catalogue.entries[plan.entry], plan.desk, view) if plan.searched else None
    html = tools.layouts.page(plan, view)
    files += beside(plan, view)
    searched = to_page(record) if record else None
    if not tools.folder:
        return Sheet(searched, html, tuple(files), trouble)
    for file in (File(plan.path, html.encode()), *files):
        tools.folder.write(file.path, file.data)
    return Sheet(searched, trouble=trouble)
