# The same item stands in the feeds of every topic and target group that it belongs to, and is written once for all of them.
"""Feeds as Atom (RFC 4287)."""

from __future__ import annotations

from functools import lru_cache
from xml.etree.ElementTree import Element, SubElement, tostring

from portal_build.outputs.feeds import Feed, FeedItem
from portal_build.outputs.permanent import stamp
from portal_build.pages.items import Item

_ATOM = "http://www.w3.org/2005/Atom"
_END = b"</feed>"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def to_atom(feed: Feed) -> bytes:
    """The feed as XML in UTF-8."""
    root = Element("feed", {"xmlns": _ATOM, _LANGUAGE: feed.language})
    _text(root, "id", feed.id)
    _text(root, "title", feed.title)
    _text(root, "subtitle", feed.subtitle)
    SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": feed.atom})
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "hreflang": feed.language, "href": feed.page})
    SubElement(root, "link", {"rel": "alternate", "type": "application/feed+json", "href": feed.json})
    SubElement(root, "link", {"rel": "license", "href": feed.licence})
    _text(root, "updated", stamp(feed.updated))
    _person(root, feed.publisher)
    _text(root, "rights", feed.licence)
    _text(root, "icon", feed.icon)
    _one_a_line(root)
    start = tostring(root, encoding="utf-8", xml_declaration=True).removesuffix(_END)
    return b"".join((start, *(_entry(item, feed.language, feed.topics) for item in feed.items), _END, b"\n"))


@lru_cache(maxsize=2048)
def _entry(item: FeedItem, language: str, topics: str) -> bytes:
    entry = Element("entry")
    _text(entry, "id", item.id)
    _text(entry, "title", item.title)
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "hreflang": language, "href": item.href})
    _text(entry, "published", stamp(item.updated))
    _text(entry, "updated", stamp(item.updated))
    for author in item.authors:
        _person(entry, author)
    for topic, label in item.topics:
        SubElement(entry, "category", {"scheme": topics, "term": topic, "label": label})
    if item.summary.text:
        _text(entry, "summary", item.summary.text, {_LANGUAGE: item.summary.language} if item.summary.language else {})
    _text(entry, "content", item.html, {"type": "html"})
    _one_a_line(entry)
    entry.tail = "\n"
    return tostring(entry, encoding="utf-8")


def _text(parent: Element, name: str, text: str, attributes: dict[str, str] | None = None) -> None:
    SubElement(parent, name, attributes or {}).text = text


def _person(parent: Element, one: Item) -> None:
    author = SubElement(parent, "author")
    _text(author, "name", one.text)
    if one.href:
        _text(author, "uri", one.href)


def _one_a_line(element: Element) -> None:
    """For people who open the file, and for those who compare two."""
    element.text = "\n"
    for child in element:
        child.tail = "\n"
