# A feed reader shows an item again when its id changes, and a calendar adds an event twice. So what is written here depends on
# nothing that editors may change: not on titles, dates, addresses or the order of lists. An entry that was given another id
# keeps the name of its first one, which is the first of its aliases.
"""Names and times for things that readers' programs keep: the same in every build, whatever is added or renamed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import quote, urlsplit

from portal_build.catalogue import Catalogue, PublicChange
from portal_build.model.entry import Entry
from portal_build.model.reference_data import Portal

_SCHEME_YEAR = 2026
"""RFC 4151 wants a year in which the host was the namer's; it is part of the name and must never change."""


def permanent(portal: Portal, *path: str) -> str:
    """A `tag:` address (RFC 4151) for something of the portal."""
    address = urlsplit(portal.url)
    whole = "/".join(part for part in (address.path.strip("/"), *path) if part)
    return f"tag:{address.hostname},{_SCHEME_YEAR}:{quote(whole)}"


def first_id(entry: Entry, catalogue: Catalogue) -> str:
    """The id under which an entry was first known, if no other entry is called so today."""
    first = entry.facts.aliases[0].rpartition("/")[2] if entry.facts.aliases else entry.id
    return entry.id if first in catalogue.entries else first


def moment(day: date, place: int = 0) -> datetime:
    """A time for a day: noon in Greenwich, which is the same day nearly everywhere; `place` seconds later for what came later on that day."""
    return datetime.combine(day, time(12), UTC) + timedelta(seconds=place)


def stamp(when: datetime) -> str:
    """A time as feeds write it (RFC 3339)."""
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")


def moment_of(line: PublicChange) -> datetime:
    """A time for a public change."""
    return moment(line.date, line.place)
