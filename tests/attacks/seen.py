"""What on a page would run, or ask another host for something, if it is not ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from tests.sites.built import Page, Tag

_ACTIVE = {"iframe", "frame", "object", "embed", "applet", "style", "foreignobject", "animate", "math", "portal"}
_DATA = {"application/json", "application/ld+json"}
_SCRIPT = re.compile(r"(?:\.\./)*\.?/?(?:assets/js|[\w/-]+/pagefind|_preview)/[\w./-]+")
_ATTRIBUTE = re.compile(r"on.*|style|srcdoc|formaction|ping|nonce")
_FETCHED = {"img", "script", "link", "form", "base", "meta"}
_HARMLESS = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)


def runs(page: Page) -> Iterator[str]:
    """Each tag of a page that content alone can have put there, and that is more than words."""
    yield from (f"{page.address}: <{tag.name} {tag.attributes}>" for tag in page.tags if _is_active(tag) or any(map(_leads_astray, _addresses(tag))))


def _is_active(tag: Tag) -> bool:
    if tag.name == "script":
        return not (_SCRIPT.fullmatch(tag.attributes["src"]) if "src" in tag.attributes else tag.attributes.get("type") in _DATA)
    return tag.name in _ACTIVE or any(map(_ATTRIBUTE.fullmatch, tag.attributes))


def _addresses(tag: Tag) -> Iterator[tuple[str, str]]:
    names = ["href", "src", "action", "poster", "data", "xlink:href"]
    yield from ((tag.name, tag.attributes[name]) for name in names if name in tag.attributes)
    yield from ((tag.name, one) for one in tag.attributes.get("srcset", "").split(","))
    if tag.attributes.get("http-equiv", "").lower() == "refresh":
        yield tag.name, tag.attributes["content"].partition("url=")[2]


def _leads_astray(tag_and_address: tuple[str, str]) -> bool:
    tag, address = tag_and_address
    if (tag, address) == ("link", "data:,"):
        # With this the preview tells browsers that it has no picture for their tabs.
        return False
    # As a browser reads it.
    address = re.sub(r"[\t\n\r]|^[\x00-\x20]+", "", unescape(address))
    has_scheme = re.match(r"[a-z][a-z0-9+.-]*:", address, re.IGNORECASE)
    # What begins otherwise is the path of a file beside the page, whatever stands in it.
    elsewhere = has_scheme or re.match(r"[/\\]{2}", address)
    return bool(has_scheme and not _HARMLESS.match(address)) or bool(tag in _FETCHED and elsewhere and "evil" in address)
