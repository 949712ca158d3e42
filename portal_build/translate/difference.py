"""What changed in a source since it was translated: word by word, part by part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from portal_build.model.entry import Text
from portal_build.translate.history import Earlier, markdown_of
from portal_build.translate.state import START, stretches

EQUAL, DELETED, INSERTED = "equal", "deleted", "inserted"
_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_MOST = 20_000
"""Paragraphs with more words are compared as wholes."""


@dataclass(frozen=True)
class Run:
    """A stretch of words that was kept, taken out or put in."""

    kind: str
    """`equal`, `deleted` or `inserted`."""
    text: str


Paragraph = tuple[Run, ...]


@dataclass(frozen=True)
class PartDifference:
    """One part of a source."""

    part: str
    """As fingerprints name it."""
    heading: str
    """The words of its heading; empty for title, lead and what stands before the first heading."""
    earlier: Earlier | None
    """How it was; None where nobody remembers."""
    now: str
    """Its Markdown as it stands; empty where it was taken out."""
    paragraphs: tuple[Paragraph, ...]
    """What changed; where nobody remembers, the words as they stand."""

    @property
    def how(self) -> str:
        """`changed`, `added`, `removed`, or `unknown` where nobody remembers how it was."""
        if self.earlier is None:
            return "unknown" if self.now else "removed"
        return "added" if not self.earlier.markdown else "removed" if not self.now else "changed"


def differences(source: Text, changed: tuple[str, ...], earlier: Mapping[str, Earlier]) -> Iterator[PartDifference]:
    """The parts of a source that changed, in its order."""
    headings = {one.name: one.heading for one in stretches(source.body)}
    order = ["title", "lead", *headings]
    for part in sorted(changed, key=lambda part: order.index(part) if part in order else len(order)):
        before, now = earlier.get(part), markdown_of(source, part)
        paragraphs = compared(before.markdown, now) if before else tuple((Run(EQUAL, words),) for words in _paragraphs(now))
        yield PartDifference(part, "" if part == START else headings.get(part, ""), before, now, tuple(paragraphs))


def compared(old: str, new: str) -> Iterator[Paragraph]:
    """Two texts word by word; paragraphs are those of either."""
    before, after = _paragraphs(old), _paragraphs(new)
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from ((Run(EQUAL, words),) for words in before[a:b])
        else:
            yield from (_compared(one, two) for one, two in zip_longest(before[a:b], after[c:d], fillvalue=""))


def _paragraphs(text: str) -> list[str]:
    return [one.strip() for one in re.split(r"\n[ ]*\n", text) if one.strip()]


def _compared(old: str, new: str) -> Paragraph:
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if max(len(before), len(after)) > _MOST or not before or not after:
        return tuple(run for run in (Run(DELETED, old), Run(INSERTED, new)) if run.text)
    runs: list[Run] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            runs.append(Run(EQUAL, "".join(before[a:b])))
        else:
            runs += [run for run in (Run(DELETED, "".join(before[a:b])), Run(INSERTED, "".join(after[c:d]))) if run.text]
    return tuple(_joined(runs))


def _joined(runs: list[Run]) -> Iterator[Run]:
    """What changed around a single space is one change."""
    found: list[Run] = []
    place = 0
    while place < len(runs):
        deleted, inserted = "", ""
        while place < len(runs) and (runs[place].kind != EQUAL or (deleted or inserted) and not runs[place].text.strip() and place + 1 < len(runs)):
            kind, text = runs[place].kind, runs[place].text
            deleted += text if kind != INSERTED else ""
            inserted += text if kind != DELETED else ""
            place += 1
        found += [run for run in (Run(DELETED, deleted), Run(INSERTED, inserted)) if run.text]
        if place < len(runs):
            found.append(runs[place])
            place += 1
    yield from found
