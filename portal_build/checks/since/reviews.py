"""Dates of review, which only move forward."""

from __future__ import annotations

from collections.abc import Iterator

from portal_build.checks.since.before import Change
from portal_build.diagnostics import Diagnostic


class LoweredReviewDate(Diagnostic):
    """A date of review was moved backwards or taken out.

    `reviewed` tells readers how fresh the entry is, and `review_due` is a promise to them; both move forward when somebody has
    looked at it. An earlier date is usually an older version of the file that came in by mistake. If the later date was the
    mistake, correct it and say so in a line of kind `correction` under `changes`.

    Wrong:

        reviewed: 2025-03-01    # was 2026-03-01
    """


def check(change: Change) -> Iterator[Diagnostic]:
    """The dates of one entry."""
    if change.told is None or change.told.announced:
        return
    for field in ("reviewed", "review_due"):
        old, new = change.old.fact(field), getattr(change.new.facts, field)
        if old and (new is None or new < old):
            how = f"moved from {old} back to {new}" if new else f"was taken out; it was {old}"
            remedy = "put the later date back, or tell of the mistake in a line of kind `correction` under `changes`"
            yield LoweredReviewDate(change.new.where(field), f"`{field}` {how}", remedy)
