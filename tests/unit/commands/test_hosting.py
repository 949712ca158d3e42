"""`portal hosting`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.small_site import entry, write_site
from tests.unit.commands.portals import portal

MOVED = entry("articles/walk", "published: 2024-01-01\nkind: comment\naliases: [stroll]", en="Walk\nText.")
SECRET = entry("articles/told", "published: 2024-01-01\nkind: comment\naudience: members\naliases: [secret]", en="Told\nText.")


@pytest.mark.parametrize(
    ("host", "line"),
    [
        ("nginx", 'location = "/en/articles/stroll/" {'),
        ("apache", '  RedirectMatch 301 "^/en/articles/stroll/$" "/en/articles/walk/"'),
        ("redirects", "/en/articles/stroll/ /en/articles/walk/ 301"),
        ("headers", "/en/*"),
    ],
)
def test_what_is_printed(host: str, line: str, tmp_path: Path):
    status, said, errors = portal(write_site(tmp_path, MOVED), "hosting", host, "--today", "2026-01-15")
    assert (status, errors, line in said.splitlines()) == (0, "", True)


def test_old_addresses_of_members_entries_are_told_on_request_alone(tmp_path: Path):
    write_site(tmp_path, MOVED + SECRET)
    assert "secret" not in portal(tmp_path, "hosting", "redirects")[1]
    assert "/en/articles/secret/ /en/articles/told/ 301\n" in portal(tmp_path, "hosting", "redirects", "--audience", "members")[1]


def test_brotli_is_for_nginx_that_has_it(tmp_path: Path):
    write_site(tmp_path, MOVED)
    assert "brotli_static on;" in portal(tmp_path, "hosting", "nginx", "--brotli")[1]
    assert "brotli_static on;" not in portal(tmp_path, "hosting", "nginx")[1]


def test_settings_of_the_portal_that_are_not_right(tmp_path: Path):
    write_site(tmp_path, MOVED + "-- content/portal.yml --\nurl: x\n")
    assert portal(tmp_path, "hosting", "nginx") == (2, "", "portal: `portal.yml` is not right; `portal check` says why\n")
