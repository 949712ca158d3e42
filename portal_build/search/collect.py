"""From the catalogue to search records: one for each entry and language that search may show."""

from __future__ import annotations

from collections.abc import Iterator

from portal_build.catalogue import updated
from portal_build.model.entry import Entry
from portal_build.pages.citations import Citations
from portal_build.pages.labels import TYPE
from portal_build.pages.site import Desk, Site
from portal_build.pages.text_links import resolve
from portal_build.search.records import Label, Record, RecordSection


def collect(site: Site) -> Iterator[Record]:
    """Records of all current entries, in path order, one for each language of each."""
    for entry in site.catalogue.current:
        for language in site.catalogue.languages:
            if language in entry.texts:
                yield _record(entry, Desk(site, language, site.addresses.entry(entry, language)))


def _record(entry: Entry, desk: Desk) -> Record:
    text = entry.texts[desk.language]
    changed = updated(entry)
    citations = Citations(desk)
    return Record(
        language=desk.language,
        url=desk.address,
        title=text.title,
        lead=text.lead,
        type=entry.type,
        type_label=desk.words(TYPE[entry.type]),
        topics=tuple(Label(topic, item.text) for topic in entry.facts.topics if (item := desk.concept("topics", topic))),
        target_groups=tuple(_group(group, desk) for one in entry.facts.target_groups if (group := desk.site.catalogue.page_of(one))),
        date=changed.isoformat() if changed else "",
        sections=tuple(
            RecordSection(section.id, section.title, resolve(section.html, entry, desk, citations)) for section in desk.site.rendered[text.body]
        ),
    )


def _group(entry: Entry, desk: Desk) -> Label:
    return Label(entry.id, desk.version_for(entry).title)
