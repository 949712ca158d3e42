"""Short texts as HTML, made by a library that escapes."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, tostring

from portal_build.pages.items import Item

Paragraph = tuple[Item, ...]
"""Runs of text and links, one after the other."""


def to_html(paragraphs: Iterable[Paragraph]) -> str:
    """The paragraphs as HTML, each link and each text in another language marked as such."""
    return "".join(tostring(_element(paragraph), encoding="unicode", method="html") for paragraph in paragraphs)


def _element(paragraph: Paragraph) -> Element:
    element = Element("p")
    for run in paragraph:
        if not run.href and not run.language and not len(element):
            element.text = (element.text or "") + run.text
            continue
        attributes = {"href": run.href, "lang": run.language}
        child = SubElement(element, "a" if run.href else "span", {name: value for name, value in attributes.items() if value})
        child.text = run.text
    return element
