"""Recommendations and what they are part of say the same of each other."""

from __future__ import annotations

from collections.abc import Iterator

from portal_build.catalogue import Catalogue
from portal_build.diagnostics import Diagnostic
from portal_build.model.advice import Guideline, Publication, Recommendation
from portal_build.model.common import Status
from portal_build.model.entry import Content, Entry
from portal_build.source.strict_yaml import Loc


class PartOfDisagrees(Diagnostic):
    """A recommendation and the publication or guideline that it belongs to contradict each other.

    The recommendation names what it is `part_of`; the publication or guideline lists its `recommendations` in order. Both
    must say the same, or the page of one leads to the other but not back.
    """


def check(catalogue: Catalogue, content: Content) -> Iterator[Diagnostic]:
    """Both ends of the relation."""
    for entry in content.entries:
        facts = entry.facts
        if isinstance(facts, Recommendation):
            whole = catalogue.entries.get(facts.part_of) if facts.status is Status.PUBLISHED else None
            if whole and isinstance(whole.facts, Publication | Guideline) and entry.id not in dict(_listed(whole.facts)):
                message = f"`{whole.id}` does not list this recommendation"
                yield PartOfDisagrees(entry.where("part_of"), message, f"add `- {entry.id}` to its `recommendations`, or correct `part_of`")
        elif isinstance(facts, Publication | Guideline):
            yield from _listed_wrongly(catalogue, entry, facts)


def _listed_wrongly(catalogue: Catalogue, whole: Entry, facts: Publication | Guideline) -> Iterator[Diagnostic]:
    for name, loc in _listed(facts):
        part = catalogue.entries.get(name)
        if part and isinstance(part.facts, Recommendation) and part.facts.part_of != whole.id:
            message = f"`{name}` says that it is part of `{part.facts.part_of}`"
            yield PartOfDisagrees(whole.where(*loc), message, f"take it out here, or write `part_of: {whole.id}` there")


def _listed(facts: Publication | Guideline) -> Iterator[tuple[str, Loc]]:
    """Each recommendation that the entry lists, itself or in a chapter, and where."""
    for index, name in enumerate(facts.recommendations):
        yield name, ("recommendations", index)
    for place, chapter in enumerate(facts.chapters if isinstance(facts, Guideline) else ()):
        for index, name in enumerate(chapter.recommendations):
            yield name, ("chapters", place, "recommendations", index)
