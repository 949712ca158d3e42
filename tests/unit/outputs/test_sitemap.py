"""The sitemap."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from portal_build.outputs.sitemap import sitemap
from tests.sites.built import pages_of
from tests.small_site import entry

SPACES = {"": "http://www.sitemaps.org/schemas/sitemap/0.9", "xhtml": "http://www.w3.org/1999/xhtml"}


def read(text: str) -> dict[str, dict[str, str]]:
    """Address -> hreflang -> address."""
    root = ElementTree.fromstring(text)
    assert root.tag == f"{{{SPACES['']}}}urlset"
    return {
        url.findtext("loc", namespaces=SPACES): {link.attrib["hreflang"]: link.attrib["href"] for link in url.findall("xhtml:link", SPACES)}
        for url in root.findall("url", SPACES)
    }


def test_pages_with_their_versions(site):
    small = site(
        entry("methods/walk", "aliases: [stroll]", en="Walk", da="Gå")
        + entry("articles/kun", "kind: comment", da="Kun dansk")
        + entry("methods/draft", "status: draft", en="Draft")
        + entry("methods/gone", "status: withdrawn\nwithdrawn: {date: 2025-01-01, reason: {en: r}}", en="Gone")
    )
    found = read(sitemap(small.plans, small.site.addresses))
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


def test_an_address_with_signs_of_xml(site):
    small = site()
    portal = small.catalogue.portal
    object.__setattr__(portal, "url", "https://portal.example/a&b/")
    assert "https://portal.example/a&b/en/" in read(sitemap(small.plans, small.site.addresses))


def test_it_names_every_page_that_may_be_listed(full_site: Path):
    found = read((full_site / "sitemap.xml").read_text(encoding="utf-8"))
    listed = {}
    for page in pages_of(full_site).values():
        head = [tag.attributes for tag in page.tags]
        if not any(one.get("name") == "robots" for one in head):
            [canonical] = [one["href"] for one in head if one.get("rel") == "canonical"]
            listed[canonical] = page.alternates
    assert found == listed
    assert [address for address in found if not address.isascii()] == []
