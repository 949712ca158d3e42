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
from markdown.inlinepatterns import InlineProcessor

from portal_build.markup.quick import QuickMarkdown

# What most braces hold, and all that they need to be read for then.
_ONLY_AN_ID = re.compile(r"#([\w-]+)[ ]*")
_SAID_IN_BRACES = {"lang": re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]+)*"), "id": re.compile(r"[\w-]+")}


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
    return QuickMarkdown(extensions=dialect())


def dialect() -> list[Extension | str]:
    """The engine's extensions that make up the dialect."""
    toc = TocExtension(slugify=slugify, marker="")
    table = TableExtension(use_align_attribute=True)
    return [table, "sane_lists", "attr_list", "def_list", "admonition", "fenced_code", toc, _Portal()]


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
        if only := _ONLY_AN_ID.fullmatch(attrs_string):
            elem.set("id", only[1])
            return ""
        said = Element(elem.tag)
        rest = super().assign_attrs(said, attrs_string, strict=strict)
        for name, pattern in _SAID_IN_BRACES.items():
            # A name without a value, as in `{: lang }`, is there and is None.
            if (value := said.get(name)) and pattern.fullmatch(value):
                elem.set(name, value)
        return rest


class _Portal(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the engine's interface
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.treeprocessors.register(_Braces(md), "attr_list", 8)
        md.inlinePatterns.register(_Citation(r"\[(@[^\[\]\s;]+(?:\s*;\s*@[^\[\]\s;]+)*)\]", md), "citation", 175)
