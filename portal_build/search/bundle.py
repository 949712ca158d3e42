# Pagefind's program reads a folder of pages. Its Python interface takes pages one by one, but waits a tenth of a second after
# each. The protocol beneath that, spoken directly, takes as long in all as the folder does, and it is not documented.
"""Builds what the browser searches: one Pagefind bundle per language."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import ExitStack
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp

from portal_build.search.records import Record, to_html
from portal_build.search.settle import settle

_KEPT = {"pagefind.js", "pagefind-worker.js", "pagefind-entry.json"}
# Pagefind refuses to build a bundle without a word; this "word" is one that nobody types.
_NOTHING = "<!doctype html><html><body data-pagefind-body>\ufe4f\ufe4f</body></html>"


class SearchFailed(Exception):
    """The search could not be built; the message says why."""


class Bundles:
    """Bundles that are being built while the caller does something else."""

    def __init__(self, jobs: dict[str, Future[int]]) -> None:
        self._jobs = jobs

    def wait(self) -> dict[str, int]:
        """Language -> number of records, once all bundles are there or have failed. Raises SearchFailed."""
        wait(self._jobs.values())
        return {language: job.result() for language, job in self._jobs.items()}


def write_bundles(records: Iterable[Record], site: Path, languages: Sequence[str]) -> dict[str, int]:
    """Write `site/<language>/pagefind/` for each language; returns the number of its records. Raises SearchFailed."""
    return start_bundles(records, site, languages).wait()


def start_bundles(records: Iterable[Record], site: Path, languages: Sequence[str]) -> Bundles:
    """Start `write_bundles` in the background, one language after the other. Raises SearchFailed if there is none.

    The records are taken one by one and not kept. A language without records gets a bundle, too, in which nothing is found.
    """
    program = _program()
    with ExitStack() as on_error:
        folders = {language: Path(mkdtemp(prefix=f"portal-search-{language}-")) for language in languages}
        for folder in folders.values():
            on_error.callback(shutil.rmtree, folder, ignore_errors=True)
        counts = _write_pages(records, folders)
        on_error.pop_all()
    # One at a time: a Pagefind takes up to a gigabyte for ten thousand pages, and the caller keeps another core busy.
    pool = ThreadPoolExecutor(1, thread_name_prefix="search")
    largest_first = sorted(languages, key=lambda language: (-counts[language], language))
    jobs = {one: pool.submit(_build, program, folders[one], site, one, counts[one]) for one in largest_first}
    pool.shutdown(wait=False)
    return Bundles({language: jobs[language] for language in languages})


def _write_pages(records: Iterable[Record], folders: dict[str, Path]) -> dict[str, int]:
    counts = dict.fromkeys(folders, 0)
    for record in records:
        page = folders[record.language] / _file_of(record.url)
        page.parent.mkdir(parents=True, exist_ok=True)
        with page.open("x", encoding="utf-8") as file:
            file.write(to_html(record))
        counts[record.language] += 1
    for language, count in counts.items():
        if not count:
            (folders[language] / "index.html").write_text(_NOTHING, encoding="utf-8")
    return counts


def _build(program: Path, pages: Path, site: Path, language: str, count: int) -> int:
    bundle = (site / language / "pagefind").absolute()
    shutil.rmtree(bundle, ignore_errors=True)
    try:
        _run(program, pages, bundle, language)
    finally:
        shutil.rmtree(pages, ignore_errors=True)
    _check(bundle, language, max(count, 1))
    _tidy(bundle)
    settle(bundle)
    return count


def _file_of(url: str) -> PurePosixPath:
    """Where Pagefind must find a page to give it this address."""
    path = PurePosixPath(url + "index.html" if url.endswith("/") or not url else url)
    if path.is_absolute() or ".." in path.parts or path.suffix != ".html":
        raise ValueError(f"not the address of a page within the site: {url!r}")
    return path


def _run(program: Path, folder: Path, bundle: Path, language: str) -> None:
    # In a folder of its own and without its variables, so that no other settings of Pagefind slip in.
    variables = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    command: list[str | Path] = [program, "--site", ".", "--output-path", bundle, "--force-language", language, "--silent"]
    try:
        done = subprocess.run(command, cwd=folder, env=variables, stdin=subprocess.DEVNULL, capture_output=True)
    except OSError as error:
        raise SearchFailed(f"Pagefind does not start: {error}") from error
    if done.returncode:
        said = " ".join((done.stderr or done.stdout).decode(errors="replace").split())[:500] or f"exit status {done.returncode}"
        raise SearchFailed(f"Pagefind could not build the search in `{language}`: {said}")


def _check(bundle: Path, language: str, expected: int) -> None:
    entry = json.loads((bundle / "pagefind-entry.json").read_text(encoding="utf-8"))
    pages = entry["languages"].get(language, {}).get("page_count", 0)
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
