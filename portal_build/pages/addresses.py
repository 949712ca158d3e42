"""Where pages stand: one address per entry and language, in words of that language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from urllib.parse import quote

from portal_build.catalogue import Catalogue
from portal_build.model.entry import Entry
from portal_build.model.reference_data import WORDLESS, Portal
from portal_build.pages.anchors import on_page
from portal_build.pages.facets import Facet


@dataclass(frozen=True)
class Addresses:
    """Addresses relative to the site's root, such as `da/metoder/sammen-om-min-vej/`."""

    portal: Portal
    """For its words in addresses."""

    def home(self, language: str) -> str:
        """The front page in a language."""
        return f"{language}/"

    def word(self, name: str, language: str) -> str:
        """The word of a collection or fixed page in addresses."""
        words = self.portal.url_words
        return words.get(name, {}).get(language, name) if name in WORDLESS else words[name][language]

    def section(self, name: str, language: str) -> str:
        """The list of a collection, or one of the `FIXED_PAGES`."""
        return f"{language}/{self.word(name, language)}/"

    def entry(self, entry: Entry, language: str) -> str:
        """An entry's page."""
        return f"{self.section(entry.facts.collection, language)}{entry.id}/"

    def value(self, collection: str, facet: Facet, value: str, language: str) -> str:
        """The list of the entries of a collection that have one value of a facet, such as `da/metoder/vurdering/stars/effect/two/`.

        Entries stand one folder higher, so that no id of theirs can be in the way.
        """
        word = self.portal.url_words.get(facet.name, {}).get(language, facet.name)
        parts = (word, *filter(None, facet.part.split(".")), value.lower())
        return f"{self.section(collection, language)}{'/'.join(parts)}/"

    def topic(self, topic: str, language: str) -> str:
        """A topic's page."""
        return f"{self.section('topics', language)}{topic}/"

    def term(self, term: str, language: str) -> str:
        """A term's place in the glossary."""
        return f"{self.section('glossary', language)}#{on_page(term)}"

    def feed(self, page: str, form: str) -> str:
        """The feed that stands beside a page and tells what is new on its subject; `form` is `xml` (Atom) or `json`."""
        return f"{page}feed.{form}"

    def calendar(self, language: str) -> str:
        """The calendar of all events."""
        return f"{self.section('events', language)}calendar.ics"

    def calendar_of(self, event: Entry, language: str) -> str:
        """The calendar file of one event, beside its page."""
        return f"{self.entry(event, language)}{event.id}.ics"

    def file(self, entry: Entry, name: str) -> str:
        """Where a file of an entry lies, the same for all languages; as it is, not as a link writes it."""
        return f"files/{entry.id}/{name}"

    def data(self, name: str) -> str:
        """Where a file for programs lies, such as `data/portal.json`."""
        return f"data/{name}"

    def entry_data(self, entry: Entry) -> str:
        """Where the data of an entry lie, the same for all languages."""
        return self.data(f"entries/{entry.id}.json")

    def absolute(self, address: str) -> str:
        """The whole address, with the host, in the letters that machines read."""
        return self._root + _quoted(address)

    @cached_property
    def _root(self) -> str:
        return self.portal.url.rstrip("/") + "/"


@lru_cache(maxsize=16384)
def _quoted(address: str) -> str:
    return quote(address, safe="/#")


def relative(target: str, page: str) -> str:
    """`target` as a link from `page`; both relative to the site's root. A page's folder ends in a slash.

    >>> relative("en/methods/", "da/metoder/x/")
    '../../../en/methods/'
    """
    return "../" * page.count("/") + target or "./"


def languages_of(entry: Entry, catalogue: Catalogue) -> tuple[str, ...]:
    """The languages in which an entry has a page, in the order of the site."""
    return tuple(language for language in catalogue.languages if language in entry.texts)
