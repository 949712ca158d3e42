# Pagefind's program reads a folder of pages. Its Python interface takes pages one by one, but waits a tenth of a second after
# each. The protocol beneath that, spoken directly, takes as long in all as the folder does, and it is not documented.
"""Runs Pagefind."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Lock

# With one pool of memory instead of four for each core, Pagefind takes up an eighth less; it works on one thing at a time anyhow.
_MEMORY = {"_RJEM_MALLOC_CONF": "narenas:1"}
_KEPT = {"pagefind.js", "pagefind-entry.json"}
# Pagefind refuses to build a bundle without a word; this "word" is one that nobody types.
_NOTHING = "<!doctype html><html><body data-pagefind-body>\ufe4f\ufe4f</body></html>"

Bundle = Mapping[str, bytes]
"""The files of a bundle: path within it -> what it holds."""


class SearchFailed(Exception):
    """The search could not be built; the message says why."""


class Programs:
    """Runs of a program, until all of them are to end."""

    def __init__(self, program: Path) -> None:
        self._program = program
        self._started: list[subprocess.Popen[bytes]] = []
        self._ended = False
        self._lock = Lock()

    def start(self, arguments: Sequence[str | Path], folder: Path, variables: Mapping[str, str]) -> subprocess.Popen[bytes]:
        """Start one in a folder. Raises OSError, and SearchFailed if it would be too late."""
        with self._lock:
            if self._ended:
                raise SearchFailed("the search was left off")
            silent = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
            self._started.append(subprocess.Popen([self._program, *arguments], cwd=folder, env=variables, **silent))
            return self._started[-1]

    def kill(self) -> None:
        """End all, and let no other start."""
        with self._lock:
            self._ended = True
            for process in self._started:
                process.kill()


def program() -> Path:
    """Pagefind's program. Raises SearchFailed if it is not installed."""
    try:
        from pagefind.service import get_executable
    except ImportError:
        found = None
    else:
        found = get_executable()
    if found is None:
        raise SearchFailed("Pagefind is not installed; install the package `pagefind[extended]`")
    return Path(found)


def index(pagefind: Programs, pages: Path, language: str, expected: int) -> Bundle:
    """The bundle of all pages in a folder, which must be as many as expected; of none, one in which nothing is found.

    Pagefind writes into a folder beside it, which stays. Raises SearchFailed.
    """
    if not expected:
        (pages / "index.html").write_text(_NOTHING, encoding="utf-8")
    written = pages.with_name(f"{pages.name}.bundle").absolute()
    _run(pagefind, pages, written, language)
    _check(written, language, max(expected, 1))
    return {name: path.read_bytes() for name, path in _wanted(written)}


def _run(pagefind: Programs, folder: Path, bundle: Path, language: str) -> None:
    # In a folder of its own and without its variables, so that no other settings of Pagefind slip in.
    variables = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    variables |= _MEMORY
    arguments: list[str | Path] = ["--site", ".", "--output-path", bundle, "--force-language", language, "--silent"]
    try:
        with pagefind.start(arguments, folder, variables) as process:
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


def _wanted(bundle: Path) -> list[tuple[str, Path]]:
    """All but Pagefind's own interfaces and the program for languages that it cannot stem, unless this is one; in order of names."""
    entry = json.loads((bundle / "pagefind-entry.json").read_text(encoding="utf-8"))
    programs = {f"wasm.{language['wasm'] or 'unknown'}.pagefind" for language in entry["languages"].values()}
    found = ((path.relative_to(bundle).as_posix(), path) for path in bundle.rglob("*") if path.is_file())
    return sorted((name, path) for name, path in found if "/" in name or name in _KEPT | programs or name.endswith(".pf_meta"))
