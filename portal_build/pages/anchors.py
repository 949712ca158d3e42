# A text may have a heading *References*, and the page has one of its own. Ids of the page stay as they are, since layouts,
# citations and other pages' links name them; the text's heading gives way, together with all links to it.
"""Anchors of a text, kept apart from those of the page around it."""

from __future__ import annotations

import re
from dataclasses import replace

from portal_build.markup import Section

_OF_THE_PAGE = re.compile(
    "main|menu|toc|facts|about|for-whom|how-sure|related|history|cite|references|claims|files|objectives|featured|ratings|evaluations|rated-.+|get-access|terms-used"
    r"|recommendations|editions|document|self-test|study-record|accreditation|follow|related-\d+|ref-\d+|cite-\d+-\d+|p-scheme|p-search-box|p-suggest(?:-.+)?|p-print(?:ed|-dialog|-title)?|letter-\d+"
    r"|p-record(?:-name(?:-note)?|-title)?|p-course-words|(?:claim|question|term)-.+"
)
_ID = re.compile(r'(<h[3-6] id=")([^"]*)"')
_LINK = re.compile(r'(<a href="#)([^"]*)"')


def on_page(anchor: str) -> str:
    """The id that a heading has on its page."""
    # What begins like this gives way as well, so that no two headings can meet.
    return f"text-{anchor}" if anchor.startswith("text-") or _OF_THE_PAGE.fullmatch(anchor) else anchor


def apart(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections of a text with other ids for headings whose own ids the page needs."""
    ids = [anchor for section in sections for anchor in (section.id, *(heading.id for heading in section.headings))]
    return sections if all(on_page(anchor) == anchor for anchor in ids) else tuple(map(_apart, sections))


def _apart(section: Section) -> Section:
    headings = tuple(replace(heading, id=on_page(heading.id)) for heading in section.headings)
    return replace(section, id=on_page(section.id), html=_LINK.sub(_renamed, _ID.sub(_renamed, section.html)), headings=headings)


def _renamed(match: re.Match[str]) -> str:
    return f'{match[1]}{on_page(match[2])}"'
