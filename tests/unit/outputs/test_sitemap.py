"""The sitemap."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from portal_build.outputs.files import File
from portal_build.outputs.sitemap import sitemaps
from tests.sites.built import pages_of
from tests.small_site import entry

SPACES = {"": "http://www.sitemaps.org/schemas/sitemap/0.9", "xhtml": "http://www.w3.org/1999/xhtml"}


def read(data: bytes) -> dict[str, dict[str, str]]:
    """Address -> hreflang -> address."""
    root = ElementTree.fromstring(data)
    assert root.tag == f"{{{SPACES['']}}}urlset"
    return {
        url.findtext("loc", namespaces=SPACES): {link.attrib["hreflang"]: link.attrib["href"] for link in url.findall("xhtml:link", SPACES)}
        for url in root.findall("url", SPACES)
    }


def days(data: bytes) -> dict[str, str]:
    """Address -> day of the last change, for pages and files that have one."""
    found = {one.findtext("loc", namespaces=SPACES): one.findtext("lastmod", namespaces=SPACES) for one in ElementTree.fromstring(data)}
    return {address: day for address, day in found.items() if day}


def only(files: Iterable[File]) -> bytes:
    """The one sitemap."""
    [file] = files
    assert file.path == "sitemap.xml"
    return file.data


def test_pages_with_their_versions(site):
    small = site(
        entry("methods/walk", "aliases: [stroll]", en="Walk", da="Gå")
        + entry("articles/kun", "kind: comment", da="Kun dansk")
        + entry("methods/draft", "status: draft", en="Draft")
        + entry("methods/gone", "status: withdrawn\nwithdrawn: {date: 2025-01-01, reason: {en: r}}", en="Gone")
    )
    found = read(only(sitemaps(small.plans, small.site)))
    walk = {
        "en": "https://portal.example/en/methods/walk/",
        "da": "https://portal.example/da/metoder/walk/",
        "x-default": "https://portal.example/en/methods/walk/",
    }
    kun = {"da": "https://portal.example/da/artikler/kun/", "x-default": "https://portal.example/da/artikler/kun/"}
    assert {address: versions for address, versions in found.items() if address.endswith(("/walk/", "/kun/", "/draft/", "/gone/", "/stroll/"))} == {
        "https://portal.example/en/methods/walk/": walk,
        "https://portal.example/da/metoder/walk/": walk,
        "https://portal.example/da/artikler/kun/": kun,
    }
    assert [address for address in found if "404" in address or "search" in address] == []


def test_the_day_of_the_last_change(site):
    small = site(
        entry("methods/walk", "published: 2024-01-01\ntopics: [everyday-life]\nchanges: [{date: 2024-05-01, kind: minor, note: {en: n}}]", en="Walk")
        + entry("articles/a", "kind: comment\npublished: 2023-01-01\nchanges: [{date: 2025-02-03, kind: correction, note: {en: n}}]", en="A")
        + entry("articles/undated", "kind: comment", en="B")
        + entry("methods/gone", "published: 2020-01-01\nstatus: withdrawn\nwithdrawn: {date: 2025-01-01, reason: {en: r}}", en="Gone")
    )
    found = {address.removeprefix("https://portal.example/"): day for address, day in days(only(sitemaps(small.plans, small.site))).items()}
    assert {address: day for address, day in found.items() if address.startswith("en/")} == {
        "en/": "2025-02-03",
        "en/methods/": "2024-01-01",
        "en/articles/": "2025-02-03",
        "en/topics/everyday-life/": "2024-01-01",
        "en/a-to-z/": "2025-02-03",
        "en/evidence-map/": "2025-02-03",
        "en/corrections/": "2025-02-03",
        "en/changes/": "2025-02-03",
        "en/methods/walk/": "2024-01-01",
        "en/articles/a/": "2025-02-03",
    }


@pytest.mark.parametrize("limits", [{"most_pages": 20}, {"most_bytes": 9000}])
def test_more_pages_than_one_file_may_hold(limits, site):
    small = site(entry("methods/walk", "published: 2024-01-01", en="Walk", da="Gå"))
    whole = only(sitemaps(small.plans, small.site))
    *parts, index = sitemaps(small.plans, small.site, **limits)
    assert len(parts) > 2
    assert {address: versions for part in parts for address, versions in read(part.data).items()} == read(whole)
    assert all(len(read(part.data)) <= limits.get("most_pages", 50_000) and len(part.data) <= limits.get("most_bytes", len(whole)) for part in parts)
    root = ElementTree.fromstring(index.data)
    assert (index.path, root.tag) == ("sitemap.xml", f"{{{SPACES['']}}}sitemapindex")
    listed = [one.findtext("loc", namespaces=SPACES) for one in root]
    assert listed == [f"https://portal.example/{part.path}" for part in parts]
    newest = {f"https://portal.example/{part.path}": max(days(part.data).values(), default="") for part in parts}
    assert days(index.data) == {address: day for address, day in newest.items() if day}


def test_an_address_with_signs_of_xml(site):
    small = site()
    portal = small.catalogue.portal
    object.__setattr__(portal, "url", "https://portal.example/a&b/")
    assert "https://portal.example/a&b/en/" in read(only(sitemaps(small.plans, small.site)))


def test_it_names_every_page_that_may_be_listed(full_site: Path):
    found = read((full_site / "sitemap.xml").read_bytes())
    listed = {}
    for page in pages_of(full_site).values():
        head = [tag.attributes for tag in page.tags]
        if not any(one.get("name") == "robots" for one in head):
            [canonical] = [one["href"] for one in head if one.get("rel") == "canonical"]
            listed[canonical] = page.alternates
    assert found == listed
    assert [address for address in found if not address.isascii()] == []
