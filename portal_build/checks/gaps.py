"""Gaps of new entries that nobody has filled in yet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from portal_build.catalogue import Catalogue
from portal_build.checks.places import in_body, texts_of
from portal_build.diagnostics import Diagnostic
from portal_build.editing.gap import GAP
from portal_build.model.entry import Content, Text
from portal_build.prose import blank_code
from portal_build.source.files import RawData
from portal_build.source.strict_yaml import Loc


class GapLeft(Diagnostic):
    """Something in a new entry is not filled in yet.

    `portal new` marks with `«???»` what you have to write. Write in its place; the comment above says what belongs there. What
    the entry does not have, and need not have, you can take out with its line or heading.

    Wrong:

        title: «???»

    Right:

        title: Sammen om min vej
    """


def check(catalogue: Catalogue, content: Content) -> Iterator[Diagnostic]:  # noqa: ARG001 - all families are called alike
    """All facts and texts, those of broken entries included."""
    for entry in (*content.entries, *content.set_aside):
        yield from _in_data(entry.raw)
    for _, text in texts_of(content):
        yield from _in_data(text.front)
        yield from _in_text(text)


def without_what_follows(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The problems without those that a gap causes where it stands: that it is no date, or names no source."""
    problems = list(found)
    gaps = {one.position for one in problems if isinstance(one, GapLeft)}
    return [one for one in problems if isinstance(one, GapLeft) or one.position not in gaps] if gaps else problems


def _in_data(data: RawData) -> Iterator[Diagnostic]:
    # Nearly no file has any, and its comments may.
    if GAP not in data.positions.text:
        return
    for loc, key in _locs(data.values, ()):
        name = next((part for part in reversed(loc) if isinstance(part, str)), "")
        yield GapLeft(data.where(*loc, key=key), f"`{name[:80]}` is not filled in yet", f"write in place of `{GAP}` what the field is to say")


def _locs(value: Any, loc: Loc) -> Iterator[tuple[Loc, bool]]:
    """The way to each value, and to each key, that holds the mark."""
    if isinstance(value, dict):
        for key, item in value.items():
            if GAP in key:
                yield (*loc, key), True
            yield from _locs(item, (*loc, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _locs(item, (*loc, index))
    elif value is not None and GAP in value:
        yield loc, False


def _in_text(text: Text) -> Iterator[Diagnostic]:
    if GAP not in text.body:
        return
    for number, line in enumerate(blank_code(text.body).split("\n"), start=1):
        for gap in re.finditer(re.escape(GAP), line):
            message = "the heading is not written yet" if line.startswith("#") else "something is not written yet"
            yield GapLeft(in_body(text, number, gap.start() + 1), message, f"write it in place of `{GAP}`")
