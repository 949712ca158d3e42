# A text may have a heading *References*, and the page has one of its own. Ids of the page stay as they are, since layouts,
# citations and other pages' links name them; the text's heading gives way, together with the links of that text to it.
"""Anchors of a text, kept apart from those of the page around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from portal_build.markup import Section

_OF_THE_PAGE = re.compile(
    "main|menu|toc|facts|about|for-whom|how-sure|related|history|references|claims|files|objectives|featured|ratings|evaluations"
    r"|recommendations|editions|document|self-test|accreditation|related-\d+|ref-\d+|cite-\d+-\d+|p-scheme|p-search-box"
)
_ID = re.compile(r'(<h[3-6] id=")([^"]*)"')
_LINK = re.compile(r'(<a href="#)([^"]*)"')


def apart(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections of a text with other ids for headings whose own ids the page needs."""
    taken = set(_ids(sections))
    new = {}
    for name in filter(_OF_THE_PAGE.fullmatch, sorted(taken)):
        new[name] = next(other for number in range(1, len(taken) + 2) if (other := f"{name}_{number}") not in taken)
        taken.add(new[name])
    if not new:
        return sections

    def renamed(match: re.Match[str]) -> str:
        return f'{match[1]}{new.get(match[2], match[2])}"'

    return tuple(
        replace(
            section,
            id=new.get(section.id, section.id),
            html=_LINK.sub(renamed, _ID.sub(renamed, section.html)),
            headings=tuple(replace(heading, id=new.get(heading.id, heading.id)) for heading in section.headings),
        )
        for section in sections
    )


def _ids(sections: tuple[Section, ...]) -> Iterator[str]:
    for section in sections:
        yield section.id
        yield from (heading.id for heading in section.headings)
