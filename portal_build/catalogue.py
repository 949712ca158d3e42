"""All entries together: look-up, relations from both ends, dates. No input or output."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from portal_build.model import TYPES
from portal_build.model.common import ChangeKind, Claim, Status
from portal_build.model.entry import Content, Entry, ReferenceData
from portal_build.model.reference_data import Concept, Portal, Source


@dataclass(frozen=True)
class Relation:
    """One entry naming another."""

    field: str
    """The fact that names it, such as `ratings.target_group`."""
    entry: Entry
    """The entry at the other end."""


@dataclass(frozen=True)
class PublicChange:
    """A line of an entry's history that readers see."""

    kind: str
    """`published`, `major`, `correction` or `withdrawn`."""
    date: date
    """The day."""
    note: dict[str, str] | None
    """What changed, or why the entry was withdrawn, by language; None for the day of publication."""
    id: str
    """Names the line within its entry, whatever is added later: `published`, `withdrawn`, or a day, with a number from the second change of that day on."""
    claims: tuple[str, ...] = ()
    """Claims whose numbers were changed."""
    place: int = 0
    """Which of the entry's lines of that day it is, counted from 0."""


Dated = tuple[PublicChange, Entry]
"""A public change, and the entry that it is of."""


@dataclass(frozen=True)
class Catalogue:
    """Everything the portal knows."""

    data: ReferenceData
    """Settings, vocabularies, scales, sources."""
    entries: dict[str, Entry]
    """Id -> entry; where two entries share an id the first in path order counts."""
    broken: frozenset[str]
    """Ids of entries that exist but could not be understood."""
    today: date
    """The day for which the site is built."""
    preview: bool = False
    """Whether editors look at it, never readers: drafts have pages, and what readers do not get is marked."""
    titles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Published entries that are left out because something is wrong with them -> language, the source language first -> title: what names them still says it."""

    @property
    def portal(self) -> Portal:
        """The portal's settings."""
        return self.data.portal

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages of the site, in the order of the switcher."""
        return tuple(language.code for language in self.portal.languages)

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Key -> source of the bibliography."""
        return {source.id: source for source in self.data.bibliography.references}

    @cached_property
    def claims(self) -> dict[str, tuple[Claim, Entry]]:
        """Claim id -> claim and the entry that states it."""
        return {claim.id: (claim, entry) for entry in reversed(self.entries.values()) for claim in entry.facts.claims}

    @cached_property
    def concepts(self) -> dict[str, dict[str, Concept]]:
        """Vocabulary -> concept id -> concept."""
        return {name: {concept.id: concept for concept in words.concepts} for name, words in self.data.vocabularies.items()}

    @cached_property
    def published(self) -> tuple[Entry, ...]:
        """Entries that have a page: published ones, and withdrawn ones, whose page says so; drafts in a preview only."""
        return tuple(entry for entry in self.entries.values() if self._has_page(entry))

    @cached_property
    def current(self) -> tuple[Entry, ...]:
        """Entries that lists, search and feeds show: published and not withdrawn."""
        return tuple(entry for entry in self.published if not entry.withdrawn)

    @cached_property
    def _by_type(self) -> dict[str, tuple[Entry, ...]]:
        found: dict[str, list[Entry]] = {name: [] for name in TYPES}
        for entry in self.current:
            found[entry.type].append(entry)
        return {name: tuple(entries) for name, entries in found.items()}

    def of_type(self, type_name: str) -> tuple[Entry, ...]:
        """Current entries of one type, in path order."""
        return self._by_type[type_name]

    @cached_property
    def _incoming(self) -> dict[str, tuple[Relation, ...]]:
        found: dict[str, list[Relation]] = defaultdict(list)
        for entry in self.current:
            # An entry that names another twice by the same fact counts once.
            for name, fact in dict.fromkeys((one.name, one.field) for one in entry.references if one.kind == "entry"):
                found[name].append(Relation(fact, entry))
        return {target: tuple(relations) for target, relations in found.items()}

    def incoming(self, entry: Entry) -> tuple[Relation, ...]:
        """Who names this entry, and by which fact."""
        return self._incoming.get(entry.id, ())

    @cached_property
    def by_topic(self) -> dict[str, tuple[Entry, ...]]:
        """Topic id -> current entries about it, in path order."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.current:
            for topic in entry.facts.topics:
                found[topic].append(entry)
        return {topic: tuple(entries) for topic, entries in found.items()}

    @cached_property
    def chronicle(self) -> tuple[Dated, ...]:
        """All that readers should know of, newest first; of a withdrawn entry nothing but that. Free pages are left out."""
        entries = (entry for entry in self.published if entry.type != "page")
        lines = [(line, entry) for entry in entries for line in history(entry) if line.kind == "withdrawn" or not entry.withdrawn]
        return tuple(sorted(lines, key=lambda pair: (pair[0].date, pair[0].place), reverse=True))

    @cached_property
    def corrections(self) -> tuple[Dated, ...]:
        """What was put right or taken back, newest first."""
        return tuple((line, entry) for line, entry in self.chronicle if line.kind in ("correction", "withdrawn"))

    @cached_property
    def chronicle_by_topic(self) -> dict[str, tuple[Dated, ...]]:
        """Topic id -> what is in the chronicle about it."""
        return _under(self.chronicle, lambda entry: entry.facts.topics)

    @cached_property
    def chronicle_by_group(self) -> dict[str, tuple[Dated, ...]]:
        """Target group -> what is in the chronicle about it: its own changes, and those of every entry that names it."""
        groups = {entry.id for entry in self.published if entry.type == "target-group"}
        return _under(self.chronicle, lambda entry: groups & {entry.id, *(one.name for one in entry.references if one.kind == "entry")})

    def page_of(self, entry_id: str) -> Entry | None:
        """The entry of that id if it has a page."""
        entry = self.entries.get(entry_id)
        return entry if entry and self._has_page(entry) else None

    def has_page(self, entry_id: str) -> bool:
        """Whether the entry of that id has a page."""
        return self.page_of(entry_id) is not None

    def _has_page(self, entry: Entry) -> bool:
        return self.preview or entry.facts.status is not Status.DRAFT


def updated(entry: Entry) -> date | None:
    """The day of the last change that matters to readers: major changes and corrections move it, minor ones don't."""
    days = [change.date for change in entry.facts.changes if change.kind is not ChangeKind.MINOR]
    return max([day for day in (entry.facts.published, *days) if day], default=None)


