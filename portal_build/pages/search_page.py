"""The search page: names of types, topics and target groups, and every word that the search script says."""

from __future__ import annotations

from typing import Any

from portal_build.languages import in_order, language_name
from portal_build.pages.labels import TYPE
from portal_build.pages.list_views import SearchView
from portal_build.pages.site import Desk


def search_view(desk: Desk) -> SearchView:
    """The search page in the reader's language."""
    words = desk.words
    index = desk.section("index", words("All pages from A to Z"))
    lead = words("Search titles, texts and topics, and narrow the results down.")
    bundle, lexicon = desk.href(f"{desk.language}/pagefind/"), desk.href(f"{desk.language}/search/")
    labels = {**_names(desk), "languages": _languages(desk), "addresses": _addresses(desk), "ui": _ui(desk)}
    return SearchView(words("Search"), lead, bundle, lexicon, desk.href(""), index, labels)


def _names(desk: Desk) -> dict[str, dict[str, str]]:
    """Ids of facet values with the names that readers see, in alphabetical order."""
    catalogue = desk.site.catalogue
    types = {name: desk.words(label) for name, label in TYPE.items()}
    topics = {topic: desk.local(concept.prefLabel).text for topic, concept in catalogue.concepts.get("topics", {}).items()}
    people = {entry.id: desk.version_for(entry).title for entry in catalogue.of_type("target-group")}
    named = {"type": types, "topic": topics, "target_group": people}
    return {facet: dict(in_order(names.items(), desk.language, lambda pair: pair[1])) for facet, names in named.items()}


def _languages(desk: Desk) -> dict[str, str]:
    """The other languages of the site, as the reader calls them."""
    return {language: language_name(language, desk.language) for language in desk.site.catalogue.languages if language != desk.language}


def _addresses(desk: Desk) -> dict[str, dict[str, str]]:
    """Where topics and terms stand in each language, relative to the site's root, with `*` in place of the id."""
    addresses, languages = desk.site.addresses, desk.site.catalogue.languages
    return {
        "topic": {language: addresses.topic("*", language) for language in languages},
        "term": {language: addresses.term("*", language) for language in languages},
    }


def _ui(desk: Desk) -> dict[str, Any]:
    words = desk.words
    return {
        "filters": words("Narrow down"),
        "type": words("Type"),
        "topic": words("Topic"),
        "term": words("Term"),
        "target_group": words("Target group"),
        "clear": words("Remove all filters"),
        "sort": words("Sort by"),
        "sort_relevance": words("Relevance"),
        "sort_date": words("Newest first"),
        "more": words("Show more results"),
        "sections": words("Sections of the page"),
        "az": words("All pages from A to Z"),
        **_answers(desk),
        **_done(desk),
        **_groups(desk),
    }


def _answers(desk: Desk) -> dict[str, Any]:
    """How much was found, or why nothing is shown."""
    words = desk.words
    return {
        "prompt": words("Type what you are looking for, or choose a filter."),
        "loading": words("Searching …"),
        "found": {"one": words("{n} result for “{q}”"), "other": words("{n} results for “{q}”")},
        "found_all": {"one": words("{n} page"), "other": words("{n} pages")},
        "found_also": words("No page matches all of “{q}”."),
        "found_elsewhere": words("No page in this language matches “{q}”."),
        "none": words("No page matches “{q}”."),
        "none_hint": words("Check for typing mistakes, or try fewer or other words."),
        "none_filtered": words("No page matches what you chose."),
        "error": words("The search could not be loaded."),
        "offline": words("You are offline, so searching is not possible."),
    }


def _done(desk: Desk) -> dict[str, str]:
    """What was done with a query, and what else to look for; `said_…` after the keys of search-run.js."""
    words = desk.words
    return {
        "said_instead": words("Showing results for “{words}”."),
        "said_parts": words("No page has “{q}”; showing results for its parts “{words}”."),
        "said_without": words("No page has “{q}”, so that word was left out."),
        "said_elsewhere": words("No page in this language is about “{words}”."),
        "said_literal": words("Only pages with “{q}” just as you typed it."),
        "literally": words("Search for “{q}” as typed"),
        "loosely": words("Search for similar words too"),
        "did_you_mean": words("Did you mean"),
        "see_also": words("Topics and terms"),
    }


def _groups(desk: Desk) -> dict[str, Any]:
    """Headings of groups, and why a page stands in one; `why_…` after the kinds of search-run.js."""
    words = desk.words
    return {
        "results": words("Results"),
        "also": words("Also"),
        "also_words": words("Pages with “{q}”"),
        "also_parts": words("Pages with the parts “{q}”"),
        "also_synonym": words("Pages about “{q}”"),
        "also_within": words("Pages with other forms or longer words"),
        "also_any": words("Pages with only some of the words"),
        "elsewhere": words("In other languages"),
        "all_elsewhere": {"one": words("{n} page about “{q}”"), "other": words("All {n} pages about “{q}”")},
        "why_topic": words("Topic: {q}"),
        "why_term": words("Term: {q}"),
        "why_synonym": words("Search word: {q}"),
        "why_word": words("Has the word “{q}”"),
        "why_form": words("Has another form of “{q}”"),
        "chosen": words("Chosen by the editors"),
    }
