"""One browser for all tests here, a context for each visit, and the sites that are visited."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from portal_build.policy import headers
from tests.browser.chromium import REMEDY, find_chromium, launch_options
from tests.browser.looking import Seen, see
from tests.browser.serving import Host, served
from tests.browser.site_map import FULL, REFERENCE, SiteMap
from tests.browser.visiting import PATIENCE, Visit, opened

HERE = Path(__file__).parent

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
        browser = playwright.chromium.launch(**launch_options(path))
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Opens a page in a window of its own. A test fails at its end if the browser had anything to complain about."""
    visits = []
    with ExitStack() as windows:

        def open_page(host: Host, path: str | None = None, **options: Any) -> Visit:
            visits.append(windows.enter_context(opened(browser, host, **options)))
            if path is not None:
                visits[-1].page.goto(path)
            return visits[-1]

        yield open_page
    assert [problem for visit in visits for problem in visit.watch.take()] == []


@pytest.fixture(scope="session")
def walk(browser: Browser, strict: Host, reference_map: SiteMap) -> Callable[[str], list[Seen]]:
    """What is seen on one page of each kind in a language, on a desk; the host keeps to the strict policy."""

    @cache
    def walked(language: str) -> list[Seen]:
        with opened(browser, strict, viewport={"width": 1280, "height": 900}) as visit:
            return [see(visit, page) for page in reference_map.one_of_each(language)]

    return walked


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
    """The reference portal, with all that a host is to say of it: nothing inline and no other host is allowed."""
    with served(reference_site, headers=headers) as host:
        yield host


@pytest.fixture(scope="session")
def strict_full(full_site: Path, full_map: SiteMap) -> Iterator[Host]:
    """The site with every type, with the same."""
    with served(full_site, full_map.folder, headers) as host:
        yield host


@pytest.fixture(scope="session")
def reference_map(reference_site: Path) -> SiteMap:
    """The pages of the reference portal."""
    return SiteMap(reference_site, REFERENCE)


@pytest.fixture(scope="session")
def full_map(full_site: Path) -> SiteMap:
    """The pages of the site with every type."""
    return SiteMap(full_site, FULL)
