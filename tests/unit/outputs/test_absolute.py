"""Links of a page as whole addresses."""

from __future__ import annotations

import pytest

from portal_build.outputs.absolute import absolute, with_absolute_links
from portal_build.pages.site import Desk

HERE = "en/methods/walk/"


@pytest.mark.parametrize(
    ("link", "whole"),
    [
        ("../../../da/metoder/walk/", "https://portal.example/da/metoder/walk/"),
        ("../../../da/målgrupper/older/#x", "https://portal.example/da/m%C3%A5lgrupper/older/#x"),
        ("../../../files/walk/the%20plan%20%231.pdf", "https://portal.example/files/walk/the%20plan%20%231.pdf"),
        ("../../../", "https://portal.example/"),
        ("./", "https://portal.example/"),
        ("#ref-1", "https://portal.example/en/methods/walk/#ref-1"),
        ("https://elsewhere.example/å", "https://elsewhere.example/å"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("", ""),
    ],
)
def test_a_link(link: str, whole: str, site):
    assert absolute(link, site().desk(address=HERE)) == whole


def test_a_link_of_a_page_at_any_address(site):
    assert absolute("/portal/da/metoder/", Desk(site().site, "da", "da/404.html", "/portal/")) == "https://portal.example/da/metoder/"


def test_links_in_html(site):
    html = (
        '<p title="a > b"><a class="p-entry" href="../../../en/x/?a=1&amp;b=2" lang="en">x</a> <a href="https://e.example/">e</a> '
        '<img alt="href=&quot;../../../no" src="../../../files/walk/p.png"> <a title="x > y" href="#here">h</a> <code>href="../../../no"</code></p>'
    )
    assert with_absolute_links(html, site().desk(address=HERE)) == (
        '<p title="a > b"><a class="p-entry" href="https://portal.example/en/x/?a=1&amp;b=2" lang="en">x</a> <a href="https://e.example/">e</a> '
        '<img alt="href=&quot;../../../no" src="https://portal.example/files/walk/p.png"> <a title="x > y" href="https://portal.example/en/methods/walk/#here">h</a>'
        ' <code>href="../../../no"</code></p>'
    )
