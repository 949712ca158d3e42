"""An archive, unpacked: its pages in a browser, over file://."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.browser.visiting import PATIENCE
from tests.conftest import BUILT_FOR, ROOT


METHOD = "site/en/methods/livsstilscafe/index.html"


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of a small portal, one of whose pages has a picture, unpacked."""
    project = tmp_path_factory.mktemp("archive") / "portal"
    shutil.copytree(ROOT / "docs/commands/_example", project)
    (project / "theme").symlink_to(ROOT / "theme")
    method = project / "content/methods/livsstilscafe"
    shutil.copy(ROOT / "theme/assets/img/favicon.png", method / "a tree ø.png")
    with (method / "index.en.md").open("a", encoding="utf-8") as text:
        text.write("\n![A tree](a%20tree%20ø.png)\n")
    command = [sys.executable, "-m", "portal_build", "archive", "copy.zip", "--today", BUILT_FOR]
    done = subprocess.run(command, cwd=project, env={**os.environ, "PYTHONPATH": os.fspath(ROOT)}, capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stderr
    with ZipFile(project / "copy.zip") as archive:
        archive.extractall(project)
    return next(project.glob(f"*-{BUILT_FOR}"))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that may not complain about anything, nor ask for anything but files."""
    problems: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.on("console", lambda message: problems.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("requestfailed", lambda request: problems.append(f"{request.url}: {request.failure}"))
    page.on("request", lambda request: None if request.url.startswith(("file:", "data:")) else problems.append(request.url))
    yield page
    context.close()
    assert problems == []


def _follow(link: Locator, file: Path) -> None:
    """Click on *link*; returns when *file* is the page that stands there, with its style sheets loaded."""
    link.click()
    link.page.wait_for_url(file.as_uri())


def test_from_the_first_page_to_an_entry(unpacked: Path, page: Page):
    page.goto((unpacked / "index.html").as_uri())
    page.wait_for_url("**/site/index.html")
    _follow(page.get_by_role("link", name="English", exact=True), unpacked / "site/en/index.html")
    assert page.evaluate("getComputedStyle(document.querySelector('.p-header')).borderTopWidth") != "0px"
    assert page.evaluate("document.fonts.ready.then(fonts => [...fonts].some(font => font.family.startsWith('Source Sans') && font.status === 'loaded'))")
    _follow(page.locator("#menu").get_by_role("link", name="Methods"), unpacked / "site/en/methods/index.html")
    _follow(page.locator("main").get_by_role("link", name="Livsstilscafe", exact=True).first, unpacked / METHOD)
    assert page.get_by_role("searchbox").count() == 0
    assert page.locator("body > p").first.inner_text() == (
        "A copy for keeping, of 1 December 2026. The portal itself is, or was, here: https://portal.example.org/en/methods/livsstilscafe/"
    )


def test_pictures_and_languages(unpacked: Path, page: Page):
    page.goto((unpacked / METHOD).as_uri())
    page.get_by_role("img", name="A tree").scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('img').naturalWidth > 0")
    page.locator(".p-languages summary").click()
    _follow(page.locator(".p-languages").get_by_role("link", name="Dansk"), unpacked / "site/da/metoder/livsstilscafe/index.html")
    assert page.locator("html").get_attribute("lang") == "da"


def test_the_search_page_leads_to_the_list_of_all_pages(unpacked: Path, page: Page):
    page.goto((unpacked / "site/en/search/index.html").as_uri())
    assert "This copy cannot be searched. The list from A to Z leads to every page." in page.locator("main").inner_text()
    _follow(page.locator("main").get_by_role("link", name="All pages from A to Z"), unpacked / "site/en/a-to-z/index.html")
    _follow(page.locator("main").get_by_role("link", name="Livsstilscafe", exact=True).first, unpacked / METHOD)


_ADDRESS = re.compile(r'<(?:a|link|img|source|form)\b(?:\s+[\w:-]+(?:="[^"]*")?)*?\s+(?:href|src|action)="([^"]*)"')


def test_every_link_of_every_page_leads_to_a_file_of_the_archive(unpacked: Path):
    pages = sorted(path for path in unpacked.glob("site/**/*.html") if path.relative_to(unpacked / "site").parts[0] != "files")
    lost, looked = [], 0
    for path in [unpacked / "index.html", *pages]:
        html = path.read_text(encoding="utf-8")
        for address in map(unescape, _ADDRESS.findall(html)):
            place = re.split(r"[?#]", address)[0]
            if place and not re.match(r"[a-z][a-z0-9+.-]*:", place):
                looked += 1
                target = Path(os.path.normpath(path.parent / unquote(place)))
                lost += [] if target.is_file() and target.is_relative_to(unpacked) else [(path.name, address)]
    assert lost == []
    assert looked > 1000


def test_nothing_on_the_pages_runs_or_needs_a_server(unpacked: Path):
    left = re.compile(r'<script[^>]*\bsrc=|<script type="module"|<noscript|integrity=|rel="(?:module)?preload"|class="p-search"|\son[a-z]+="')
    pages = {path: path.read_text(encoding="utf-8") for path in unpacked.glob("site/**/*.html")}
    assert {path.name: left.findall(html) for path, html in pages.items() if left.search(html)} == {}
    assert [path.name for path, html in pages.items() if "<body" in html and "script-src 'none'" not in html] == []
