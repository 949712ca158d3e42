"""Feeds and calendars named in the heads of pages."""

from __future__ import annotations

import pytest

from portal_build.outputs.head import head
from tests.small_site import entry

SITE = (
    entry("methods/walk", "aliases: [old]", en="Walk")
    + entry("target-groups/old-people", en="Old people")
    + entry("target-groups/gone", "status: withdrawn\nwithdrawn: {date: 2025-01-01, reason: {en: r}}", en="Gone")
    + entry("events/day", "start: 2026-03-01", en="A day")
)
ATOM, CALENDAR = "application/atom+xml", "text/calendar"
PORTAL = (ATOM, "The portal")
PAGES = {
    "en/": [("../en/feed.xml", *PORTAL)],
    "en/methods/": [("../../en/feed.xml", *PORTAL)],
    "en/methods/walk/": [("../../../en/feed.xml", *PORTAL)],
    "da/emner/everyday-life/": [
        ("../../../da/feed.xml", ATOM, "Portalen"),
        ("../../../da/emner/everyday-life/feed.xml", ATOM, "Hverdagsliv – Portalen"),
    ],
    "en/target-groups/old-people/": [
        ("../../../en/feed.xml", *PORTAL),
        ("../../../en/target-groups/old-people/feed.xml", ATOM, "Old people – The portal"),
    ],
    "en/target-groups/gone/": [("../../../en/feed.xml", *PORTAL)],
    "en/changes/": [("../../en/feed.xml", *PORTAL), ("../../en/corrections/feed.xml", ATOM, "Corrections and withdrawals – The portal")],
    "en/corrections/": [("../../en/feed.xml", *PORTAL), ("../../en/corrections/feed.xml", ATOM, "Corrections and withdrawals – The portal")],
    "en/events/": [("../../en/feed.xml", *PORTAL), ("../../en/events/calendar.ics", CALENDAR, "Events – The portal")],
    "en/events/day/": [("../../../en/feed.xml", *PORTAL), ("../../../en/events/day/day.ics", CALENDAR, "A day")],
    "da/arrangementer/": [("../../da/feed.xml", ATOM, "Portalen")],
    "": [],
    "404.html": [],
    "en/404.html": [],
    "en/methods/old/": [],
}


@pytest.mark.parametrize("address", PAGES)
def test_what_a_page_names(address: str, site):
    plan = site(SITE).plan(address)
    links = [(one.href, one.type, one.title) for one in head(plan, plan.view()).companions if one.type in (ATOM, CALENDAR)]
    assert links == PAGES[address]
