# The only module that knows the Markdown engine. Raw HTML is shown as the text that it is: the engine's two HTML rules are
# taken out. Addresses such as `entry:x` stay as they are: what they lead to depends on the page, and rendered text must not.
"""The Markdown dialect of the portal, as a set-up of Python-Markdown."""

from __future__ import annotations

import re
import unicodedata
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension, unique
from markdown.inlinepatterns import InlineProcessor, Pattern
from markdown.treeprocessors import InlineProcessor as Inline
from markdown.util import AtomicString

_SAID_IN_BRACES = {"lang": re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]+)*"), "id": re.compile(r"[\w-]+")}
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


def slugify(text: str, separator: str = "-") -> str:
    """An anchor made from a heading's words, in any script: `Følg op på indsatsen` -> `følg-op-på-indsatsen`."""
    words = re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold())
    return separator.join(words) or "section"


def distinct(anchor: str, used: set[str], counted: dict[str, int]) -> str:
    """The anchor, or where `used` has it the next that is free, as the engine numbers them: `a`, `a_1`, `a_2`. It is put into `used`.

    `counted`, empty for a new text, spares asking again for those that are known to be taken.
    """
    return unique(anchor, used, counted)


def engine() -> Markdown:
    """The engine, set up for the portal."""
    toc = TocExtension(slugify=slugify, marker="")
    table = TableExtension(use_align_attribute=True)
    markdown = Markdown(extensions=[table, "sane_lists", "attr_list", "def_list", "admonition", "fenced_code", toc, _Portal()])
    markdown.preprocessors.deregister("html_block")
    markdown.inlinePatterns.deregister("html")
    markdown.treeprocessors.register(_QuickInline(markdown), "inline", 20)
    return markdown


class _Citation(InlineProcessor):
    """`[@key]` and `[@one; @two]` as links that carry the key."""

    def handleMatch(self, match: re.Match[str], data: str):  # noqa: N802, ARG002 - the engine's interface
        group = Element("span")
        for key in re.findall(r"@([^\s;]+)", match[1]):
            link = Element("a", href=f"cite:{key}")
            group.append(link)
        return group, match.start(), match.end()


class _Braces(AttrListTreeprocessor):
    """`{: lang=nl }` and a heading's `{#id}`. Nothing else can be said in braces: an address there would escape every check."""

    def assign_attrs(self, elem: Element, attrs_string: str, *, strict: bool = False) -> str:
        said = Element(elem.tag)
        rest = super().assign_attrs(said, attrs_string, strict=strict)
        for name, pattern in _SAID_IN_BRACES.items():
            if pattern.fullmatch(said.get(name, "")):
                elem.set(name, said.get(name, ""))
        return rest


class _Portal(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the engine's interface
        md.treeprocessors.register(_Braces(md), "attr_list", 8)
        md.inlinePatterns.register(_Citation(r"\[(@[^\[\]\s;]+(?:\s*;\s*@[^\[\]\s;]+)*)\]", md), "citation", 175)


class _QuickInline(Inline):
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
