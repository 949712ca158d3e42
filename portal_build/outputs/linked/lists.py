"""Pages that list: front page, lists, topics, glossary, search, root."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from portal_build.outputs import data_addresses
from portal_build.outputs.absolute import absolute
from portal_build.outputs.linked.nodes import Node, listed, refer, stated, topic, website
from portal_build.pages.list_views import GlossaryView, ListView, RootView, TermView
from portal_build.pages.listing_views import CollectionView, ValueView
from portal_build.pages.plan import Plan
from portal_build.pages.site import Desk

_MOST_LISTED = 100
"""Lines of a list that the page's data repeat: a page may list thousands, and its weight is the reader's."""


def describe(plan: Plan, view: Any, page: Node) -> list[Node]:
    """What a page that is no entry's says further; gives `page` its kind."""
    describer = _DESCRIBERS.get(plan.layout)
    return describer(plan, view, page) if describer else []


def _home(plan: Plan, view: ListView, page: Node) -> list[Node]:
    desk = plan.desk
    search = desk.site.addresses.absolute(desk.site.addresses.section("search", plan.language))
    action = stated("SearchAction", target=stated("EntryPoint", urlTemplate=f"{search}?q={{words}}"), **{"query-input": "required name=words"})
    site = website(desk, description=view.lead, potentialAction=action)
    page["@type"] = "CollectionPage"
    page["isPartOf"] = refer(site)
    page["mainEntity"] = refer(site)
    return [site]


def _root(plan: Plan, view: RootView, page: Node) -> list[Node]:
    desk, url = plan.desk, plan.desk.site.addresses.absolute("")
    parts = [
        stated("WebSite", f"{absolute(language.href, desk)}#site", name=name, url=absolute(language.href, desk), inLanguage=language.code, description=tagline)
        for language, name, tagline in view.names
    ]
    site = stated("WebSite", f"{url}#site", name=plan.title, url=url, inLanguage=[language.code for language, _, _ in view.names], hasPart=parts)
    page["isPartOf"] = refer(site)
    page["mainEntity"] = refer(site)
    return [site]


def _list(plan: Plan, view: ListView, page: Node) -> list[Node]:
    page |= stated("CollectionPage", description=view.lead)
    page["mainEntity"] = listed((link for group in view.groups for link in group.links), plan.desk, _MOST_LISTED)
    return []


def _collection(plan: Plan, view: CollectionView, page: Node) -> list[Node]:
    page |= stated("CollectionPage", description=view.lead)
    page["mainEntity"] = listed((line.row.link for line in view.lines), plan.desk, _MOST_LISTED)
    return []


def _value(plan: Plan, view: ValueView, page: Node) -> list[Node]:
    page["@type"] = "CollectionPage"
    page["mainEntity"] = listed((row.link for row in view.rows), plan.desk, _MOST_LISTED)
    return []


def _topic(plan: Plan, view: ListView, page: Node) -> list[Node]:
    _list(plan, view, page)
    concept = topic(plan.topic, plan.desk)
    if concept is None:
        return []
    other = [item.text for fact in view.labels if fact.id == "other" for item in fact.items]
    page["about"] = refer(concept)
    return [concept | stated("DefinedTerm", inDefinedTermSet={"@id": concept["@id"].partition("#")[0]}, termCode=plan.topic, description=view.lead, alternateName=other)]


def _glossary(plan: Plan, view: GlossaryView, page: Node) -> list[Node]:
    desk = plan.desk
    page["description"] = view.lead
    if "glossary" not in desk.site.catalogue.data.vocabularies:
        return []
    uri = data_addresses.vocabulary("glossary", desk.site.addresses)
    terms = [_term(term, uri, desk) for _, terms in view.letters for term in terms][:_MOST_LISTED]
    whole = stated("DefinedTermSet", uri, name=view.title, url=page["url"], inLanguage=plan.language, hasDefinedTerm=terms)
    page["mainEntity"] = refer(whole)
    return [whole]


def _term(term: TermView, uri: str, desk: Desk) -> Node:
    meaning = term.definition.text if term.definition and not term.definition.language else None
    # Where an anchor gave way to an id of the page, it begins so (`pages.anchors.on_page`).
    name = term.id.removeprefix("text-")
    return stated(
        "DefinedTerm",
        f"{uri}#{name}",
        name=term.label,
        alternateName=list(term.other),
        description=meaning,
        url=absolute(f"#{term.id}", desk),
    )


def _search(plan: Plan, view: Any, page: Node) -> list[Node]:
    page["@type"] = "SearchResultsPage"
    return []


_DESCRIBERS: dict[str, Callable[[Plan, Any, Node], list[Node]]] = {
    "home": _home,
    "root": _root,
    "list": _list,
    "collection": _collection,
    "value": _value,
    "topics": _list,
    "topic": _topic,
    "glossary": _glossary,
    "search": _search,
}
"""Layout -> what describes its pages; any other page is just a page."""
