"""The section of a page that says how to cite it."""

from __future__ import annotations

from collections.abc import Iterator

from portal_build.model.entry import Entry
from portal_build.pages.citation_dates import apa_day, vancouver_day
from portal_build.pages.citation_styles import apa, vancouver
from portal_build.pages.citation_views import CitationView, CitedView, Download
from portal_build.pages.site import Desk
from portal_build.pages.works import Work, works
from portal_build.words import N_

_ITSELF = {"guideline": N_("The guideline itself"), "publication": N_("The publication itself")}
_STEMS = ("citation", "citation-of-work")
_STYLES = (("APA", apa, apa_day), ("Vancouver", vancouver, vancouver_day))
_FORMATS = (
    ("CSL-JSON", "json", "application/vnd.citationstyles.csl+json"),
    ("BibTeX", "bib", "application/x-bibtex"),
    ("RIS", "ris", "application/x-research-info-systems"),
)


def citing(entry: Entry, desk: Desk) -> tuple[CitedView, ...]:
    """How to cite the page, and the work that it describes; nothing for a draft."""
    found = works(entry, desk)
    titles = (desk.words("This page"), desk.words(_ITSELF[entry.type])) if len(found) > 1 else ("",)
    return tuple(_cited(work, title, stem, desk) for work, title, stem in zip(found, titles, _STEMS, strict=False))


def _cited(work: Work, title: str, stem: str, desk: Desk) -> CitedView:
    return CitedView(title, tuple(_citations(work, desk)), tuple(_downloads(work, stem)), work)


def _citations(work: Work, desk: Desk) -> Iterator[CitationView]:
    for style, write, day in _STYLES:
        yield CitationView(style, write(work, desk.words), day(desk.language))


def _downloads(work: Work, stem: str) -> Iterator[Download]:
    for label, ending, type_ in _FORMATS:
        yield Download(label, f"{stem}.{ending}", type_, f"{work.key}.{ending}")