def history(entry: Entry) -> tuple[PublicChange, ...]:
    """What readers should know of, newest first; small changes are silent."""
    lines: list[PublicChange] = []
    places: Counter[date] = Counter()
    for line in _lines(entry):
        lines.append(replace(line, place=places[line.date]))
        places[line.date] += 1
    # Of two on the same day, the one further down in the file is the newer.
    return tuple(sorted(lines, key=lambda line: (line.date, line.place), reverse=True))


def _lines(entry: Entry) -> Iterator[PublicChange]:
    """The public changes in the order of the file."""
    facts = entry.facts
    if facts.published:
        yield PublicChange("published", facts.published, None, "published")
    number: Counter[date] = Counter()
    for change in facts.changes:
        # Silent changes are counted as well, so that a change keeps its name when another turns out to be worth telling.
        number[change.date] += 1
        name = f"{change.date}.{number[change.date]}" if number[change.date] > 1 else f"{change.date}"
        if change.kind is not ChangeKind.MINOR:
            yield PublicChange(change.kind.value, change.date, change.note, name, tuple(change.claims))
    if entry.withdrawn and facts.withdrawn:
        yield PublicChange("withdrawn", facts.withdrawn.date, facts.withdrawn.reason, "withdrawn")


def _under(lines: Iterable[Dated], names: Callable[[Entry], Iterable[str]]) -> dict[str, tuple[Dated, ...]]:
    found: dict[str, list[Dated]] = defaultdict(list)
    for line, entry in lines:
        for name in names(entry):
            found[name].append((line, entry))
    return {name: tuple(under) for name, under in found.items()}


def assemble(content: Content, today: date) -> Catalogue:
    """The catalogue of all that was understood. `content.data` must not be None."""
    assert content.data is not None, "portal.yml was not understood"
    first: dict[str, Entry] = {}
    for entry in oldest_first(content.entries):
        first.setdefault(entry.id, entry)
    entries = {entry.id: entry for entry in content.entries if first[entry.id] is entry}
    titles = {entry.id: _titles(entry) for entry in content.set_aside if entry.id not in entries and _meant_for_readers(entry)}
    return Catalogue(content.data, entries, content.broken, today, titles=titles)


def oldest_first(entries: Iterable[Entry]) -> list[Entry]:
    """Published ones by the day on which they were, then those that say none, then drafts: what stands already keeps what a new one takes."""
    return sorted(entries, key=lambda entry: (entry.facts.status is Status.DRAFT, entry.facts.published or date.max))


def _titles(entry: Entry) -> dict[str, str]:
    first = entry.facts.source_language
    return {text.language: text.title for text in sorted(entry.texts.values(), key=lambda text: text.language != first) if text.title}


def _meant_for_readers(entry: Entry) -> bool:
    """Whether an entry that could not be understood says of itself that it is no draft, and for everybody."""
    said = entry.raw.values
    return said.get("status", "published") == "published" and said.get("audience", "public") == "public"


def without(catalogue: Catalogue, files: Collection[str]) -> Catalogue:
    """The catalogue without what stands in `files` (paths as in messages).

    A translation or a further file goes alone; with its facts or its source text the whole entry goes.
    """
    entries, broken, titles = {}, set(catalogue.broken), dict(catalogue.titles)
    for entry in catalogue.entries.values():
        facts = entry.raw.positions.file
        if facts in files or entry.source.file in files:
            broken.add(entry.id)
            if entry.facts.status is not Status.DRAFT:
                titles[entry.id] = _titles(entry)
            continue
        texts = {language: text for language, text in entry.texts.items() if text.file not in files}
        folder = facts.removesuffix("entry.yml")
        others = {name: path for name, path in entry.files.items() if folder + name not in files}
        whole = len(texts) == len(entry.texts) and len(others) == len(entry.files)
        entries[entry.id] = entry if whole else replace(entry, texts=texts, files=others)
    return replace(catalogue, entries=entries, broken=frozenset(broken), titles=titles)
