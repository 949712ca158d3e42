# What GOV.UK asks of its editors: whoever changes a published page leaves a line in its history, and a change that matters
# to readers has a note that they see. The rule is decided in docs/decisions/0016; each kind's docstring says its part.
"""What was changed since a revision without telling: `portal check --base`."""

from __future__ import annotations

from dataclasses import dataclass

from portal_build.checks.since import claims, reviews, vanished, verdicts, wording
from portal_build.checks.since.before import history_of
from portal_build.diagnostics import Diagnostic, in_path_order
from portal_build.model.common import Status
from portal_build.model.entry import Content
from portal_build.source.base import Base

FAMILY = (vanished, claims, verdicts, wording, reviews)
"""The modules whose kinds only a comparison can find."""


@dataclass(frozen=True)
class Comparison:
    """What a comparison found."""

    diagnostics: tuple[Diagnostic, ...]
    """In path order."""
    notes: tuple[str, ...]
    """What could not be compared, one sentence each, without a full stop."""


def compare(content: Content, base: Base) -> Comparison:
    """The content as it stands, held against what it was.

    Drafts and entries that are new since are free; an entry that has an error now is compared once that is mended.
    """
    history = history_of(content, base)
    found: list[Diagnostic] = [*vanished.check(content, history), *claims.check(content, history)]
    for change in (one for one in history.changes if one.new.facts.status is not Status.DRAFT):
        found += [*verdicts.check(change), *wording.check(content, change), *reviews.check(change)]
    new = () if base.there else ("there was nothing under content/ at that revision, so everything is new",)
    return Comparison(tuple(in_path_order(found)), (*new, *history.notes))
