"""What the head of a page says of feeds and calendars, for programs that look for them."""

from __future__ import annotations

from collections.abc import Iterator

from portal_build.outputs.calendars import readable_events
from portal_build.outputs.feeds import feed_title, has_feed
from portal_build.pages.plan import Plan

_ATOM, _CALENDAR = "application/atom+xml", "text/calendar"


def feed_links(plan: Plan) -> Iterator[tuple[str, str, str]]:
    """Address, media type and title: what is new on the portal and on the page's own subject, and the events that it shows."""
    if plan.layout in ("root", "redirect") or plan.absolute:
        return
    desk, address = plan.desk, plan.desk.site.addresses
    name = desk.local(desk.site.catalogue.portal.name).text
    yield desk.href(address.feed(address.home(plan.language), "xml")), _ATOM, name
    if has_feed(plan) and plan.layout != "home" and plan.index:
        yield desk.href(address.feed(plan.address, "xml")), _ATOM, feed_title(plan)
    if plan.section == "changes":
        title = desk.words("Corrections and withdrawals")
        yield desk.href(address.feed(address.section("corrections", plan.language), "xml")), _ATOM, f"{title} – {name}"
    if plan.layout == "event" and plan.index:
        yield desk.href(address.calendar_of(desk.site.catalogue.entries[plan.entry], plan.language)), _CALENDAR, plan.title
    if plan.layout == "collection" and plan.section == "events" and readable_events(desk):
        yield desk.href(address.calendar(plan.language)), _CALENDAR, f"{plan.title} – {name}"
