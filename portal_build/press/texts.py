# Rendered texts wait packed for the page that shows them: a portal holds thousands, and most of the time they only lie there
# or go from one process to another.
"""Texts on their way to HTML."""

from __future__ import annotations

import pickle
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import lru_cache

from portal_build.markup import Section, render
from portal_build.pages.anchors import apart
from portal_build.press.workers import Workers, in_order

_CHUNK = 24

Sections = tuple[Section, ...]


class Texts:
    """Renders texts, each once. What a preview has rendered stays, so that its next build renders only what is new."""

    def __init__(self, keep: bool = False) -> None:
        """`keep`: whether there is a next build."""
        self._keep = keep
        self._known: dict[str, bytes] = {}
        self._uses: Counter[str] = Counter()
        self._coming: Iterator[tuple[str, bytes]] = iter(())

    def start(self, bodies: Iterable[str], workers: Workers) -> None:
        """Begin with all texts that are not known from before, in the order in which they will be asked for."""
        self._uses = Counter(bodies)
        self._known = {body: packed for body, packed in self._known.items() if body in self._uses}
        new = [body for body in self._uses if body not in self._known]
        if workers.worth_it(len(new)):
            self._coming = _rendered_by(workers.strangers(), new)
        else:
            self._coming = ((body, _render(body)) for body in new)

    def take(self, body: str) -> bytes:
        """A text that was started, packed; waits until it is rendered. Raises KeyError for any other."""
        while body not in self._known:
            done = next(self._coming, None)
            if done is None:
                raise KeyError(body)
            self._known[done[0]] = done[1]
        self._uses[body] -= 1
        return self._known[body] if self._keep or self._uses[body] > 0 else self._known.pop(body)


@dataclass(frozen=True)
class Rendered(Mapping[tuple[str, str], Sections]):
    """Entry and language -> the sections of the text, which is waited for where it is not there yet."""

    texts: Texts
    """The texts on their way."""
    bodies: dict[tuple[str, str], str]
    """Entry and language -> Markdown."""

    def __getitem__(self, key: tuple[str, str]) -> Sections:
        return unpacked(self.packed(key))

    def packed(self, key: tuple[str, str]) -> bytes:
        """The sections, for another process."""
        return self.texts.take(self.bodies[key])

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.bodies)

    def __len__(self) -> int:
        return len(self.bodies)


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


def unpacked(packed: bytes) -> Sections:
    """The sections of a text that `Rendered.packed` gave."""
    return pickle.loads(zlib.decompress(packed))


def _rendered_by(pool: Executor, bodies: list[str]) -> Iterator[tuple[str, bytes]]:
    """Body and packed sections, in order. The work starts at once."""
    chunks = [bodies[start : start + _CHUNK] for start in range(0, len(bodies), _CHUNK)]
    made = in_order(pool, _render_all, chunks, len(chunks))

    def pairs() -> Iterator[tuple[str, bytes]]:
        for chunk in chunks:
            yield from zip(chunk, next(made), strict=True)
        # Not earlier: a pool that was shut down once cannot be told to leave off any more.
        pool.shutdown()

    return pairs()


def _render_all(bodies: list[str]) -> list[bytes]:
    return [_render(body) for body in bodies]


def _render(body: str) -> bytes:
    return zlib.compress(pickle.dumps(apart(render(body)), protocol=5), 1)


# Whoever looks at a page while writing asks for it again after each save of something else.
@lru_cache(maxsize=256)
def _sections(body: str) -> Sections:
    return apart(render(body))
