# Whatever the engine gives passes an allow-list, so no combination of its extensions can put script on a page.
"""Markdown to safe HTML, with headings and plain text."""

from __future__ import annotations

import html
import re
import sys
from dataclasses import dataclass
from functools import lru_cache

import nh3
from markdown import Markdown

from portal_build.markup.engine import engine
from portal_build.source.decode import CONTROL

OWN_SCHEMES = frozenset({"entry", "claim", "term", "cite"})
"""Schemes that name things of the portal; `portal_build.pages` turns them into addresses."""

_TAGS = {
    "a", "abbr", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt", "em", "h2", "h3", "h4", "h5", "h6", "hr", "img",
    "kbd", "li", "ol", "p", "pre", "q", "s", "span", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {
    "*": {"lang"},
    "a": {"href", "title"},
    "abbr": {"title"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "th": {"align"},
    "td": {"align"},
    **{f"h{level}": {"id"} for level in range(2, 7)},
}
_CLASSES = {"div": {"admonition", "note", "tip", "warning", "info"}, "p": {"admonition-title"}}
_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes=_ATTRIBUTES,
    allowed_classes=_CLASSES,
    url_schemes={"http", "https", "mailto", "tel", *OWN_SCHEMES},
    link_rel=None,
    strip_comments=True,
)
# What is nested deeper or left open more often than anybody means: the engine would take minutes for it, or give up.
# A line break is found sooner than the start of a line, for which every letter is looked at.
_NESTED = re.compile(r"\n(?:(?:[ ]*(?:>|(?:[-*+]|\d+\.)[ ])){50}|[ ]{200})")
_MOST_OPEN = 100
_BY_THE_HUNDRED = (
    (re.compile(r"\n(?:[-=*_]+|-[ ])[ ]*$", re.MULTILINE), 500, "hold nothing but signs"),
    (re.compile(r"\n(?:`{3}|~{3})"), 500, "begin or end a block of code"),
    (re.compile(r"\n(?:!!! |:[ ])"), 2000, "begin a box or a definition"),
)
_PICTURE_ELSEWHERE = re.compile(r"""(<img(?: [a-z]+="[^"]*")*?) src="(?:[A-Za-z][A-Za-z0-9+.-]*:|[/\\])[^"]*\"""")
_HEADING = re.compile(r'<h([2-6])(?: id="([^"]*)")?[^>]*>([^<]*+(?:<(?!/h\1>)[^<]*+)*+)</h\1>')


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a rendered text."""

    level: int
    """2 to 6."""
    id: str
    """The anchor."""
    text: str
    """Plain words."""


@dataclass(frozen=True, slots=True)
class Section:
    """The part of a text under one heading of level 2, or before the first."""

    id: str
    """The anchor; empty for the part before the first heading."""
    title: str
    """Plain words; empty for that part."""
    html: str
    """The part without its heading."""
    headings: tuple[Heading, ...]
    """The headings inside it."""


def render(body: str) -> tuple[Section, ...]:
    """A Markdown text as safe HTML, cut at its headings of level 2."""
    try:
        page = _as_it_stands(body) if tangle(body) else _engine().reset().convert(body)
    except RecursionError:
        # The engine is lost in the middle of something, and would go on from there with the next text.
        _engine.cache_clear()
        page = _as_it_stands(body)
    return _sections(_tidy(_harmless(_CLEANER.clean(page), "&" in body)))


def tangle(body: str) -> tuple[int, str] | None:
    """The offset from which a text is too tangled to be rendered, and why; None for all that anybody writes."""
    lines = f"\n{body}"
    if nested := _NESTED.search(lines):
        return nested.start(), "blocks are nested more than 50 deep"
    for opening, closing in ("[]", "()"):
        if body.count(opening) > _MOST_OPEN and (start := _left_open(body, opening, closing)) is not None:
            return start, f"more than {_MOST_OPEN} brackets `{opening}` are opened and not closed"
    length = lines.count("\n")
    for kind, most, what in _BY_THE_HUNDRED:
        if length <= most:
            continue
        found = [line.start() for line in kind.finditer(lines)]
        if len(found) > most:
            return found[most], f"more than {most:,} lines {what}"
    return None


def character_of(code: str) -> str:
    """What a code such as `&#233;` or `&eacute;` stands for; as it is written if for nothing."""
    if digits := re.fullmatch(r"&#(?:[xX]([0-9A-Fa-f]+)|([0-9]+));", code):
        number = int(digits[1], 16) if digits[1] else int(digits[2])
        return chr(number) if number <= sys.maxunicode else code
    return html.unescape(code)


def plain(fragment: str) -> str:
    """The words of an HTML fragment, white space folded."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", fragment)).split())


def _as_it_stands(body: str) -> str:
    return f"<p>{html.escape(body)}</p>"


def _left_open(body: str, opening: str, closing: str) -> int | None:
    """Where more brackets of a paragraph are open at a time than anybody nests."""
    depth = 0
    for sign in re.finditer(rf"[{re.escape(opening + closing)}]|\n[ ]*\n", body):
        depth = depth + 1 if sign[0] == opening else max(0, depth - 1) if sign[0] == closing else 0
        if depth > _MOST_OPEN:
            return sign.start()
    return None


@lru_cache(maxsize=1)
def _engine() -> Markdown:
    return engine()


def _harmless(page: str, has_codes: bool) -> str:
    """The page without pictures from other sites, and without signs that no file may hold and that came in as codes such as `&#27;`."""
    if "<img" in page:
        page = _PICTURE_ELSEWHERE.sub(r"\1", page)
    return CONTROL.sub("\ufffd", page) if has_codes else page


def _tidy(page: str) -> str:
    """Alignment as classes, which a strict content security policy allows."""
    if ' align="' not in page:
        return page
    return re.sub(r'<(t[hd]) align="(left|right|center)">', r'<\1 class="align-\2">', page)


def _sections(page: str) -> tuple[Section, ...]:
    sections: list[Section] = []
    headings: list[Heading] = []
    start, anchor, title = 0, "", ""
    for match in _HEADING.finditer(page):
        heading = Heading(int(match[1]), match[2] or "", plain(match[3]))
        if heading.level > 2:
            headings.append(heading)
            continue
        sections.append(Section(anchor, title, page[start : match.start()].strip(), tuple(headings)))
        start, anchor, title, headings = match.end(), heading.id, heading.text, []
    sections.append(Section(anchor, title, page[start:].strip(), tuple(headings)))
    return tuple(section for section in sections if section.id or section.html)
