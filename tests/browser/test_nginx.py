"""A reader at the portal behind nginx, with all that it sends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from portal_build import pipeline
from portal_build.publish.hosts.hosted import hosted
from portal_build.publish.hosts.nginx import nginx
from tests.browser.searching import results, search_from_header
from tests.browser.serving import Host
from tests.browser.site_map import ROOT
from tests.conftest import BUILT_FOR
from tests.nginx import running

CHANGED = "document.title = 'changed'; export const today = () => '', writeDate = () => '';"


@pytest.fixture(scope="module")
def behind_nginx(reference_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """The reference portal at the root of a host."""
    catalogue = pipeline.load(ROOT / "content", date.fromisoformat(BUILT_FOR)).catalogue
    assert catalogue
    with running(tmp_path_factory.mktemp("nginx"), {reference_site: nginx(hosted(catalogue))}) as addresses:
        yield Host(f"{addresses[reference_site]}/", reference_site)


def test_reading_and_searching(behind_nginx, visit):
    """Whatever the browser complains about fails the test, by `visit`."""
    page = visit(behind_nginx, "da/metoder/").page
    search_from_header(page, "pårørende")
    expect(results(page).first).to_be_visible()
    results(page).first.locator("a").first.click()
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("() => getComputedStyle(document.body).fontFamily").startswith('"Source Sans 3"')


@pytest.mark.parametrize(("address", "script"), [("da/", "theme"), ("da/kurser/sociale-steun-bij-ernstige-psychische-klachten/", "dates")], ids=["named by the page", "named by a script"])
def test_a_script_that_was_changed_on_the_way_does_not_run(address: str, script: str, behind_nginx, visit):
    reader, said = visit(behind_nginx), []
    reader.watch.expect("Failed to find a valid digest in the 'integrity' attribute")
    reader.page.on("console", lambda message: said.append(message.text))
    reader.page.route(f"**/assets/js/{script}.*.js", lambda route: route.fulfill(content_type="text/javascript", body=CHANGED))
    reader.page.goto(address)
    reader.page.wait_for_load_state("networkidle")
    assert reader.page.title() != "changed"
    assert any("integrity" in one for one in said)
