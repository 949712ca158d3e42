"""What a page shows of itself where somebody shares its address (OpenGraph)."""

from __future__ import annotations

from collections.abc import Iterator

from portal_build.catalogue import updated
from portal_build.languages import language_and_country
from portal_build.pages.plan import Plan

_PICTURE = "assets/img/preview.png"
"""The portal's mark; entries have no pictures of their own."""
_PICTURE_SIZE = (1200, 630)


def opengraph(plan: Plan) -> Iterator[tuple[str, str]]:
    """Property and content, in order; none for pages that stand at any address or only lead on."""
    if plan.absolute or plan.layout == "redirect":
        return
    desk = plan.desk
    name = desk.local(desk.site.catalogue.portal.name).text
    yield "og:type", "article" if plan.entry else "website"
    yield "og:title", plan.title
    if plan.description:
        yield "og:description", plan.description
    yield "og:url", desk.site.addresses.absolute(plan.address)
    yield "og:site_name", name
    yield "og:locale", language_and_country(plan.language)
    for language in plan.versions:
        if language != plan.language:
            yield "og:locale:alternate", language_and_country(language)
    yield from _dates(plan)
    yield "og:image", desk.site.addresses.absolute(_PICTURE)
    yield "og:image:width", str(_PICTURE_SIZE[0])
    yield "og:image:height", str(_PICTURE_SIZE[1])
    yield "og:image:alt", name


def _dates(plan: Plan) -> Iterator[tuple[str, str]]:
    entry = plan.desk.site.catalogue.entries.get(plan.entry)
    if entry is None:
        return
    if entry.facts.published:
        yield "article:published_time", entry.facts.published.isoformat()
    if changed := updated(entry):
        yield "article:modified_time", changed.isoformat()
