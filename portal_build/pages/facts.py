"""Facts ready to be shown: those that all types share, blocks that one type has, and how each kind of value is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import quote

from portal_build.catalogue import updated
from portal_build.languages import country_name, language_name, native_name
from portal_build.model.advice import Grading, Guideline, Publication
from portal_build.model.common import Contact, Organisation, Person
from portal_build.model.entry import Entry
from portal_build.model.practice import Course
from portal_build.model.text import Translation, TranslationState
from portal_build.pages import labels
from portal_build.pages.citations import Citations
from portal_build.pages.items import Fact, Item
from portal_build.pages.site import Desk


class FactMaker:
    """Makes the facts of one entry for one page."""

    def __init__(self, entry: Entry, desk: Desk, citations: Citations) -> None:
        self.entry = entry
        self.desk = desk
        self.citations = citations

    def dates(self) -> tuple[Fact, ...]:
        """Published, updated, reviewed, next review, expiry, withdrawal: those that are known."""
        facts = self.entry.facts
        changed = updated(self.entry)
        days = {
            "published": facts.published,
            "updated": changed if changed != facts.published else None,
            "reviewed": facts.reviewed,
            "review_due": facts.review_due,
            "expires": facts.expires,
            "withdrawn": facts.withdrawn.date if facts.withdrawn else None,
        }
        return tuple(self.fact(name, [self.desk.day(day)]) for name, day in days.items() if day)

    def about(self) -> tuple[Fact, ...]:
        """Facts about the entry itself."""
        facts, reader = self.entry.facts, self.desk.language
        text = self.desk.version_for(self.entry)
        source = facts.source_language
        first_written = Item(native_name(source), self._version_href(source) if source != text.language else "")
        rows = [
            self.fact("topics", self.desk.concepts("topics", facts.topics)),
            self.fact("authors", map(self.person, facts.authors)),
            self.fact("publishers", map(self.organisation, facts.publishers)),
            self.fact("regions", [Item(country_name(code, reader)) for code in facts.regions]),
            self.fact("source_language", [Item(first_written.text, first_written.href, source if source != reader else "")]),
            self.fact("translation", [self._translation(text.translation)] if text.translation else []),
            self.fact("status", [self.value(facts.status)]),
            self.fact("audience", [self.value(facts.audience)]),
            self.fact("id", [Item(self.entry.id)]),
            self.fact("aliases", map(Item, facts.aliases)),
            self.fact("data", [Item(self.desk.words("This entry as data (%(format)s)") % {"format": "JSON"}, self.desk.href(self.desk.site.addresses.entry_data(self.entry)))]),
        ]
        return tuple(row for row in rows if row.items)

    def document(self) -> tuple[Fact, ...]:
        """The fourteen bibliographic facts of a guideline; empty ones stay, with no items. None for other types."""
        if not isinstance(self.entry.facts, Guideline):
            return ()
        document = self.entry.facts.document
        items: dict[str, Iterable[Item]] = {
            "title": [self.local(document.title)],
            "status": self.maybe_local(document.status),
            "publication_type": self.maybe_local(document.publication_type),
            "publishers": map(self.organisation, document.publishers),
            "editors": map(self.person, document.editors),
            "doi": [Item(document.doi, f"https://doi.org/{document.doi}")] if document.doi else [],
        }
        for name in ("revised", "next_revision", "published", "expires"):
            items[name] = [self.desk.day(day)] if (day := getattr(document, name)) else []
        for name in ("title_english", "version", "number", "isbn"):
            items[name] = [Item(value)] if (value := getattr(document, name)) else []
        shown = (self.fact(name, items[name], labels.DOCUMENT) for name in labels.DOCUMENT)
        return tuple(replace(fact, further=fact.id not in labels.ON_PAPER) for fact in shown)

    def editions(self) -> tuple[tuple[Fact, ...], ...]:
        """The facts of each edition of a publication; none for other types."""
        shown = []
        for edition in self.entry.facts.editions if isinstance(self.entry.facts, Publication) else ():
            rows = [
                self.fact("year", [self.desk.day(edition.year)], labels.EDITION),
                self.fact("publishers", map(self.organisation, edition.publishers), labels.EDITION),
                self.fact("reason", self.maybe_local(edition.reason), labels.EDITION),
                self.fact("reference", [self.citations.link(edition.reference)] if edition.reference else [], labels.EDITION),
            ]
            shown.append(tuple(row for row in rows if row.items))
        return tuple(shown)

    def accreditation(self) -> tuple[Fact, ...]:
        """What a course's provider grants; none for other types."""
        granted = self.entry.facts.accreditation if isinstance(self.entry.facts, Course) else None
        if granted is None:
            return ()
        rows = [
            self.fact("points", [Item(str(granted.points))], labels.ACCREDITATION),
            self.fact("provider", [self.organisation(granted.provider)], labels.ACCREDITATION),
            self.fact("registry", self.maybe(granted.registry), labels.ACCREDITATION),
            self.fact("id", self.maybe(granted.id), labels.ACCREDITATION),
            self.fact("valid_until", [self.desk.day(granted.valid_until)] if granted.valid_until else [], labels.ACCREDITATION),
        ]
        return tuple(row for row in rows if row.items)

    # Values

    def fact(self, name: str, items: Iterable[Item], table: dict[str, str] = labels.FACT) -> Fact:
        """A fact with its label."""
        return Fact(name, self.desk.words(table[name]), tuple(items))

    def value(self, word: str) -> Item:
        """A word of a fixed list."""
        return Item(self.desk.words(labels.VALUE[word]))

    def local(self, texts: dict[str, str]) -> Item:
        """A language map's text for the reader."""
        return self.desk.local(texts, self.entry.facts.source_language)

    def maybe_local(self, texts: dict[str, str] | None) -> list[Item]:
        """The same as a list of one or none."""
        return [self.local(texts)] if texts else []

    def maybe(self, text: str | None) -> list[Item]:
        """A text as a list of one or none."""
        return [Item(text)] if text else []

    def organisation(self, body: Organisation) -> Item:
        """An organisation, leading to its website."""
        return Item(body.name, body.url or "", note=country_name(body.country, self.desk.language) if body.country else "")

    def person(self, one: Person) -> Item:
        """A person, with affiliation."""
        return Item(one.name, one.orcid or "", note=one.affiliation or "")

    def claims(self, ids: list[str]) -> list[Item]:
        """Claims as figures that lead to where they are stated."""
        found = [self.desk.claim(one) for one in ids if one in self.desk.site.catalogue.claims]
        # The figure is in the reader's language, wherever it leads.
        return [replace(item, language="") for item in found]

    def contact(self, contact: Contact) -> Iterator[Item]:
        """Each way to reach somebody."""
        yield from self.maybe(contact.name)
        yield from self.maybe(contact.organisation)
        if contact.email:
            # A name may hold `?` and `&`, with which a mail program would find other addresses to write to.
            yield Item(contact.email, f"mailto:{quote(contact.email, safe='@+')}")
        if contact.phone:
            yield Item(contact.phone, f"tel:{''.join(sign for sign in contact.phone if sign in '+0123456789')}")
        if contact.url:
            yield Item(contact.url, contact.url)

    def grading(self, grading: Grading | None) -> list[Item]:
        """A strength or certainty: the scale's level, the publisher's words, or both."""
        if grading is None:
            return []
        scale = self.desk.site.catalogue.data.scales.get(grading.scale or "")
        level = next((level for level in scale.levels if level.id == grading.level), None) if scale else None
        shown = []
        if scale and level:
            shown.append(Item(self.desk.local(level.label).text, note=self.desk.local(scale.title).text))
        return shown + self.maybe_local(grading.words)

    def _translation(self, translation: Translation) -> Item:
        # The word for a draft entry is another than that for a draft translation.
        state = "draft-translation" if translation.state is TranslationState.DRAFT else translation.state
        said = [self.value(state).text, translation.by, self.desk.day(translation.date).text if translation.date else None]
        source = language_name(translation.source, self.desk.language)
        return Item(", ".join(part for part in said if part), note=self.desk.words("from %(language)s") % {"language": source})

    def _version_href(self, language: str) -> str:
        return self.desk.href(self.desk.site.addresses.entry(self.entry, language))
