"""Pages that work without a server."""

from __future__ import annotations

import pytest

from portal_build.publish.archive.offline import Offline, Said, is_offline, is_page

PAGES = ("", "da/", "da/a b/", "da/ø/", "da/soeg/", "da/a-til-aa/")
FILES = {*(f"{page}index.html" for page in PAGES), "da/plan.pdf", "assets/css/a.css"}
OFFLINE = Offline(FILES, "https://portal.example/", lambda language: Said(f"Copy ({language}):", "No search.", "A–Z"))

SERVED = """\
<html lang="da">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'">
  <link rel="canonical" href="https://portal.example/da/a%20b/">
  <link rel="preload" href="../../assets/fonts/a.woff2" as="font" crossorigin>
  <link rel="stylesheet" href="../../assets/css/a.css" integrity="sha384-abc" crossorigin="anonymous">
  <script src="../../assets/js/a.js"></script>
  <script type="module" src="../../assets/js/b.js" integrity="sha384-abc"></script>
  <script type="application/ld+json">{"@id": "https://portal.example/da/a%20b/"}</script>
</head>
<body data-compare="../../da/sammenlign/">
<form class="p-search" role="search" action="../../da/soeg/" method="get">
  <input name="q">
</form>
<a title="a > b" href="../../da/">Home</a> <a href="../">Up</a> <a href="./">Here</a> <a href="../%C3%B8/?x=1#y">Ø</a>
<a href="#here">Here</a> <a href="https://portal.example/da/plan.pdf">Plan</a> <a href="https://portal.example/en/">Not there</a>
<a href="https://other.example/da/">Other</a> <a href="mailto:a@b.example">Mail</a> <a href="../plan.pdf">Plan</a>
<noscript><p>Without scripts.</p></noscript>
</body>
</html>
"""
OFFLINE_PAGE = """\
<html lang="da">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="script-src 'none'; object-src 'none'; base-uri 'none'">
  <link rel="canonical" href="https://portal.example/da/a%20b/">
  <link rel="stylesheet" href="../../assets/css/a.css">
  <script type="application/ld+json">{"@id": "https://portal.example/da/a%20b/"}</script>
</head>
<body data-compare="../../da/sammenlign/">
<p class="p-wrap p-note">Copy (da): <a rel="external" href="https://portal.example/da/a%20b/">https://portal.example/da/a%20b/</a></p>

<a title="a > b" href="../index.html">Home</a> <a href="../index.html">Up</a> <a href="index.html">Here</a> <a href="../%C3%B8/index.html?x=1#y">Ø</a>
<a href="#here">Here</a> <a href="../plan.pdf">Plan</a> <a href="https://portal.example/en/">Not there</a>
<a href="https://other.example/da/">Other</a> <a href="mailto:a@b.example">Mail</a> <a href="../plan.pdf">Plan</a>
<p>Without scripts.</p>
</body>
</html>
"""


def test_a_page():
    assert OFFLINE.page("da/a b/index.html", SERVED).split("\n") == OFFLINE_PAGE.split("\n")


def test_the_search_page_says_what_to_do_instead():
    served = """\
<html lang="da"><head><meta charset="utf-8"></head><body>
<h1>Search</h1><p class="p-lead">Search it all.</p>
<div id="p-search-page" data-bundle="../pagefind/" data-az="../a-til-aa/">
  <form role="search"><input name="q"></form>
  <noscript><p>It needs JavaScript.</p></noscript>
</div>
"""
    assert OFFLINE.page("da/soeg/index.html", served).partition("</p>\n")[2] == (
        '<h1>Search</h1>\n<p>No search.</p>\n<p><a href="../a-til-aa/index.html">A–Z</a></p>\n'
    )


def test_a_page_that_has_moved():
    moved = '<html lang="da"><head><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=../a%20b/"></head>'
    assert 'content="0; url=../a%20b/index.html"' in OFFLINE.page("da/old/index.html", moved)


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("da/index.html", True),
        ("en/search/index.html", True),
        ("files/walk/notes.html", True),
        ("data/portal.json", True),
        ("en/search/suggest.json", False),
        ("en/pagefind/pagefind-entry.json", False),
        ("assets/js/theme.0a1b2c3d.js", False),
        ("files/search/figures.csv.gz", True),
        ("files/walk/pagefind/plan.js", True),
        ("data/search/x.json", True),
        ("404.html", False),
        ("da/404.html", False),
        ("_redirects", False),
        (".well-known/security.txt", False),
        (".htaccess", False),
        ("admin/index.html", False),
        ("robots.txt", False),
    ],
)
def test_what_is_kept(path: str, kept: bool):
    assert is_offline(path) is kept


def test_editors_own_files_are_no_pages():
    assert [path for path in ("da/a/index.html", "files/walk/notes.html", "da/a.pdf") if is_page(path)] == ["da/a/index.html"]
