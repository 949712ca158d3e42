# Markdown programs differ most in lists: what other programs show as a list, ours shows as running text or as another list.
# Editors see a preview made by another program, so this is where their texts break without a word.
"""Lists and boxes that would not be shown as such."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from portal_build.catalogue import Catalogue
from portal_build.checks import list_fixes
from portal_build.checks.places import in_body, texts_of
from portal_build.diagnostics import Diagnostic, Fix, did_you_mean
from portal_build.model.entry import Content, Text
from portal_build.prose import blank_code
from portal_build.recall import AFRESH, Recall

BOXES = ("note", "tip", "warning", "info")
"""The kinds of box that a text can hold."""


class ListNotSeparate(Diagnostic):
    """A list follows a paragraph without an empty line between them.

    It would be shown as running text. Leave a line empty before the list.

    Wrong:

        You need:
        - a table
        - coffee

    Right:

        You need:

        - a table
        - coffee
    """


class ListSign(Diagnostic):
    """A list is made with signs that are not list signs.

    It would be shown as running text. Start the items of a list with `- `, and those of a numbered list with `1. `.

    Wrong:

        • a table
        1) First ask.

    Right:

        - a table

        1. First ask.
    """


class ListIndent(Diagnostic):
    """An item of a list within a list is not indented far enough.

    It would be shown as an item of the outer list. Put four spaces before it.

    Wrong:

        - relatives
          - parents

    Right:

        - relatives
            - parents
    """


class UnknownBox(Diagnostic):
    """A box is of a kind that the portal does not have.

    A box is written as `!!! note`, followed by lines indented by four spaces. The kinds are `note`, `tip`, `warning` and
    `info`.

    Right:

        !!! note

            This method is not for children.
    """


_ITEM = re.compile(r"(?P<indent>[ ]*)(?:(?P<sign>[-*+])|\d+\.)[ ]+\S")
_OTHER_SIGN = re.compile(rf"[ ]*(?:{list_fixes.BULLET}[ \t\u00a0]*|\d{{1,3}}\)[ ]+)\S")
_BOX = re.compile(r"!!!\s*([\w-]*)")
# Lines after which a list can start at once: headings, lines across, addresses of links, the first line of a box.
_ON_ITS_OWN = re.compile(r"#|(?:[-*_][ ]*){3,}$|[ ]{0,3}\[[^\]]+\]:|!!!")


def check(catalogue: Catalogue, content: Content, recall: Recall = AFRESH) -> Iterator[Diagnostic]:  # noqa: ARG001 - all families are called alike
    """All texts."""
    for _, text in texts_of(content):
        yield from recall(_lines, text)


def _lines(text: Text) -> Iterator[Diagnostic]:
    reading = _Reading()
    lines = blank_code(text.body).split("\n")
    for number, line in enumerate(lines, start=1):
        if kind := reading.mistake(line):
            yield kind(in_body(text, number), *_SAID[kind], _FIXES[kind](text, lines, number))
        if line.startswith("!!!") and (box := _BOX.match(line)):
            yield from _box(text, number, box[1])


class _Reading:
    """Reads a text line by line as the Markdown program does: what a line becomes depends on how its block began."""

    def __init__(self) -> None:
        self.paragraph = False
        self.list: re.Match[str] | None = None
        self.in_list = False
        self.said: type[Diagnostic] | None = None

    def mistake(self, line: str) -> type[Diagnostic] | None:
        """What is wrong with the line; for a whole block the same is said only once."""
        opening = line.lstrip(" ")[:1]
        if opening.isalpha():
            # Nearly every line begins with a letter, and is neither an item nor what one of the patterns looks for.
            self._running(line)
            return None
        if not line.strip() or _ON_ITS_OWN.match(line):
            self.paragraph, self.list, self.said = False, None, None
            return None
        found = self._item(item) if (item := _ITEM.match(line)) else self._other(line)
        new = found if found is not self.said else None
        self.said = found or self.said
        return new

    def _running(self, line: str) -> None:
        if not self.list:
            self.paragraph = True
            self.in_list = self.in_list and line.startswith(" ")

    def _other(self, line: str) -> type[Diagnostic] | None:
        self._running(line)
        return ListSign if _OTHER_SIGN.match(line) else None

    def _item(self, item: re.Match[str]) -> type[Diagnostic] | None:
        if self.paragraph:
            return ListNotSeparate
        first, self.list = self.list, self.list or item
        deeper = len(item["indent"]) - (len(first["indent"]) if first else 0)
        if deeper % 4 and (first or self.in_list):
            return ListIndent
        self.in_list = True
        return ListNotSeparate if first and not deeper and bool(first["sign"]) != bool(item["sign"]) else None


_SAID: dict[type[Diagnostic], tuple[str, str]] = {
    ListSign: ("this sign does not make a list", "start items with `- `, numbered ones with `1. `"),
    ListNotSeparate: ("the list is shown as running text", "leave a line empty before it"),
    ListIndent: ("the item is not indented far enough for a list within a list", "put four spaces before it"),
}
_FIXES: dict[type[Diagnostic], Callable[[Text, Sequence[str], int], Fix | None]] = {
    ListSign: list_fixes.with_list_signs,
    ListNotSeparate: list_fixes.separated,
    ListIndent: list_fixes.indented,
}


def _box(text: Text, number: int, kind: str) -> Iterator[Diagnostic]:
    if kind not in BOXES:
        remedy = did_you_mean(kind, BOXES, f"the kinds are {', '.join(BOXES)}")
        yield UnknownBox(in_body(text, number), f"there is no kind of box `{kind[:40]}`", remedy, list_fixes.known_box(text, number, kind, BOXES))
