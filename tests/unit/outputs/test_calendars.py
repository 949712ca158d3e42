"""Calendar files of events."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from portal_build.outputs.calendars import calendars_beside
from tests.small_site import SmallSite, entry

CONFERENCE = """
published: 2026-01-01
topics: [everyday-life]
start: 2026-09-30
end: 2026-10-01
place: Hotel A; hall 1, Oslo
country: "NO"
changes: [{date: 2026-01-05, kind: minor}, {date: 2026-01-10, kind: major, note: {en: Another place.}}]
"""
SITE = (
    entry("events/conference", CONFERENCE, en="---\ntitle: Conference\nlead: Two days.\n---\n", da="---\ntitle: Konference\ntranslation: {from: en, state: machine}\n---\n")
    + entry("events/one-day", "start: 2026-02-28", en="One day")
    + entry("events/gone", "start: 2026-02-28\nstatus: withdrawn\nwithdrawn: {date: 2026-01-01, reason: {en: r}}", en="Gone")
)  # fmt: skip
ALL = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//The publisher//portal-build//EN
NAME;LANGUAGE=en:Conference
X-WR-CALNAME;LANGUAGE=en:Conference
BEGIN:VEVENT
SUMMARY;LANGUAGE=en:Conference
DTSTART;VALUE=DATE:20260930
DTEND;VALUE=DATE:20261002
DTSTAMP:20260110T120000Z
UID:052b9728-95b3-5eff-82db-70097c023a6b
SEQUENCE:1
CATEGORIES;LANGUAGE=en:Conference,Everyday life
CLASS:PUBLIC
DESCRIPTION;LANGUAGE=en:Two days.
LAST-MODIFIED:20260110T120000Z
LOCATION:Hotel A\\; hall 1\\, Oslo\\, Norway
STATUS:CONFIRMED
TRANSP:TRANSPARENT
URL:https://portal.example/en/events/conference/
END:VEVENT
END:VCALENDAR
"""


def files(small: SmallSite, address: str) -> dict[str, bytes]:
    return {file.path: file.data for file in calendars_beside(small.plan(address))}


def events(data: bytes) -> dict[str, dict]:
    """Title -> event."""
    return {str(one["summary"]): one for one in Calendar.from_ical(data).walk("VEVENT")}


def test_the_whole_file_of_an_event(site):
    [(path, data)] = files(site(SITE), "en/events/conference/").items()
    assert path == "en/events/conference/conference.ics"
    assert data.decode().replace("\r\n", "\n") == ALL


def test_all_events_that_are_on(site):
    [(path, data)] = files(site(SITE), "en/events/").items()
    assert path == "en/events/calendar.ics"
    found = events(data)
    assert {title: (one["dtstart"].dt, one["dtend"].dt, one["dtstamp"].dt) for title, one in found.items()} == {
        "Conference": (date(2026, 9, 30), date(2026, 10, 2), datetime(2026, 1, 10, 12, tzinfo=UTC)),
        "One day": (date(2026, 2, 28), date(2026, 3, 1), datetime(2026, 2, 28, 12, tzinfo=UTC)),
    }


def test_the_same_event_in_another_language(site):
    small = site(SITE)
    english = events(files(small, "en/events/conference/")["en/events/conference/conference.ics"])["Conference"]
    danish = events(files(small, "da/arrangementer/conference/")["da/arrangementer/conference/conference.ics"])["Konference"]
    assert danish["uid"] == english["uid"]
    assert danish["summary"].params["language"] == "da"
    assert danish["url"] == "https://portal.example/da/arrangementer/conference/"
    assert danish["description"] == "This text was translated from engelsk by a machine and has not been reviewed. It may contain mistakes."


@pytest.mark.parametrize(("name", "facts"), [("one-day", ""), ("a-day", "aliases: [one-day]")])
def test_an_event_keeps_its_name_when_it_is_moved(name: str, facts: str, site):
    small = site(entry(f"events/{name}", f"start: 2026-03-01\n{facts}", en=name))
    [data] = files(small, f"en/events/{name}/").values()
    assert events(data)[name]["uid"] == "640f1dc2-c974-59a7-9770-dead5e2dcc51"


def test_no_file_where_there_is_no_event(site):
    small = site(SITE)
    assert (files(small, "en/events/gone/"), files(small, "nl/agenda/"), files(small, "en/methods/")) == ({}, {}, {})
