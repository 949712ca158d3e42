"""What each generated entry says in each language, in the portal's own Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from random import Random

from portal_build.model import TYPES
from tests.bench.facts import Values
from tests.bench.plan import TERMS, Plan, Planned
from tests.bench.prose import Writer
from tests.bench.vocabulary import vocabulary

SECTION_WORDS = 150
"""A section has about as many words; what a type knows no further section for becomes longer ones with subheadings."""


@dataclass(frozen=True)
class Text:
    """A text in one language."""

    title: str
    """Two to five words."""
    lead: str
    """A sentence."""
    body: str
    """Markdown with the portal's links `entry:`, `term:`, `claim:` and citations."""

    @property
    def words(self) -> int:
        """How many words it has, marks included."""
        return len(f"{self.title} {self.lead} {self.body}".split())


@cache
def title_of(entry_id: str, language: str) -> str:
    """The title of an entry, which others may name before its text is written."""
    return Writer(vocabulary(language), f"title:{entry_id}:{language}").title()


def write_text(plan: Plan, entry: Planned, facts: Values, language: str) -> Text:
    """The text of `entry` in `language`: the same headings and links as in the others, in words of its own."""
    writer = Writer(vocabulary(language), f"text:{entry.id}:{language}")
    sections = _sections(entry, facts)
    marks = _marks(plan, entry, writer)
    blocks: list[str] = []
    for number, section in enumerate(sections):
        share = len(marks) if number == len(sections) - 1 else len(marks) // (len(sections) - number)
        mine, marks = marks[:share], marks[share:]
        blocks += _section(writer, section, entry.words // len(sections), mine)
    return Text(title_of(entry.id, language), writer.sentence()[:180], "\n\n".join(blocks))


def _sections(entry: Planned, facts: Values) -> list[str]:
    """The ids of the level-2 headings."""
    wanted = max(2, round(entry.words / SECTION_WORDS))
    known = TYPES[entry.type].sections
    if "chapters" in facts:
        return [*known, *(chapter["id"] for chapter in facts["chapters"])]
    if not known:
        return [f"part-{number}" for number in range(1, wanted + 1)]
    optional = [section for section, needed in known.items() if not needed]
    extra = Random(f"sections:{entry.id}").sample(optional, min(len(optional), max(0, wanted - len(known) + len(optional))))
    return [section for section, needed in known.items() if needed or section in extra]


def _section(writer: Writer, section: str, words: int, marks: list[str]) -> Iterator[str]:
    yield f"## {writer.title()} {{#{section}}}"
    if section == "lessons":
        yield writer.steps(words)
        words = 0 if not marks else 40
    if words > 2 * SECTION_WORDS:
        for number in range(1, words // SECTION_WORDS + 1):
            share, marks = marks[:2], marks[2:]
            yield f"### {writer.title()} {{#{section}-{number}}}"
            yield from writer.blocks(SECTION_WORDS, share)
    else:
        yield from writer.blocks(words, marks)


def _marks(plan: Plan, entry: Planned, writer: Writer) -> list[str]:
    """Links and citations of the text, one for every hundred words or so, in the order of use."""
    random = Random(f"marks:{entry.id}")
    count = max(3, entry.words // 100)
    links = [one for one in random.sample(plan.entries, count) if one is not entry]
    marks = [f"[{writer.phrase(2) if random.random() < 0.7 else ''}](entry:{one.id})" for one in links]
    marks += [f"[@{key}]" for key in random.sample(plan.sources, max(2, count // 2))]
    marks += [f"[{writer.phrase(1)}](term:{term})" for term in random.sample(TERMS, 2)]
    if random.random() < 0.35:
        marks.append(f"[](claim:{random.choice(plan.claims)})")
    random.shuffle(marks)
    return marks
