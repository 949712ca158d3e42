"""`python -m tests.bench`: builds generated portals with portal-build and its peers, and prints what each build cost."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench.bout import compare
from tests.bench.command_line import folder, say
from tests.bench.contenders import HUGO, MATERIAL, PEERS, PORTAL, UNCOMPRESSED
from tests.bench.markdown import write_into
from tests.bench.measure import BuildFailed
from tests.bench.plan import SMALLEST
from tests.bench.report import END, START, report
from tests.bench.vocabulary import LANGUAGES

_WARM_UP = SMALLEST * len(LANGUAGES)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; exit status 1 if a build failed, never because one was slow."""
    options = _options(arguments)
    contenders = [PORTAL, *(PEERS[name] for name in options.peers)]
    if options.work:
        options.work.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix="portal-bench-", dir=options.work))
    try:
        # Once without counting: then all programs are compiled and in the file cache, and who cannot build has said so.
        compare(contenders, _WARM_UP, 1, work / "warm-up", say, memory=False)
        results = []
        for pages in sorted(set(options.pages)):
            results += compare(contenders, pages, options.runs, work / str(pages), say, options.memory)
        text = report(results)
        print(text, flush=True)
        if options.write:
            write_into(options.write, text, START, END)
    except BuildFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    finally:
        if not options.keep:
            shutil.rmtree(work, ignore_errors=True)
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument(
        "--pages", type=_pages, nargs="+", default=[1_000, 10_000], help="sizes of the portals (default: 1000 10000)"
    )
    peers = [UNCOMPRESSED.name, MATERIAL.name, HUGO.name]
    parser.add_argument(
        "--peers", choices=PEERS, nargs="*", default=peers, help=f"whom to compare with (default: {' '.join(peers)})"
    )
    parser.add_argument("--runs", type=int, default=1, help="builds of each; the middle time counts (default: 1)")
    parser.add_argument("--no-memory", dest="memory", action="store_false", help="leave off the further build that measures the memory")
    parser.add_argument("--work", type=folder, metavar="DIR", help="where to build (default: a temporary folder)")
    parser.add_argument("--keep", action="store_true", help="leave the sites in DIR")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the results into this page, such as docs/benchmarks.md")
    options = parser.parse_args(arguments)
    if options.keep and not options.work:
        parser.error("--keep needs --work DIR")
    return options


def _pages(text: str) -> int:
    pages = int(text)
    if pages < _WARM_UP:
        raise argparse.ArgumentTypeError(f"the smallest portal has {_WARM_UP} pages")
    return pages


if __name__ == "__main__":
    sys.exit(main())
