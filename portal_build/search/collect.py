"""From an entry's page to its search record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from portal_build.catalogue import updated
from portal_build.compounds.words import text_of, words_of
from portal_build.model.entry import Entry
from portal_build.pages.findable import about, findables, in_words
from portal_build.pages.labels import TYPE
from portal_build.pages.site import Desk
from portal_build.pages.text_links import without_citations
from portal_build.pages.views import EntryView
from portal_build.search.records import HiddenText, Label, Record, RecordSection


def record_of(entry: Entry, desk: Desk, view: EntryView) -> Record:
    """What the search knows of the page of `entry` at `desk`, whose view is at hand."""
    changed = updated(entry)
    record = Record(
        language=desk.language,
        url=desk.address,
        title=desk.marked(view.title, entry),
        lead=view.lead,
        type=entry.type,
        type_label=desk.words(TYPE[entry.type]),
        topics=tuple(Label(topic, item.text) for topic in entry.facts.topics if (item := desk.concept("topics", topic))),
        target_groups=tuple(_group(group, desk) for one in entry.facts.target_groups if (group := desk.site.catalogue.page_of(one)) and not group.withdrawn),
        date=changed.isoformat() if changed else "",
        sections=tuple(RecordSection(section.id, section.title, without_citations(section.html)) for section in view.sections),
    )
    return replace(record, hidden=tuple(_hidden(entry, desk, record)))


def _hidden(entry: Entry, desk: Desk, record: Record) -> Iterator[HiddenText]:
    """By which names the page is found beside its own words: those of its topics and terms, and of what it names.

    Names in other languages are known to the browser, which asks for those in this one instead.
    """
    ids = about(entry, desk.language, desk.site) | _synonyms(desk, record)
    names = [name for one in findables(desk.site) if one.id in ids for name in one.labels.get(desk.language, ())]
    if words := dict.fromkeys(words_of(" ".join([*names, *entry.facts.search_words.get(desk.language, ())]))):
        yield HiddenText("concepts", " ".join(words))


def _synonyms(desk: Desk, record: Record) -> set[str]:
    """The ids of those of which the page has one in its own language."""
    named = [one for one in findables(desk.site) if one.kind == "synonym" and desk.language in one.labels]
    if not named:
        return set()
    texts = [record.title, record.lead, *(f"{section.title} {text_of(section.text_html)}" for section in record.sections)]
    words = in_words(" ".join(texts))
    return {one.id for one in named if any(in_words(label) in words for label in one.labels[desk.language])}


def _group(entry: Entry, desk: Desk) -> Label:
    return Label(entry.id, desk.version_for(entry).title)
