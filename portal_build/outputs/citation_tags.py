"""What reference managers and Google Scholar read in a page's head: Highwire's `citation_*` names, and the way to the CSL file.

Zotero follows the link before it reads the names, and needs a whole address for it. It splits every `citation_author` into
given and family name, so bodies stand as institution and publisher instead. And whatever has a title but no type of its own
it takes for an article in a journal.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from portal_build.pages.plan import Plan
from portal_build.pages.views import EntryView
from portal_build.pages.works import Work


def citation_tags(view: Any) -> Iterator[tuple[str, str]]:
    """Name and content of each tag: of the work that the page describes, or else of the page. What is not known has no tag."""
    if isinstance(view, EntryView) and view.cited:
        yield from (tag for tag in _tags(view.cited[-1].work) if tag[1])


def citation_links(plan: Plan, view: Any) -> Iterator[tuple[str, str, str]]:
    """Address, media type and name of the CSL file of the same work."""
    if isinstance(view, EntryView) and view.cited:
        file = view.cited[-1].downloads[0]
        yield plan.desk.site.addresses.absolute(plan.address + file.href), file.type, file.label


def _tags(work: Work) -> Iterator[tuple[str, str]]:
    report = work.type == "report"
    yield "z:itemType", work.type
    yield "citation_title", work.title
    yield from (("citation_author", one.inverted) for one in work.authors if not one.is_body)
    yield from (("citation_editor", one.inverted) for one in work.editors)
    yield "citation_publication_date", work.date.replace("-", "/")
    for publisher in work.publishers:
        yield "citation_technical_report_institution" if report else "citation_publisher", publisher
    yield "citation_technical_report_number", work.number if report else ""
    yield "citation_isbn", work.isbn
    yield "citation_doi", work.doi
    yield "citation_language", work.language
    yield "citation_public_url", work.url
