# Pagefind's program reads a folder of pages. Its Python interface takes pages one by one, but waits a tenth of a second after
# each. The protocol beneath that, spoken directly, takes as long in all as the folder does, and it is not documented.
"""Builds what the browser searches: one Pagefind bundle per language."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp
from threading import Lock

from portal_build.search.enrich import enrichment
from portal_build.search.lexicon import lexicon
from portal_build.search.records import END, SearchPage, hide
from portal_build.search.settle import settle

# With one pool of memory instead of four for each core, Pagefind takes up an eighth less; it works on one thing at a time anyhow.
_MEMORY = {"_RJEM_MALLOC_CONF": "narenas:1"}
_KEPT = {"pagefind.js", "pagefind-entry.json"}
# Pagefind refuses to build a bundle without a word; this "word" is one that nobody types.
_NOTHING = "<!doctype html><html><body data-pagefind-body>\ufe4f\ufe4f</body></html>"


_LARGE = 1_500
"""Pages of a language; of larger ones only one is built at a time, and to cut their index would take seconds."""


class SearchFailed(Exception):
    """The search could not be built; the message says why."""


Write = Callable[[str, bytes], None]
"""Writes a file of the site: its path, and what it holds."""


@dataclass(frozen=True)
class _Page:
    """A page that waits for the others of its language."""

    file: Path
    """Where it stands, but for its end."""
    shown: str
    """Its words."""
    hidden: str
    """The words that are hidden in it so far."""


class _Programs:
    """Programs that are running, until all of them are to end."""

    def __init__(self) -> None:
        self._started: list[subprocess.Popen[bytes]] = []
        self._ended = False
        self._lock = Lock()

    def start(self, command: Sequence[str | Path], folder: Path, variables: Mapping[str, str]) -> subprocess.Popen[bytes]:
        """Start one in a folder. Raises OSError, and SearchFailed if it would be too late."""
        with self._lock:
            if self._ended:
                raise SearchFailed("the search was left off")
            silent = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
            self._started.append(subprocess.Popen(command, cwd=folder, env=variables, **silent))
            return self._started[-1]

    def kill(self) -> None:
        """End all, and let no other start."""
        with self._lock:
            self._ended = True
            for process in self._started:
                process.kill()


class Bundles:
    """What the browser searches in each language, built in the background side by side.

    `<site>/<language>/pagefind/` is Pagefind's, `<site>/<language>/search/lexicon.txt` all words that can be found.
    """

    def __init__(
        self, site: Path, languages: Sequence[str], write: Write, never: Mapping[str, Collection[str]] | None = None, work: Path | None = None
    ) -> None:
        """`write` writes into `site`; `never` are the words of each language that are never split.

        Pages wait for each other in `work`, by default where the system has temporary files. Raises SearchFailed if there is no Pagefind.
        """
        self._program = _program()
        self._site, self._write, self._never = site, write, never or {}
        self._folders = {language: Path(mkdtemp(prefix=f"portal-search-{language}-", dir=work)) for language in languages}
        self._pages: dict[str, list[_Page]] = {language: [] for language in languages}
        self._jobs: dict[str, Future[int]] = {}
        self._programs = _Programs()
        self._pool = ThreadPoolExecutor(os.cpu_count() or 1, thread_name_prefix="search")
        # A Pagefind takes up to a gigabyte for ten thousand pages, and pages are made beside it.
        self._one_large = Lock()

    def add(self, language: str, url: str, page: SearchPage) -> None:
        """Take in the page at `url` as the search sees it.

        Raises ValueError for what is no page of the site, FileExistsError for an address that was there before.
        """
        file = self._folders[language] / _file_of(url)
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8") as open_file:
            open_file.write(page.html)
        self._pages[language].append(_Page(file, page.shown, page.hidden))

    def build(self, language: str) -> None:
        """Begin with a language whose pages are all in. One without pages gets a bundle in which nothing is found."""
        self._jobs[language] = self._pool.submit(self._build, language)

    def _build(self, language: str) -> int:
        pages, folder = self._pages.pop(language), self._folders[language]
        try:
            self._write(f"{language}/search/lexicon.txt", _complete(pages, language, self._never.get(language, ())))
            if not pages:
                (folder / "index.html").write_text(_NOTHING, encoding="utf-8")
            with self._one_large if len(pages) > _LARGE else nullcontext():
                _index(self._program, folder, self._site, language, len(pages), self._programs)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        return len(pages)

    def wait(self) -> dict[str, int]:
        """Language -> number of records, once all bundles are there or have failed. Raises SearchFailed."""
        self._pool.shutdown()
        return {language: job.result() for language, job in self._jobs.items()}

    def discard(self) -> None:
        """Leave off: nothing more is built, and nothing stays behind outside the site."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._programs.kill()
        self._pool.shutdown(cancel_futures=True)
        for folder in self._folders.values():
            shutil.rmtree(folder, ignore_errors=True)


