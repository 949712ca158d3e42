"""What the head of a page tells programs: reference managers, search engines, previews, feed readers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from portal_build.outputs.citation_tags import citation_links, citation_tags
from portal_build.outputs.companions import companions
from portal_build.outputs.feed_links import feed_links
from portal_build.outputs.linked.graph import graph
from portal_build.outputs.opengraph import opengraph
from portal_build.pages.plan import Plan
from portal_build.values import value


@value
class Meta:
    """A named value."""

    name: str
    """Such as `citation_title`."""
    content: str
    """Plain text."""
    is_property: bool = False
    """Whether the vocabulary it belongs to names it by `property`, as OpenGraph does, instead of `name`."""


@value
class Companion:
    """A file that says the same as the page, or follows it, in another form."""

    href: str
    """Its address."""
    type: str
    """Its media type."""
    title: str
    """What it is, for the list that a program shows."""
    rel: str = "alternate"
    """How it relates to the page."""


@value
class Head:
    """What the head of one page holds beside title, description and language versions."""

    metas: tuple[Meta, ...] = ()
    """Named values, in order."""
    companions: tuple[Companion, ...] = ()
    """Files beside the page."""
    data: Mapping[str, Any] | None = None
    """The page as linked data (JSON-LD)."""


def head(plan: Plan, view: Any) -> Head:
    """The head of the page that `plan` describes and `view` shows."""
    tags = (Meta(name, content) for name, content in citation_tags(view))
    others = (Companion(*link) for link in (*citation_links(plan, view), *feed_links(plan)))
    return Head(
        metas=(*(Meta(name, content, is_property=True) for name, content in opengraph(plan)), *tags),
        companions=(*(Companion(file.href, kind, file.text) for file, kind in companions(plan)), *others),
        data=graph(plan, view),
    )
