# Checks need the line and column of what they complain of, which rendered HTML no longer has. So this reads the Markdown
# source itself, with code blanked out, by the same rules as `portal_build.markup` renders it.
"""What stands where in a Markdown text: headings, links, images, citations, raw HTML, figures."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple
from urllib.parse import unquote

from portal_build.prose.figures import figures_in, has_digit

_FENCE = re.compile(r"^(`{3,}|~{3,})([^\n]*)$", re.MULTILINE)
CODE_SPAN = re.compile(r"(?<![`\\])(`+)(?!`)(?:(?!\n\n).)+?(?<!`)\1(?!`)", re.DOTALL)
_INDENTED = re.compile(r"(?:\A|(?<=\n\n))(?:[ ]{4}[^\n]*\S[^\n]*(?:\n|\Z)|[ ]*\n)+")
_AFTER_BLANK = re.compile(r"\n[ ]*\n[ ]{4}")
_OPENS_BLOCK = re.compile(r"[ ]*(?:[-*+] |\d+\. |:[ ]{3}|!!! )")
TAG = re.compile(r"<!--|(?<!\\)</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>")
_HEADING = re.compile(r"\n(#{1,6})(?!#)([^\n]*)")
_UNDERLINE = re.compile(r"\n(=+|-+)[ ]*(?=\n|\Z)")
LINK = re.compile(
    r"(?:!(\[)|\[)(?<!\\\[)(?<!\\!\[)((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]"
    r"\(\s*(<[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
)
_DEFINITION = re.compile(r"^[ ]{0,3}\[([^\[\]@]+)\]:[ ]*<?([^\s<>]+)>?", re.MULTILINE)
_PICTURE = re.compile(r"!\[([^\[\]]*)\](?:[ ]?\[([^\[\]]*)\])?(?!\()")
CITATION = re.compile(r"\[(@[^\[\]\s;]+(?:\s*;\s*@[^\[\]\s;]+)*)\]")
_PLAIN = re.compile(r"[^\[\\*`~_]*")
_LOOSE = re.compile(r"\b(?:entry|claim|term|cite):[\w#-]+|(?<=\]\()(?:entry|claim|term|cite):[ ]+[\w#-]+|\[[ ]?@[^\]\n]{0,60}\]?")


class Mark(NamedTuple):
    """One thing found in a text."""

    kind: str
    """`heading`, `underlined`, `link`, `image`, `citation`, `loose`, `html` or `figure`."""
    line: int
    """Line within the text, counted from 1."""
    column: int
    """Column, counted from 1."""
    text: str
    """The heading's words, the link's text, the image's alternative text, the tag, the figure as written."""
    target: str = ""
    """The link's or image's address, the citation's key, or the heading's own id."""
    level: int = 0
    """The heading's level, 1 to 6."""


# Every family of checks asks for the same texts, so the cache must hold a whole portal.
@lru_cache(maxsize=65_536)
def marks_in(text: str) -> tuple[Mark, ...]:
    """All marks of a Markdown text in the order in which they stand; code is passed over."""
    bare = blank_code(text)
    links = list(links_in(bare))
    rest = _without(bare, links)
    starts = [0, *accumulate(len(line) + 1 for line in bare.split("\n"))]
    found = [*_headings(bare, text), *_links(links, text), *_definitions(bare), *_citations(bare), *_loose(rest), *_html(bare), *_figures(rest)]
    marks = []
    for offset, kind, words, target, level in sorted(found):
        line = bisect_right(starts, offset)
        marks.append(Mark(kind, line, offset - starts[line - 1] + 1, words, target, level))
    return tuple(marks)


def addresses_in(text: str) -> Iterator[tuple[int, str]]:
    """Each address of a link, picture or definition: where it starts in a Markdown text, and the address; code is passed over."""
    bare = blank_code(text)
    for match in links_in(bare):
        yield match.start(3) + match[3].startswith("<"), match[3].strip("<>")
    for match in _DEFINITION.finditer(bare):
        yield match.start(2), match[2]


def links_in(text: str) -> Iterator[re.Match[str]]:
    """What `LINK` finds in a text; to look for brackets first takes half the time."""
    bracket = text.find("[")
    while bracket >= 0:
        found = (LINK.match(text, bracket - 1) if text.startswith("!", bracket - 1) and bracket else None) or LINK.match(text, bracket)
        if found:
            yield found
        bracket = text.find("[", found.end() if found else bracket + 1)


def words_of(markdown: str) -> str:
    """One line of Markdown without its marks."""
    if _PLAIN.fullmatch(markdown):
        return markdown.strip()
    words = CITATION.sub("", LINK.sub(r"\2", markdown))
    return re.sub(r"\\([^\w\s])|[*`~]|(?<!\w)_+|_+(?!\w)", r"\1", words).strip()


def file_named(target: str) -> str:
    """The file of the entry's own folder that the address of a link or image names."""
    return unquote(target.partition("#")[0].partition("?")[0]).removeprefix("./")


def blank_code(text: str) -> str:
    """The text with code replaced by spaces, so that everything else keeps its place."""
    # Blocks before code spans, whose blanks would look like an indent.
    bare = blank_code_blocks(text)
    return CODE_SPAN.sub(_blank, bare) if "`" in text else bare


