"""What is translated as one: a field, or a block of a text."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256

from portal_build.diagnostics import Position
from portal_build.prose.inline import marks_to_keep


def mark_of(target: str, unfinished: bool) -> str:
    """A translation, and whether it is unfinished, in eight signs: a file carries them, so that what is done to it after the export shows."""
    return sha256(f"{target}{'?' * unfinished}".encode()).hexdigest()[:8]


class State(StrEnum):
    """How far the translation of a unit is."""

    MISSING = "missing"
    MACHINE = "machine"
    """A machine made it, and nobody has looked at it."""
    OUTDATED = "outdated"
    """It was made from other words."""
    DRAFT = "draft"
    REVIEWED = "reviewed"


@dataclass(frozen=True)
class Unit:
    """One unit in one language."""

    name: str
    """Where it stands, the same for ever: `sammen-om-min-vej#aim/2`."""
    source_language: str
    """The language of `source`."""
    source: str
    """What is to be translated: plain text, or the Markdown of one block in one line."""
    target: str
    """The translation as the portal has it; empty if it has none."""
    state: State
    """How far it is."""
    where: Position
    """Where the source stands."""
    notes: tuple[str, ...] = ()
    """What a translator should know, a line each."""
    markdown: bool = False
    """Whether the words are Markdown."""
    part: str = ""
    """The part of the text that it belongs to, as fingerprints name it; empty for facts."""
    previous: str = ""
    """The words that the translation was made from, where they are known and others than now."""

    @property
    def unfinished(self) -> bool:
        """Whether somebody has to look at the translation, which is there."""
        return bool(self.target) and self.state in (State.MACHINE, State.OUTDATED)

    @property
    def mark(self) -> str:
        """What a file that is exported says of the translation."""
        return mark_of(self.target, self.unfinished)

    @property
    def document(self) -> str:
        """The entry or file that it belongs to: its name up to the `#`."""
        return self.name.partition("#")[0]

    @property
    def marks(self) -> Counter[str]:
        """The links, citations and code of the source."""
        return marks_to_keep(self.source) if self.markdown else Counter()


@dataclass(frozen=True)
class Returned:
    """What a translator's file says of a unit."""

    name: str
    """The unit's name."""
    source: str
    """What was translated."""
    target: str
    """The translation; empty if there is none."""
    unfinished: bool
    """Whether the file marks it as not done."""
    reviewed: bool
    """Whether the file marks it as reviewed."""
    line: int
    """Where it stands in the file, counted from 1."""
    problem: str = ""
    """Why it cannot be understood; empty if it can."""
    exported: str = ""
    """The mark of the translation that was exported; empty where the file does not tell."""

    @property
    def untouched(self) -> bool:
        """Whether the file tells that nobody has done anything to it since it was exported."""
        return self.exported == mark_of(self.target, self.unfinished)

    def was_exported_with(self, target: str) -> bool:
        """Whether these were the words that were exported; true where the file does not tell."""
        return not self.exported or self.exported in (mark_of(target, False), mark_of(target, True))


@dataclass(frozen=True)
class Head:
    """What stands at the head of a file for translators."""

    project: str
    """The portal's name."""
    editors: str
    """Where questions go."""
    source_language: str
    language: str
    today: date
    advice: str
    """What a translator should know of the whole file."""


@dataclass(frozen=True)
class ReturnedFile:
    """A translator's file."""

    language: str
    """The language of the translations; empty if the file does not say."""
    units: tuple[Returned, ...]
    """What it says of each unit."""
    by: str = ""
    """Who translated."""
    reviewed: bool | None = None
    """Whether all of it was reviewed; None where each unit says so for itself."""


@dataclass(frozen=True)
class Refusal:
    """Why a unit of a translator's file is not taken."""

    line: int
    """Where it stands in the file."""
    unit: str
    """Its name."""
    message: str
    """What is wrong, one sentence in plain language, without a full stop at the end."""
    remedy: str = ""
    """What to do about it."""


class NotRead(Exception):
    """A translator's file cannot be used at all; the message says why."""
