"""Where pages stand."""

from __future__ import annotations

import pytest

from portal_build.pages.addresses import Addresses, relative
from tests.small_site import entry


def test_addresses(site):
    small = site(entry("methods/walk", en="Walk"))
    walk, addresses = small.catalogue.entries["walk"], small.site.addresses
    assert [
        addresses.home("da"),
        addresses.section("methods", "da"),
        addresses.entry(walk, "da"),
        addresses.topic("everyday-life", "nl"),
        addresses.term("recovery", "en"),
        addresses.file(walk, "a plan.pdf"),
    ] == [
        "da/",
        "da/metoder/",
        "da/metoder/walk/",
        "nl/onderwerpen/everyday-life/",
        "en/glossary/#recovery",
        "files/walk/a plan.pdf",
    ]


ABSOLUTE = {
    "": "https://portal.example/",
    "da/metoder/": "https://portal.example/da/metoder/",
    "da/målgrupper/x/": "https://portal.example/da/m%C3%A5lgrupper/x/",
    "en/glossary/#recovery": "https://portal.example/en/glossary/#recovery",
}


@pytest.mark.parametrize(("address", "whole"), ABSOLUTE.items())
def test_absolute(address: str, whole: str, site):
    assert site().site.addresses.absolute(address) == whole


def test_a_portal_below_a_path(site):
    portal = site().catalogue.portal
    for url in ("https://host.example/portal/", "https://host.example/portal"):
        assert Addresses(portal.model_copy(update={"url": url})).absolute("da/") == "https://host.example/portal/da/"


RELATIVE = [
    ("", "", "./"),
    ("da/", "", "da/"),
    ("", "da/", "../"),
    ("da/", "da/metoder/x/", "../../../da/"),
    ("en/methods/#x", "da/", "../en/methods/#x"),
]


@pytest.mark.parametrize(("target", "page", "link"), RELATIVE)
def test_relative(target: str, page: str, link: str):
    assert relative(target, page) == link
