"""What leads back to itself: wider concepts, wider target groups, successors, translations of translations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from portal_build.catalogue import Catalogue
from portal_build.checks.names import UnknownConcept
from portal_build.diagnostics import Diagnostic, did_you_mean
from portal_build.model.entry import Content
from portal_build.model.knowledge import TargetGroup


class CircularReference(Diagnostic):
    """A chain of references leads back to where it began.

    If A is part of B and B is part of A, neither is the wider one. The same holds for entries that replace one another. Take
    out one of the references named in the message.

    Wrong:

        - id: recovery
          broader: [support]
        - id: support
          broader: [recovery]
    """


def check(catalogue: Catalogue, content: Content) -> Iterator[Diagnostic]:
    """All chains in vocabularies, target groups and withdrawals."""
    for name, vocabulary in catalogue.data.vocabularies.items():
        raw = catalogue.data.raw[f"vocabularies/{name}"]
        known = {concept.id: index for index, concept in reversed(list(enumerate(vocabulary.concepts)))}
        for index, concept in enumerate(vocabulary.concepts):
            for place, wider in enumerate(concept.broader):
                if wider not in known:
                    message = f"the vocabulary `{name}` has no concept `{wider}`"
                    yield UnknownConcept(raw.where("concepts", index, "broader", place), message, did_you_mean(wider, known, "add it to this file"))
        wider_of = {concept.id: concept.broader for concept in vocabulary.concepts}
        for chain in _circles(wider_of):
            yield CircularReference(raw.where("concepts", known[chain[0]], "broader"), _message(chain, "is part of"), _REMEDY)
    groups = {entry.id: entry.facts.broader for entry in catalogue.entries.values() if isinstance(entry.facts, TargetGroup)}
    for chain in _circles(groups):
        yield CircularReference(catalogue.entries[chain[0]].where("broader"), _message(chain, "is part of"), _REMEDY)
    replaced = {entry.id: entry.facts.withdrawn for entry in catalogue.entries.values() if entry.facts.withdrawn}
    successors = {name: [gone.superseded_by] for name, gone in replaced.items() if gone.superseded_by}
    for chain in _circles(successors):
        yield CircularReference(catalogue.entries[chain[0]].where("withdrawn", "superseded_by"), _message(chain, "is replaced by"), _REMEDY)


_REMEDY = "take out one of these references"


def _message(chain: list[str], relation: str) -> str:
    return f" {relation} ".join(f"`{name}`" for name in chain)


def _circles(edges: Mapping[str, Iterable[str]]) -> Iterator[list[str]]:
    """Each circle once, from the first of its names in the order of `edges`; without recursion, since chains can be long."""
    done: set[str] = set()
    for start in edges:
        path: list[str] = []
        ways = [iter((start,))]
        while ways:
            name = next(ways[-1], None)
            if name is None:
                ways.pop()
                done.update(path[-1:])
                del path[-1:]
            elif name in path:
                yield [*path[path.index(name) :], name]
            elif name not in done:
                path.append(name)
                ways.append(iter(edges.get(name, ())))
