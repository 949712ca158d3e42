# Rendered texts wait packed for the page that shows them: a portal holds thousands, and most of the time they only lie there
# or go from one process to another. With a cache they wait there, and nothing has to be handed over.
"""Texts on their way to HTML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import cbor2
import deflate

from portal_build.cache import Cache, digest_of
from portal_build.markup import Heading, Section, render
from portal_build.packs import Packs, Place
from portal_build.pages.anchors import apart
from portal_build.press.spool import Spool, Waiting
from portal_build.press.workers import Workers, in_order

_CHUNK = 24
_KIND = "texts"

Sections = tuple[Section, ...]
Packed = bytes | Place
"""A rendered text for another process, or where that finds it in the cache."""


class Texts:
    """Renders texts, each once. What a preview has rendered stays, so that its next build renders only what is new."""

    def __init__(self, keep: bool = False, cache: Cache | None = None, work: Path | None = None) -> None:
        """`keep`: whether there is a next build in this process; `cache`: where texts are kept for builds of other processes; `work`: a
        folder for files that are needed meanwhile, by default the system's.
        """
        self._keep, self._cache, self._work = keep, cache, work
        self._packs = Packs(cache, _KIND) if cache else None
        self._known: dict[str, Packed] = {}
        self._uses: Counter[str] = Counter()
        self._coming: Iterator[tuple[str, Packed]] = iter(())

    def start(self, bodies: Iterable[str], workers: Workers) -> None:
        """Begin with all texts that are not known from before, in the order in which they will be asked for."""
        by_key = {}
        self._uses = Counter()
        for body in bodies:
            by_key[key := key_of(body)] = body
            self._uses[key] += 1
        self._known = {key: packed for key, packed in self._known.items() if key in by_key}
        if self._packs:
            self._packs.gather(by_key.keys())
            # Whatever is there is looked at, since later it is too late to render it.
            self._known |= {key: place for key in by_key if key not in self._known and (place := self._packs.find(key)) and self._packs.read(place) is not None}
        new = [(key, body) for key, body in by_key.items() if key not in self._known]
        if not workers.worth_it(len(new)):
            self._coming = self._keeping(len(new), ((key, _render(body)) for key, body in new))
        elif workers.elsewhere:
            self._coming = self._keeping(len(new), _rendered_by(workers.strangers(), new, None))
        else:
            self._coming = _rendered_by(workers.strangers(), new, self._cache, Spool(self._work))

    def _keeping(self, count: int, coming: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, Packed]]:
        for number, (key, packed) in enumerate(coming, start=1):
            if self._packs:
                self._packs.put(key, packed)
            if number == count:
                # Nobody asks for more.
                self.flush()
            yield key, packed

    def flush(self) -> None:
        """Keep what was rendered for later builds. Raises CacheFailed."""
        if self._packs:
            self._packs.flush()

    def take(self, key: str) -> Packed:
        """A text that was started; waits until it is rendered. Raises KeyError for any other."""
        while key not in self._known:
            done = next(self._coming, None)
            if done is None:
                raise KeyError(key)
            self._known[done[0]] = done[1]
        self._uses[key] -= 1
        return self._known[key] if self._keep or self._uses[key] > 0 else self._known.pop(key)


@dataclass(frozen=True)
class Rendered(Mapping[tuple[str, str], Sections]):
    """Entry and language -> the sections of the text, which is waited for where it is not there yet."""

    texts: Texts
    """The texts on their way."""
    keys: Mapping[tuple[str, str], str]
    """Entry and language -> the key of the text."""
    cache: Cache | None = None
    """Where those are that are not handed over."""

    def __getitem__(self, key: tuple[str, str]) -> Sections:
        return unpacked(self.packed(key), self.cache)

    def packed(self, key: tuple[str, str]) -> Packed:
        """The sections, for another process."""
        return self.texts.take(self.keys[key])

    def whole(self, key: tuple[str, str]) -> bytes:
        """The sections, for a process that has no cache. Raises CacheFailed."""
        return _there(self.packed(key), self.cache)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.keys)

    def __len__(self) -> int:
        return len(self.keys)


class OnDemand(Mapping[tuple[str, str], Sections]):
    """The same for pages that are made one by one as readers ask for them: a text is rendered when its page is made."""

    def __init__(self, bodies: dict[tuple[str, str], str]) -> None:
        """`bodies`: entry and language -> Markdown."""
        self._bodies = bodies

    def __getitem__(self, key: tuple[str, str]) -> Sections:
        return _sections(self._bodies[key])

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._bodies)

    def __len__(self) -> int:
        return len(self._bodies)


def key_of(body: str) -> str:
    """The name by which a text is asked for."""
    return digest_of(body)


def unpacked(packed: Packed, cache: Cache | None) -> Sections:
    """The sections of a text, which `Rendered.packed` gave. Raises CacheFailed if it has gone from the cache."""
    data = deflate.gzip_decompress(_there(packed, cache))
    return tuple(Section(name, title, html, tuple(Heading(*one) for one in headings)) for name, title, html, headings in cbor2.loads(data))


def _there(packed: Packed, cache: Cache | None) -> bytes:
    if not isinstance(packed, Place):
        return packed
    assert cache is not None, "what is not handed over is in the cache"
    return Packs(cache, _KIND).demand(packed)


_Job = tuple[list[str], list[str] | Waiting, Cache | None]
"""Keys, the texts of these keys, and where they are to be kept once they are rendered."""


def _rendered_by(pool: Executor, texts: list[tuple[str, str]], cache: Cache | None, spool: Spool | None = None) -> Iterator[tuple[str, Any]]:
    """Key and packed sections, in order. The work starts at once. With a spool, the texts wait there, and not in memory."""
    jobs = list(_jobs(texts, cache, spool))
    made = in_order(pool, _render_all, jobs, len(jobs))
    chunks = [keys for keys, _, _ in jobs]

    def pairs() -> Iterator[tuple[str, Any]]:
        for keys in chunks:
            yield from zip(keys, next(made), strict=True)
        # Not earlier: a pool that was shut down once cannot be told to leave off any more.
        pool.shutdown()
        if spool:
            spool.close()

    return pairs()


def _jobs(texts: list[tuple[str, str]], cache: Cache | None, spool: Spool | None) -> Iterator[_Job]:
    for start in range(0, len(texts), _CHUNK):
        keys, bodies = (list(part) for part in zip(*texts[start : start + _CHUNK], strict=True))
        yield keys, spool.add(bodies) if spool else bodies, cache


def _render_all(job: _Job) -> Sequence[Packed]:
    keys, bodies, cache = job
    made = [(key, _render(body)) for key, body in zip(keys, bodies.texts() if isinstance(bodies, Waiting) else bodies, strict=True)]
    if not cache:
        return [packed for _, packed in made]
    packs = Packs(cache, _KIND)
    for key, packed in made:
        packs.put(key, packed)
    return packs.flush()


def _render(body: str) -> bytes:
    sections = [(one.id, one.title, one.html, [(heading.level, heading.id, heading.text) for heading in one.headings]) for one in apart(render(body))]
    return bytes(deflate.gzip_compress(cbor2.dumps(sections), 1))


# Whoever looks at a page while writing asks for it again after each save of something else.
@lru_cache(maxsize=256)
def _sections(body: str) -> Sections:
    return apart(render(body))
