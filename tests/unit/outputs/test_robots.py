"""`robots.txt` and `security.txt`."""

from __future__ import annotations

from dataclasses import replace

import pytest

from portal_build.outputs.robots import robots
from portal_build.outputs.security_contact import security_contact
from portal_build.pages.shell import shell
from tests.sites_invalid.recipe import read_site
from tests.small_site import BASE

SETTINGS = read_site(BASE)["content/portal.yml"].text


def test_everything_may_be_listed(site):
    assert robots(site().site).data.decode() == "User-agent: *\nDisallow:\n\nSitemap: https://portal.example/sitemap.xml\n"


def test_a_site_that_is_not_to_be_found_says_so_twice(site):
    small = site()
    hidden = replace(small.site, listed=False)
    assert robots(hidden).data.decode() == "User-agent: *\nDisallow: /\n"
    [plan] = [plan for plan in small.plans if plan.address == "en/"]
    assert (shell(plan).index, shell(replace(plan, desk=replace(plan.desk, site=hidden))).index) == (True, False)


def said(site, security: str, settings: str = SETTINGS) -> str:
    [file] = security_contact(site(f"-- content/portal.yml --\n{settings}\nsecurity: {security}\n").site)
    assert file.path == ".well-known/security.txt"
    return file.data.decode()


def test_whom_to_tell_about_a_hole(site):
    assert said(site, "{email: security@example.org}") == (
        "Contact: mailto:security@example.org\n"
        "Expires: 2027-01-14T00:00:00Z\n"
        "Preferred-Languages: en, da, nl\n"
        "Canonical: https://portal.example/.well-known/security.txt\n"
    )


def test_all_that_can_be_said(site):
    told = said(site, "{email: 'a#b@example.org', url: 'https://example.org/report', policy: 'https://example.org/policy', expires: 2026-06-01}")
    assert told.splitlines()[:4] == [
        "Contact: mailto:a%23b@example.org",
        "Contact: https://example.org/report",
        "Expires: 2026-06-01T00:00:00Z",
        "Policy: https://example.org/policy",
    ]


def test_a_portal_in_a_folder_of_its_host_has_no_address_of_its_own_for_it(site):
    assert "Canonical" not in said(site, "{email: a@example.org}", SETTINGS.replace("https://portal.example/", "https://portal.example/a/"))


def test_nobody_is_named_who_was_not_stated(site):
    assert list(security_contact(site().site)) == []


@pytest.mark.parametrize("security", ["{}", "{email: nobody}", "{email: a@example.org, url: mailto:x}", "{email: a@example.org, expires: soon}"])
def test_what_is_no_contact_is_a_problem(security: str, site):
    assert [one.code for one in site(f"-- content/portal.yml --\n{SETTINGS}\nsecurity: {security}\n").loaded.diagnostics][0] in ("missing-key", "wrong-value")
