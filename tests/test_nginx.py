"""The built sites behind real nginx with the settings that are made for it: headers, types, compression, redirects, what is not there."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, urlsplit

import brotli
import pytest

from portal_build import pipeline
from portal_build.editing.cms.page import page
from portal_build.policy import CACHE, headers
from portal_build.publish.hosts.hosted import Hosted, Redirect, hosted
from portal_build.publish.hosts.nginx import nginx
from portal_build.publish.manifest import cache_class, media_type
from tests.conftest import BUILT_FOR, FULL, ROOT
from tests.nginx import find_brotli, find_nginx, running

NASTY = (Redirect('/portal/en/a";}\\ $uri {#/', "/portal/en/methods/$uri;\"}/"), Redirect("/portal/en/ü*?x=[1]/", "/portal/en/ø/?%00/"))


def site_of(project: Path) -> Hosted:
    loaded = pipeline.load(project / "content", date.fromisoformat(BUILT_FOR))
    assert loaded.catalogue
    return hosted(loaded.catalogue)


@dataclass(frozen=True)
class Answer:
    """What nginx said."""

    status: int
    headers: dict[str, str]
    body: bytes


class Asked:
    """A site behind nginx."""

    def __init__(self, address: str, site: Path, base: str) -> None:
        self._host, self.site, self.base = urlsplit(address).netloc, site, base

    def __call__(self, path: str, accept: str = "", **more: str) -> Answer:
        """The answer for a path that is written as people read it."""
        with closing(HTTPConnection(self._host, timeout=30)) as connection:
            connection.request("GET", quote(self.base + path), headers={"Accept-Encoding": accept, **more})
            answer = connection.getresponse()
            return Answer(answer.status, dict(answer.getheaders()), answer.read())


@pytest.fixture(scope="module")
def sites(reference_site: Path, full_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Asked]]:
    """One nginx for the reference portal, with the forms, and for the full site, which stands in a folder of its host."""
    folder = tmp_path_factory.mktemp("nginx")
    forms, below = folder / "reference", folder / "full"
    for place in (forms / "admin", below):
        place.mkdir(parents=True)
    for path in reference_site.iterdir():
        (forms / path.name).symlink_to(path)
    (forms / "admin" / "index.html").write_text(page("da", "Forms", "No scripts", ["https://github.example"]), encoding="utf-8")
    (below / "portal").symlink_to(full_site)
    program = find_nginx()
    assert program, "python -m tests.nginx --ensure"
    full = site_of(FULL)
    settings = {
        forms: nginx(site_of(ROOT), brotli=find_brotli(program) is not None),
        below: nginx(Hosted(full.base, full.languages, (*full.redirects, *NASTY))),
    }
    with running(folder, settings) as addresses:
        yield {"reference": Asked(addresses[forms], forms, "/"), "full": Asked(addresses[below], full_site, "/portal/")}


def some_of_each(site: Path) -> list[str]:
    """Files of a site, some of every kind in every place."""
    chosen: dict[tuple[str, ...], list[str]] = {}
    for path in sorted(site.glob("**/*") if not (site / "admin").is_dir() else (one for top in site.iterdir() for one in (top, *top.rglob("*")))):
        name = path.relative_to(site).as_posix()
        if path.is_file() and not name.startswith(("_", ".ht")) and not name.endswith((".br", ".gz")):
            chosen.setdefault((name.partition("/")[0], path.suffix, *path.parts[-2:-1]), []).append(name)
    return [name for names in chosen.values() for name in names[:2]]


@pytest.mark.parametrize("name", ["reference", "full"])
def test_every_kind_of_file_comes_with_what_is_to_be_said_of_it(name: str, sites: dict[str, Asked]):
    asked, wrong = sites[name], {}
    paths = some_of_each(asked.site)
    assert len(paths) > 100 and {"assets", "data", "files" if name == "full" else "admin"} <= {path.partition("/")[0] for path in paths}
    for path in paths:
        answer = asked(path)
        expected = {**headers(path), "Cache-Control": CACHE[cache_class(path)], "Content-Type": media_type(path)}
        found = {header: answer.headers.get(header) for header in expected}
        if answer.status != 200 or found != expected or answer.body != (asked.site / path).read_bytes():
            wrong[path] = (answer.status, found)
        absent = {"Content-Security-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Strict-Transport-Security"} - expected.keys()
        assert absent.isdisjoint(answer.headers), path
    assert wrong == {}


def test_folders_show_their_page(sites: dict[str, Asked]):
    reference = sites["reference"]
    assert reference("da/metoder/").body == (reference.site / "da/metoder/index.html").read_bytes()
    moved = reference("da/metoder")
    assert (moved.status, moved.headers["Location"]) == (301, "/da/metoder/")


@pytest.mark.parametrize("path", ["da/metoder/", "data/portal.json", "sitemap.xml"])
def test_what_browsers_understand_is_handed_out_compressed(path: str, sites: dict[str, Asked]):
    reference = sites["reference"]
    plain, packed, best = reference(path), reference(path, "gzip"), reference(path, "gzip, br")
    assert "Content-Encoding" not in plain.headers
    assert (packed.headers["Content-Encoding"], gzip.decompress(packed.body)) == ("gzip", plain.body)
    program = find_nginx()
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress}
    assert best.headers["Content-Encoding"] == ("br" if program and find_brotli(program) else "gzip")
    assert unpack[best.headers["Content-Encoding"]](best.body) == plain.body
    for answer in (packed, best):
        assert (answer.headers["Content-Type"], answer.headers["Vary"]) == (plain.headers["Content-Type"], "Accept-Encoding")


def test_what_did_not_change_is_not_sent_again(sites: dict[str, Asked]):
    answer = sites["reference"]("da/metoder/")
    assert sites["reference"]("da/metoder/", **{"If-None-Match": answer.headers["ETag"]}).status == 304


def test_former_addresses_lead_on_for_good(sites: dict[str, Asked]):
    redirects = site_of(FULL).redirects
    assert len(redirects) > 10
    for one in (*redirects, *NASTY):
        answer = sites["full"](one.source.removeprefix("/portal/"))
        assert (answer.status, answer.headers["Location"]) == (301, quote(one.target, safe="/")), one


NOWHERE = {
    "nothing/": "404.html",
    "da/nothing/": "da/404.html",
    "nl/methoden/nothing": "nl/404.html",
    "da/nothing.pdf": "da/404.html",
    "da/pagefind/": "da/404.html",
    "da/pagefind/index/nothing.pf_index": "da/404.html",
    "assets/": "404.html",
    "assets/js/": "404.html",
    "_headers": "404.html",
    "_redirects": "404.html",
    ".htaccess": "404.html",
    ".git/config": "404.html",
    "da/.hidden": "404.html",
    "da/../../etc/passwd": "",
}


@pytest.mark.parametrize("path", NOWHERE)
def test_what_is_not_there_is_said_in_the_language_of_the_address(path: str, sites: dict[str, Asked]):
    answer, reference = sites["reference"](path), sites["reference"]
    if not NOWHERE[path]:
        assert answer.status == 400
        return
    assert (answer.status, answer.body) == (404, (reference.site / NOWHERE[path]).read_bytes())
    assert answer.headers["Content-Security-Policy"] == headers("404.html")["Content-Security-Policy"]
    assert (answer.headers["Cache-Control"], answer.headers["Content-Type"]) == ("no-cache", "text/html; charset=utf-8")


def test_the_page_for_what_is_not_there_offers_the_languages(sites: dict[str, Asked]):
    text = sites["reference"]("nothing").body.decode()
    assert [f'href="/{language}/"' in text for language in ("da", "nb", "nl", "en", "tg")] == [True] * 5


def test_the_version_of_the_server_is_not_told(sites: dict[str, Asked]):
    assert sites["reference"]("da/").headers["Server"] == "nginx"


def test_https_for_good_is_left_to_the_operator(sites: dict[str, Asked], tmp_path: Path, reference_site: Path):
    switched_on = nginx(site_of(ROOT)).replace('set $portal_transport "";', 'set $portal_transport "max-age=63072000";')
    with running(tmp_path, {reference_site: switched_on}) as addresses:
        asked = Asked(addresses[reference_site], reference_site, "/")
        assert [asked(path).headers["Strict-Transport-Security"] for path in ("da/", "sitemap.xml", "nothing")] == ["max-age=63072000"] * 3
