"""The engine's step for marks within a text."""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.inlinepatterns import Pattern
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

# A pattern is found nowhere without its sign; some have two.
_SIGNS = {
    "backtick": "`",
    "escape": "\\",
    "citation": "[@",
    "reference": "[",
    "link": "[",
    "image_link": "![",
    "image_reference": "![",
    "short_reference": "[",
    "short_image_ref": "![",
    "autolink": "<",
    "automail": "<",
    "linebreak": "  \n",
    "entity": "&",
    "em_strong": "*_",
}
_TWO = frozenset({"em_strong"})
_OF_DEFINITIONS = frozenset({"reference", "image_reference", "short_reference", "short_image_ref"})
_ANY_SIGN = re.compile(r"[`\\\[<&*_]|  \n")


class QuickInline(InlineProcessor):
    """The engine's own step asks every pattern about every text, which is half of all its work; here only those are asked that can be there."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        names = {id(md.inlinePatterns[name]): name for name in _SIGNS}
        self._patterns = [self._with_signs(names.get(id(pattern), ""), pattern) for pattern in md.inlinePatterns]

    @staticmethod
    def _with_signs(name: str, pattern: Pattern) -> tuple[str, str, bool, Pattern]:
        sign = _SIGNS.get(name, "")
        one, other = (sign[0], sign[1]) if name in _TWO else (sign, sign)
        return one, other, name in _OF_DEFINITIONS, pattern

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 - the engine's names
        if isinstance(data, AtomicString) or not _ANY_SIGN.search(data):
            return data
        defined = bool(self.md.references)
        for place in range(patternIndex, len(self._patterns)):
            one, other, of_definitions, pattern = self._patterns[place]
            there = (one in data or other in data) and (defined or not of_definitions)
            start = 0
            while there:
                data, there, start = self._InlineProcessor__applyPattern(pattern, data, place, start)
        return data
