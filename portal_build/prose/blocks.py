# Translators get a text block by block, and what they send back is put exactly where the block stood. So this reads lines, not a
# tree, and remembers offsets: whatever it does not understand stays where it is. It follows the engine of `portal_build.markup`
# where that matters for what belongs together; a block too many or too few harms nothing, since both sides are read alike.
"""A Markdown text cut into what is translated as one: headings, paragraphs, items of lists, cells of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from portal_build.prose.marks import blank_code_blocks
from portal_build.prose.tables import is_ruling

HARD_BREAK = "  \n"
"""A line break that readers see."""

_QUOTE = re.compile(r"(?:[ ]{0,3}>[ ]?)+")
_HEADING = re.compile(r"#{1,6}(?!#)[ \t]*(?P<words>.*?)(?:(?:(?<=[ \t])|(?<=#))\{(?P<said>[^{}]*)\})?[ \t]*$")
_ANCHOR = re.compile(r"(?:^|[ :])#([\w-]+)(?=[ ]|$)")
_BOX = re.compile(r'!!![ ]?[\w-]+(?:[ ]+[\w-]+)*(?:[ ]+"(?P<title>.*?)")?[ ]*$')
_ITEM = re.compile(r"(?:[-*+]|\d+\.)[ ]+(?=\S)")
_DEFINITION = re.compile(r":[ ]{1,3}(?=\S)")
_RULE = re.compile(r"(?:(?:\*[ ]*){3,}|(?:-[ ]*){3,}|(?:_[ ]*){3,})$")
_UNDERLINE = re.compile(r"(?:=+|-+)[ ]*$")
_NO_WORDS = re.compile(r"\{:?[^{}]*\}[ ]*$|\[[^\[\]@]+\]:[ ]*\S|\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)+\|?[ ]*$|\|[ ]*:?-+:?[ ]*\|[ ]*$")
_CELL = re.compile(r"(?:`[^`]*`|\\.|[^|\\`]|[\\`])+")


class BlockKind(StrEnum):
    """What a block is to a reader."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "list item"
    TERM = "term"
    DEFINITION = "definition"
    TITLE = "title of a box"
    CELL = "cell of a table"


@dataclass(frozen=True, slots=True)
class Block:
    """One stretch of words, without the signs that make it what it is."""

    kind: BlockKind
    text: str
    """Its Markdown in one line; a break that readers see stays, as two spaces and a line end."""
    start: int
    """Where it starts in the text."""
    end: int
    """Where it ends."""
    lead: str
    """What each further line of it begins with."""
    line_start: int
    """Where its first line starts."""
    line_end: int
    """Where its last line ends, the line end left out."""
    level: int = 0
    """Of a heading: 1 to 6."""
    anchor: str = ""
    """Of a heading: its own id, if it has one."""


def blocks_in(text: str) -> tuple[Block, ...]:
    """All blocks of a text, in order; code, rules and definitions of links are none."""
    return tuple(_Reading(text).run())


def with_blocks(text: str, new: Mapping[Block, str]) -> str:
    """The text with other words in some of its blocks; every other character stays."""
    for block in sorted(new, key=lambda block: block.start, reverse=True):
        words = new[block].replace("\n", "\n" + block.lead)
        text = text[: block.start] + words + text[block.end :]
    return text


@dataclass
class _Line:
    """A line, without its line end, and what stands before its words."""

    start: int
    text: str
    quote: str
    """The signs of quotations that it begins with."""
    indent: int
    """Where its words begin."""

    @property
    def words(self) -> str:
        return self.text[self.indent :].rstrip()

    def lead(self, sign: int) -> str:
        """What lines below it begin with that belong to the same block, which begins after `sign` characters."""
        return self.quote + " " * (self.indent + sign - len(self.quote))


