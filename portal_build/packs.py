# A file for each page would cost the system more than what it holds costs us: there are tens of thousands. So what one job has
# made goes into one file, with a head that says what is where. There is no list of all packs beside them, which could say
# something else than they do: whoever looks for something reads all heads, which takes a fraction of a second.
"""Many values of the cache in few files."""

from __future__ import annotations

import hashlib
import os
import time
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

import cbor2

from portal_build.cache import Cache, CacheFailed

_SUM, _LENGTH = 32, 8
"""Bytes of the checksum before the head and of its length, in this order."""
_FIRST = 65_536
"""Bytes that are read of a pack to begin with, at least those before the head: few heads are longer."""
_MOST = 32
"""Values that wait until they are written."""
_DAY = 86_400.0
_FEW, _MANY = 6, 64
"""A pack is thin if no more of its values are asked for than the first; the second says how many such packs are too many."""


class Place(NamedTuple):
    """Where a value lies."""

    pack: str
    """The name of the pack."""
    start: int
    """The first byte of the value in the pack."""
    size: int
    """In bytes."""
    sum: bytes
    """SHA-256 of the value."""
    about: bytes
    """What is to be known of it without reading it."""


class Packs:
    """The values of one kind. Several processes, and several builds, may use them at once."""

    def __init__(self, cache: Cache, kind: str) -> None:
        """`cache` is where they are."""
        self._cache, self._kind = cache, kind
        self._places: dict[str, Place] | None = None
        self._unused: dict[str, float] = {}
        self._waiting: dict[str, tuple[bytes, bytes]] = {}

    def look(self) -> None:
        """Find out now what there is, so that forks of this process need not."""
        self._known()

    def find(self, key: str) -> Place | None:
        """Where the value of a key seems to lie, if it was kept before this was first asked or has been written from here since."""
        if (place := self._known().get(key)) and (last := self._unused.pop(place.pack, None)) and time.time() - last > _DAY:
            with suppress(OSError):
                os.utime(self._cache.path(self._kind, place.pack))
        return place

    def read(self, place: Place) -> bytes | None:
        """What lies there; None if it has gone, or is not what was written."""
        try:
            with open(self._cache.path(self._kind, place.pack), "rb", buffering=0) as file:
                file.seek(place.start)
                data = file.read(place.size)
        except OSError:
            return None
        return data if hashlib.sha256(data).digest() == place.sum else None

    def demand(self, place: Place) -> bytes:
        """The same of what was there a moment ago. Raises CacheFailed if it has gone."""
        if (data := self.read(place)) is None:
            raise CacheFailed("the cache was changed while it was in use. Build again")
        return data

    def put(self, key: str, value: bytes, about: bytes = b"") -> None:
        """Keep a value, at the latest when `flush` is called. Raises CacheFailed."""
        self._waiting[key] = value, about
        if len(self._waiting) >= _MOST:
            self.flush()

    def flush(self) -> list[Place]:
        """Write what waits, as one pack; where each value lies now, in the order in which they came. Raises CacheFailed."""
        waiting, self._waiting = self._waiting, {}
        return self.write(waiting) if waiting else []

    def write(self, values: Mapping[str, tuple[bytes, bytes]]) -> list[Place]:
        """Keep these values, each with what is to be known of it, as one pack; where they lie. Raises CacheFailed."""
        lines, start = [], 0
        for key, (value, about) in values.items():
            lines.append([key, start, len(value), hashlib.sha256(value).digest(), about])
            start += len(value)
        head = cbor2.dumps(lines)
        name = hashlib.sha256(head).hexdigest()[:40]
        self._cache.write(self._kind, name, (hashlib.sha256(head).digest(), len(head).to_bytes(_LENGTH, "little"), head, *(value for value, _ in values.values())))
        places = dict(_places(name, head))
        if self._places is not None:
            self._places.update(places)
        return list(places.values())

    def gather(self, keys: Collection[str]) -> None:
        """Put those values together that are asked for of packs with few of them, if there are many such packs. Raises CacheFailed.

        Nobody asks for the others any more, or another build does: they go when no build has for long enough.
        """
        known = self._known()
        asked = Counter(known[key].pack for key in keys if key in known)
        thin = {pack for pack, count in asked.items() if count <= _FEW}
        if len(thin) > _MANY:
            for key in keys:
                if (place := known.get(key)) and place.pack in thin and (value := self.read(place)) is not None:
                    self.put(key, value, place.about)
            self.flush()

    def _known(self) -> dict[str, Place]:
        if self._places is None:
            known: dict[str, Place] = {}
            for entry in self._cache.names(self._kind):
                with suppress(OSError):
                    found = list(_places(entry.name, _head(entry.path)))
                    self._unused[entry.name] = entry.stat().st_mtime
                    for key, place in found:
                        # A value that was found to be damaged was made anew and stands in another pack as well.
                        if key not in known or self.read(known[key]) is None:
                            known[key] = place
            self._places = known
        return self._places


def _head(path: str) -> bytes:
    """The head of a pack; nothing of one that is damaged. Raises OSError."""
    with open(path, "rb", buffering=0) as file:
        data = file.read(_FIRST)
        end = _SUM + _LENGTH + (length := int.from_bytes(data[_SUM : _SUM + _LENGTH], "little"))
        if len(data) < end <= os.fstat(file.fileno()).st_size:
            data += file.read(end - len(data))
    head = data[end - length : end]
    return head if hashlib.sha256(head).digest() == data[:_SUM] else b""


def _places(pack: str, head: bytes) -> Iterator[tuple[str, Place]]:
    if not head:
        return
    first = _SUM + _LENGTH + len(head)
    lines: Sequence[tuple[str, int, int, bytes, bytes]] = cbor2.loads(head)
    for key, start, size, check, about in lines:
        yield key, Place(pack, first + start, size, check, about)
