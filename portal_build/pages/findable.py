# Topics keep their ids, by which results are narrowed down; terms and synonyms get ids that cannot be those of topics.
"""What readers search for by name: topics, terms of the glossary, and editors' synonyms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from portal_build.compounds.words import words_of
from portal_build.model.entry import Entry
from portal_build.pages.site import Site
from portal_build.values import value


@value
class Findable:
    """Something with names in several languages."""

    id: str
    """The id of a topic; `term:<id>` of a term; `synonym:<number>` of a group of synonyms, in the order of the file."""
    kind: str
    """`topic`, `term` or `synonym`."""
    labels: Mapping[str, tuple[str, ...]]
    """Language -> names in it, the preferred one first."""


def findables(site: Site) -> tuple[Findable, ...]:
    """All of them, with names in the languages of the portal."""
    return site.once(lambda: tuple(_findables(site)), "findables")


def _findables(site: Site) -> Iterator[Findable]:
    catalogue = site.catalogue
    for name, kind, prefix in (("topics", "topic", ""), ("glossary", "term", "term:")):
        for concept in catalogue.concepts.get(name, {}).values():
            yield Findable(prefix + concept.id, kind, {language: names for language in catalogue.languages if (names := concept.names(language))})
    for number, group in enumerate(catalogue.data.search.synonyms, start=1):
        labels = {language: tuple(dict.fromkeys(group.words[language])) for language in catalogue.languages if group.words.get(language)}
        yield Findable(f"synonym:{number}", "synonym", labels)


def about(entry: Entry, language: str, site: Site) -> frozenset[str]:
    """The ids of the topics that an entry is tagged with, and of the terms that its text in a language uses or that it explains."""
    terms = site.once(lambda: _terms(site), "terms of entries").get((entry.id, language), ())
    return frozenset((*entry.facts.topics, *(f"term:{term}" for term in terms)))


def _terms(site: Site) -> dict[tuple[str, str], tuple[str, ...]]:
    """Entry and language -> terms that its text uses, or for which readers are told to see it."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for (language, term), entries in site.mentions.terms.items():
        for entry in entries:
            found.setdefault((entry, language), {})[term] = None
    for term, concept in site.catalogue.concepts.get("glossary", {}).items():
        for entry, language in product(concept.see, site.catalogue.languages):
            found.setdefault((entry, language), {})[term] = None
    return {key: tuple(terms) for key, terms in found.items()}


def in_words(text: str) -> str:
    """A text as its words, with a space before, between and after them, so that a text within another can be told by its words."""
    return f" {' '.join(words_of(text))} "
