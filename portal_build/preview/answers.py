# The functions that make things are those of a build, so that what is seen here is what will be published. Only the order is
# another: nothing is made before somebody asks for it.
"""What a host of the built site would answer, made when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from portal_build.outputs.beside import beside
from portal_build.outputs.files import File
from portal_build.outputs.whole import whole
from portal_build.pages.plan import Plan
from portal_build.pages.planning import parts, plan_part
from portal_build.pages.site import Site
from portal_build.press.documents import document, document_name, offered
from portal_build.preview.theme import Theme

_MOST_PAGES = 64
"""How many pages are kept; who looks at more at a time waits for them once more."""


class Answers:
    """The files of a site that was not built. Made for one thread at a time: who shares it holds a lock."""

    def __init__(self, site: Site, theme: Theme) -> None:
        theme.layouts.forget()
        self.site = site
        self.theme = theme
        self._plans: dict[str, dict[str, Plan]] = {}
        self._pages: dict[str, str] = {}
        self._made: dict[str, bytes] = {}
        self._coming: Iterator[File] | None = None

    def plan(self, path: str) -> Plan | None:
        """The page whose file is `path`, relative to the site's root."""
        language = path.partition("/")[0]
        return self._part(language if language in self.site.catalogue.languages else "").get(path)

    def page(self, plan: Plan) -> str:
        """The page as a build writes it, but for the size of a PDF that is offered."""
        if plan.path not in self._pages:
            while len(self._pages) >= _MOST_PAGES:
                del self._pages[next(iter(self._pages))]
            view = plan.view()
            if plan.is_document and self.theme.typesetter:
                view = offered(plan, view)
            self._pages[plan.path] = self.theme.layouts.page(plan, view)
        return self._pages[plan.path]

    def file(self, path: str) -> Path | bytes | None:
        """Anything else: a file on disk, or what stands in it; None if there is no such file. Raises NotTypeset for a PDF."""
        return self.theme.assets.get(path) or self.theme.files.get(path) or self._entry_files.get(path) or self._beside(path) or self._whole(path)

    def not_found(self, path: str) -> Plan:
        """The page for an address at which there is nothing, in the language that the address begins with."""
        language = path.partition("/")[0]
        return self.plan(f"{language}/404.html") or self._part("")["404.html"]

    def _part(self, part: str) -> dict[str, Plan]:
        if part not in self._plans:
            self._plans[part] = {plan.path: plan for plan in plan_part(self.site, part)}
        return self._plans[part]

    @cached_property
    def _entry_files(self) -> dict[str, Path]:
        addresses = self.site.addresses
        return {addresses.file(entry, name): Path(path) for entry in self.site.catalogue.published for name, path in entry.files.items()}

    def _beside(self, path: str) -> bytes | None:
        """A file that belongs to a page: in its folder, or the data of its entry."""
        plan = self._beside_which(path)
        if plan is None:
            return None
        view = plan.view()
        if path == plan.address + document_name(plan):
            setter = self.theme.typesetter if plan.is_document else None
            return document(plan, view, self.theme.layouts, setter)[1].data if setter else None
        return next((file.data for file in beside(plan, view) if file.path == path), None)

    def _beside_which(self, path: str) -> Plan | None:
        folder, _, name = path.rpartition("/")
        addresses, catalogue = self.site.addresses, self.site.catalogue
        entry = catalogue.page_of(name.removesuffix(".json"))
        if entry and path == addresses.entry_data(entry):
            language = next(one for one in catalogue.languages if one in entry.texts)
            return self.plan(f"{addresses.entry(entry, language)}index.html")
        return self.plan(f"{folder}/index.html" if folder else "index.html")

    def _whole(self, path: str) -> bytes | None:
        """A file about the whole site. They come one after the other, each as soon as it is made, until the one is there."""
        if self._coming is None:
            self._coming = whole(self.site, [plan for part in parts(self.site) for plan in self._part(part).values()])
        while path not in self._made and (file := next(self._coming, None)):
            self._made[file.path] = file.data
        return self._made.get(path)
