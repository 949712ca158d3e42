# What is wrong with a text depends on the text and its entry, on what its links name, and on what all entries are described
# with. Where nothing was wrong and none of that has changed, nothing is wrong now. So it is with most texts from one check to the
# next, and looking at them is most of the work. What was found is never kept: whatever has a problem is looked at again.
"""Entries in which a check found nothing, known to the next run of the program."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from portal_build.cache import Cache, CacheFailed, digest_of
from portal_build.catalogue import Catalogue
from portal_build.checks.links import names_in
from portal_build.model.entry import Content, Entry
from portal_build.source.files import RawData

_KIND = "clean"
_FROM = 100
"""Entries; fewer are looked at faster than it is found out whether they have changed."""

Names = list[list[str]]
"""Scheme and id of each entry and claim that the texts of an entry link to."""


class Clean:
    """Which entries of a portal were clean when they were last looked at, and are the same."""

    def __init__(self, cache: Cache, catalogue: Catalogue, content: Content) -> None:
        """`cache` holds what earlier checks have noted."""
        self._cache, self._catalogue = cache, catalogue
        missing = (*sorted(content.broken), "", *sorted(content.lost))
        # A check that sees other entries, such as those for members, is another one.
        self._key = digest_of(*missing)
        files = sorted(catalogue.data.raw.items())
        self._around = digest_of(*missing, *(part for name, raw in files for part in (name, raw.digest)))
        self._own: dict[str, str] = {}
        self._before = self._noted()

    @staticmethod
    def worth_it(catalogue: Catalogue) -> bool:
        """Whether there are so many entries that it is faster."""
        return len(catalogue.entries) >= _FROM

    def known(self, entry: Entry) -> bool:
        """Whether nothing is wrong with an entry and its texts, as far as they and what they name can show."""
        found = self._before.get(_place(entry))
        return found is not None and found[0] == self._state(entry, found[1])

    def note(self, names: Mapping[str, Names], entries: Iterable[Entry]) -> None:
        """Keep for the next check which of the entries are clean: those that were known to be, and those that were looked at, with what they name.

        `names` has an item for each of the latter, by the file of its facts. What cannot be written is not kept.
        """
        now = {}
        for entry in entries:
            place = _place(entry)
            if place in names:
                now[place] = [self._state(entry, names[place]), names[place]]
            elif self.known(entry):
                now[place] = self._before[place]
        if now == self._before:
            return
        try:
            self._cache.put(_KIND, self._key, now)
        except CacheFailed:
            return

    def _noted(self) -> dict[str, Any]:
        noted = self._cache.get(_KIND, self._key)
        return noted if isinstance(noted, dict) else {}

    def _state(self, entry: Entry, names: Names) -> str:
        """Differs if anything does on which it depends whether the entry is clean; empty if that cannot be told."""
        targets = (self._target(scheme, name) for scheme, name in names)
        return digest_of(self._around, self._of(entry), *(self._of(one) if one else "" for one in targets))

    def _target(self, scheme: str, name: str) -> Entry | None:
        if scheme == "entry":
            return self._catalogue.entries.get(name)
        return self._catalogue.claims[name][1] if name in self._catalogue.claims else None

    def _of(self, entry: Entry) -> str:
        place = _place(entry)
        if place not in self._own:
            parts: list[bytes | str] = [place, entry.raw.digest, *sorted(entry.files), ""]
            for language, text in sorted(entry.texts.items()):
                parts += [language, text.front.digest]
            self._own[place] = digest_of(*parts)
        return self._own[place]


def names_of(entry: Entry) -> Names:
    """What the texts of an entry name."""
    return [list(name) for name in dict.fromkeys(name for text in entry.texts.values() for name in names_in(text))]


def _place(entry: Entry) -> str:
    return entry.raw.positions.file
