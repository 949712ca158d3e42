"""Files for programs that say the same as a page."""

from __future__ import annotations

from collections.abc import Iterator

from portal_build.outputs import data_addresses
from portal_build.outputs.entry_files import TEXT
from portal_build.pages.items import Item
from portal_build.pages.plan import Plan

JSON, TURTLE, JSON_LD = "application/json", "text/turtle", "application/ld+json"

_VOCABULARY = {"topics": "topics", "topic": "topics", "glossary": "glossary"}
"""Layout -> the vocabulary whose concepts its pages show."""


def companions(plan: Plan) -> Iterator[tuple[Item, str]]:
    """Links from the page that `plan` describes, each with its media type."""
    desk, addresses = plan.desk, plan.desk.site.addresses
    if plan.entry:
        entry = desk.site.catalogue.entries[plan.entry]
        yield Item(desk.words("The text of this page as data (%(format)s)") % {"format": "JSON"}, TEXT), JSON
        yield Item(desk.words("This entry as data (%(format)s)") % {"format": "JSON"}, desk.href(addresses.entry_data(entry))), JSON
    elif plan.layout in ("home", "root"):
        yield Item(desk.words("The whole portal as data (%(format)s)") % {"format": "JSON"}, desk.href(addresses.data(data_addresses.PORTAL))), JSON
        name = desk.local(desk.site.catalogue.portal.name).text
        yield Item(f"{name} (DCAT)", desk.href(addresses.data(data_addresses.CATALOGUE))), TURTLE
    elif (name := _VOCABULARY.get(plan.layout, "")) in desk.site.catalogue.data.vocabularies:
        title = desk.local(desk.site.catalogue.data.vocabularies[name].title).text
        yield Item(f"{title} (SKOS)", desk.href(addresses.data(f"vocabularies/{name}.ttl"))), TURTLE
        yield Item(f"{title} (SKOS)", desk.href(addresses.data(f"vocabularies/{name}.jsonld"))), JSON_LD
