"""Entries as the rest of the program knows them: facts, texts, and where each thing stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from pydantic import BaseModel

from portal_build.diagnostics import Diagnostic, Position
from portal_build.model.common import Facts, Status
from portal_build.model.links import Reference, references_of
from portal_build.model.reference_data import Bibliography, Portal, Scale, Vocabulary, Wording
from portal_build.model.search_settings import SearchSettings
from portal_build.model.text import Translation
from portal_build.source.files import RawData
from portal_build.source.strict_yaml import Positions


_NOTHING = RawData({}, Positions(""))


@dataclass(frozen=True)
class Text:
    """An entry's text in one language."""

    language: str
    """BCP 47 code."""
    title: str
    """Plain text."""
    lead: str
    """One sentence, plain text; may be empty."""
    body: str
    """Markdown."""
    body_line: int
    """The line of the file on which the body starts, counted from 1."""
    translation: Translation | None
    """What it was translated from; None for a text in its own right."""
    front: RawData = field(repr=False, compare=False)
    """The front matter with positions."""

    @property
    def file(self) -> str:
        """Path for messages."""
        return self.front.positions.file

    def where(self, *loc: str | int, key: bool = False) -> Position:
        """The position of a value of the front matter."""
        return self.front.where(*loc, key=key)

    def without_source(self) -> Text:
        """What pages show of it beside its body, which they get rendered."""
        return replace(self, body="", front=_NOTHING)


@dataclass(frozen=True)
class Entry:
    """One entry: the unit that readers open, editors write and links name."""

    id: str
    """Permanent; unique in the portal."""
    facts: Facts
    """What `entry.yml` says."""
    texts: dict[str, Text]
    """Language -> text; holds at least the source language."""
    files: dict[str, str]
    """Name of each further file of the folder -> where it lies on this machine."""
    raw: RawData = field(repr=False, compare=False)
    """`entry.yml` with positions."""

    @property
    def type(self) -> str:
        """The type's name, such as `target-group`."""
        return self.facts.type

    @property
    def source(self) -> Text:
        """The text in the language that the entry was first written in."""
        return self.texts[self.facts.source_language]

    @property
    def withdrawn(self) -> bool:
        """Whether it was taken back; its page stays, lists and search leave it out."""
        return self.facts.status is Status.WITHDRAWN

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Everything that its facts name."""
        return tuple(references_of(self.facts))

    def where(self, *loc: str | int, key: bool = False) -> Position:
        """The position of a fact in `entry.yml`."""
        return self.raw.where(*loc, key=key)

    def without_source(self) -> Entry:
        """What pages show of it: nothing of its files as they stand."""
        return replace(self, raw=_NOTHING, texts={language: text.without_source() for language, text in self.texts.items()})

    def text_for(self, language: str) -> Text:
        """The text in `language`, or the source text where there is none."""
        return self.texts.get(language) or self.source


@dataclass(frozen=True)
class ReferenceData:
    """What entries are described with, and where it stands."""

    portal: Portal
    """The portal's settings."""
    vocabularies: dict[str, Vocabulary]
    """Name -> vocabulary."""
    scales: dict[str, Scale]
    """Id -> scale."""
    bibliography: Bibliography
    """All sources."""
    raw: dict[str, RawData] = field(repr=False, compare=False)
    """`portal`, `references`, `search`, `vocabularies/<name>`, `scales/<id>` -> file with positions."""
    wording: Wording | None = None
    """The editors' own words for the strength of advice."""
    search: SearchSettings = SearchSettings()
    """What editors tell the search."""

    def models(self) -> Iterator[tuple[BaseModel, RawData]]:
        """What each file says, with its positions; files that are not there or made no sense are passed over."""
        named: dict[str, BaseModel] = {"portal": self.portal, "references": self.bibliography, "search": self.search}
        named |= {f"vocabularies/{name}": vocabulary for name, vocabulary in self.vocabularies.items()}
        named |= {f"scales/{name}": scale for name, scale in self.scales.items()}
        yield from ((model, self.raw[name]) for name, model in named.items() if name in self.raw)


@dataclass(frozen=True)
class Content:
    """All that could be understood, and every problem found on the way."""

    data: ReferenceData | None
    """None where `portal.yml` could not be understood: then nothing can be built."""
    entries: tuple[Entry, ...]
    """In path order."""
    broken: frozenset[str]
    """Ids of entries that exist but could not be understood; links to them are no second problem."""
    diagnostics: tuple[Diagnostic, ...]
    """Unsorted."""
    set_aside: tuple[Entry, ...] = ()
    """Broken entries as far as they make sense, so that what they name and say is checked in the same run; never shown."""
    lost: frozenset[str] = frozenset()
    """Ids that stand in files that could not be understood (claims, concepts, sources); naming them is no second problem."""

