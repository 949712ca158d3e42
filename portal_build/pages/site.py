"""Everything that building pages needs, in one value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, TypeVar
from urllib.parse import quote

from portal_build.catalogue import Catalogue
from portal_build.languages import language_name, show_date
from portal_build.markup import Section
from portal_build.model.entry import Entry, Text
from portal_build.model.reference_data import Concept
from portal_build.model.scalars import PartialDate
from portal_build.pages.addresses import Addresses, relative
from portal_build.pages.figures import figure
from portal_build.pages.items import Item
from portal_build.pages.labels import COLLECTION, TYPE
from portal_build.pages.mentions import Mentions, find_mentions
from portal_build.translate.state import Standing, standings
from portal_build.words import Words

Made = TypeVar("Made")


@dataclass(frozen=True)
class Site:
    """The catalogue with its rendered texts and the words of each language."""

    catalogue: Catalogue
    """All entries, their texts without bodies: those are in `rendered`."""
    rendered: Mapping[tuple[str, str], tuple[Section, ...]]
    """Entry and language -> the sections of the text."""
    words: dict[str, Words]
    """Language -> interface words."""
    standings: dict[tuple[str, str], Standing]
    """Entry and language -> how the translation stands to its source."""
    mentions: Mentions
    """Which texts quote a claim or use a term."""
    made: dict[tuple[str, ...], Any] = field(default_factory=dict, repr=False, compare=False)
    """What many pages show alike, such as a link to an entry seen from one depth, made once."""

    @cached_property
    def addresses(self) -> Addresses:
        """Where pages stand."""
        return Addresses(self.catalogue.portal)

    def without_texts(self) -> Site:
        """The same with titles and leads alone, which is what pages show of each other; for another process."""
        return replace(self, rendered={}, made={})


def open_site(catalogue: Catalogue, rendered: Mapping[tuple[str, str], tuple[Section, ...]], words: dict[str, Words]) -> Site:
    """The site of a catalogue whose texts are rendered, or will be when they are asked for."""
    entries = {entry.id: entry.without_source() for entry in catalogue.entries.values()}
    stands = {(entry.id, language): standing for entry in catalogue.published for language, standing in standings(entry).items()}
    return Site(replace(catalogue, entries=entries), rendered, words, stands, find_mentions(catalogue))


@dataclass(frozen=True)
class Desk:
    """One page in the making: the site, the reader's language, and the page's own address."""

    site: Site
    """Everything."""
    language: str
    """The reader's language."""
    address: str
    """The page's address, relative to the site's root."""
    base: str = ""
    """The path of the site's root on its host, for pages that are served at any address; else empty."""

    @property
    def words(self) -> Words:
        """The interface in the reader's language."""
        return self.site.words[self.language]

    def href(self, target: str) -> str:
        """An address of the site as a link from this page."""
        return self.base + target if self.base else relative(target, self.address)

    def once(self, make: Callable[[], Made], *key: str) -> Made:
        """What `make` gives, made once for all pages of this language at this depth."""
        whole = (self.language, self.base or self.address.count("/") * ".", *key)
        if whole not in self.site.made:
            self.site.made[whole] = make()
        return self.site.made[whole]

    def file(self, entry: Entry, name: str) -> str:
        """A file of an entry as a link from this page."""
        return self.href(quote(self.site.addresses.file(entry, name)))

    def local(self, texts: dict[str, str], source: str = "") -> Item:
        """A language map's text for this reader, marked with its language where it is another."""
        for language in (self.language, source, "en", *texts):
            if language in texts:
                other = language != self.language
                note = language_name(language, self.language) if other else ""
                return Item(texts[language], language=language if other else "", note=note)
        return Item("")

    def day(self, when: date | PartialDate) -> Item:
        """A date as readers write it."""
        return Item(show_date(when, self.language), datetime=str(when))

    def version_for(self, entry: Entry) -> Text:
        """The text of `entry` that this reader is led to: their language, or the one it was written in."""
        return entry.text_for(self.language)

    def link(self, entry: Entry, number: str = "") -> Item:
        """A link to an entry, honest about the language it leads to."""
        link = self.once(lambda: self._link(entry), "link", entry.id)
        return replace(link, number=number) if number else link

    def _link(self, entry: Entry) -> Item:
        text = self.version_for(entry)
        other = text.language != self.language
        return Item(
            text.title,
            href=self.href(self.site.addresses.entry(entry, text.language)),
            language=text.language if other else "",
            note=language_name(text.language, self.language) if other else "",
            lead=text.lead,
            kind=self.words(TYPE[entry.type]),
        )

    def links(self, ids: list[str]) -> tuple[Item, ...]:
        """Links to the entries of these ids that have a page, in the order given."""
        return tuple(self.link(entry) for one in ids if (entry := self.site.catalogue.page_of(one)))

    def concept(self, vocabulary: str, concept_id: str) -> Item | None:
        """A concept's name, with a link if it is a topic; None if there is no such concept."""
        concept = self.site.catalogue.concepts.get(vocabulary, {}).get(concept_id)
        if concept is None:
            return None
        label = self.local(concept.prefLabel)
        href = self.href(self.site.addresses.topic(concept_id, self.language)) if vocabulary == "topics" else ""
        return Item(label.text, href, label.language, label.note)

    def concepts(self, vocabulary: str, ids: Iterable[str]) -> tuple[Item, ...]:
        """The concepts of these ids that there are, in the order given."""
        return tuple(item for one in ids if (item := self.concept(vocabulary, one)))

    def claim(self, name: str) -> Item:
        """A claim as a figure in the reader's language; `language` and `note` are those of the page that it leads to, if there is one."""
        claim, home = self.site.catalogue.claims[name]
        shown = figure(claim, self.words)
        if not self.site.catalogue.page_of(home.id):
            return Item(shown)
        link = self.link(home)
        return Item(shown, f"{link.href}#claim-{name}", link.language, link.note)

    def term(self, concept: Concept) -> Item:
        """A term, leading to the glossary in the reader's language, which has them all; `language` and `note` are those of its name."""
        return replace(self.local(concept.prefLabel), href=self.href(self.site.addresses.term(concept.id, self.language)))

    def collection(self, name: str) -> Item:
        """A link to the list of a type."""
        return Item(self.words(COLLECTION[name]), self.href(self.site.addresses.section(name, self.language)))
