"""The search page: names of types, topics and target groups, and every word that the search script says."""

from __future__ import annotations

from typing import Any

from portal_build.languages import in_order
from portal_build.pages import labels
from portal_build.pages.list_views import SearchView
from portal_build.pages.site import Desk


def search_view(desk: Desk) -> SearchView:
    """The search page in the reader's language."""
    words = desk.words
    index = desk.section("index", words("All pages from A to Z"))
    lead = words("Search titles, texts and topics, and narrow the results down.")
    bundle = desk.href(f"{desk.language}/pagefind/")
    return SearchView(words("Search"), lead, bundle, desk.href(""), index, {**_names(desk), "ui": _ui(desk)})


def _names(desk: Desk) -> dict[str, dict[str, str]]:
    """Ids of facet values with the names that readers see, in alphabetical order."""
    catalogue = desk.site.catalogue
    types = {name: desk.words(label) for name, label in labels.TYPE.items()}
    topics = {topic: desk.local(concept.prefLabel).text for topic, concept in catalogue.concepts.get("topics", {}).items()}
    people = {entry.id: desk.version_for(entry).title for entry in catalogue.of_type("target-group")}
    named = {"type": types, "topic": topics, "target_group": people}
    return {facet: dict(in_order(names.items(), desk.language, lambda pair: pair[1])) for facet, names in named.items()}


def _ui(desk: Desk) -> dict[str, Any]:
    words = desk.words
    return {
        "filters": words("Narrow down"),
        "type": words("Type"),
        "topic": words("Topic"),
        "target_group": words("Target group"),
        "clear": words("Remove all filters"),
        "prompt": words("Type what you are looking for, or choose a filter."),
        "loading": words("Searching …"),
        "found": {"one": words("{n} result for “{q}”"), "other": words("{n} results for “{q}”")},
        "found_all": {"one": words("{n} page"), "other": words("{n} pages")},
        "none": words("No page matches “{q}”."),
        "none_hint": words("Look for slips of the finger, or try fewer or other words."),
        "none_filtered": words("No page matches what you chose."),
        "error": words("The search could not be loaded."),
        "offline": words("You are offline, so searching is not possible."),
        "az": words("All pages from A to Z"),
        "more": words("Show more results"),
        "sections": words("Sections of the page"),
    }
