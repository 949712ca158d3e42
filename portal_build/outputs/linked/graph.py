"""The graph of one page: the page itself, its way from the front page, what it is about, and who publishes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from portal_build.outputs.absolute import absolute
from portal_build.outputs.linked.entries import entry_nodes
from portal_build.outputs.linked.lists import describe
from portal_build.outputs.linked.nodes import CONTEXT, Node, publisher, refer, stated, website
from portal_build.pages.plan import Plan
from portal_build.pages.shell import trail
from portal_build.pages.site import Desk

_SILENT = frozenset({"redirect"})
"""Layouts of pages that say nothing of their own."""


def graph(plan: Plan, view: Any) -> Mapping[str, Any] | None:
    """What the page that `plan` describes and `view` shows says as linked data; None if it says nothing."""
    if plan.absolute or plan.layout in _SILENT:
        return None
    page = _page(plan)
    entry = plan.desk.site.catalogue.entries.get(plan.entry)
    nodes = entry_nodes(entry, view, page, plan.desk) if entry else describe(plan, view, page)
    way = _way(plan)
    if way:
        page["breadcrumb"] = refer(way)
    return {"@context": CONTEXT, "@graph": [page, *nodes, *([way] if way else []), publisher(plan.desk)]}


def _page(plan: Plan) -> Node:
    """The page as such. Its kind is that of a page of no special kind, until others know better."""
    desk = plan.desk
    url, portal = desk.site.addresses.absolute(plan.address), desk.site.catalogue.portal
    return stated(
        "WebPage",
        url,
        url=url,
        name=plan.title,
        description=plan.description,
        inLanguage=plan.language,
        license=portal.licence,
        isPartOf=desk.once(lambda: _site(desk), "site as linked data"),
        publisher=refer(publisher(desk)),
    )


def _site(desk: Desk) -> Node:
    site = website(desk)
    return {key: site[key] for key in ("@type", "@id", "name", "url")}


def _way(plan: Plan) -> Node | None:
    desk = plan.desk
    steps = [(one.text, absolute(one.href, desk)) for one in trail(plan)]
    if not steps:
        return None
    here = desk.site.addresses.absolute(plan.address)
    lines = [stated("ListItem", position=place, name=name, item=url) for place, (name, url) in enumerate([*steps, (plan.title, here)], 1)]
    return stated("BreadcrumbList", f"{here}#way", itemListElement=lines)
