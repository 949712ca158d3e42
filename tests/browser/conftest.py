"""One browser for all tests here, a context for each visit, and the sites that are visited."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.chromium import LAUNCH_ARGS, REMEDY, find_chromium
from tests.browser.serving import Host, served
from tests.browser.site_map import FULL, REFERENCE, SiteMap
from tests.browser.watching import Watch

HERE = Path(__file__).parent
PATIENCE = 15_000
"""Milliseconds until a busy machine must have answered."""

STRICT = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
)


@dataclass(frozen=True)
class Visit:
    """A reader's window, and what went wrong in it."""

    page: Page
    """The window."""
    watch: Watch
    """What the browser complained about."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one browser of the session."""
    path = find_chromium()
    if path is None:
        pytest.fail(REMEDY, pytrace=False)
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=LAUNCH_ARGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Opens a page in a context of its own. A test fails at its end if the browser had anything to complain about."""
    watches = []
    with ExitStack() as contexts:

        def open_page(host: Host, path: str | None = None, **options: Any) -> Visit:
            context = contexts.enter_context(browser.new_context(base_url=host.url, **options))
            context.set_default_timeout(PATIENCE)
            watches.append(Watch(context, host.url))
            visit = Visit(context.new_page(), watches[-1])
            if path is not None:
                visit.page.goto(path)
            return visit

        yield open_page
    assert [problem for watch in watches for problem in watch.take()] == []


@pytest.fixture(scope="session")
def home(reference_site: Path) -> Iterator[Host]:
    """The reference portal at the root of a host."""
    with served(reference_site) as host:
        yield host


@pytest.fixture(scope="session")
def full(full_site: Path, full_map: SiteMap) -> Iterator[Host]:
    """The site with every type and every field, in the folder for which it was built."""
    with served(full_site, full_map.folder) as host:
        yield host


@pytest.fixture(scope="session")
def in_folder(reference_site: Path) -> Iterator[Host]:
    """The reference portal below a folder of a host."""
    with served(reference_site, "/portal/") as host:
        yield host


@pytest.fixture(scope="session")
def strict(reference_site: Path) -> Iterator[Host]:
    """The reference portal with a policy that allows nothing inline and no other host."""
    with served(reference_site, headers={"Content-Security-Policy": STRICT}) as host:
        yield host


@pytest.fixture(scope="session")
def strict_full(full_site: Path, full_map: SiteMap) -> Iterator[Host]:
    """The site with every type, with the same policy."""
    with served(full_site, full_map.folder, {"Content-Security-Policy": STRICT}) as host:
        yield host


@pytest.fixture(scope="session")
def reference_map(reference_site: Path) -> SiteMap:
    """The pages of the reference portal."""
    return SiteMap(reference_site, REFERENCE)


@pytest.fixture(scope="session")
def full_map(full_site: Path) -> SiteMap:
    """The pages of the site with every type."""
    return SiteMap(full_site, FULL)
