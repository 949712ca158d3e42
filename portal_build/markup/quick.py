# Python-Markdown asks every step about every block and every text. Most of them hold the signs of a few steps only, so nearly
# all of its time goes into asking. What a step does where it has something to do stays the library's own work.
"""Steps of the engine that look for their signs first; they give what the library's own give, sooner."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from xml.etree.ElementTree import HTML_EMPTY, Element

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.extensions.toc import TocTreeprocessor, render_inner_html, strip_tags, unique
from markdown.inlinepatterns import LINK_RE
from markdown.preprocessors import NormalizeWhitespace, Preprocessor
from markdown.serializers import _escape_attrib_html, _escape_cdata
from markdown.treeprocessors import UnescapeTreeprocessor
from markdown.util import STX

from portal_build.markup.quick_inline import QuickInline, QuickLink

# What a line must begin with, or in a table hold, for a step to find anything in a block that is not indented.
_SIGNS_OF_BLOCKS = {
    "admonition": "!",
    "empty": "",
    "indent": "",
    "defindent": "",
    "code": "",
    "hashheader": "#",
    "setextheader": "=-",
    "hr": "-_*",
    "olist": "1",
    "ulist": "*+-",
    "quote": ">",
    "deflist": ":",
    "table": "|",
    "reference": "[",
}
# A line break is found sooner than the start of a line, for which every letter is looked at.
_SIGN_OF_LINE = re.compile(r"\n *([!#=\-_*+>:\[\d])")
# As the library has it, but several letters at a time.
_HEADING = re.compile(r"(?:^|\n)(?P<level>#{1,6})(?P<header>(?:[^\\#\n]++|\\.|#+(?=[^#\n]))*?)#*(?:\n|$)")


class QuickMarkdown(Markdown):
    """The engine with a set of block elements instead of a list, which is searched for every element several times."""

    def __init__(self, extensions: Sequence[Extension | str]) -> None:
        """`extensions`: the dialect."""
        super().__init__(extensions=extensions)
        self._block_level = frozenset(self.block_level_elements)
        self.serializer = _written
        self.parser = _QuickBlocks(self.parser)
        self.preprocessors.register(_QuickWhitespace(self), "normalize_whitespace", 30)
        self.preprocessors.register(_QuickFences(self.preprocessors["fenced_code_block"]), "fenced_code_block", 25)
        self.parser.blockprocessors["hashheader"].RE = _HEADING
        self.inlinePatterns.register(QuickLink(LINK_RE, self), "link", 160)
        self.treeprocessors.register(QuickInline(self), "inline", 20)
        self.treeprocessors.register(_QuickAnchors(self.treeprocessors["toc"]), "toc", 5)
        self.treeprocessors.register(_QuickUnescape(self), "unescape", 0)

    def is_block_level(self, tag: object) -> bool:
        """Whether elements of that name stand for themselves, not within a text."""
        return tag in self._block_level


class _QuickBlocks(BlockParser):
    def __init__(self, plain: BlockParser) -> None:
        super().__init__(plain.md)
        self.blockprocessors = plain.blockprocessors
        for processor in plain.blockprocessors:
            processor.parser = self
        signs = {id(plain.blockprocessors[name]): frozenset(signs) for name, signs in _SIGNS_OF_BLOCKS.items()}
        self._all = list(plain.blockprocessors)
        self._by_signs = [(signs.get(id(processor)), processor) for processor in self._all]
        self._without_signs = [processor for of_it, processor in self._by_signs if of_it is None]

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802 - the engine's name
        while blocks:
            for processor in self._who_may_take(blocks[0]):
                if processor.test(parent, blocks[0]) and processor.run(parent, blocks) is not False:
                    break

    def _who_may_take(self, block: str) -> list[BlockProcessor]:
        # What an indented block is depends on what is around it.
        if not block or block[0] in " \n":
            return self._all
        signs = {"1" if sign.isdecimal() else sign for sign in _SIGN_OF_LINE.findall(f"\n{block}")}
        if "|" in block:
            signs.add("|")
        if not signs:
            return self._without_signs
        return [processor for of_it, processor in self._by_signs if of_it is None or not signs.isdisjoint(of_it)]


class _QuickWhitespace(NormalizeWhitespace):
    def run(self, lines: list[str]) -> list[str]:
        source = "\n".join(lines)
        return super().run(lines) if "\n " in source or any(sign in source for sign in "\t\r\2\3") else [*lines, "", ""]


class _QuickFences(Preprocessor):
    def __init__(self, plain: FencedBlockPreprocessor) -> None:
        super().__init__(plain.md)
        self._plain = plain

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        return self._plain.run(lines) if "```" in text or "~~~" in text else lines


class _QuickAnchors(TocTreeprocessor):
    """Anchors for headings; the list of them, which the library makes as well, is not used."""

    def __init__(self, plain: TocTreeprocessor) -> None:
        self.__dict__.update(plain.__dict__)

    def run(self, doc: Element) -> None:
        used = {element.attrib["id"] for element in doc.iter() if "id" in element.attrib}
        counted: dict[str, int] = {}
        for element in doc.iter():
            if self.header_rgx.match(element.tag) and "id" not in element.attrib:
                name = html.unescape(strip_tags(render_inner_html(element, self.md)))
                element.set("id", unique(self.slugify(name, self.sep), used, counted))


class _QuickUnescape(UnescapeTreeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.text and STX in element.text and element.tag != "code":
                element.text = self.unescape(element.text)
            if element.tail and STX in element.tail:
                element.tail = self.unescape(element.tail)
            for name, value in element.items():
                if STX in value:
                    element.set(name, self.unescape(value))


def _written(root: Element) -> str:
    """The tree as XHTML. It holds elements with names and attributes only, none from a namespace and no comments."""
    written: list[str] = []
    waiting: list[Element | str] = [root]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            written.append(one)
            continue
        tag, text, tail = one.tag, one.text, _escape_cdata(one.tail) if one.tail else ""
        said = "".join(f' {name}="{_escape_attrib_html(value)}"' for name, value in sorted(one.items())) if one.attrib else ""
        if tag in HTML_EMPTY:
            written.append(f"<{tag}{said} />{tail}")
        else:
            written.append(f"<{tag}{said}>{_escape_cdata(text) if text else ''}")
            waiting.append(f"</{tag}>{tail}")
            waiting.extend(reversed(one))
    return "".join(written)
