"""What browsers may do: the places of a site, and what is said of each."""

from __future__ import annotations

import pytest

from portal_build.policy import Place, headers, page_policy, place_of

PLACES = {
    "": Place.PAGES,
    "404.html": Place.PAGES,
    "admin": Place.PAGES,
    "da/metoder/": Place.PAGES,
    "da/files/x": Place.PAGES,
    "assets/js/a.js": Place.OPEN,
    "data/portal.json": Place.OPEN,
    "files/a/b.csv": Place.FILES,
    "files/a/b.PDF": Place.DOCUMENTS,
    "da/retningslinjer/a/a.pdf": Place.DOCUMENTS,
    "admin/index.html": Place.FORMS,
}


@pytest.mark.parametrize("path", PLACES)
def test_where_a_file_belongs(path: str):
    assert place_of(path) is PLACES[path]


def directives(policy: str) -> dict[str, str]:
    return dict((name, rest) for name, _, rest in (one.strip().partition(" ") for one in policy.split(";")))


def test_a_page_takes_everything_from_its_own_host():
    said = directives(page_policy())
    assert said["default-src"] == "'none'"
    assert {value for name, value in said.items() if name not in ("default-src", "base-uri")} == {"'self'"}
    assert said["base-uri"] == "'none'"


def test_only_the_search_page_may_run_what_is_compiled():
    assert directives(page_policy(searches=True)) == directives(page_policy()) | {"script-src": "'self' 'wasm-unsafe-eval'"}


def test_what_a_host_sends_lets_each_page_do_what_it_says_of_itself():
    sent = directives(headers("da/soeg/")["Content-Security-Policy"])
    assert sent == directives(page_policy(searches=True)) | {"frame-ancestors": "'none'"}


@pytest.mark.parametrize("path", ["files/a/b.csv", "files/a/b.pdf", "data/portal.json"])
def test_nothing_runs_in_a_file(path: str):
    said = directives(headers(path)["Content-Security-Policy"])
    assert said.get("script-src", said.get("default-src")) == "'none'"
    assert ("sandbox" in said) == path.endswith(".csv")


@pytest.mark.parametrize("place", Place)
def test_nothing_of_the_site_is_shown_within_another(place: Place):
    assert directives(place.value["Content-Security-Policy"])["frame-ancestors"] == "'none'"


def test_the_forms_keep_their_own_policy_and_their_second_window():
    assert headers("admin/index.html")["Content-Security-Policy"] == "frame-ancestors 'none'"
    assert headers("admin/index.html")["Cross-Origin-Opener-Policy"] == "same-origin-allow-popups"
