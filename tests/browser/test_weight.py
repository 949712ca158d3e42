"""What a reader's connection has to carry. A kilobyte is a thousand bytes, a file counts as a host would compress it."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.serving import Host
from tests.browser.site_map import LANGUAGES, Address
from tests.browser.watching import written_as

PAGE_LIMIT = 150_000
SCRIPT_LIMIT = 25_000
_COMPRESSED_ALREADY = {".woff2", ".png", ".jpg", ".webp"}


def weight(file: Path) -> int:
    """Bytes of a file on the wire."""
    data = file.read_bytes()
    return len(data) if file.suffix in _COMPRESSED_ALREADY else len(gzip.compress(data, 9))


def carried(host: Host, requests: Sequence[str]) -> dict[str, int]:
    """File of the site -> bytes, for everything that a browser asked for."""
    root = urlsplit(host.url).path
    paths = [unquote(urlsplit(request).path).removeprefix(root) for request in requests if not request.startswith("data:")]
    return {path: weight(host.site / (f"{path}index.html" if path.endswith("/") else path)) for path in paths}


def own_scripts(host: Host, requests: Sequence[str]) -> dict[str, int]:
    """Script of ours -> bytes; the search engine's are not ours."""
    return {written_as(file): size for file, size in carried(host, requests).items() if file.startswith("assets/js/")}


def heaviest(pages: list[Address], site: Path) -> Address:
    """The page whose HTML weighs most."""
    return max(pages, key=lambda page: weight(site / page.path / "index.html"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_heaviest_entry_stays_light(language, home, reference_map, visit):
    reader = visit(home, heaviest(list(reference_map.entries(language)), home.site).path)
    reader.page.wait_for_load_state("networkidle")
    files = carried(home, reader.watch.requests)
    assert sum(files.values()) <= PAGE_LIMIT, files
    assert [file for file in files if "pagefind" in file] == [], "the search is fetched before anybody searches"


def test_the_entry_with_every_field_stays_light(full, full_map, visit):
    reader = visit(full, heaviest(list(full_map.entries("en")), full.site).path)
    reader.page.wait_for_load_state("networkidle")
    files = carried(full, reader.watch.requests)
    assert sum(files.values()) <= PAGE_LIMIT, files


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_scripts_of_every_kind_of_page_stay_light(language, strict, walk):
    heavy = {}
    for seen in walk(language):
        scripts = own_scripts(strict, seen.requests)
        assert "theme.js" in scripts, seen.address.path
        if sum(scripts.values()) > SCRIPT_LIMIT:
            heavy[seen.address.path] = scripts
    assert heavy == {}


def test_the_scripts_of_a_comparison_stay_light(home, reference_map, visit):
    methods = [page.key[1] for page in reference_map.of_kind("methods", "da")]
    reader = visit(home, f"{reference_map.of_kind('compare', 'da')[0].path}?compare={','.join(methods)}")
    expect(reader.page.locator(".p-compare__table")).to_be_visible()
    scripts = own_scripts(home, reader.watch.requests)
    assert {"compare-table.js", "compare-tray.js"} <= set(scripts)
    assert sum(scripts.values()) <= SCRIPT_LIMIT, scripts
