# An editor in the middle of a sentence saves what is not right yet. What was right a moment ago stays on the screen, as far as
# it is about the same entry, text or list; what was deleted is gone.
"""The portal as it stands, and in place of what is broken the last version that was not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from portal_build.catalogue import Catalogue
from portal_build.diagnostics import Severity
from portal_build.model.entry import Entry, ReferenceData, Text
from portal_build.loading import Loaded

Named = TypeVar("Named")


@dataclass(frozen=True)
class Kept:
    """What can be shown."""

    catalogue: Catalogue
    """With drafts, and with the last good version of what is broken."""
    all_of_it: bool = False
    """Whether the settings are broken, so that nothing newer than the last good state can be shown at all."""
    entries: frozenset[str] = frozenset()
    """Ids of entries that are shown as they were."""
    texts: frozenset[tuple[str, str]] = frozenset()
    """Entry and language of texts that are shown as they were, though the entry is as it is."""


def keep(loaded: Loaded, before: Kept | None) -> Kept | None:
    """What can be shown of `loaded` with the help of what was shown before; None if the settings never were right."""
    if loaded.catalogue is None:
        return replace(before, all_of_it=True) if before else None
    now = replace(loaded.catalogue, preview=True)
    if before is None:
        return Kept(now)
    old = before.catalogue
    wrong = {one.position.file for one in loaded.diagnostics if one.severity is Severity.ERROR}
    entries = {name: entry for name, entry in old.entries.items() if name in now.broken and name not in now.entries}
    texts = {name: lost for name, entry in now.entries.items() if name in old.entries and (lost := _lost_texts(entry, old.entries[name], wrong))}
    shown = {name: replace(entry, texts=entry.texts | texts[name]) if name in texts else entry for name, entry in now.entries.items()}
    return Kept(
        replace(now, data=_data(now.data, old.data, wrong), entries=_in_path_order({**shown, **entries}) if entries else shown),
        entries=frozenset(entries),
        texts=frozenset((name, language) for name, lost in texts.items() for language in lost),
    )


def _lost_texts(now: Entry, old: Entry, wrong: set[str]) -> dict[str, Text]:
    return {language: text for language, text in old.texts.items() if language not in now.texts and text.file in wrong}


def _in_path_order(entries: dict[str, Entry]) -> dict[str, Entry]:
    return dict(sorted(entries.items(), key=lambda pair: pair[1].raw.positions.file.split("/")))


def _data(now: ReferenceData, old: ReferenceData, wrong: set[str]) -> ReferenceData:
    folder = now.raw["portal"].positions.file.removesuffix("portal.yml")
    lost_sources = not now.bibliography.references and f"{folder}references.yml" in wrong
    return replace(
        now,
        vocabularies=_with_lost(now.vocabularies, old.vocabularies, f"{folder}vocabularies/", wrong),
        scales=_with_lost(now.scales, old.scales, f"{folder}vocabularies/scales/", wrong),
        bibliography=old.bibliography if lost_sources else now.bibliography,
    )


def _with_lost(now: dict[str, Named], old: Mapping[str, Named], folder: str, wrong: set[str]) -> dict[str, Named]:
    lost = {name: one for name, one in old.items() if name not in now and f"{folder}{name}.yml" in wrong}
    return dict(sorted({**now, **lost}.items())) if lost else now
