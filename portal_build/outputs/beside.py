"""Files that stand beside a page, in its language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from portal_build.outputs.atom import to_atom
from portal_build.outputs.calendars import calendars_beside
from portal_build.outputs.citation_files import citation_files
from portal_build.outputs.entry_files import entry_files
from portal_build.outputs.feeds import feed_beside
from portal_build.outputs.files import File
from portal_build.outputs.json_feed import to_json_feed
from portal_build.pages.plan import Plan


def beside(plan: Plan, view: Any) -> Iterator[File]:
    """The files that belong to the page that `plan` describes and `view` shows."""
    yield from citation_files(plan, view)
    if plan.entry:
        yield from entry_files(plan, view)
    if feed := feed_beside(plan):
        yield File(plan.desk.site.addresses.feed(plan.address, "xml"), to_atom(feed))
        yield File(plan.desk.site.addresses.feed(plan.address, "json"), to_json_feed(feed))
    yield from calendars_beside(plan)
