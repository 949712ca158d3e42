"""The terms of the glossary that one page uses, each explained once on it."""

from __future__ import annotations

from portal_build.model.reference_data import Concept
from portal_build.pages.site import Desk
from portal_build.pages.views import TermNote


class Terms:
    """Collects the terms of a page in the order in which its text uses them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._used: dict[str, TermNote] = {}

    def explain(self, concept: Concept) -> str:
        """The id, on this page, of what a term means; empty for a term that nobody has explained."""
        if concept.definition is None:
            return ""
        if concept.id not in self._used:
            self._used[concept.id] = self._desk.once(lambda: self._note(concept), "term", concept.id)
        return self._used[concept.id].anchor

    def used(self) -> tuple[TermNote, ...]:
        """What the page explains."""
        return tuple(self._used.values())

    def _note(self, concept: Concept) -> TermNote:
        return TermNote(f"term-{concept.id}", self._desk.term(concept), self._desk.local(concept.definition or {}))
