"""Dates: none lies in the future that tells of the past, and what is due is done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from portal_build.catalogue import Catalogue
from portal_build.diagnostics import Diagnostic, Severity
from portal_build.model.advice import Guideline
from portal_build.model.common import Status
from portal_build.model.entry import Content, Entry
from portal_build.model.knowledge import Method
from portal_build.model.practice import Course, Event
from portal_build.model.scalars import PartialDate, first_day, last_day
from portal_build.source.strict_yaml import Loc

Dated = tuple[Loc, date | PartialDate | None]
"""A fact that is a date, and where it stands."""


class DateInFuture(Diagnostic):
    """Something that has happened is dated after today.

    Entries cannot have been published, reviewed, changed or rated on a day to come. Correct the date; an entry that is to
    appear later is a `draft` until then.
    """


class DatesOutOfOrder(Diagnostic):
    """Two dates of an entry contradict each other.

    Nothing ends before it begins, is changed before it is published, or falls due before it was last reviewed.

    Wrong:

        reviewed: 2026-03-01
        review_due: 2025-03-01
    """


class ReviewOverdue(Diagnostic):
    """The day on which the entry was to be reviewed has passed.

    Check that it still holds, set `reviewed` to today, and `review_due` to the next date. Until then readers are told that
    the review is overdue.
    """

    severity = Severity.WARNING


class Expired(Diagnostic):
    """The day has passed after which the entry, or its accreditation, no longer holds.

    Renew it, or withdraw it. Until then readers are told that it has expired.
    """

    severity = Severity.WARNING


def check(catalogue: Catalogue, content: Content) -> Iterator[Diagnostic]:
    """The dates of all entries, seen from the day for which the portal is built."""
    today = catalogue.today
    for entry in content.entries:
        for loc, day in _past(entry):
            if first_day(day) > today:
                yield DateInFuture(entry.where(*loc), f"`{_name(loc)}` is {day}, after today ({today})", "correct the date, or write `status: draft`")
        for text in entry.texts.values():
            if text.translation and text.translation.date and text.translation.date > today:
                where = text.where("translation", "date")
                yield DateInFuture(where, f"`translation.date` is {text.translation.date}, after today ({today})", "correct the date")
        for first, then in _pairs(entry):
            yield from _in_order(entry, first, then)
        if entry.facts.status is Status.PUBLISHED:
            yield from _due(entry, today)


def _past(entry: Entry) -> Iterator[tuple[Loc, date | PartialDate]]:
    """Dates of what has happened."""
    facts = entry.facts
    found: list[Dated] = [(("published",), facts.published), (("reviewed",), facts.reviewed)]
    found += [(("changes", index, "date"), change.date) for index, change in enumerate(facts.changes)]
    found.append((("withdrawn", "date"), facts.withdrawn.date if facts.withdrawn else None))
    if isinstance(facts, Method):
        found += [(("evaluations", index, "date"), evaluation.date) for index, evaluation in enumerate(facts.evaluations)]
        found += [(("ratings", index, "date"), rating.date) for index, rating in enumerate(facts.ratings)]
    if isinstance(facts, Guideline):
        found += [(("document", "published"), facts.document.published), (("document", "revised"), facts.document.revised)]
    if facts.status is Status.DRAFT:
        # A draft is dated for the day on which it is to appear.
        found = [(loc, day) for loc, day in found if loc != ("published",)]
    yield from ((loc, day) for loc, day in found if day)


def _pairs(entry: Entry) -> Iterator[tuple[Dated, Dated]]:
    """Dates of which the second must not lie before the first."""
    facts = entry.facts
    published: Dated = (("published",), facts.published)
    yield (("reviewed",), facts.reviewed), (("review_due",), facts.review_due)
    yield published, (("expires",), facts.expires)
    yield published, (("withdrawn", "date"), facts.withdrawn.date if facts.withdrawn else None)
    for index, change in enumerate(facts.changes):
        yield published, (("changes", index, "date"), change.date)
    if isinstance(facts, Event):
        yield (("start",), facts.start), (("end",), facts.end)
    if isinstance(facts, Guideline):
        document = facts.document
        for field in ("revised", "expires", "next_revision"):
            yield (("document", "published"), document.published), (("document", field), getattr(document, field))


def _in_order(entry: Entry, first: Dated, then: Dated) -> Iterator[Diagnostic]:
    if first[1] and then[1] and last_day(then[1]) < first_day(first[1]):
        message = f"`{_name(then[0])}` ({then[1]}) lies before `{_name(first[0])}` ({first[1]})"
        yield DatesOutOfOrder(entry.where(*then[0]), message, "correct one of the two")


def _due(entry: Entry, today: date) -> Iterator[Diagnostic]:
    facts = entry.facts
    if facts.review_due and facts.review_due < today:
        message = f"the review was due on {facts.review_due}"
        yield ReviewOverdue(entry.where("review_due"), message, "check that the entry still holds, then set `reviewed` and `review_due`")
    if facts.expires and facts.expires < today:
        yield Expired(entry.where("expires"), f"the entry expired on {facts.expires}", "renew it, or withdraw it")
    if isinstance(facts, Course) and facts.accreditation and facts.accreditation.valid_until:
        until = facts.accreditation.valid_until
        if until < today:
            where = entry.where("accreditation", "valid_until")
            yield Expired(where, f"the accreditation ended on {until}", "renew it, or take `accreditation` out")


def _name(loc: Loc) -> str:
    return ".".join(str(part) for part in loc if isinstance(part, str))
