"""The same built site works below a folder of a host: every link is relative."""

from __future__ import annotations

from tests.browser.looking import faults_of, links_in
from tests.browser.site_map import Address


def test_pages_open_and_links_stay_below_the_folder(in_folder, reference_map, visit):
    reader = visit(in_folder)
    pages = [page for page in reference_map.one_of_each("da") if page.kind != "not-found"]
    faults, links = {}, set()
    for page in [Address("", "", "root"), *pages]:
        faults[page.path] = faults_of(reader, page)
        links |= {link.partition("#")[0] for link in links_in(reader.page, "body")}
    assert {path: found for path, found in faults.items() if found} == {}
    here = {link for link in links if link.startswith("http://127.0.0.1")}
    assert [link for link in here if not link.startswith(in_folder.url)] == []
    assert [link for link in here if not reader.page.request.get(link).ok] == []
