# A worker has the texts of its own pages only, so the data of an entry are cut as the site is: its text in each language
# beside the page, and once for all languages the facts, which lead to the texts.
"""The data of an entry: its facts, and its text in each language."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from portal_build.catalogue import history, updated
from portal_build.model.entry import Entry
from portal_build.outputs import data_addresses
from portal_build.outputs.absolute import with_absolute_links
from portal_build.outputs.documents import (
    EntryDocument,
    HistoryLine,
    NoticeData,
    ReferenceData,
    SectionData,
    TextDocument,
    TextSummary,
    TranslationStanding,
)
from portal_build.outputs.files import File
from portal_build.outputs.named import named
from portal_build.outputs.plain import as_json
from portal_build.outputs.schemas import document_of
from portal_build.pages.addresses import languages_of
from portal_build.pages.plan import Plan
from portal_build.pages.site import Desk, Site
from portal_build.pages.views import EntryView, Notice, SectionView


TEXT = "index.json"
"""The text of a page as data, beside the page."""


def entry_files(plan: Plan, view: EntryView) -> Iterator[File]:
    """The text of the page; with the first of the entry's pages, its facts as well."""
    site = plan.desk.site
    entry = site.catalogue.entries[plan.entry]
    yield File(plan.address + TEXT, as_json(text_document(entry, view, plan.desk), site.catalogue.has_page))
    if plan.language == languages_of(entry, site.catalogue)[0]:
        yield File(site.addresses.entry_data(entry), as_json(entry_document(entry, site), site.catalogue.has_page))


def entry_document(entry: Entry, site: Site) -> EntryDocument:
    """The facts of an entry, and where its texts are."""
    addresses = site.addresses
    return document_of(entry.type)(
        schema_=data_addresses.schema(entry.type, addresses),
        licence=site.catalogue.portal.licence,
        id=entry.id,
        type=entry.type,
        updated=updated(entry),
        history=[HistoryLine(date=line.date, kind=line.kind, note=line.note) for line in history(entry)],
        texts={language: _summary(entry, language, site) for language in languages_of(entry, site.catalogue)},
        facts=entry.facts,
        files={name: addresses.absolute("") + quote(addresses.file(entry, name)) for name in sorted(entry.files)},
        named=named(entry, site),
        portal=data_addresses.portal(addresses),
    )


def text_document(entry: Entry, view: EntryView, desk: Desk) -> TextDocument:
    """The text that the page at `desk` shows."""
    addresses = desk.site.addresses
    return TextDocument(
        schema_=data_addresses.schema("text", addresses),
        licence=desk.site.catalogue.portal.licence,
        id=entry.id,
        type=entry.type,
        language=desk.language,
        url=addresses.absolute(desk.address),
        title=view.title,
        lead=view.lead or None,
        updated=updated(entry),
        notices=list(map(_notice, view.notices)),
        translation=_translation(entry, desk.language, desk.site),
        sections=[_section(one, desk) for one in view.sections],
        references=[ReferenceData(number=one.number, text=one.text, language=one.language or None, url=one.href or None) for one in view.references],
        entry=addresses.absolute(addresses.entry_data(entry)),
    )


def _notice(one: Notice) -> NoticeData:
    return NoticeData(kind=one.kind, title=one.title, text=" ".join(filter(None, (one.text, one.quote and one.quote.text))))


def _section(section: SectionView, desk: Desk) -> SectionData:
    return SectionData(id=section.id, number=section.number or None, title=section.title, html=with_absolute_links(section.html, desk))


def _summary(entry: Entry, language: str, site: Site) -> TextSummary:
    text, page = entry.texts[language], site.addresses.entry(entry, language)
    return TextSummary(
        title=text.title,
        lead=text.lead or None,
        url=site.addresses.absolute(page),
        data=site.addresses.absolute(page + TEXT),
        translation=_translation(entry, language, site),
    )


def _translation(entry: Entry, language: str, site: Site) -> TranslationStanding | None:
    made, stands = entry.texts[language].translation, site.standings.get((entry.id, language))
    if made is None or stands is None:
        return None
    return TranslationStanding(source=made.source, state=made.state, by=made.by, date=made.date, outdated=bool(stands.outdated))
