"""`python -m tests.bench.preview`: how long `portal serve` takes until a browser shows what was saved."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from tests.bench.plan import Planned
from tests.bench.portal_text import ROOT, PortalLayout, PortalText, generate, portal_settings
from tests.bench.vocabulary import LANGUAGES
from tests.browser.chromium import LAUNCH_ARGS, find_chromium

_PATIENCE = 120_000
"""Milliseconds after which a page that does not come is given up."""


@dataclass(frozen=True)
class Change:
    """Something that an editor saves."""

    label: str
    """For the table."""
    page: str
    """The page that is open."""
    save: Callable[[str], None]
    """Writes a word that was not there before."""
    shown: str = "word => document.body.innerText.includes(word)"
    """What is true in the page as soon as it shows the word."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, and print a table; exit status 1 if there is no browser."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.preview", description=__doc__)
    parser.add_argument("--pages", type=int, default=10_000, help="size of the portal (default: 10000)")
    parser.add_argument("--runs", type=int, default=5, help="saves of each kind; the middle and the longest time count (default: 5)")
    parser.add_argument("--work", type=Path, metavar="DIR", help="where to write the portal (default: a temporary folder)")
    options = parser.parse_args(arguments)
    browser = find_chromium()
    if browser is None:
        print("There is no Chromium; python -m tests.browser.chromium --ensure", file=sys.stderr)
        return 1
    with nullcontext(options.work) if options.work else tempfile.TemporaryDirectory(prefix="portal-preview-bench-") as work:
        folder = Path(work).resolve()
        portal = _write(folder, options.pages)
        with _serving(folder) as (address, begun), sync_playwright() as playwright:
            page = playwright.chromium.launch(executable_path=browser, args=LAUNCH_ARGS).new_page(base_url=address)
            page.set_default_timeout(_PATIENCE)
            print(f"| What is saved, at {options.pages:,} pages | Seconds until the browser shows it | Longest of {options.runs} |")
            print("| --- | ---: | ---: |")
            page.goto(_address(portal.plan.entries[0]))
            page.wait_for_selector("article.p-entry")
            print(f"| (start of the command until the first page) | {time.perf_counter() - begun:.1f} | |", flush=True)
            for change in _changes(portal, folder):
                times = list(_times(page, change, options.runs))
                print(f"| {change.label} | {median(times):.2f} | {max(times):.2f} |", flush=True)
    return 0


def _write(folder: Path, pages: int) -> PortalText:
    """The generated portal of the benchmark, with a theme of its own that may be changed."""
    portal = generate(pages // len(LANGUAGES))
    layout = PortalLayout(portal, folder)
    layout.start()
    for entry, texts in portal.texts():
        layout.add(entry, texts)
    shutil.copytree(ROOT / "theme", folder / "theme", dirs_exist_ok=True)
    settings = folder / "mkdocs.yml"
    settings.write_text(re.sub(r"custom_dir: .*", "custom_dir: theme", settings.read_text(encoding="utf-8")), encoding="utf-8")
    return portal


@contextmanager
def _serving(folder: Path) -> Iterator[tuple[str, float]]:
    """`portal serve` in the folder: its address, and when it was started."""
    begun = time.perf_counter()
    command = [sys.executable, "-m", "portal_build", "serve", "--port", "0"]
    outlets = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
    with subprocess.Popen(command, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, **outlets) as process:
        try:
            assert process.stdout is not None
            found = re.search(r"http://\S+/", process.stdout.readline())
            assert found, "portal serve names no address"
            yield found[0], begun
        finally:
            process.terminate()


def _changes(portal: PortalText, folder: Path) -> Iterator[Change]:
    content, entry = folder / "content", next(one for one in portal.plan.entries if one.collection == "articles")
    words = portal_settings()["url_words"]
    article = content / entry.collection / entry.id
    yield Change("a sentence in a text", _address(entry), lambda word: _append(article / "index.da.md", f"\n\n{word}\n"))
    yield Change("a fact", _address(entry), lambda word: _replaced(article / "entry.yml", r"(?<=- name: ).*", word))
    yield Change("a new entry, on its list", f"da/{words['articles']['da']}/", lambda word: _new_entry(article, word))
    topic = content / "vocabularies" / "topics.yml"
    name = r"(?<=- id: topic-01\n  prefLabel:\n    da: ).*"
    yield Change("a topic's name, on its page", f"da/{words['topics']['da']}/topic-01/", lambda word: _replaced(topic, name, word))
    layout = folder / "theme" / "layouts" / "entry.html"
    yield Change("a layout of the theme", _address(entry), lambda word: _replaced(layout, r'(?<=<header class="p-head">)', f"<p>{word}</p>"))
    style = folder / "theme/assets/css/tokens.css"
    seen = "word => getComputedStyle(document.documentElement).getPropertyValue('--bench').trim() === word"
    yield Change("a style sheet of the theme", _address(entry), lambda word: _append(style, f"\n:root {{ --bench: {word}; }}\n"), seen)
    yield Change("a mistake in a fact", _address(entry), lambda word: _append(article / "entry.yml", f"{word}: 1\n"))


def _times(page: Page, change: Change, runs: int) -> Iterator[float]:
    page.goto(change.page)
    page.wait_for_load_state("load")
    for number in range(runs):
        # Nobody saves again before looking at what was saved.
        page.wait_for_timeout(1_000)
        word = f"word-{re.sub('[^a-z]+', '-', change.label)}-{number}"
        begun = time.perf_counter()
        change.save(word)
        page.wait_for_function(change.shown, arg=word, polling=20)
        yield time.perf_counter() - begun


def _address(entry: Planned) -> str:
    return f"da/{portal_settings()['url_words'][entry.collection]['da']}/{entry.id}/"


def _save(path: Path, text: str) -> None:
    """As editors do: beside the file, then in its place."""
    new = path.with_name(f".{path.name}.new")
    new.write_text(text, encoding="utf-8")
    os.replace(new, path)


def _append(path: Path, text: str) -> None:
    _save(path, path.read_text(encoding="utf-8") + text)


def _replaced(path: Path, pattern: str, by: str) -> None:
    _save(path, re.sub(pattern, by, path.read_text(encoding="utf-8"), count=1))


def _new_entry(like: Path, word: str) -> None:
    new = like.with_name(word)
    new.mkdir()
    _save(new / "index.da.md", f"---\ntitle: {word}\n---\n\nTekst.\n")
    _save(new / "entry.yml", "source_language: da\nkind: background\npublished: 2026-01-01\n")


if __name__ == "__main__":
    sys.exit(main())
