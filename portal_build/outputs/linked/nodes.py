# The context stands in the page: no reader has to fetch anything to understand it, and search engines take it as they take
# its address (docs/decisions/0014-data-for-programs.md).
"""The things that pages of all kinds speak of: site, publisher, people, concepts, other entries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from portal_build.model.common import Organisation, Person
from portal_build.outputs import data_addresses
from portal_build.outputs.absolute import absolute
from portal_build.pages.items import Item
from portal_build.pages.site import Desk

Node = dict[str, Any]
"""A thing with its properties."""

CONTEXT: Mapping[str, str] = {"@vocab": "https://schema.org/"}

ENTRY = "#entry"
"""What follows a page's address in the name of the thing that the page is about."""


def properties(**given: Any) -> Node:
    """Those properties that are stated."""
    return {key: value for key, value in given.items() if value not in (None, "", [], ())}


def stated(kind: str | list[str], uri: str = "", /, **given: Any) -> Node:
    """A thing of a type, with the name by which others refer to it, and of its properties those that are stated."""
    return {"@type": kind, **({"@id": uri} if uri else {}), **properties(**given)}


def refer(node: Node) -> Node:
    """A reference to a thing that is described elsewhere in the graph."""
    return {"@id": node["@id"]}


def day(when: date | str | None) -> str | None:
    """A day, month or year as ISO 8601."""
    return str(when) if when else None


def website(desk: Desk, **more: Any) -> Node:
    """The site in the reader's language."""
    site, portal = desk.site, desk.site.catalogue.portal
    home = site.addresses.absolute(site.addresses.home(desk.language))
    return stated("WebSite", f"{home}#site", name=desk.local(portal.name).text, url=home, inLanguage=desk.language, publisher=refer(publisher(desk)), **more)


def publisher(desk: Desk) -> Node:
    """Who is responsible for the portal."""
    return desk.once(lambda: _publisher(desk), "publisher as linked data")


def _publisher(desk: Desk) -> Node:
    body = desk.site.catalogue.portal.publisher
    return stated("Organization", desk.site.addresses.absolute("") + "#publisher", name=body.name, url=body.url)


def organisation(body: Organisation) -> Node:
    """An organisation as an entry names it."""
    return stated("Organization", name=body.name, url=body.url)


def organisations(bodies: Iterable[Organisation]) -> list[Node]:
    """Several of them."""
    return list(map(organisation, bodies))


def person(one: Person, affiliation: Organisation | None = None) -> Node:
    """A person, with the organisation that he or she works for."""
    works_for = organisation(affiliation) if affiliation else stated("Organization", name=one.affiliation) if one.affiliation else None
    return stated("Person", name=one.name, affiliation=works_for, sameAs=one.orcid)


def topic(name: str, desk: Desk) -> Node | None:
    """A topic, named as in the vocabulary; None if there is no such topic."""
    return desk.once(lambda: _topic(name, desk), "topic as linked data", name)


def _topic(name: str, desk: Desk) -> Node | None:
    concept = desk.concept("topics", name)
    if concept is None:
        return None
    uri = data_addresses.concept("topics", name, desk.site.addresses)
    return stated("DefinedTerm", uri, name=concept.text, url=absolute(concept.href, desk))


def audience(name: str, desk: Desk) -> Node | None:
    """A target group; None if it has no page."""
    return desk.once(lambda: _audience(name, desk), "target group as linked data", name)


def _audience(name: str, desk: Desk) -> Node | None:
    group = desk.site.catalogue.page_of(name)
    if group is None:
        return None
    return stated("Audience", absolute(desk.link(group).href, desk) + ENTRY, audienceType=desk.version_for(group).title)


def linked(item: Item, desk: Desk, kind: str = "CreativeWork") -> Node:
    """A link to an entry as the thing that its page is about."""
    url = absolute(item.href, desk)
    return stated(kind, url + ENTRY, name=item.text, url=url, inLanguage=item.language or None)


def listed(items: Iterable[Item], desk: Desk, most: int) -> Node:
    """Links in their order; of very long lists the beginning."""
    links = list(items)
    lines = [stated("ListItem", position=place, name=one.text, url=absolute(one.href, desk)) for place, one in enumerate(links[:most], 1)]
    return stated("ItemList", numberOfItems=len(links), itemListElement=lines)
