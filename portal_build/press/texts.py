"""Texts on their way to HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from portal_build.markup import Section, render, render_all
from portal_build.pages.anchors import apart
from portal_build.press.workers import Workers


class Texts:
    """Renders texts, and keeps them between the builds of a preview, so that only what is new is rendered again."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Section, ...]] = {}
        self._wanted: list[str] = []
        self._coming: Iterator[tuple[str, tuple[Section, ...]]] = iter(())

    def start(self, bodies: Iterable[str], workers: Workers) -> None:
        """Begin with all texts that are not known from before."""
        self._wanted = list(dict.fromkeys(bodies))
        new = [body for body in self._wanted if body not in self._known]
        pool = workers.for_many(len(new))
        self._coming = render_all(new, pool) if pool else ((body, render(body)) for body in new)

    def wait(self) -> dict[str, tuple[Section, ...]]:
        """Body -> sections of every text that was started."""
        self._known.update((body, apart(sections)) for body, sections in self._coming)
        self._known = {body: self._known[body] for body in self._wanted}
        return self._known
