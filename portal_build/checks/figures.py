"""Figures in texts that are no claims, so that no reader can see where they come from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from portal_build.catalogue import Catalogue
from portal_build.checks.places import place, texts_of
from portal_build.diagnostics import Diagnostic, Position, Severity
from portal_build.model.entry import Content, Text
from portal_build.model.practice import Page
from portal_build.prose import figures_in, marks_in, numbers_in
from portal_build.recall import AFRESH, Recall

_Claims = dict[Decimal, list[str]]
"""Number -> the claims that state it."""


class FigureWithoutClaim(Diagnostic):
    """A figure in a text is no claim.

    A figure needs a source, and must be corrected everywhere at once when it turns out wrong. So it is stated once, as a
    claim in the `entry.yml` of the entry that it belongs to, and texts refer to it. Figures in leads cannot have a source
    shown beside them; leave them to the text.

    Years, dates, ages, durations, page numbers and numbers below 20 are passed over.

    Wrong:

        The risk of relapse is 45 percent lower.

    Right:

        The risk of relapse is [](claim:relapse-risk) lower.
    """

    severity = Severity.WARNING


def check(catalogue: Catalogue, content: Content, recall: Recall = AFRESH) -> Iterator[Diagnostic]:
    """All texts but those of free pages."""
    claims: _Claims = defaultdict(list)
    for name, (claim, _) in catalogue.claims.items():
        claims[abs(claim.value)].append(name)
    for entry, text in texts_of(content):
        if not isinstance(entry.facts, Page):
            # Where there is no figure, it does not matter which claims there are.
            yield from recall(_in_text, text, claims, unless_any=True)


def _in_text(text: Text, claims: _Claims) -> Iterator[Diagnostic]:
    for _, written in figures_in(text.lead):
        remedy = "leave the figure to the text, where a claim shows its source"
        yield FigureWithoutClaim(text.where("lead"), f"the figure `{written}` stands in the lead, without a source", remedy)
    for mark in marks_in(text.body):
        if mark.kind == "figure":
            yield _figure(place(text, mark), mark.text, claims)


def _figure(where: Position, written: str, claims: _Claims) -> Diagnostic:
    same = next((claims[value][0] for value in sorted(numbers_in(written)[0]) if value in claims), None)
    remedy = f"if it is the same figure, write `[](claim:{same})`" if same else "state it under `claims` in `entry.yml`, and write `[](claim:its-id)` here"
    return FigureWithoutClaim(where, f"the figure `{written}` is no claim, so readers cannot see its source", remedy)