def blank_code_blocks(text: str) -> str:
    """The text with blocks of code replaced by spaces; code inside a line stays."""
    if "```" in text or "~~~" in text:
        text = _without_fenced(text)
    # Most of what is indented is part of a list, and has no empty line before it.
    if _AFTER_BLANK.search(f"\n\n{text}"):
        whole = text
        text = _INDENTED.sub(lambda match: match.group() if _continues(whole, match.start()) else _blank(match), whole)
    return text


def _without_fenced(text: str) -> str:
    pieces, end = [], 0
    for start, stop in _fenced(text):
        pieces += [text[end:start], _blanks(text[start:stop])]
        end = stop
    return "".join((*pieces, text[end:]))


def _fenced(text: str) -> Iterator[tuple[int, int]]:
    """Where each block between two lines of the same signs begins and ends; each line is looked at once, however many there are."""
    lines = list(_FENCE.finditer(text))
    closing: dict[str, deque[re.Match[str]]] = {}
    for line in lines:
        if not line[2].strip(" "):
            closing.setdefault(line[1], deque()).append(line)
    end = -1
    for line in lines:
        left = closing.get(line[1], ())
        while left and left[0].start() <= line.start():
            left.popleft()
        if line.start() > end and left:
            end = left[0].end()
            yield line.start(), end


def _blank(match: re.Match[str]) -> str:
    return _blanks(match.group())


def _blanks(text: str) -> str:
    return "\n".join([" " * len(line) for line in text.split("\n")])


def _continues(text: str, start: int) -> bool:
    """Whether an indented block belongs to a list item, definition or admonition above it, rather than being code."""
    for line in reversed(text[max(0, start - 4000) : start].splitlines()):
        if line.strip() and not line.startswith("    "):
            return bool(_OPENS_BLOCK.match(line))
    return False


Found = tuple[int, str, str, str, int]


def _headings(text: str, written: str) -> Iterator[Found]:
    """`text` has code blanked out, but the words of a heading or link can be code, so they are taken as `written`."""
    for match in _HEADING.finditer("\n" + text):
        words, anchor = _heading_words(written[match.start(2) - 1 : match.end(2) - 1])
        yield match.start(), "heading", words, anchor, len(match[1])
    for match in _UNDERLINE.finditer(text):
        start = text.rfind("\n", 0, match.start()) + 1
        words = written[start : match.start()].strip()
        # Only the first line of a paragraph becomes a heading.
        if words and not words.startswith("#") and (start < 2 or not text[text.rfind("\n", 0, start - 1) + 1 : start].strip()):
            level = 1 if match[1].startswith("=") else 2
            yield start, "heading", words, "", level
            yield start, "underlined", words, "", level


def _heading_words(line: str) -> tuple[str, str]:
    """The words of a heading and its own id, which `{#id}` behind them gives."""
    line = line.strip()
    before, brace, attributes = line.rpartition("{")
    if not (brace and attributes.endswith("}") and (not before or before.endswith(" "))):
        return line.rstrip("#").rstrip(), ""
    anchor = re.search(r"(?:^|[ :])#([\w-]+)(?=[ }])", attributes)
    return before.rstrip().rstrip("#").rstrip(), anchor[1] if anchor else ""


def _links(links: list[re.Match[str]], written: str) -> Iterator[Found]:
    for match in links:
        kind = "image" if match[1] else "link"
        yield match.start(), kind, written[match.start(2) : match.end(2)], match[3].strip("<>"), 0
        # An image inside a link's text is an image all the same.
        for inner in links_in(match[2]) if "![" in match[2] else ():
            yield match.start(2) + inner.start(), "image", inner[2], inner[3].strip("<>"), 0


def _definitions(text: str) -> Iterator[Found]:
    """`[label]: address`, the far end of links written `[text][label]` and of pictures written `![text][label]`."""
    if "]:" not in text:
        return
    # Where the second label is not defined, the first one counts.
    pictures = {label.casefold(): found[1] for found in _PICTURE.finditer(text) for label in found.groups() if label}
    for match in _DEFINITION.finditer(text):
        words = pictures.get(match[1].casefold())
        yield match.start(2), "link" if words is None else "image", match[1] if words is None else words, match[2], 0


def _citations(text: str) -> Iterator[Found]:
    for match in CITATION.finditer(text):
        for key in re.finditer(r"@([^\s;]+)", match[1]):
            yield match.start(1) + key.start(), "citation", match[0], key[1], 0


def _without(text: str, links: list[re.Match[str]]) -> str:
    """The text with links and citations replaced by spaces."""
    pieces: list[str] = []
    end = 0
    for link in links:
        pieces += (text[end : link.start()], _blank(link))
        end = link.end()
    text = "".join((*pieces, text[end:]))
    for sign, pattern in (("]:", _DEFINITION), ("[@", CITATION)):
        text = pattern.sub(_blank, text) if sign in text else text
    return text


def _loose(text: str) -> Iterator[Found]:
    """What was meant as a link or citation and will be shown as it stands."""
    if "@" in text or any(scheme in text for scheme in ("entry:", "claim:", "term:", "cite:")):
        for match in _LOOSE.finditer(text):
            yield match.start(), "loose", match[0], "", 0


def _html(text: str) -> Iterator[Found]:
    for match in TAG.finditer(text) if "<" in text else ():
        yield match.start(), "html", match[0], "", 0


def _figures(text: str) -> Iterator[Found]:
    if has_digit(text):
        for offset, written in figures_in(_HEADING.sub(_blank, "\n" + text)[1:]):
            yield offset, "figure", written, "", 0
