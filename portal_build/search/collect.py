"""From an entry's page to its search record."""

from __future__ import annotations

from portal_build.catalogue import updated
from portal_build.model.entry import Entry
from portal_build.pages.labels import TYPE
from portal_build.pages.site import Desk
from portal_build.pages.views import EntryView
from portal_build.search.records import Label, Record, RecordSection


def record_of(entry: Entry, desk: Desk, view: EntryView) -> Record:
    """What the search knows of the page of `entry` at `desk`, whose view is at hand."""
    changed = updated(entry)
    return Record(
        language=desk.language,
        url=desk.address,
        title=desk.marked(view.title, entry),
        lead=view.lead,
        type=entry.type,
        type_label=desk.words(TYPE[entry.type]),
        topics=tuple(Label(topic, item.text) for topic in entry.facts.topics if (item := desk.concept("topics", topic))),
        target_groups=tuple(_group(group, desk) for one in entry.facts.target_groups if (group := desk.site.catalogue.page_of(one)) and not group.withdrawn),
        date=changed.isoformat() if changed else "",
        sections=tuple(RecordSection(section.id, section.title, section.html) for section in view.sections),
    )


def _group(entry: Entry, desk: Desk) -> Label:
    return Label(entry.id, desk.version_for(entry).title)
