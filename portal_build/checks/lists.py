# Markdown programs differ most in lists: what other programs show as a list, ours shows as running text or as another list.
# Editors see a preview made by another program, so this is where their texts break without a word.
"""Lists and boxes that would not be shown as such."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal_build.catalogue import Catalogue
from portal_build.checks.places import in_body, texts_of
from portal_build.diagnostics import Diagnostic, did_you_mean
from portal_build.model.entry import Content, Text
from portal_build.prose import blank_code

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


_ITEM = re.compile(r"(?:[-*+]|\d+\.)[ ]+\S")
_OTHER_SIGN = re.compile(r"[ ]{0,3}(?:[•●▪‣·◦][ \u00a0]*|\d{1,3}\)[ ]+)\S")
_TOO_LITTLE = re.compile(r"[ ]{1,3}(?:[-*+]|\d+\.)[ ]+\S")
_NO_PARAGRAPH = re.compile(r"[#>|!]|    |:[ ]|\[[^\]]+\]:")


def check(catalogue: Catalogue, content: Content) -> Iterator[Diagnostic]:  # noqa: ARG001 - all families are called alike
    """All texts."""
    for _, text in texts_of(content):
        yield from _lines(text)


def _lines(text: Text) -> Iterator[Diagnostic]:
    paragraph, in_list = False, False
    for number, line in enumerate(blank_code(text.body).split("\n"), start=1):
        where = in_body(text, number)
        if not line.strip():
            paragraph = False
            continue
        if _OTHER_SIGN.match(line):
            yield ListSign(where, f"`{line.split()[0][:10]}` does not make a list", "start items with `- `, numbered ones with `1. `")
        elif _ITEM.match(line):
            if paragraph:
                yield ListNotSeparate(where, "the list is shown as running text", "leave a line empty before it")
            in_list = True
        elif in_list and _TOO_LITTLE.match(line):
            yield ListIndent(where, "the item is shown as part of the outer list", "put four spaces before it")
        elif line.startswith("!!!"):
            yield from _box(text, number, line)
        elif not line.startswith(" ") and not paragraph:
            in_list = False
        paragraph = (paragraph or not in_list) and not _ITEM.match(line) and not _NO_PARAGRAPH.match(line)


def _box(text: Text, number: int, line: str) -> Iterator[Diagnostic]:
    kind = re.match(r"!!!\s*([\w-]*)", line)[1]
    if kind not in BOXES:
        remedy = did_you_mean(kind, BOXES, f"the kinds are {', '.join(BOXES)}")
        yield UnknownBox(in_body(text, number), f"there is no kind of box `{kind[:40]}`", remedy)
