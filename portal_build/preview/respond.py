"""What to answer to a request: a page of the site, one of its files, or a page of the preview itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from http import HTTPStatus
from itertools import product
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from portal_build.pages.plan import Plan
from portal_build.policy import place_of
from portal_build.press.typesetter import NotTypeset
from portal_build.preview import own_pages
from portal_build.preview.answers import Answers
from portal_build.publish.forms import form_file
from portal_build.publish.media_types import HTML, PLAIN, media_type
from portal_build.preview.overlay import Bar, lay_over, panel, with_bar
from portal_build.preview.own_pages import ENGLISH, HERE
from portal_build.preview.state import Shown, State
from portal_build.report import visible
from portal_build.words import Words

OWN = "/_preview/"
"""Where the preview's own pages and files stand: at the root of the host, where no portal has a page."""

_BUNDLE = re.compile(r"([A-Za-z-]+)/(pagefind/(?:[\w-]+/)*[\w-]+(?:\.[\w-]+)+|search/lexicon\.txt)", re.ASCII)
@dataclass(frozen=True)
class Response:
    """An answer."""

    status: HTTPStatus
    """How it went."""
    type: str
    """The media type."""
    body: bytes | Path
    """What stands in it, or the file that holds that."""
    headers: dict[str, str] = field(default_factory=dict)
    """Further headers."""


