"""How far each entry is translated into each language, and since when what is out of date is so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from portal_build.catalogue import Catalogue
from portal_build.model.entry import Entry
from portal_build.model.text import Translation
from portal_build.translate.state import Standing, standings


class How(StrEnum):
    """How far an entry is in a language."""

    SOURCE = "source"
    """It was written in it."""
    MISSING = "missing"
    BROKEN = "broken"
    """There is a file that cannot be understood."""
    OUTDATED = "outdated"
    MACHINE = "machine"
    DRAFT = "draft"
    REVIEWED = "reviewed"
    NOT_EXPECTED = "not expected"
    """There is none, and none is waited for: the portal does not ask for this language, or the entry was withdrawn."""


WORK = (How.MISSING, How.BROKEN, How.OUTDATED, How.MACHINE, How.DRAFT, How.REVIEWED)
"""What is counted, most work first."""


class Known(StrEnum):
    """Where the day comes from since when a translation is out of date."""

    GIT = "git"
    UNCOMMITTED = "not committed"
    """The change is in the files and not in Git yet."""
    CHANGES = "changes"
    """From the entry's history: the first change after the translation."""
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Since:
    """Since when a translation is out of date."""

    day: date | None
    """None where nobody knows."""
    known: Known


@dataclass(frozen=True)
class Status:
    """One entry in one language."""

    entry: Entry
    language: str
    how: How
    """What there is to do; a translation that is out of date is that before all else."""
    state: str
    """What its translator said of it: `machine`, `draft` or `reviewed`; empty where there is none."""
    source_language: str
    """What it was or is to be translated from."""
    outdated: tuple[str, ...] = ()
    """The parts that changed."""
    since: Since | None = None
    """Of a translation that is out of date."""
    stamped: bool = True
    """Whether the translation says from which version of its source it was made."""


Days = Mapping[tuple[str, str], Since]
"""Entry and language -> since when, as somebody who knows better tells."""


def statuses(catalogue: Catalogue, entries: Iterable[Entry], broken: Collection[str] = (), days: Days | None = None) -> Iterator[Status]:
    """All entries in all languages of the portal, entry by entry. `broken` are files that are there and cannot be understood."""
    for entry in entries:
        stands = standings(entry)
        for language in catalogue.languages:
            yield status_of(entry, language, stands.get(language), expects(catalogue, entry, language), broken, days or {})


def expects(catalogue: Catalogue, entry: Entry, language: str) -> bool:
    """Whether a translation is waited for."""
    return not entry.withdrawn and any(one.code == language and one.reviewed for one in catalogue.portal.languages)


def status_of(
    entry: Entry, language: str, standing: Standing | None, asked: bool, broken: Collection[str] = (), days: Days = MappingProxyType({})
) -> Status:
    """One entry in one language, with what is known of how its text stands to its source."""
    source = entry.facts.source_language
    text = entry.texts.get(language)
    if language == source:
        return Status(entry, language, How.SOURCE, "", source)
    if text is None:
        is_broken = f"{entry.source.file.rpartition('/')[0]}/index.{language}.md" in broken
        return Status(entry, language, How.BROKEN if is_broken else How.MISSING if asked else How.NOT_EXPECTED, "", source)
    if standing is None or text.translation is None:
        return Status(entry, language, How.DRAFT, "draft", source, stamped=False)
    how = How.OUTDATED if standing.outdated else How(standing.state.value)
    since = (days.get((entry.id, language)) or since_changes(entry, text.translation)) if standing.outdated else None
    return Status(entry, language, how, standing.state.value, standing.source_language, standing.outdated, since, standing.stamped)


def since_changes(entry: Entry, translation: Translation) -> Since:
    """The first change that the entry's history tells of on or after the day of the translation."""
    later = sorted(change.date for change in entry.facts.changes if translation.date and change.date >= translation.date)
    return Since(later[0], Known.CHANGES) if later else Since(None, Known.UNKNOWN)


def totals(found: Iterable[Status]) -> dict[str, Counter[How]]:
    """Language -> how many entries are how far."""
    counted: dict[str, Counter[How]] = {}
    for one in found:
        counted.setdefault(one.language, Counter())[one.how] += 1
    return counted
