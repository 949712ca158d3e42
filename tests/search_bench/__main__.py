"""`python -m tests.search_bench CORPUS`: builds a portal from a corpus, types its queries into the search box, and prints how readers fare."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path

from playwright.sync_api import Browser, Error, sync_playwright

from tests.bench.markdown import write_into
from tests.browser.chromium import LAUNCH_ARGS, REMEDY, find_chromium
from tests.search_bench.asking import Outcome, ask_everything
from tests.search_bench.box import Box, MaterialBox, PagefindBox, PortalBox
from tests.search_bench.builds import BuildFailed, build_material, build_pagefind, build_portal
from tests.search_bench.corpus import LANGUAGES, Corpus, UnusableCorpus, read_corpus
from tests.search_bench.indexing import measure_indexing
from tests.search_bench.listing import listing
from tests.search_bench.peer_pages import write_asking_pages
from tests.search_bench.report import END, START, report

PEERS = (PagefindBox.name, MaterialBox.name)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the bench; exit status 1 if it could not be run, never because something was not found."""
    options = _options(arguments)
    if find_chromium() is None:
        print(REMEDY, file=sys.stderr)
        return 1
    try:
        corpus = read_corpus(options.corpus, options.languages, options.every)
        with nullcontext(options.work) if options.work else tempfile.TemporaryDirectory(prefix="search-bench-") as work:
            text, outcomes = _run(corpus, Path(work), options.peers)
    except (UnusableCorpus, BuildFailed, Error) as failure:
        print(failure, file=sys.stderr)
        return 1
    print(text)
    if options.answers:
        options.answers.write_text(listing(outcomes), encoding="utf-8")
    if options.write:
        write_into(options.write, text, START, END)
    return 0


def _run(corpus: Corpus, work: Path, peers: Sequence[str]) -> tuple[str, list[Outcome]]:
    languages = corpus.languages_asked()
    _say(f"{len(corpus.pages):,} pages: building the portal")
    sites: list[tuple[type[Box], Path]] = [(PortalBox, build_portal(corpus, work / "portal"))]
    plain_pages = build_pagefind(corpus, work / "plain")
    _say("making the search index, and Pagefind's")
    indexing = measure_indexing(corpus, work / "portal", plain_pages)
    if PagefindBox.name in peers:
        write_asking_pages(languages, plain_pages)
        sites.append((PagefindBox, plain_pages))
    if MaterialBox.name in peers:
        _say("building Material's sites")
        sites.append((MaterialBox, build_material(corpus, work / "material", languages)))
    with _browser() as browser:
        outcomes = [ask_everything(kind, site, corpus, browser, _say) for kind, site in sites]
        return report(outcomes, indexing, corpus, f"Chromium {browser.version}"), outcomes


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=LAUNCH_ARGS)
        yield browser
        browser.close()


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.search_bench", description=__doc__)
    parser.add_argument("corpus", type=_folder, metavar="CORPUS", help="folder with corpus.jsonl, vocab.json, queries.jsonl and negatives.jsonl")
    parser.add_argument("--languages", choices=LANGUAGES, nargs="+", default=LANGUAGES, help="ask only in these languages")
    parser.add_argument("--every", type=_positive, default=1, metavar="N", help="ask only every Nth query")
    parser.add_argument("--peers", choices=PEERS, nargs="*", default=PEERS, help=f"whom to compare with (default: {' '.join(PEERS)})")
    parser.add_argument("--work", type=_folder, metavar="DIR", help="where to build, and leave, the sites (default: a temporary folder)")
    parser.add_argument("--answers", type=Path, metavar="FILE", help="write each query with the place of its answer to this file")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the results into this page, such as docs/search-benchmarks.md")
    return parser.parse_args(arguments)


def _positive(text: str) -> int:
    if (number := int(text)) < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def _folder(text: str) -> Path:
    return Path(text).resolve()


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