class _Reading:
    """The lines of a text, and the block that the next line may belong to."""

    def __init__(self, text: str) -> None:
        self.lines = list(_lines(text))
        self.open: list[tuple[_Line, int]] = []
        """Lines of the open block, each with where its words begin."""
        self.kind = BlockKind.PARAGRAPH

    def run(self) -> Iterator[Block]:
        table = False
        for number, line in enumerate(self.lines):
            following = self.lines[number + 1].text if number + 1 < len(self.lines) else ""
            table = bool(line.words) and "|" in line.text and (table or (not self.open and is_ruling(following)))
            if not line.words or line.quote.count(">") != (self.open[-1][0].quote.count(">") if self.open else line.quote.count(">")):
                yield from self._close()
            if table:
                yield from _cells(line)
            elif line.words:
                yield from self._take(line)
        yield from self._close()

    def _take(self, line: _Line) -> Iterator[Block]:
        words = line.words
        if self.open and _UNDERLINE.match(words) and self.kind is BlockKind.PARAGRAPH:
            if len(self.open) == 1:
                self.kind = BlockKind.HEADING
            yield from self._close(1 if words[0] == "=" else 2)
        elif _RULE.match(words) or _NO_WORDS.match(words):
            yield from self._close()
        elif heading := _HEADING.match(words):
            yield from self._close()
            yield from _heading(line, heading)
        elif box := _BOX.match(words):
            yield from self._close()
            if (box["title"] or "").strip():
                yield _block(BlockKind.TITLE, line, *box.span("title"))
        elif definition := _DEFINITION.match(words):
            if self.kind is BlockKind.PARAGRAPH:
                yield from self._terms()
            yield from self._start(BlockKind.DEFINITION, line, definition.end())
        elif item := _ITEM.match(words):
            yield from self._start(BlockKind.ITEM, line, item.end())
        elif self.open:
            self.open.append((line, line.indent))
        else:
            yield from self._start(BlockKind.PARAGRAPH, line, 0)

    def _start(self, kind: BlockKind, line: _Line, sign: int) -> Iterator[Block]:
        yield from self._close()
        self.kind, self.open = kind, [(line, line.indent + sign)]

    def _terms(self) -> Iterator[Block]:
        """Each line above a definition is a term of its own."""
        for line, start in self.open:
            yield _block(BlockKind.TERM, line, start - line.indent, len(line.words))
        self.open = []

    def _close(self, level: int = 0) -> Iterator[Block]:
        lines, self.open = self.open, []
        kind, self.kind = self.kind, BlockKind.PARAGRAPH
        if lines:
            (first, start), (last, _) = lines[0], lines[-1]
            heading = level if kind is BlockKind.HEADING else 0
            text = "".join(_with_break(line.text[start:], line is last) for line, start in lines)
            end = last.start + len(last.text.rstrip())
            yield Block(kind, text, first.start + start, end, first.lead(start - first.indent), first.start, last.start + len(last.text), heading)


def _lines(text: str) -> Iterator[_Line]:
    bare = blank_code_blocks(text).split("\n")
    start = 0
    for line, without_code in zip(text.split("\n"), bare, strict=True):
        shown = line if without_code.strip() else ""
        quote = found[0] if (found := _QUOTE.match(shown)) else ""
        rest = shown[len(quote) :]
        yield _Line(start, shown, quote, len(quote) + len(rest) - len(rest.lstrip()))
        start += len(line) + 1


def _with_break(words: str, last: bool) -> str:
    if last:
        return words.rstrip()
    return words.rstrip() + (HARD_BREAK if words.endswith("  ") else " ")


def _block(kind: BlockKind, line: _Line, start: int, end: int, level: int = 0, anchor: str = "") -> Block:
    """A block inside one line; `start` and `end` count from the line's words."""
    whole = line.words[start:end]
    start += len(whole) - len(whole.lstrip())
    begin = line.start + line.indent + start
    text = whole.strip()
    return Block(kind, text, begin, begin + len(text), line.lead(start), line.start, line.start + len(line.text), level, anchor)


def _heading(line: _Line, heading: re.Match[str]) -> Iterator[Block]:
    words = heading["words"].rstrip().rstrip("#").rstrip()
    anchor = _ANCHOR.search(heading["said"] or "")
    if words:
        start = heading.start("words")
        level = len(line.words) - len(line.words.lstrip("#"))
        yield _block(BlockKind.HEADING, line, start, start + len(words), level, anchor[1] if anchor else "")


def _cells(line: _Line) -> Iterator[Block]:
    if not is_ruling(line.text):
        for cell in _CELL.finditer(line.words):
            if cell[0].strip():
                yield _block(BlockKind.CELL, line, *cell.span())
