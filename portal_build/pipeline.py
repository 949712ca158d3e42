"""The stages, in order of execution."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import chain, starmap
from pathlib import Path

from portal_build import loading
from portal_build.cache import Cache, digest_of
from portal_build.catalogue import Catalogue
from portal_build.garbage import all_stays
from portal_build.loading import Loaded, Memory
from portal_build.model.common import Audience
from portal_build.outputs.files import File
from portal_build.outputs.whole import whole
from portal_build.pages.digest import digest
from portal_build.pages.plan import Plan
from portal_build.pages.planning import plan_pages
from portal_build.pages.site import Site, open_site
from portal_build.press.kept_pages import KeptPages, KeptSearch
from portal_build.press.layouts import Layouts
from portal_build.press.sheets import Sheet, Tools, sheets, write_whole
from portal_build.press.texts import OnDemand, Rendered, Texts, key_of
from portal_build.press.typesetter import Typesetter, pango_release
from portal_build.press.workers import Workers
from portal_build.search.bundle import Bundles, Keep
from portal_build.search.records import Later, PackedPage
from portal_build.stopwatch import Stopwatch
from portal_build.words import Words, read_words


class Press:
    """What makes HTML, kept from one build to the next."""

    def __init__(self, again: bool = True, workers: Workers | None = None, cache: Cache | None = None, work: Path | None = None) -> None:
        """`again`: whether there is a next build in this process; `workers`: who helps; `cache`: what builds of other processes have made
        and will make; `work`: a folder for files that are needed meanwhile, by default the system's.
        """
        self.cache, self.again = cache, again
        self.texts = Texts(again, cache, work)
        self.workers = workers or Workers()

    def start(self, catalogue: Catalogue) -> None:
        """Begin to render the texts of a catalogue."""
        self.texts.start(_bodies(catalogue).values(), self.workers)

    def stop(self) -> None:
        """Let the other processes go."""
        self.workers.stop()


def load(content: Path, today: date, audience: Audience = Audience.PUBLIC, press: Press | None = None, memory: Memory | None = None) -> Loaded:
    """Files → entries → catalogue → diagnostics. Raises FileNotFoundError if there is no content folder.

    With `press`, texts are rendered by other processes while this one checks them. With `memory`, which one thread at a time
    may use, only what was changed since the last call is read.
    """
    loaded = loading.load(content, today, audience, press.start if press else None, memory, press.cache if press else None)
    if press and not press.again:
        all_stays()
    return loaded


def prepare(catalogue: Catalogue, locales: Path, press: Press | None = None) -> Site:
    """Catalogue → rendered texts and interface words. `press` has been started with the texts, by `load`."""
    if press is None:
        press = Press()
        press.start(catalogue)
    words = {language: read_words(locales, language) for language in catalogue.languages}
    keys = {key: key_of(body) for key, body in _bodies(catalogue).items()}
    return open_site(catalogue, Rendered(press.texts, keys, press.cache), words)


def prepare_on_demand(catalogue: Catalogue, words: Callable[[str], Words], memory: Memory) -> Site:
    """The same for a preview, which renders a text when somebody looks at its page; `words` gives those of a language."""
    spoken = {language: words(language) for language in catalogue.languages}
    return open_site(catalogue, OnDemand(_bodies(catalogue)), spoken, memory.opened)


def plan(site: Site) -> list[Plan]:
    """Site → every page to be written."""
    return plan_pages(site)


def make(site: Site, plans: Sequence[Plan], tools: Tools, press: Press) -> Iterator[Sheet]:
    """Plans → pages, in their order, made while the caller writes them."""
    return sheets(site, plans, tools, press.workers)


def write_theme(files: Mapping[str, bytes], tools: Tools) -> None:
    """The theme's own files, by path. To compress what browsers keep for good takes a quarter of a second. Raises OSError."""
    write_whole(tools.kept.alone(*chain.from_iterable(files.items())) if tools.kept else "", lambda: starmap(File, files.items()), tools)


def keeping(tools: Tools) -> Keep:
    """How bundles are written, which are kept like pages."""
    return lambda key, make: write_whole(tools.kept.alone(key) if tools.kept else "", lambda: starmap(File, make().items()), tools)


def write(site: Site, plans: Sequence[Plan], tools: Tools, bundles: Bundles, press: Press, warn: Callable[..., None], watch: Stopwatch) -> None:
    """Pages, then files about the whole site, while search bundles are made in the background. Raises SearchFailed and OSError.

    `warn` is told what is left out, as a logger is.
    """
    waited_for = Counter(plan.language for plan in plans if plan.searched)
    for language in site.catalogue.languages:
        if not waited_for[language]:
            bundles.build(language)
    with watch.stage("pages"):
        for plan, sheet in zip(plans, make(site, plans, tools, press), strict=True):
            watch.count("Pages", sheet.kept)
            if sheet.trouble:
                warn("`%s` is not offered as PDF, which could not be made. %s", plan.address, sheet.trouble)
            if sheet.searched:
                bundles.add(plan.language, plan.address, _later(sheet.searched, tools.kept))
                waited_for[plan.language] -= 1
                if not waited_for[plan.language]:
                    bundles.build(plan.language)
        press.stop()
        press.texts.flush()
    with watch.stage("files about the whole site"):
        apart = press.workers.share_memory and press.workers.worth_it(len(plans))
        write_whole(tools.kept.whole() if tools.kept else "", lambda: whole(site, plans), tools, apart)
    with watch.stage("search, after the last page"):
        bundles.wait()


def _later(page: PackedPage | KeptSearch, kept: KeptPages | None) -> Later:
    if isinstance(page, PackedPage):
        return page.later()
    assert kept is not None, "what is kept is somewhere"
    return Later(page.digest, partial(kept.searched, page))


def kept_pages(site: Site, layouts: Layouts, typesetter: Typesetter | None, cache: Cache, compressed: bool = False, standing: Collection[str] = ()) -> KeptPages:
    """What earlier builds have made of the same site by the same layouts, with compressed forms or without. `standing`: see there. Raises OSError."""
    style = [typesetter.style, *typesetter.fonts.values(), pango_release()] if typesetter else []
    templates = (part for pair in sorted(layouts.sources.items()) for part in pair)
    return KeptPages(cache, digest_of(digest(site), repr((compressed, layouts.assets)), *templates, *style), compressed, standing)


def _bodies(catalogue: Catalogue) -> dict[tuple[str, str], str]:
    """Entry and language -> Markdown, in the order in which pages are made."""
    return {(entry.id, language): entry.texts[language].body for language in catalogue.languages for entry in catalogue.published if language in entry.texts}
