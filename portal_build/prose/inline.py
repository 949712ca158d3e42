# A translator may move, but not change, what is no words: addresses, citations, code. So a line is taken apart into words and codes,
# and putting it together again always gives the same line, whatever stands in it.
"""One block of Markdown as words and codes: links, citations, emphasis, code."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from portal_build.prose.marks import CITATION, CODE_SPAN, TAG, links_in

_BREAK = re.compile(r"(?<! ) {2,}\n")
_AUTOLINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]*:[^<>\s]+|[^<>\s@]+@[^<>\s]+)>")
_BRACES = re.compile(r"\{[^{}\n]*\}")
_LANGUAGE = re.compile(r"\{:? ?lang=[\w-]+ ?\}")
_REFERENCE = re.compile(r"(?<![!\\])\[([^\[\]\n]+)\]\[([^\[\]\n]*)\]")
# Bounded, since for each sign that nothing closes the rest of the block would be searched.
_WITHIN = r"(.{1,500}?)(?<=[^\s\\])"
_EMPHASIS = re.compile(rf"(?<![\\*])(\*\*|\*)(?=[^\s*]){_WITHIN}\1(?!\*)|(?<![\w\\])(__|_)(?=[^\s_]){_WITHIN}\3(?!\w)", re.DOTALL)
_OPAQUE = "\ufdd0"
"""Stands for what was found already; no text can hold it."""
_DEEPEST = 12


class CodeKind(StrEnum):
    """What a code is to a reader."""

    LINK = "link"
    IMAGE = "image"
    EMPHASIS = "emphasis"
    CITATION = "citation"
    CODE = "code"
    HTML = "html"
    BRACES = "braces"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class Code:
    """What is not translated, perhaps around something that is."""

    kind: CodeKind
    opens: str
    """As it stands before the words; the whole of it if it holds none."""
    closes: str = ""
    """As it stands behind them."""
    inside: tuple[Piece, ...] | None = None
    """What it holds; None for a code that holds no words."""


Piece = str | Code


def pieces_of(text: str) -> tuple[Piece, ...]:
    """The words and codes of a block, in order."""
    return tuple(_pieces(text, 0))


def written(pieces: Iterable[Piece]) -> str:
    """The block that has these pieces."""
    return "".join(one if isinstance(one, str) else one.opens + written(one.inside or ()) + one.closes for one in pieces)


def codes_of(pieces: Iterable[Piece]) -> Iterator[Code]:
    """All codes, those inside others too, in the order in which they open."""
    for one in pieces:
        if isinstance(one, Code):
            yield one
            yield from codes_of(one.inside or ())


def marks_to_keep(text: str) -> Counter[str]:
    """What a translation has to hold as often as its source: addresses, citations, code, ids, HTML, breaks.

    Emphasis is free, and so is what says the language of foreign words, since these differ from language to language.
    """
    return Counter(_mark(code) for code in codes_of(pieces_of(text)) if code.kind is not CodeKind.EMPHASIS and not _LANGUAGE.fullmatch(code.opens))


def _mark(code: Code) -> str:
    """A link leads to the same page, whether it has words of its own or takes the page's title."""
    whole = code.opens + code.closes
    sign = "!" if code.kind is CodeKind.IMAGE else ""
    return f"{sign}({whole.rpartition('](')[2]}" if whole.startswith(f"{sign}[") and "](" in whole else whole


def has_words(text: str) -> bool:
    """Whether there is anything to translate: a letter or digit outside of codes."""
    return _worded(pieces_of(text))


def _worded(pieces: Iterable[Piece]) -> bool:
    return any(re.search(r"[^\W_]", one) if isinstance(one, str) else _worded(one.inside or ()) for one in pieces)


@dataclass(frozen=True, slots=True)
class _Span:
    """A stretch of a line that is a code, and what is inside it."""

    kind: CodeKind
    start: int
    end: int
    inner: tuple[int, int] | None = None


def _pieces(text: str, depth: int) -> Iterator[Piece]:
    done = 0
    for span in _spans(text) if depth < _DEEPEST else ():
        if span.start > done:
            yield text[done : span.start]
        if span.inner is None:
            yield Code(span.kind, text[span.start : span.end])
        else:
            start, end = span.inner
            yield Code(span.kind, text[span.start : start], text[end : span.end], tuple(_pieces(text[start:end], depth + 1)))
        done = span.end
    if done < len(text):
        yield text[done:]


def _spans(text: str) -> list[_Span]:
    """The codes that are inside no other."""
    found: list[_Span] = []
    seen = text
    for part in (_code, _links, _single):
        for span in list(part(seen)):
            found.append(span)
            seen = seen[: span.start] + _OPAQUE * (span.end - span.start) + seen[span.end :]
    found += [_Span(CodeKind.EMPHASIS, *one.span(), one.span(2) if one[1] else one.span(4)) for one in _EMPHASIS.finditer(seen)]
    return _outermost(found)


def _outermost(spans: list[_Span]) -> list[_Span]:
    kept: list[_Span] = []
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _code(text: str) -> Iterator[_Span]:
    yield from (_Span(CodeKind.CODE, *one.span()) for one in CODE_SPAN.finditer(text)) if "`" in text else ()


def _links(text: str) -> Iterator[_Span]:
    for one in links_in(text) if "](" in text else ():
        kind = CodeKind.IMAGE if one[1] else CodeKind.LINK
        yield _Span(kind, *one.span(), one.span(2) if one[2].strip() else None)


def _single(text: str) -> Iterator[_Span]:
    patterns = ((CodeKind.CITATION, CITATION), (CodeKind.LINK, _AUTOLINK), (CodeKind.HTML, TAG), (CodeKind.BRACES, _BRACES), (CodeKind.BREAK, _BREAK))
    singles = [_Span(kind, *one.span()) for kind, pattern in patterns for one in pattern.finditer(text)]
    singles += [_Span(CodeKind.LINK, *one.span(), one.span(1)) for one in _REFERENCE.finditer(text)]
    yield from _outermost(singles)
