"""What hosts are told: from one list, and nothing that an editor writes becomes a rule."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest

from portal_build.policy import ALWAYS, CACHE, headers
from portal_build.publish.hosts.apache import htaccess
from portal_build.publish.hosts.files import host_files
from portal_build.publish.hosts.hosted import Hosted, Redirect, hosted
from portal_build.publish.hosts.netlify import MOST_BYTES, MOST_REDIRECTS, MOST_RULES, headers_file, redirects_file
from portal_build.publish.hosts.nginx import nginx
from portal_build.publish.manifest import cache_class
from tests.small_site import entry

NASTY = (
    '/en/a";} return 200 "b/',
    "/en/a\\",
    "/en/$uri/${HTTP_HOST}/%{ENV:x}/",
    "/en/*/:splat#x?y=1 302",
    "/en/(.*)+[^/]$/",
    "/en/<If>/&amp;/",
)
SITE = Hosted("/", ("da", "en"), tuple(Redirect(one, "/en/methods/new/") for one in NASTY))


def rules(text: bytes) -> dict[str, dict[str, str]]:
    """Path -> headers of a `_headers` file."""
    found: dict[str, dict[str, str]] = {}
    path = ""
    for line in text.decode().splitlines():
        if line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            assert name not in found[path]
            found[path][name] = value
        elif not line.startswith("#"):
            path = line
            assert path not in found
            found[path] = {}
    return found


def test_what_a_host_has_to_know_of_a_portal(site):
    facts = "published: 2024-01-01\nkind: comment\naliases: [former, news/told, former, walk, run]"
    other = entry("articles/run", "published: 2024-01-01\nkind: comment", en="Run\nText.", da="---\ntitle: Løb\ntranslation: {from: en, state: reviewed}\n---\nTekst.")
    small = site(other + entry("articles/walk", facts, en="Walk\nText.", da="---\ntitle: Tur\ntranslation: {from: en, state: reviewed}\n---\nTekst."))
    found = hosted(small.catalogue)
    assert (found.base, found.languages) == ("/", tuple(small.catalogue.languages))
    assert [one for one in found.redirects if one.source.startswith("/en/")] == [
        Redirect("/en/articles/former/", "/en/articles/walk/"),
        Redirect("/en/news/told/", "/en/articles/walk/"),
    ]
    assert Redirect("/da/artikler/former/", "/da/artikler/walk/") in found.redirects
    pages = [plan.address for plan in small.plans if plan.layout != "redirect"]
    leading_on = {plan.address for plan in small.plans if plan.layout == "redirect"}
    assert {one.source.removeprefix("/") for one in found.redirects} == leading_on.difference(pages)


def test_no_two_rules_say_of_the_same_header():
    """Hosts differ in what they make of it."""
    found = rules(headers_file(SITE))
    for path in ("", "da/metoder/", "da/pagefind/index/da_1.pf_index", "assets/js/a.1a2b3c4d.js", "data/portal.json", "files/a/b.txt", "admin/index.html"):
        matching = [values for rule, values in found.items() if re.fullmatch(re.escape(rule).replace(r"\*", ".*"), f"/{path}")]
        names = [name for values in matching for name in values]
        assert len(names) == len(set(names)), path
        sent = {name: value for values in matching for name, value in values.items()}
        expected = headers("files/a/b.pdf" if path.startswith("files/") else path)
        assert sent == expected | ({"Cache-Control": CACHE["immutable"]} if cache_class(path) == "immutable" else {}), path


def test_the_limits_of_hosts_are_kept():
    text = headers_file(Hosted("/", tuple(f"l{number}" for number in range(40))))
    assert len(rules(text)) == MOST_RULES
    assert "/admin/*" in rules(text) and "/l39/*" in rules(text)
    assert max(map(len, text.splitlines())) < 2_000
    many = Hosted("/", ("en",), tuple(Redirect(f"/en/{number}/", "/en/x/") for number in range(MOST_REDIRECTS + 1)))
    assert redirects_file(many).count(b" 301\n") == MOST_REDIRECTS
    long = Hosted("/", ("en",), tuple(Redirect(f"/en/{number:0900}/", "/en/x/") for number in range(100)))
    assert MOST_BYTES - 1_000 < len(redirects_file(long)) <= MOST_BYTES


def test_redirects_are_lines_of_three_words():
    lines = [line.split(" ") for line in redirects_file(SITE).decode().splitlines()[1:]]
    assert [(unquote(source), *rest) for source, *rest in lines] == [(one, "/en/methods/new/", "301") for one in NASTY]
    assert not re.search(r"[*:?#$\\]", "".join(source for source, *_ in lines))
    assert redirects_file(Hosted("/", ("en",))) == b""


def test_apache_matches_each_former_address_alone():
    text = htaccess(SITE).decode()
    patterns = [re.fullmatch(r'  RedirectMatch 301 "(.*)" "/en/methods/new/"', line) for line in text.splitlines() if "RedirectMatch" in line]
    assert len(patterns) == len(NASTY)
    for pattern, address in zip(patterns, NASTY, strict=True):
        # What stands between quotation marks: `\"` is one.
        assert pattern and not re.search(r'(?<!\\)"|\$\{|%\{', pattern[1])
        meant = re.compile(pattern[1].replace('\\"', '"'))
        assert [one for one in (*NASTY, f"{address}x", f"x{address}") if meant.search(one)] == [address]


def test_nginx_takes_what_is_between_quotation_marks():
    locations = [line for line in nginx(SITE).splitlines() if line.startswith("location = ")][2:]
    assert len(locations) == len(NASTY)
    for line, address in zip(locations, NASTY, strict=True):
        quoted = re.fullmatch(r'location = "((?:[^"\\]|\\.)*)" \{', line)
        assert quoted and re.sub(r"\\(.)", r"\1", quoted[1]) == address
    assert nginx(Hosted("/", ("en",), (Redirect("/en/x/", '/en/$uri"/'),))).count('return 301 "/en/%24uri%22/";') == 1


@pytest.mark.parametrize("sign", ["\n", "\r", "\0", "\x85", "\u2028"])
def test_what_would_end_a_line_is_no_address(sign: str, site, monkeypatch: pytest.MonkeyPatch):
    small = site(entry("articles/walk", "published: 2024-01-01\nkind: comment", en="Walk\nText."))
    walk = small.catalogue.entries["walk"]
    monkeypatch.setattr("portal_build.publish.hosts.hosted.moved", lambda *_: [(f"en/a{sign}b/", walk), ("en/c/", walk)])
    assert [one.source for one in hosted(small.catalogue).redirects] == ["/en/c/"]


def test_brotli_is_asked_for_only_on_request():
    assert "brotli_static on;" not in nginx(SITE)
    assert "brotli_static on;" in nginx(SITE, brotli=True)


def test_a_site_in_a_folder_of_its_host():
    site = Hosted("/por tal/", ("en",), (Redirect("/por tal/en/x/", "/por tal/en/y/"),))
    assert "/por%20tal/en/*" in rules(headers_file(site))
    assert redirects_file(site).endswith(b"/por%20tal/en/x/ /por%20tal/en/y/ 301\n")
    assert 'location "/por tal/en/" {' in nginx(site) and 'error_page 404 "/por tal/en/404.html";' in nginx(site)
    assert 'ErrorDocument 404 "/por tal/404.html"' in htaccess(site).decode()


def test_files_that_stand_in_the_site():
    assert [name for name, _ in host_files(SITE)] == ["_headers", "_redirects", ".htaccess"]
    assert [name for name, _ in host_files(Hosted("/", ("en",)))] == ["_headers", ".htaccess"]


def test_https_for_good_stands_in_comments():
    for text in (headers_file(SITE).decode(), htaccess(SITE).decode(), nginx(SITE)):
        said = [line.strip() for line in text.splitlines() if "max-age=63072000" in line]
        assert said and all(line.startswith("#") for line in said)


def test_every_host_says_what_is_always_said():
    for text in (headers_file(SITE).decode(), htaccess(SITE).decode(), nginx(SITE)):
        assert [value for value in ALWAYS.values() if value not in text] == []
