"""Where links lead, and that words about HTML are not taken for links."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal_build.publish.links import Broken, Links, broken_links, without_target

ROOT = "https://portal.example/base/"
PAGE = "da/metoder/x/index.html"
LINKS = {
    "../../../": ("index.html", ""),
    "../../../da/emner/": ("da/emner/index.html", ""),
    "../../../da/emner/#a": ("da/emner/index.html", "a"),
    "../../../da/emner/#%C3%A5": ("da/emner/index.html", "å"),
    "../../../da/emner/?a=1&amp;b=2#c": ("da/emner/index.html", "c"),
    "../../../da/m%C3%A5l/": ("da/mål/index.html", ""),
    "../../../files/x/a%20%231.pdf#page=2": ("files/x/a #1.pdf", "page=2"),
    "../../../assets/js/theme.js": ("assets/js/theme.js", ""),
    "index.json": ("da/metoder/x/index.json", ""),
    "./": ("da/metoder/x/index.html", ""),
    "../": ("da/metoder/index.html", ""),
    "../y": ("da/metoder/y", ""),
    "../../../a/../b/": ("b/index.html", ""),
    "?a=b": ("da/metoder/x/index.html", ""),
    "/base/da/": ("da/index.html", ""),
    "https://portal.example/base/da/#top": ("da/index.html", ""),
    "https://portal.example/base/da/#:~:text=x": ("da/index.html", ""),
    "https://portal.example/other/": None,
    "https://portal.example.org/base/": None,
    "https://portal.example/baseless/": None,
    "../../../../out/": None,
    "/": None,
    "//host/x": None,
    "mailto:a@example.org": None,
    "tel:1": None,
    "data:text/plain,x": None,
    "https://[x/": None,
}


@pytest.mark.parametrize(("link", "target"), LINKS.items(), ids=LINKS)
def test_where_a_link_leads(link: str, target: tuple[str, str] | None):
    links = Links(ROOT)
    links.read(PAGE, f'<a class="p" href="{link}">x</a>'.encode())
    assert links.found == ({target} if target else set())


def test_links_of_all_pages():
    links = Links(ROOT)
    links.read("404.html", b'<a href="#here"><a href="#there"><p id="there">')
    links.read("index.html", b'<a href="#here" id="here"><a href="#there"><a href="da/"><script src="assets/a.js"></script><form action="en/">')
    links.read("da/index.html", b'<a href="../da/"><a href="feed.xml"><video poster="../p.png">')
    links.read("en/index.html", b'<a href="../da/"><a href="feed.xml">\xff<a href="../\xff">')
    assert links.found == {
        *[("404.html", "here"), ("index.html", "there"), ("da/index.html", ""), ("assets/a.js", ""), ("en/index.html", "")],
        *[("da/feed.xml", ""), ("p.png", ""), ("en/feed.xml", ""), ("�", "")],
    }


SITE = {
    "index.html": '<a href="da/#a"><a href="da/#b"><a href="gone/"><a href="x.pdf#page=7"><a id=\'unusual\' href="#unusual">',
    "da/index.html": '<p id="a">Write <code>&lt;a href="/gone/"&gt;</code> or  href="../gone/"</p><a href="../en/#å&amp;b">',
    "en/index.html": '<h1 id="å&amp;b"><a href="../da/#b">',
    "x.pdf": "",
}


def test_what_leads_nowhere(tmp_path: Path):
    links = Links()
    for name, html in SITE.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(html, encoding="utf-8")
        links.read(name, html.encode())
    missing = without_target(tmp_path, SITE.keys(), links.found)
    assert missing == {("da/index.html", "b"): "`da/index.html` has no anchor `b`", ("gone/index.html", ""): "there is no file `gone/index.html`"}
    assert list(broken_links(tmp_path, [name for name in SITE if name.endswith(".html")], missing)) == [
        Broken("index.html", "da/#b", "`da/index.html` has no anchor `b`"),
        Broken("index.html", "gone/", "there is no file `gone/index.html`"),
        Broken("en/index.html", "../da/#b", "`da/index.html` has no anchor `b`"),
    ]
