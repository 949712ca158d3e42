# Checks need the line and column of what they complain of, which rendered HTML no longer has. So this reads the Markdown
# source itself, with code blanked out, by the same rules as `portal_build.markup` renders it.
"""What stands where in a Markdown text: headings, links, images, citations, raw HTML, figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_FENCE = re.compile(r"^(`{3,}|~{3,})[^\n]*\n.*?(?:^\1[`~]*[ ]*$|\Z)", re.MULTILINE | re.DOTALL)
_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)(?:(?!\n\n).)+?(?<!`)\1(?!`)", re.DOTALL)
_COMMENT_OR_TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>", re.DOTALL)
_HEADING = re.compile(r"^(#{1,6})[ \t]*(?!#)([^\n]*?)[ \t#]*(?:\{:?[ ]*#([\w-]+)[^}\n]*\})?[ \t]*$", re.MULTILINE)
_LINK = re.compile(r"(!?)\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]\(\s*(<[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)")
_CITATION = re.compile(r"\[(@[^\]\s;]+(?:\s*;\s*@[^\]\s;]+)*)\]")
_FIGURE = re.compile(
    r"(?<![\w.,/:–-])(\d{1,3}(?:[ \u00a0.,]\d{3})+|\d+(?:[.,]\d+)?)"
    r"(?P<percent>[ \u00a0]?(?:%|pct\b|pst\b|procent\b|prosent\b|percent\b|per cent\b|фоиз\b))?(?![\w-]|[.,:/]\d)"
)
_DATE_AROUND = re.compile(r"\d{1,2}\.? (?:\w+) \d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}[.:/]\d{2}(?:[.:/]\d{2,4})?")


@dataclass(frozen=True)
class Mark:
    """One thing found in a text."""

    kind: str
    """`heading`, `link`, `image`, `citation`, `html` or `figure`."""
    line: int
    """Line within the text, counted from 1."""
    column: int
    """Column, counted from 1."""
    text: str
    """The heading's words, the link's text, the image's alternative text, the tag, the figure as written."""
    target: str = ""
    """The link's or image's address, the citation's key, or the heading's id."""
    level: int = 0
    """The heading's level, 1 to 6."""


@lru_cache(maxsize=8192)
def marks_in(text: str) -> tuple[Mark, ...]:
    """All marks of a Markdown text in the order in which they stand; code is passed over."""
    bare = blank_code(text)
    starts = [0, *(match.end() for match in re.finditer("\n", bare))]
    found = [*_headings(bare), *_links(bare), *_citations(bare), *_html(bare), *_figures(bare)]
    marks, line = [], 0
    for offset, kind, words, target, level in sorted(found):
        while line + 1 < len(starts) and starts[line + 1] <= offset:
            line += 1
        marks.append(Mark(kind, line + 1, offset - starts[line] + 1, words, target, level))
    return tuple(marks)


def blank_code(text: str) -> str:
    """The text with code replaced by spaces, so that everything else keeps its place."""
    for pattern in (_FENCE, _CODE_SPAN):
        text = pattern.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)
    return text


Found = tuple[int, str, str, str, int]


def _headings(text: str) -> Iterator[Found]:
    for match in _HEADING.finditer(text):
        yield match.start(), "heading", match[2].strip(), match[3] or "", len(match[1])


def _links(text: str) -> Iterator[Found]:
    for match in _LINK.finditer(text):
        kind = "image" if match[1] else "link"
        yield match.start(), kind, match[2], match[3].strip("<>"), 0
        # An image inside a link's text is an image all the same.
        for inner in _LINK.finditer(match[2]):
            if inner[1]:
                yield match.start(2) + inner.start(), "image", inner[2], inner[3].strip("<>"), 0


def _citations(text: str) -> Iterator[Found]:
    for match in _CITATION.finditer(text):
        for key in re.finditer(r"@([^\s;]+)", match[1]):
            yield match.start(1) + key.start(), "citation", match[0], key[1], 0


def _html(text: str) -> Iterator[Found]:
    for match in _COMMENT_OR_TAG.finditer(text):
        yield match.start(), "html", match[0], "", 0


def _figures(text: str) -> Iterator[Found]:
    """Percentages, and numbers from 20 up that are no year, date, time, heading or part of a link."""
    for pattern in (_LINK, _CITATION, _DATE_AROUND, _HEADING):
        text = pattern.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)
    for match in _FIGURE.finditer(text):
        digits = match[1]
        whole = re.sub(r"\D", "", digits)
        year = re.fullmatch(r"(1[5-9]|20)\d{2}", digits)
        list_number = re.fullmatch(r"[ ]*", text[text.rfind("\n", 0, match.start()) + 1 : match.start()]) and text[match.end() : match.end() + 1] in ".)"
        if match["percent"] or (int(whole) >= 20 and not year and not list_number):
            yield match.start(), "figure", match[0], digits, 0
