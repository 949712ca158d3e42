"""Everything that building pages needs, in one value."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, TypeVar
from urllib.parse import quote

from portal_build.catalogue import Catalogue, Dated, history
from portal_build.languages import in_order, language_name, show_date
from portal_build.markup import Section
from portal_build.model.common import Audience, Status
from portal_build.model.entry import Entry, Text
from portal_build.model.reference_data import Concept
from portal_build.model.scalars import PartialDate
from portal_build.pages.addresses import Addresses, relative
from portal_build.pages.facets import Facet, facets_of
from portal_build.pages.figures import figure
from portal_build.pages.findings import findings
from portal_build.pages.items import Item
from portal_build.pages.labels import COLLECTION, TYPE, VALUE
from portal_build.pages.mentions import Mentioned, Mentions, find_mentions, mentioned_by
from portal_build.recall import AFRESH, Recall
from portal_build.translate.state import Standing, standings
from portal_build.words import Words

Made = TypeVar("Made")

_KEY = re.compile(r"@([a-z0-9][a-z0-9-]*)")


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
    sources_used: frozenset[str]
    """Sources that entries with a page name or cite."""
    corrected: dict[str, tuple[Dated, ...]]
    """Entry -> changes of numbers that it quotes from other entries, newest first."""
    listed: bool = True
    """Whether search engines may list it; a preview that others can reach is not to be found."""
    made: dict[tuple[str, ...], Any] = field(default_factory=dict, repr=False, compare=False)
    """What many pages show alike, such as a link to an entry seen from one depth, made once."""

    @cached_property
    def addresses(self) -> Addresses:
        """Where pages stand."""
        return Addresses(self.catalogue.portal)

    @cached_property
    def facets(self) -> dict[str, tuple[Facet, ...]]:
        """Collection -> the facets of its list."""
        return facets_of(self.catalogue)

    def once(self, make: Callable[[], Made], *key: str) -> Made:
        """What `make` gives, made once for all pages."""
        if key not in self.made:
            self.made[key] = make()
        return self.made[key]

    def with_texts(self, rendered: Mapping[tuple[str, str], tuple[Section, ...]]) -> Site:
        """The same with these texts alone, besides titles and leads, which is what pages show of each other; for another process."""
        other = replace(self, rendered=rendered, made={})
        # They do not depend on the texts, and every process would work them out again.
        vars(other)["facets"] = self.facets
        return other


@dataclass(frozen=True)
class _Digest:
    """What a site takes from an entry, whatever the others say."""

    bare: Entry
    """The entry without its files as they stand."""
    standings: dict[str, Standing]
    """Language -> how the translation stands to its source."""
    mentioned: Mentioned
    """What its texts mention."""
    cited: frozenset[str]
    """What may be keys of sources in its texts."""


def _digest(entry: Entry) -> Iterator[_Digest]:
    # A key that stands in a text without being a citation does no harm.
    cited = frozenset(key for text in entry.texts.values() if "[@" in text.body for key in _KEY.findall(text.body))
    yield _Digest(entry.without_source(), standings(entry), mentioned_by(entry), cited)


def open_site(
    catalogue: Catalogue,
    rendered: Mapping[tuple[str, str], tuple[Section, ...]],
    words: dict[str, Words],
    recall: Recall = AFRESH,
) -> Site:
    """The site of a catalogue whose texts are rendered, or will be when they are asked for."""
    known = {entry.id: next(iter(recall(_digest, entry))) for entry in catalogue.entries.values()}
    recall.end_round()
    stands = {(entry.id, language): standing for entry in catalogue.published for language, standing in known[entry.id].standings.items()}
    mentions = find_mentions(catalogue, lambda entry: known[entry.id].mentioned)
    bare = replace(catalogue, entries={name: one.bare for name, one in known.items()})
    return Site(bare, rendered, words, stands, mentions, _sources_used(catalogue, known), _corrected(bare, mentions.claims))


def comparable(entry: Entry) -> bool:
    """Whether readers may pick the entry for a comparison: all but what the portal says about itself."""
    return entry.type != "page"


def _sources_used(catalogue: Catalogue, known: Mapping[str, _Digest]) -> frozenset[str]:
    named = {one.name for entry in catalogue.published for one in entry.references if one.kind == "reference"}
    cited = {key for entry in catalogue.published for key in known[entry.id].cited}
    described = {one.source for one in (*catalogue.data.vocabularies.values(), *catalogue.data.scales.values()) if one.source}
    return frozenset((named | cited | described) & catalogue.sources.keys())


def _corrected(catalogue: Catalogue, quoted_in: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[Dated, ...]]:
    named = [(line, home) for home in catalogue.current if any(change.claims for change in home.facts.changes) for line in history(home)]
    if not named:
        return {}
    users = _named_in(catalogue)
    found: dict[str, list[Dated]] = {}
    for line, home in sorted(named, key=lambda pair: pair[0].date, reverse=True):
        quoting = [one for claim in line.claims for one in (*quoted_in.get(claim, ()), *users.get(claim, ()))]
        for one in dict.fromkeys(quoting):
            if one != home.id:
                found.setdefault(one, []).append((line, home))
    return {one: tuple(lines) for one, lines in found.items()}


def _named_in(catalogue: Catalogue) -> dict[str, list[str]]:
    """Claim -> entries whose facts name it, their histories left out."""
    found: dict[str, list[str]] = {}
    for entry in catalogue.current:
        for one in entry.references:
            if one.kind == "claim" and one.loc[0] != "changes":
                found.setdefault(one.name, []).append(entry.id)
    return found


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
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]

    @cached_property
    def _made(self) -> dict[tuple[str, ...], Any]:
        return self.site.once(dict, self.language, self.base or self.address.count("/") * ".")

    def file(self, entry: Entry, name: str) -> str:
        """A file of an entry as a link from this page."""
        return self.href(quote(self.site.addresses.file(entry, name)))

    def local(self, texts: Mapping[str, str], source: str = "") -> Item:
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
        """A link to an entry, honest about the language it leads to, and about a withdrawn one."""
        link = self.once(lambda: self._link(entry), "link", entry.id)
        return replace(link, number=number) if number else link

    def _link(self, entry: Entry) -> Item:
        text = self.version_for(entry)
        other = text.language != self.language
        language = language_name(text.language, self.language) if other else ""
        notes = (language, self.words(VALUE["withdrawn"]) if entry.withdrawn else "", *self.marks(entry))
        return Item(
            text.title,
            href=self.href(self.site.addresses.entry(entry, text.language)),
            language=text.language if other else "",
            note=", ".join(note for note in notes if note),
            lead=text.lead,
            kind=self.words(TYPE[entry.type]),
            found=() if entry.withdrawn else findings(entry, self),
            entry=entry.id if comparable(entry) else "",
        )

    def marks(self, entry: Entry) -> tuple[str, ...]:
        """What only a preview says after the title of an entry: that it is a draft, that it is for members."""
        if not self.site.catalogue.preview:
            return ()
        draft, members = entry.facts.status is Status.DRAFT, entry.facts.audience is Audience.MEMBERS
        return (*((self.words(VALUE["draft"]),) if draft else ()), *((self.words("members only"),) if members else ()))

    def marked(self, title: str, entry: Entry) -> str:
        """A title with these marks, for lists that know nothing but titles."""
        return f"{title} ({', '.join(marks)})" if (marks := self.marks(entry)) else title

    def links(self, ids: list[str]) -> tuple[Item, ...]:
        """Links to the entries of these ids that have a page, in the order given."""
        return tuple(self.link(entry) for one in ids if (entry := self.site.catalogue.page_of(one)))

    def current(self, ids: list[str]) -> tuple[Item, ...]:
        """The same without entries that were withdrawn, for lists that advise what to read."""
        return self.links([one for one in ids if one in self.site.catalogue.entries and not self.site.catalogue.entries[one].withdrawn])

    def concept(self, vocabulary: str, concept_id: str) -> Item | None:
        """A concept's name, with a link if it is a topic; None if there is no such concept."""
        return self.once(lambda: self._concept(vocabulary, concept_id), "concept", vocabulary, concept_id)

    def _concept(self, vocabulary: str, concept_id: str) -> Item | None:
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
        return self.once(lambda: replace(self.local(concept.prefLabel), href=self.href(self.site.addresses.term(concept.id, self.language))), "link to a term", concept.id)

    def collection(self, name: str) -> Item:
        """A link to the list of a type."""
        return self.section(name, self.words(COLLECTION[name]))

    def section(self, name: str, title: str) -> Item:
        """A link to the list of a type or to one of the `FIXED_PAGES`, under a title."""
        return Item(title, self.href(self.site.addresses.section(name, self.language)))

    def alphabetical(self, entries: Iterable[Entry]) -> list[Entry]:
        """In the reader's alphabet, those that exist in other languages only by the title that is shown."""
        return in_order(entries, self.language, lambda entry: self.version_for(entry).title)
