"""How readers hear of what is new: feeds, calendars, the newsletter."""

from __future__ import annotations

from collections.abc import Mapping

from portal_build.pages.items import Item
from portal_build.pages.site import Desk
from portal_build.values import value


@value
class FeedLinks:
    """A feed in its two forms."""

    title: str
    """What it tells of."""
    atom: str
    """Address of the Atom feed."""
    json: str
    """Address of the JSON feed."""


@value
class Following:
    """How to hear of what is new on one subject."""

    feeds: tuple[FeedLinks, ...]
    """Feeds."""
    calendar: str = ""
    """Address of the calendar of all events; empty if it is not offered or there is none."""
    newsletter: str = ""
    """Address of the newsletter; empty if there is none."""
    all: Item | None = None
    """Where to find the feeds about the whole portal."""


def following(desk: Desk, feeds: Mapping[str, str] | None = None, calendar: bool = False) -> Following:
    """The ways offered on a page. `feeds`: what a feed tells of -> the page that it stands beside."""
    address, catalogue = desk.site.addresses, desk.site.catalogue
    whole = address.section("changes", desk.language)
    events = calendar and any(desk.language in event.texts for event in catalogue.of_type("event"))
    return Following(
        feeds=tuple(FeedLinks(title, *(desk.href(address.feed(page, form)) for form in ("xml", "json"))) for title, page in (feeds or {}).items()),
        calendar=desk.href(address.calendar(desk.language)) if events else "",
        newsletter=catalogue.portal.newsletter or "",
        all=Item(desk.words("All feeds of the portal"), f"{desk.href(whole)}#follow") if feeds and desk.address != whole else None,
    )