def is_of_bundle(path: str) -> bool:
    """Whether a path in the site is that of a file which Pagefind writes."""
    return path.split("/")[1:2] == ["pagefind"]


def program_of(language: str) -> str:
    """The path in the site of the one file of a language's bundle that is text: the rest is compressed."""
    return f"{language}/pagefind/pagefind.js"


def _complete(pages: Sequence[_Page], language: str, never: Collection[str]) -> bytes:
    """Hide in each page what the words of all say about its own; the lexicon of them all."""
    counts = Counter(word for page in pages for word in page.shown.split())
    further = enrichment(language, counts, never)
    for page in pages:
        with page.file.open("a", encoding="utf-8") as file:
            file.write("".join(f"{hide(one)}\n" for one in further.of(page.shown.split())) + END)
    return lexicon(counts, {*further.words(), *(word for page in pages for word in page.hidden.split())})


def _index(program: Path, pages: Path, site: Path, language: str, count: int, programs: _Programs) -> None:
    bundle = (site / language / "pagefind").absolute()
    shutil.rmtree(bundle, ignore_errors=True)
    _run(program, pages, bundle, language, programs)
    _check(bundle, language, max(count, 1))
    _tidy(bundle)
    settle(bundle, cut=count <= _LARGE)


def _file_of(url: str) -> PurePosixPath:
    """Where Pagefind must find a page to give it this address."""
    path = PurePosixPath(url + "index.html" if url.endswith("/") or not url else url)
    if path.is_absolute() or ".." in path.parts or path.suffix != ".html":
        raise ValueError(f"not the address of a page within the site: {url!r}")
    return path


def _run(program: Path, folder: Path, bundle: Path, language: str, programs: _Programs) -> None:
    # In a folder of its own and without its variables, so that no other settings of Pagefind slip in.
    variables = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    variables |= _MEMORY
    command: list[str | Path] = [program, "--site", ".", "--output-path", bundle, "--force-language", language, "--silent"]
    try:
        with programs.start(command, folder, variables) as process:
            out, errors = process.communicate()
    except OSError as error:
        raise SearchFailed(f"Pagefind does not start: {error}") from error
    if process.returncode:
        said = " ".join((errors or out).decode(errors="replace").split())[:500] or f"exit status {process.returncode}"
        raise SearchFailed(f"Pagefind could not build the search in `{language}`: {said}")


def _check(bundle: Path, language: str, expected: int) -> None:
    try:
        entry = json.loads((bundle / "pagefind-entry.json").read_text(encoding="utf-8"))
        pages = entry["languages"].get(language, {}).get("page_count", 0)
    except (FileNotFoundError, ValueError, LookupError, AttributeError) as error:
        raise SearchFailed(f"Pagefind has written no search in `{language}`") from error
    if pages != expected:
        raise SearchFailed(f"Pagefind took {pages} of {expected} pages into the search in `{language}`")


def _tidy(bundle: Path) -> None:
    """Delete Pagefind's own interfaces and the program for languages that it cannot stem, unless this is one."""
    entry = json.loads((bundle / "pagefind-entry.json").read_text(encoding="utf-8"))
    programs = {f"wasm.{language['wasm'] or 'unknown'}.pagefind" for language in entry["languages"].values()}
    for file in bundle.iterdir():
        if file.is_file() and file.name not in _KEPT | programs and file.suffix != ".pf_meta":
            file.unlink()


def _program() -> Path:
    try:
        from pagefind.service import get_executable
    except ImportError:
        found = None
    else:
        found = get_executable()
    if found is None:
        raise SearchFailed("Pagefind is not installed; install the package `pagefind[extended]`")
    return Path(found)
