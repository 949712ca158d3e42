"""`python -m tests.browser.screenshots`: pictures of every kind of page, to be looked at; and the ones that the README shows."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from portal_build.mkdocs_plugin import build_site
from tests.browser.chromium import REMEDY, find_chromium, launch_options
from tests.browser.serving import Host, served
from tests.browser.site_map import LANGUAGES, REFERENCE, ROOT, Address, SiteMap
from tests.browser.visiting import opened

SCREENS = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1280, "height": 900}, "wide": {"width": 1920, "height": 1080}}
SCHEMES = ("light", "dark")


@dataclass(frozen=True)
class Shown:
    """A picture in the documentation."""

    file: str
    """Its name in `docs/images/`."""
    path: str
    """The page, relative to the site's root."""
    screen: str = "desk"
    """One of `SCREENS`."""
    scheme: str = "light"
    """One of `SCHEMES`."""


DOCUMENTED = (
    Shown("method-da.png", "da/metoder/sammen-om-min-vej/"),
    Shown("list-nl.png", "nl/aanbevelingen/"),
    Shown("evidence-map-en.png", "en/evidence-map/", screen="wide"),
    Shown("compare-da.png", "da/sammenlign/?compare=sammen-om-min-vej,livsstilscafe&fields=facts,evidence", screen="wide"),
    Shown("course-nl-phone.png", "nl/nascholing/sociale-steun-bij-ernstige-psychische-klachten/#self-test", screen="phone"),
    Shown("case-tg-dark.png", "tg/tajribaho/sociale-netwerken-in-de-zorg/", scheme="dark"),
)
"""The pictures that the documentation shows: what a screen shows first."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Take the pictures; exit status 2 without a browser."""
    options = options_of(arguments)
    chromium = find_chromium()
    if chromium is None:
        print(REMEDY, file=sys.stderr)
        return 2
    with sync_playwright() as playwright, reference(options.site) as host:
        browser = playwright.chromium.launch(**launch_options(chromium))
        if options.documented:
            _document(browser, host)
        else:
            take_all(browser, host, options)
        browser.close()
    return 0


def options_of(arguments: Sequence[str] | None) -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m tests.browser.screenshots", description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "screenshots", help="where to put them (default: build/screenshots)")
    parser.add_argument("--site", type=Path, help="a site that is built already (default: the reference portal is built)")
    parser.add_argument("--languages", nargs="+", choices=LANGUAGES, default=["da", "tg"], metavar="LANGUAGE", help="default: da tg")
    parser.add_argument("--screens", nargs="+", choices=SCREENS, default=["phone", "desk"], metavar="SCREEN", help="phone, desk, wide; default: phone desk")
    parser.add_argument("--schemes", nargs="+", choices=SCHEMES, default=SCHEMES, metavar="SCHEME", help="light, dark; default: both")
    parser.add_argument("--kinds", nargs="+", metavar="KIND", help="kinds of pages, such as methods or home (default: all)")
    parser.add_argument("--documented", action="store_true", help="renew docs/images/ instead")
    return parser.parse_args(arguments)


@contextmanager
def reference(site: Path | None) -> Iterator[Host]:
    """Serves `site`, or the reference portal, built for this."""
    with tempfile.TemporaryDirectory(prefix="portal-screenshots-") as folder:
        if site is None:
            site = Path(folder) / "site"
            build_site(ROOT / "mkdocs.yml", site)
        with served(site) as host:
            yield host


def _document(browser: Browser, host: Host) -> None:
    folder = ROOT / "docs" / "images"
    folder.mkdir(exist_ok=True)
    for shown in DOCUMENTED:
        # A page that leads to a part of it scrolls there in a moment, and the picture would be taken on the way.
        with opened(browser, host, viewport=SCREENS[shown.screen], color_scheme=shown.scheme, reduced_motion="reduce") as visit:
            visit.page.goto(shown.path, wait_until="networkidle")
            visit.page.screenshot(path=folder / shown.file)
        print(folder / shown.file)


def take_all(browser: Browser, host: Host, options: argparse.Namespace) -> None:
    """A picture of each page and view that `options` ask for."""
    site_map = SiteMap(host.site, REFERENCE)
    for language in options.languages:
        for page in _chosen(site_map.one_of_each(language), options.kinds):
            for screen in options.screens:
                for scheme in options.schemes:
                    _take(browser, host, page, screen, scheme, options.out)


def _chosen(pages: list[Address], kinds: list[str] | None) -> list[Address]:
    return [page for page in pages if kinds is None or page.kind in kinds]


def _take(browser: Browser, host: Host, page: Address, screen: str, scheme: str, out: Path) -> None:
    file = out / page.language / f"{page.kind}-{screen}-{scheme}.png"
    file.parent.mkdir(parents=True, exist_ok=True)
    with opened(browser, host, viewport=SCREENS[screen], color_scheme=scheme) as visit:
        visit.page.goto(page.path, wait_until="networkidle")
        visit.page.screenshot(path=file, full_page=True)
    print(file)


if __name__ == "__main__":
    sys.exit(main())