class Responder:
    """Answers requests for a portal."""

    def __init__(self, state: State, bundles: Path, forms: Path) -> None:
        """`bundles`: the folder into which the search of each language is put as soon as it is made; `forms`: that of the browser forms."""
        self._state = state
        self._bundles = bundles
        self._forms = forms
        self._layouts = own_pages.read_own_layouts()
        self._own = {f"{OWN}{path.name}": path.read_bytes() for path in sorted((HERE / "assets").iterdir())}

    def respond(self, target: str) -> Response:
        """The answer to a request for `target`, as it stands in the request's first line."""
        asked, _, query = target.partition("?")
        path = unquote(asked)
        if path in self._own:
            return Response(HTTPStatus.OK, media_type(path), self._own[path])
        with self._state.making:
            shown = self._state.shown
            try:
                return self._page(path, query, shown)
            except Exception as error:  # an editor's layout may fail in any way, and the next page should be shown all the same
                return self._own_page(HTTPStatus.INTERNAL_SERVER_ERROR, own_pages.failure_page(self._layouts, f"The page {path}", _reason(error)), shown)

    def _page(self, path: str, query: str, shown: Shown | None) -> Response:
        if code := path.removeprefix(f"{OWN}codes/") if path.startswith(f"{OWN}codes/") else "":
            html = own_pages.code_page(self._layouts, code)
            return self._own_page(HTTPStatus.OK, html, shown) if html else self._nothing(shown)
        if shown is None:
            lead = self._state.trouble or "A large portal takes some seconds. This page shows it as soon as it is there."
            return self._own_page(HTTPStatus.SERVICE_UNAVAILABLE, own_pages.waiting_page(self._layouts, lead), shown)
        if path == f"{OWN}problems":
            home = _base(shown.answers) if shown.answers else ""
            return self._own_page(HTTPStatus.OK, own_pages.problems_page(self._layouts, shown.problems, home), shown)
        if path.startswith(OWN):
            return self._nothing(shown)
        if shown.answers is None:
            return self._own_page(HTTPStatus.SERVICE_UNAVAILABLE, own_pages.settings_page(self._layouts, shown.problems), shown)
        return self._of_site(path, query, shown, shown.answers)

    def _of_site(self, path: str, query: str, shown: Shown, answers: Answers) -> Response:
        base = _base(answers)
        if path == "/" != base:
            return _moved(base, query)
        if not path.startswith(base):
            return self._nothing(shown)
        name = path.removeprefix(base)
        whole = f"{name}index.html" if name.endswith("/") or not name else name
        if plan := answers.plan(whole):
            return self._site_page(HTTPStatus.OK, plan, shown, answers)
        if answers.plan(f"{name}/index.html"):
            return _moved(f"{base}{name}/", query)
        if bundle := _BUNDLE.fullmatch(name):
            return self._bundle(*bundle.groups(), shown)
        if form := form_file(self._forms, whole):
            return _on_disk(whole, form, place_of(whole).value)
        if form_file(self._forms, f"{name}/index.html"):
            return _moved(f"{base}{name}/", query)
        if file := self._file(whole, answers):
            return file
        return self._broken_entry(whole, shown, answers) or self._site_page(HTTPStatus.NOT_FOUND, answers.not_found(name), shown, answers)

    def _site_page(self, status: HTTPStatus, plan: Plan, shown: Shown, answers: Answers) -> Response:
        kept = shown.reading.kept
        assert kept is not None, "there is no site without content"
        html = lay_over(answers.page(plan), panel(self._layouts, plan, kept, shown.problems))
        bar = Bar(shown.version, shown.assets, plan.desk.words, len(shown.problems.found), self._state.trouble, plan.layout == "search")
        return self._with_bar(status, html, bar)

    def _broken_entry(self, path: str, shown: Shown, answers: Answers) -> Response | None:
        """For an entry, or a text of one, that never was without mistakes: a page with these."""
        catalogue = answers.site.catalogue
        for (collection, name), language in product(shown.problems.entries(), catalogue.languages):
            if path == f"{answers.site.addresses.section(collection, language)}{name}/index.html":
                found = shown.problems.of_page(collection, name, *((language,) if name in catalogue.entries else catalogue.languages))
                words = answers.site.words[language]
                html = own_pages.entry_page(self._layouts, words, name, shown.problems, found, _base(answers))
                return self._with_bar(HTTPStatus.NOT_FOUND, html, self._bar(shown, words)) if found else None
        return None

    def _file(self, path: str, answers: Answers) -> Response | None:
        try:
            found = answers.file(path)
        except NotTypeset as error:
            return Response(HTTPStatus.INTERNAL_SERVER_ERROR, PLAIN, f"The PDF could not be made. {visible(str(error))}\n".encode())
        if not isinstance(found, Path):
            return None if found is None else Response(HTTPStatus.OK, media_type(path), found, {"ETag": f'"{blake2b(found, digest_size=12).hexdigest()}"'})
        return None if found.is_symlink() or not found.is_file() else _on_disk(path, found)

    def _bundle(self, language: str, name: str, shown: Shown) -> Response:
        file = self._bundles / language / name
        if file.is_file():
            return Response(HTTPStatus.OK, media_type(name), file)
        if self._state.search.get(language, "building") == "building":
            return Response(HTTPStatus.SERVICE_UNAVAILABLE, PLAIN, b"The search is being prepared.\n")
        return self._nothing(shown)

    def _nothing(self, shown: Shown | None) -> Response:
        return self._own_page(HTTPStatus.NOT_FOUND, own_pages.nothing_page(self._layouts), shown)

    def _own_page(self, status: HTTPStatus, html: str, shown: Shown | None) -> Response:
        return self._with_bar(status, html, self._bar(shown))

    def _bar(self, shown: Shown | None, words: Words = ENGLISH) -> Bar:
        if shown is None:
            return Bar()
        return Bar(shown.version, shown.assets, words, len(shown.problems.found), self._state.trouble)

    def _with_bar(self, status: HTTPStatus, html: str, bar: Bar) -> Response:
        html, name = with_bar(html, bar, self._layouts)
        return Response(status, HTML, html.encode(), {"ETag": f'"{name}"'})


def _base(answers: Answers) -> str:
    """The path of the site's root on its host."""
    path = urlsplit(answers.site.catalogue.portal.url).path.strip("/")
    return f"/{path}/" if path else "/"


def _on_disk(path: str, file: Path, headers: Mapping[str, str] = {}) -> Response:
    state = file.stat()
    return Response(HTTPStatus.OK, media_type(path), file, {**headers, "ETag": f'"{state.st_mtime_ns:x}-{state.st_size:x}"'})


def _moved(address: str, query: str) -> Response:
    return Response(HTTPStatus.FOUND, PLAIN, b"", {"Location": quote(address) + (f"?{query}" if query else "")})


def _reason(error: Exception) -> str:
    """What went wrong, with the place where that is a layout."""
    name, line = getattr(error, "name", None), getattr(error, "lineno", None)
    place = f"{name}, line {line}: " if isinstance(name, str) and line else ""
    return f"{place}{error or type(error).__name__}"
