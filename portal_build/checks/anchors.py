"""The headings of a text with the addresses that they get on its page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from portal_build.markup import distinct, slugify
from portal_build.prose import Mark, marks_in, words_of


@dataclass(frozen=True, slots=True)
class Anchor:
    """A heading and its address."""

    id: str
    """As `portal_build.markup` makes it."""
    mark: Mark
    """The heading."""


@lru_cache(maxsize=65_536)
def anchors_in(text: str) -> tuple[Anchor, ...]:
    """The headings of a text, each with its own id or one made from its words."""
    headings = [mark for mark in marks_in(text) if mark.kind == "heading"]
    used = {mark.target for mark in headings if mark.target}
    counted: dict[str, int] = {}
    return tuple(Anchor(mark.target or distinct(slugify(words_of(mark.text)), used, counted), mark) for mark in headings)
