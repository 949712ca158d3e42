# A heading keeps its place among the others: where its level changes, all that stands below it moves as far. Where that would
# put it beside headings that it stood below, or the other way round, the editor has to say what was meant.
"""What can be mended in headings without a thought."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import takewhile

from portal_build.checks.places import edit_of, line_of
from portal_build.diagnostics import Fix
from portal_build.model.entry import Text
from portal_build.prose import Mark, marks_in, words_of

_ENDS = re.compile(r"(#+[ ]+.*\w)([.:])([ ]*(?:\{[^{}]*\})?[ #]*)")


def lowered(text: Text, mark: Mark) -> Fix | None:
    """A heading of the first level, and what stands below it, one level further down; none where it repeats the title."""
    below = takewhile(lambda one: one.level > 1, _after(text, mark))
    return None if words_of(mark.text).casefold() == text.title.casefold() else _moved(text, [mark, *below], 1)


def raised(text: Text, mark: Mark, level: int) -> Fix | None:
    """A heading that skips levels, and what stands below it, on the level that was skipped."""
    below = list(takewhile(lambda one: one.level >= mark.level, _after(text, mark)))
    behind = next(_after(text, below[-1] if below else mark), None)
    if behind and behind.level >= level:
        return None
    return _moved(text, [mark, *below], level - mark.level)


def without_mark(text: Text, mark: Mark) -> Fix | None:
    """A heading without the colon or full stop that it ends in; a full stop behind a short word can belong to the word."""
    found = _ENDS.fullmatch(line_of(text, mark.line))
    if not found or (found[2] == "." and ("." in found[1] or not re.search(r"[^\W\d_]{6}$", found[1]))):
        return None
    return Fix((edit_of(text, mark.line, found[1] + found[3].rstrip()),), f"the heading no longer ends in `{found[2]}`")


def _after(text: Text, mark: Mark) -> Iterator[Mark]:
    """The headings that follow one."""
    headings = _headings(text.body)
    return (headings[index] for index in range(bisect_right(headings, mark.line, key=lambda one: one.line), len(headings)))


# A text can be all headings, and each of them be wrong.
@lru_cache(maxsize=4)
def _headings(body: str) -> tuple[Mark, ...]:
    return tuple(one for one in marks_in(body) if one.kind == "heading")


def _moved(text: Text, headings: list[Mark], steps: int) -> Fix | None:
    lines = {one.line: line_of(text, one.line) for one in headings}
    signs = {number: re.match(r"#{1,6}(?!#)", line) for number, line in lines.items()}
    if not all(signs.values()) or any(one.level + steps > 6 for one in headings):
        return None
    edits = [edit_of(text, one.line, "#" * (one.level + steps) + lines[one.line][one.level :]) for one in headings]
    rest = ", with those below it" if len(edits) > 1 else ""
    return Fix(tuple(edits), f"the heading is now one of level {headings[0].level + steps}{rest}")
