# Once the catalogue stands, pages are independent of each other. Each process knows the site, without texts, and gets the
# places of pages in the plan together with the texts that these pages show. The pages of one language are made by processes
# of their own, so that nothing of them is left in memory when the search bundle of the language is built. Who makes a page
# writes it and what stands beside it, so that one process does not write for all.
"""Plans to pages, by as many processes as there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby, islice
from typing import Any, Protocol

from portal_build.cache import Cache
from portal_build.outputs.beside import beside
from portal_build.outputs.files import File
from portal_build.pages.plan import Plan
from portal_build.pages.planning import plan_part
from portal_build.pages.site import Site
from portal_build.press.documents import document
from portal_build.press.kept_pages import Forms, KeptFile, KeptPages, KeptSearch
from portal_build.press.layouts import Layouts
from portal_build.press.texts import Packed, Rendered, Sections, unpacked
from portal_build.press.typesetter import NotTypeset, Typesetter
from portal_build.press.workers import Workers, in_order
from portal_build.search.collect import record_of
from portal_build.search.records import PackedPage, pack, to_page
from portal_build.twin import Twin

_CHUNK, _CHUNKS_AHEAD = 32, 3
_MANY = 50


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page ready to be written."""

    searched: PackedPage | KeptSearch | None
    """The page as the search sees it; None if the search leaves it out."""
    html: str = ""
    """The whole page, if it is still to be written."""
    files: tuple[File, ...] = ()
    """What stands beside it, if it is still to be written."""
    trouble: str = ""
    """Why a file that should stand beside it is missing; empty if none is."""
    kept: bool = False
    """Whether an earlier build made it."""


class Folder(Protocol):
    """Where the files of the site are written, by each process into a copy of its own of this object."""

    def write(self, name: str, data: bytes, forms: Forms | None = None) -> Forms:
        """Write a file of the site: its path, what it holds, and its compressed forms if they are known; those that now stand beside it."""

    def lying(self, name: str) -> Any:
        """The path of a file that was just written, and those of its compressed forms, with the SHA-256 and size of each."""

    def link(self, lying: Any) -> bool:
        """Take such files over from the old site, which must stand as it was written; whether that could be done."""

    def for_another(self) -> Folder:
        """The same for another process."""

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
    kept: KeptPages | None = None
    """The pages of other builds; only with a folder."""


def sheets(site: Site, plans: Sequence[Plan], tools: Tools, workers: Workers) -> Iterator[Sheet]:
    """The pages of all plans of the site, in order, made by workers if there are many."""
    keyed = [(plan, _key(site, plan, tools)) for plan in plans]
    if not workers.worth_it(len(plans)):
        yield from (_sheet(plan, tools, key) for plan, key in keyed)
        _flush(tools)
        return
    bare = site.with_texts({})
    if tools.kept:
        tools.kept.look()
    if workers.share_memory and _many_to_make(keyed, tools):
        tools.layouts.compiled()
    for part, group in groupby(keyed, lambda pair: pair[0].part):
        pages = list(group)
        if workers.elsewhere:
            yield from _elsewhere(bare, site, part, pages, tools, workers)
            continue
        # What can be inherited need not be planned once more.
        known = [plan for plan, _ in pages] if workers.share_memory else None
        with workers.heirs(_begin, bare, part, replace(tools, folder=tools.folder.for_another() if tools.folder else None), known) as pool:
            for made, written in in_order(pool, _make, _jobs(site, pages), _CHUNKS_AHEAD * workers.jobs):
                if tools.folder:
                    tools.folder.take_in(written)
                yield from made


_Keyed = tuple[Plan, str]
"""A page with its key among those that are kept."""


def _many_to_make(pages: Sequence[_Keyed], tools: Tools) -> bool:
    """Whether so many pages are new that each worker would have to compile most of the templates."""
    new = (plan for plan, key in pages if not tools.kept or not tools.kept.has(key))
    return next(islice(new, _MANY, None), None) is not None


def _elsewhere(bare: Site, site: Site, part: str, keyed: Sequence[_Keyed], tools: Tools, workers: Workers) -> Iterator[Sheet]:
    """The pages of a part, made on other machines and written on this one; what needs files of this one is made here."""
    rendered = _rendered(site)
    pages, keys = [plan for plan, _ in keyed], [key for _, key in keyed]
    here = {place: sheet for place, plan in enumerate(pages) if (sheet := _kept(tools, keys[place]) or (plan.is_document and _sheet(plan, tools, keys[place])))}
    away = [place for place in range(len(pages)) if place not in here]

    def jobs() -> Iterator[_Job]:
        for start in range(0, len(away), _CHUNK):
            places = away[start : start + _CHUNK]
            shown = [(pages[place].entry, pages[place].language) for place in places if pages[place].entry]
            yield places, {key: rendered.whole(key) for key in shown}, [""] * len(places)

    with workers.heirs(_begin, bare, part, replace(tools, typesetter=None, folder=None, kept=None)) as pool:
        made = (sheet for chunk, _ in in_order(pool, _make, jobs(), _CHUNKS_AHEAD * workers.jobs) for sheet in chunk)
        for place, plan in enumerate(pages):
            yield here.pop(place) if place in here else _finished(plan, next(made), tools, keys[place])
    _flush(tools)


