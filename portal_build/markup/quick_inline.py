"""The engine's step for marks within a text, where each pattern is asked only if its sign is there."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import LinkInlineProcessor
from markdown.treeprocessors import InlineProcessor
from markdown.util import INLINE_PLACEHOLDER_PREFIX, AtomicString

# A pattern is found nowhere without its sign; one has two.
_SIGNS = {
    "backtick": ("`", ""),
    "escape": ("\\", ""),
    "citation": ("[@", ""),
    "reference": ("[", ""),
    "link": ("[", ""),
    "image_link": ("![", ""),
    "image_reference": ("![", ""),
    "short_reference": ("[", ""),
    "short_image_ref": ("![", ""),
    "autolink": ("<", ""),
    "automail": ("<", ""),
    "linebreak": ("  \n", ""),
    "entity": ("&", ""),
    "em_strong": ("*", "_"),
}
_OF_DEFINITIONS = frozenset({"reference", "image_reference", "short_reference", "short_image_ref"})
# A link as nearly all are: no bracket, quote or white space in its address, no bracket in its words.
_SIMPLE_LINK = re.compile(r"([^\[\]]*)\]\(([^\s()<'\"\2]*)\)")


class QuickInline(InlineProcessor):
    """The engine's own step asks every pattern about every text, which is half of all its work; here only those are asked that can be there."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        names = {id(md.inlinePatterns[name]): name for name in _SIGNS}
        self._patterns = [(place, *_SIGNS.get(names.get(id(pattern), ""), ("", "")), pattern) for place, pattern in enumerate(md.inlinePatterns)]
        definitions = [md.inlinePatterns[name] for name in _OF_DEFINITIONS]
        self._if_nothing_is_defined = [one for one in self._patterns if one[-1] not in definitions]

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 - the engine's names
        if isinstance(data, AtomicString) or not _holds_a_sign(data):
            return data
        for place, sign, or_else, pattern in self._patterns if self.md.references else self._if_nothing_is_defined:
            there = place >= patternIndex and (sign in data or (or_else and or_else in data))
            start = 0
            while there:
                data, there, start = self._InlineProcessor__applyPattern(pattern, data, place, start)
        return data

    def _InlineProcessor__processPlaceholders(self, data: str | None, parent: Element, isText: bool = True) -> list[tuple[Element, list[str]]]:  # noqa: N802, N803 - the engine's names
        if data and INLINE_PLACEHOLDER_PREFIX not in data:
            if isText:
                parent.text = parent.text + data if parent.text else data
            else:
                parent.tail = parent.tail + data if parent.tail else data
            return []
        return super()._InlineProcessor__processPlaceholders(data, parent, isText)


class QuickLink(LinkInlineProcessor):
    """Links, of which the simple ones are read at once and not letter by letter."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:  # noqa: N802 - the engine's interface
        """The link whose opening bracket is `m`, and where it begins and ends."""
        simple = _SIMPLE_LINK.match(data, m.end())
        if not simple:
            return super().handleMatch(m, data)
        link = Element("a", href=simple[2])
        link.text = simple[1]
        return link, m.start(), simple.end()


def _holds_a_sign(text: str) -> bool:
    # One by one each sign is found faster than any of them by a pattern.
    return "[" in text or "*" in text or "_" in text or "`" in text or "\\" in text or "<" in text or "&" in text or "  \n" in text
