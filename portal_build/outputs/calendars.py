"""Events as iCalendar files (RFC 5545, RFC 7986)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar
from icalendar import Event as Component
from icalendar.prop import vText

from portal_build.catalogue import history, updated
from portal_build.languages import country_name
from portal_build.model.entry import Entry
from portal_build.model.practice import Event
from portal_build.outputs.files import File
from portal_build.outputs.permanent import first_id, moment, permanent
from portal_build.pages.labels import VALUE
from portal_build.pages.notices import unreviewed
from portal_build.pages.plan import Plan
from portal_build.pages.site import Desk


def calendars_beside(plan: Plan) -> Iterator[File]:
    """The calendar file of an event beside its page, and that of all events beside their list."""
    desk, address = plan.desk, plan.desk.site.addresses
    if plan.layout == "event" and plan.index:
        event = desk.site.catalogue.entries[plan.entry]
        yield File(address.calendar_of(event, plan.language), to_calendar([event], event.texts[plan.language].title, desk))
    if plan.layout == "collection" and plan.section == "events" and (events := readable_events(desk)):
        name = desk.local(desk.site.catalogue.portal.name).text
        yield File(address.calendar(plan.language), to_calendar(events, f"{plan.title} – {name}", desk))


def readable_events(desk: Desk) -> list[Entry]:
    """The events that readers of the language have a page for, in path order."""
    return [event for event in desk.site.catalogue.of_type("event") if desk.language in event.texts]


def to_calendar(events: Iterable[Entry], name: str, desk: Desk) -> bytes:
    """The events as a calendar of that name."""
    calendar = Calendar()
    calendar.add("prodid", f"-//{desk.site.catalogue.portal.publisher.name}//portal-build//{desk.language.upper()}")
    calendar.add("version", "2.0")
    for field in ("name", "x-wr-calname"):
        calendar.add(field, _text(name, desk))
    for event in events:
        calendar.add_component(_component(event, desk))
    return calendar.to_ical()


def _component(event: Entry, desk: Desk) -> Component:
    facts, site, text = event.facts, desk.site, event.texts[desk.language]
    assert isinstance(facts, Event)
    one = Component()
    # The same event in another language is the same event: a calendar that has both shows it once.
    one.add("uid", str(uuid5(NAMESPACE_URL, permanent(site.catalogue.portal, "events", first_id(event, site.catalogue)))))
    changed = moment(updated(event) or facts.start)
    one.add("dtstamp", changed)
    one.add("last-modified", changed)
    one.add("sequence", sum(line.kind != "published" for line in history(event)))
    one.add("dtstart", facts.start)
    # The day after the last: the end of an event is the first moment that is no longer part of it.
    one.add("dtend", (facts.end or facts.start) + timedelta(days=1))
    one.add("summary", _text(text.title, desk))
    if description := "\n\n".join(_description(event, desk)):
        one.add("description", _text(description, desk))
    if location := ", ".join(_location(facts, desk)):
        one.add("location", location)
    one.add("url", site.addresses.absolute(site.addresses.entry(event, desk.language)))
    one.add("categories", _categories(event, facts, desk), parameters={"language": desk.language})
    one.add("status", "CONFIRMED")
    one.add("class", "PUBLIC")
    # Who follows all events does not attend them all.
    one.add("transp", "TRANSPARENT")
    return one


def _text(words: str, desk: Desk) -> vText:
    return vText(words, params={"language": desk.language})


def _description(event: Entry, desk: Desk) -> Iterator[str]:
    if lead := event.texts[desk.language].lead:
        yield lead
    yield from (notice.text for notice in unreviewed(event, desk))


def _location(facts: Event, desk: Desk) -> Iterator[str]:
    if facts.place:
        yield facts.place
    if facts.country:
        yield country_name(facts.country, desk.language)


def _categories(event: Entry, facts: Event, desk: Desk) -> list[str]:
    return [desk.words(VALUE[facts.kind]), *(topic.text for topic in desk.concepts("topics", facts.topics))]