_TextKey = tuple[str, str]
_Job = tuple[Sequence[int], dict[_TextKey, Packed], list[str]]
"""Places of pages in the plan of a part, the texts that these pages show, and the keys of the pages."""


def _jobs(site: Site, pages: Sequence[_Keyed]) -> Iterator[_Job]:
    rendered = _rendered(site)
    for start in range(0, len(pages), _CHUNK):
        own = pages[start : start + _CHUNK]
        shown = [(plan.entry, plan.language) for plan, _ in own if plan.entry]
        texts = {key: rendered.packed(key) for key in shown}
        yield range(start, start + len(own)), texts, [key for _, key in own]


def _rendered(site: Site) -> Rendered:
    assert isinstance(site.rendered, Rendered), "texts are on their way in the process that others help"
    return site.rendered


def _key(site: Site, plan: Plan, tools: Tools) -> str:
    """The key of a page among those that are kept; empty if none are."""
    if not tools.kept:
        return ""
    key = tools.kept.key(plan, _rendered(site).keys[plan.entry, plan.language] if plan.entry else "")
    tools.kept.asked.add(key)
    return key


class _Arrived(Mapping[_TextKey, Sections]):
    """The texts that came with a job, unpacked when a page shows them: a page that is kept shows none."""

    def __init__(self, cache: Cache | None) -> None:
        self.cache = cache
        self.packed: dict[_TextKey, Packed] = {}

    def __getitem__(self, key: _TextKey) -> Sections:
        return unpacked(self.packed[key], self.cache)

    def __iter__(self) -> Iterator[_TextKey]:
        return iter(self.packed)

    def __len__(self) -> int:
        return len(self.packed)


class _Worker:
    """What a process knows that makes the pages of a part."""

    texts: _Arrived
    plans: list[Plan]
    tools: Tools


def _begin(site: Site, part: str, tools: Tools, known: Sequence[Plan] | None = None) -> None:
    """`known` are the plans of the part, if this process has them."""
    _Worker.texts = _Arrived(tools.kept.cache if tools.kept else None)
    own = site.with_texts(_Worker.texts)
    _Worker.plans = plan_part(own, part) if known is None else [plan.on(own) for plan in known]
    _Worker.tools = tools


def _make(job: _Job) -> tuple[list[Sheet], Any]:
    """The pages, and what is to be known of what was written."""
    places, _Worker.texts.packed, keys = job
    folder = _Worker.tools.folder
    made = [_sheet(_Worker.plans[place], _Worker.tools, key) for place, key in zip(places, keys, strict=True)]
    _flush(_Worker.tools)
    return made, folder.taken() if folder else None


def _sheet(plan: Plan, tools: Tools, key: str) -> Sheet:
    """The page, written if there is a folder; as it was kept under `key` if it was."""
    return _kept(tools, key) or _finished(plan, _made(plan, tools), tools, key)


def _kept(tools: Tools, key: str) -> Sheet | None:
    """A page that is kept under a key, written."""
    if not tools.kept or not tools.folder:
        return None
    if (stands := tools.kept.stands(key)) and tools.folder.link(stands.lying):
        return Sheet(stands.searched, kept=True)
    if not (kept := tools.kept.get(key)):
        return None
    for one in kept.files:
        tools.folder.write(one.file.path, one.file.data, one.forms)
    return Sheet(kept.searched, kept=True)


def _flush(tools: Tools) -> None:
    if tools.kept:
        tools.kept.flush()


def _finished(plan: Plan, made: Sheet, tools: Tools, key: str) -> Sheet:
    """A page that was just made, written and kept under a key if there is a folder."""
    if not tools.folder:
        return made
    files = (File(plan.path, made.html.encode()), *made.files)
    written = [_written(file, tools.folder) for file in files]
    searched = made.searched if isinstance(made.searched, PackedPage) else None
    if tools.kept and not made.trouble:
        tools.kept.put(key, written, searched)
    return Sheet(searched, trouble=made.trouble)


def _written(file: File, folder: Folder) -> KeptFile:
    forms = folder.write(file.path, file.data)
    return KeptFile(file, forms, folder.lying(file.path))


def write_whole(key: str, files: Callable[[], Iterable[File]], tools: Tools, apart: bool = False) -> None:
    """Write files that belong to no page; `files` makes them, unless they are kept under `key`.

    `apart`: in a process of their own, so that the threads of this one have it for themselves meanwhile.
    """
    assert tools.folder is not None, "there is a folder that the site is written into"
    if tools.kept:
        tools.kept.asked.add(key)
    if _kept(tools, key):
        return
    write = partial(_whole_written, key, files, tools, tools.folder.for_another())
    if apart:
        with Twin(write) as twin:
            tools.folder.take_in(twin.result())
    else:
        tools.folder.take_in(write())


def _whole_written(key: str, files: Callable[[], Iterable[File]], tools: Tools, folder: Folder) -> Any:
    """What is to be known of files that this writes."""
    written = [_written(file, folder) for file in files()]
    if tools.kept:
        tools.kept.put_alone(key, written)
    return folder.taken()


def _made(plan: Plan, tools: Tools) -> Sheet:
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
    return Sheet(pack(to_page(record)) if record else None, html, tuple(files), trouble)
