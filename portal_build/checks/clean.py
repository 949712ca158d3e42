# What is wrong with a text depends on the text and its entry, on what its links name, and on what all entries are described
# with. Where nothing was wrong and none of that has changed, nothing is wrong now. So it is with most texts from one check to the
# next, and looking at them is most of the work. What was found is never kept: whatever has a problem is looked at again.
"""Entries in which a check found nothing, known to the next run of the program."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from portal_build.cache import Cache, CacheFailed, digest_of
from portal_build.catalogue import Catalogue
from portal_build.checks.links import names_in
from portal_build.model.entry import Content, Entry

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
        self._now: dict[str, Any] = {}

    @staticmethod
    def worth_it(catalogue: Catalogue) -> bool:
        """Whether there are so many entries that it is faster."""
        return len(catalogue.entries) >= _FROM

    def known(self, entry: Entry) -> bool:
        """Whether nothing is wrong with an entry and its texts, as far as they and what they name can show."""
        found = self._before.get(place_of(entry))
        if found is None or found[0] != self._state(entry, found[1]):
            return False
        self._now[place_of(entry)] = found
        return True

    def note(self, looked_at: Iterable[tuple[Entry, Names]]) -> None:
        """Keep for the next check which entries are clean: those that were known to be when asked about, and these, with what they name.

        What cannot be written is not kept.
        """
        self._now |= {place_of(entry): [self._state(entry, names), names] for entry, names in looked_at}
        if self._now != self._before:
            with suppress(CacheFailed):
                self._cache.put(_KIND, self._key, self._now)

    def _noted(self) -> dict[str, Any]:
        noted = self._cache.get(_KIND, self._key)
        return noted if isinstance(noted, dict) else {}

    def _state(self, entry: Entry, names: Names) -> str:
        """Differs if anything does on which it depends whether the entry is clean."""
        targets = (self._target(scheme, name) for scheme, name in names)
        return digest_of(self._around, self._of(entry), *(self._of(one) if one else "" for one in targets))

    def _target(self, scheme: str, name: str) -> Entry | None:
        if scheme == "entry":
            return self._catalogue.entries.get(name)
        return self._catalogue.claims[name][1] if name in self._catalogue.claims else None

    def _of(self, entry: Entry) -> str:
        place = place_of(entry)
        if place not in self._own:
            parts = [place, entry.raw.digest, *sorted(entry.files), ""]
            for language, text in sorted(entry.texts.items()):
                parts += [language, text.front.digest]
            self._own[place] = digest_of(*parts)
        return self._own[place]


def names_of(entry: Entry) -> Names:
    """What the texts of an entry name."""
    return [list(name) for name in dict.fromkeys(name for text in entry.texts.values() for name in names_in(text))]


def place_of(entry: Entry) -> str:
    """By what an entry is known: the file of its facts, since two may have one id."""
    return entry.raw.positions.file
