# What comes back is put where its block stood. Then the body is cut into blocks again: there must be the blocks that were there, with the
# new words and no others. So nothing that a translator's file says can become a heading, a list, code or the end of a section.
"""Translated blocks put into a Markdown text, with every other character kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from portal_build.exchange.texts import Row
from portal_build.prose.blocks import Block, BlockKind, blocks_in, with_blocks
from portal_build.prose.inline import has_words
from portal_build.translate.state import START, Stretch, stretches

_ONLY_SIGNS = re.compile(r"[\s>]*(?:(?:[-*+]|\d+\.|:|#{1,6})[ ]+)?")


class NotFitting(Exception):
    """Some words cannot stand where they belong; the message says why."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name
        """The unit."""


@dataclass(frozen=True)
class NewBody:
    """A body with translations put in."""

    text: str
    written: frozenset[str]
    """Units that are in it now."""
    waiting: tuple[str, ...]
    """Parts that are not in it, since not all of their units are translated."""


Shape = tuple[BlockKind, int, str, str]
"""Kind, level, id and words of a block."""


def new_body(source: str, target: str, rows: tuple[Row, ...], words: Mapping[str, str]) -> NewBody:
    """The body `target` with `words`, unit by unit; parts that it has not come in when all their units are there. Raises NotFitting."""
    return _Writing(source, target, rows, words).run()


class _Writing:
    def __init__(self, source: str, target: str, rows: tuple[Row, ...], words: Mapping[str, str]) -> None:
        self.source, self.target, self.rows, self.words = source, target, rows, words
        self.parts = {part.name: part for part in stretches(target)}
        self.old = blocks_in(target)
        self.replaced: dict[Block, str] = {}
        self.added: list[tuple[int, str]] = []
        """Where text goes in, in the order in which it goes."""
        self.shapes: list[tuple[int, Shape, str]] = []
        """Place, shape and unit of each block that comes in."""
        self.written: set[str] = set()
        self.waiting: list[str] = []

    def run(self) -> NewBody:
        ours = {row.part.name: row.part for row in self.rows}
        for part in ours.values():
            rows = [row for row in self.rows if row.part.name == part.name]
            if self._has(part):
                self._into_part(rows)
            elif all(row.name in self.words for row in rows if has_words(row.block.text)):
                self._whole_part(part, rows, list(ours))
            elif any(row.name in self.words for row in rows):
                self.waiting.append(part.name)
        text = self._assembled()
        self._compare(text)
        return NewBody(text, frozenset(self.written), tuple(self.waiting))

    def _has(self, part: Stretch) -> bool:
        there = self.parts.get(part.name)
        return there is not None and any(there.start <= block.start < there.end for block in self.old)

    def _into_part(self, rows: list[Row]) -> None:
        """Blocks that are there get their words; one that is missing goes behind the one before it."""
        place: int | None = None
        for before, row in zip([None, *rows], rows, strict=False):
            if row.twin:
                place = row.twin.line_end
            if row.name not in self.words:
                continue
            if row.twin:
                self.replaced[row.twin] = self.words[row.name]
            else:
                self._add(row, before, place)
            self.written.add(row.name)

    def _add(self, row: Row, before: Row | None, place: int | None) -> None:
        block = row.block
        gap = self.source[before.block.line_end : block.start] if before else ""
        if block.kind in (BlockKind.CELL, BlockKind.TITLE) or not before or place is None or not _ONLY_SIGNS.fullmatch(gap):
            raise NotFitting(row.name, f"the translation has no {block.kind} here, and where it would go is not clear; add it in the file by hand")
        text = gap + self.words[row.name].replace("\n", "\n" + block.lead) + self.source[block.end : block.line_end]
        self.added.append((place, text))
        self.shapes.append((place, _shape(block, self.words[row.name]), row.name))

    def _whole_part(self, part: Stretch, rows: list[Row], order: list[str]) -> None:
        """A part that the translation lacks goes before the next one that it has."""
        new = {row.block: self.words[row.name] for row in rows if row.name in self.words}
        text = with_blocks(self.source[: part.end], new)[part.start :]
        if part.name != START and not rows[0].block.anchor:
            head, _, rest = text.partition("\n")
            text = f"{head.rstrip()} {{#{part.name}}}\n{rest}"
        following = next((self.parts[name] for name in order[order.index(part.name) + 1 :] if name in self.parts and name != START), None)
        place = following.start if following else len(self.target)
        lead = "" if following else self._end_of_text()
        self.added.append((place, f"{lead}{text.strip(chr(10))}\n" + ("\n" if following else "")))
        for row in rows:
            anchor = row.block.anchor or (part.name if row is rows[0] and part.name != START else "")
            shape = _shape(row.block, new.get(row.block, row.block.text), anchor)
            self.shapes.append((place, shape, row.name))
            self.written.add(row.name)

    def _end_of_text(self) -> str:
        """What parts the text, as it is so far, from what is put behind it."""
        so_far = self.target + "".join(text for place, text in self.added if place == len(self.target))
        return "" if not so_far.strip() else "\n" if so_far.endswith("\n") else "\n\n"

    def _assembled(self) -> str:
        edits = [(block.start, block.end, words.replace("\n", "\n" + block.lead)) for block, words in self.replaced.items()]
        joined: dict[int, str] = {}
        for place, text in self.added:
            joined[place] = joined.get(place, "") + text
        edits += [(place, place, text) for place, text in joined.items()]
        text = self.target
        for start, end, new in sorted(edits, reverse=True):
            text = text[:start] + new + text[end:]
        return text

    def _compare(self, text: str) -> None:
        """Whether the blocks of the new body are those that were meant."""
        names = {row.twin: row.name for row in self.rows if row.twin}
        there = [(block.start, 1, _shape(block, self.replaced.get(block, block.text)), names.get(block, "")) for block in self.old]
        # What is put in at a place comes before a block that starts there.
        meant = sorted([*((place, 0, shape, name) for place, shape, name in self.shapes), *there], key=lambda one: one[:2])
        found = [_shape(block, block.text) for block in blocks_in(text)]
        for (_, _, shape, name), got in zip(meant, [*found, *[None] * len(meant)], strict=False):
            if got != shape:
                raise NotFitting(self._blamed(name), f"it would be read as something else than {_a(shape[0])}")
        if len(found) > len(meant):
            raise NotFitting(self._blamed(meant[-1][3] if meant else ""), "it would be read as more than one block")

    def _blamed(self, name: str) -> str:
        """The unit at which a difference shows, or else one of those that were put in."""
        return name if name in self.words else next(iter(self.words), name)


def _a(kind: BlockKind) -> str:
    return f"the {kind}" if kind in (BlockKind.TERM, BlockKind.DEFINITION, BlockKind.TITLE) else f"a {kind}"


def _shape(block: Block, words: str, anchor: str = "") -> Shape:
    return block.kind, block.level, anchor or block.anchor, words

