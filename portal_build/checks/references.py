"""References between entries, concepts, scales, claims and sources: what is named must exist and be of the right kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from portal_build.catalogue import Catalogue
from portal_build.checks.names import claim_named, concept_named, entry_named, scale_named, source_named
from portal_build.diagnostics import Diagnostic, Position
from portal_build.model.entry import Content, Entry
from portal_build.model.links import Reference, references_of

# A guideline that replaces another names a withdrawn one, and rightly so.
_MAY_BE_WITHDRAWN = frozenset({"supersedes"})


class ClaimWithoutSource(Diagnostic):
    """A claim names no source.

    Readers must be able to see on whose word a number stands. Add the source to `references.yml` and name it under `source`.
    If the source itself does not say where it has the number from, say so in the claim's `note`.

    Wrong:

        claims:
          - id: relapse-risk
            value: 45
            unit: percent

    Right:

        claims:
          - id: relapse-risk
            value: 45
            unit: percent
            source: sbst-2018-koncept
    """


def check(catalogue: Catalogue, content: Content) -> Iterator[Diagnostic]:
    """All references in facts, those of broken entries included, and in vocabularies and scales."""
    for entry in (*content.entries, *content.set_aside):
        for reference in entry.references:
            # Looking a place up takes the reading of the file once more, and nearly all references are right.
            for found in _named(catalogue, content, entry, reference):
                yield replace(found, position=entry.where(*reference.loc))
        for index, claim in enumerate(entry.facts.claims):
            if claim.source is None:
                remedy = "add a line `source: …` that names a source of `references.yml`"
                yield ClaimWithoutSource(entry.where("claims", index), f"the claim `{claim.id}` names no source", remedy)
    for model, raw in catalogue.data.models():
        for reference in references_of(model):
            for found in _named(catalogue, content, None, reference):
                yield replace(found, position=raw.where(*reference.loc))


def _named(catalogue: Catalogue, content: Content, entry: Entry | None, reference: Reference) -> Iterator[Diagnostic]:
    """What is wrong with a reference, at no place yet."""
    where, name = Position(""), reference.name
    if reference.kind == "entry":
        yield from entry_named(catalogue, entry, where, name, reference.targets, reference.field in _MAY_BE_WITHDRAWN)
    elif reference.kind == "concept":
        yield from concept_named(catalogue, content, where, name, reference.targets[0])
    elif reference.kind == "scale":
        yield from scale_named(catalogue, content, where, name)
    elif reference.kind == "claim":
        yield from claim_named(catalogue, content, entry, where, name)
    elif reference.kind == "reference":
        yield from source_named(catalogue, content, where, name)
