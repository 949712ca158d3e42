"""What a reader should know before reading on: withdrawn, translated by a machine, out of date, old."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from portal_build.catalogue import PublicChange, history
from portal_build.languages import first_day, language_name, show_date
from portal_build.model.common import Audience, Status
from portal_build.model.entry import Entry
from portal_build.pages.items import Item
from portal_build.pages.site import Desk
from portal_build.pages.views import Notice

_OLD_AFTER_YEARS = 5
_CORRECTION_SHOWN_DAYS = 90


def notices(entry: Entry, desk: Desk) -> tuple[Notice, ...]:
    """The notices of an entry's page, most important first."""
    return (*_life(entry, desk), *_corrections(entry, desk), *_translation(entry, desk), *_age(entry, desk))


def _life(entry: Entry, desk: Desk) -> Iterator[Notice]:
    words, withdrawn = desk.words, entry.facts.withdrawn
    if entry.facts.status is Status.DRAFT:
        yield Notice("draft", words("Draft"), words("This entry is a draft and not published."))
    if entry.facts.audience is Audience.MEMBERS and desk.site.catalogue.preview:
        yield Notice("members", words("Members only"), words("This entry is for members and never gets into the public site."))
    if withdrawn:
        successor = desk.site.catalogue.page_of(withdrawn.superseded_by or "")
        when = words("Withdrawn on %(date)s.") % {"date": show_date(withdrawn.date, desk.language)}
        reason = desk.local(withdrawn.reason, entry.facts.source_language)
        link = desk.link(successor) if successor else None
        yield Notice("withdrawn", words("Withdrawn"), when, link, words("Replaced by") if link else "", reason)


def _corrections(entry: Entry, desk: Desk) -> Iterator[Notice]:
    """Recent corrections stand above the text; all of them stay in the history."""
    for line in history(entry):
        if line.kind == "correction" and (_recent(line, desk) or entry.type == "news"):
            yield _correction(line, entry, desk)
    for line, home in desk.site.corrected.get(entry.id, ()):
        if line.kind == "correction" and _recent(line, desk):
            notice = _correction(line, home, desk)
            link = desk.link(home)
            yield replace(notice, text=desk.words("A number that this page quotes was corrected."), link=replace(link, href=f"{link.href}#history"))


def _recent(line: PublicChange, desk: Desk) -> bool:
    return (desk.site.catalogue.today - line.date).days <= _CORRECTION_SHOWN_DAYS


def _correction(line: PublicChange, home: Entry, desk: Desk) -> Notice:
    title = desk.words("Corrected on %(date)s") % {"date": show_date(line.date, desk.language)}
    return Notice("correction", title, "", quote=desk.local(line.note or {}, home.facts.source_language))


def unreviewed(entry: Entry, desk: Desk) -> Iterator[Notice]:
    """That nobody has reviewed the translation, where nobody has."""
    return (notice for notice in _translation(entry, desk) if notice.kind in ("machine", "draft-translation"))


def _translation(entry: Entry, desk: Desk) -> Iterator[Notice]:
    stands = desk.site.standings.get((entry.id, desk.language))
    if stands is None:
        return
    words = desk.words
    language = language_name(stands.source_language, desk.language)
    link = None
    if stands.source_language in entry.texts:
        source = entry.texts[stands.source_language]
        link = Item(source.title, desk.href(desk.site.addresses.entry(entry, stands.source_language)), stands.source_language, language)
    if stands.state == "machine":
        text = words("This text was translated from %(language)s by a machine and has not been reviewed. It may contain mistakes.")
        yield Notice("machine", words("Machine translation"), text % {"language": language}, link)
    elif stands.state == "draft":
        text = words("This translation from %(language)s has not been reviewed yet.")
        yield Notice("draft-translation", words("Draft translation"), text % {"language": language}, link)
    if stands.outdated:
        text = words("The text in %(language)s has changed since this translation was made.")
        yield Notice("outdated", words("Translation not up to date"), text % {"language": language}, link)


def _age(entry: Entry, desk: Desk) -> Iterator[Notice]:
    if entry.withdrawn:
        return
    words, facts, today = desk.words, entry.facts, desk.site.catalogue.today
    if facts.expires and facts.expires < today:
        when = show_date(facts.expires, desk.language)
        yield Notice("expired", words("Expired"), words("This entry expired on %(date)s.") % {"date": when})
    if ended := accreditation_ended(entry, desk):
        yield Notice("expired", words("No longer accredited"), ended)
    if facts.review_due and facts.review_due < today:
        when = show_date(facts.review_due, desk.language)
        yield Notice("overdue", words("Review overdue"), words("It should have been reviewed by %(date)s.") % {"date": when})
    if entry.type in ("guideline", "publication", "recommendation", "method") and (since := _issued(entry)) and _years(first_day(since), today) >= _OLD_AFTER_YEARS:
        text = words("What this page describes is from %(date)s, more than five years ago. Check whether there is newer knowledge.")
        yield Notice("old", words("Over five years old"), text % {"date": show_date(since, desk.language)})


def accreditation_ended(entry: Entry, desk: Desk) -> str:
    """That the provider no longer grants points for a course, in a sentence; empty if it does, or if nobody knows until when."""
    granted = getattr(entry.facts, "accreditation", None)
    if granted is None or granted.valid_until is None or granted.valid_until >= desk.site.catalogue.today:
        return ""
    when = show_date(granted.valid_until, desk.language)
    return desk.words("The provider granted points for this course until %(date)s.") % {"date": when}


def _issued(entry: Entry) -> str | None:
    """When what the entry describes was last issued, ISO 8601, as exactly as it is known."""
    document = getattr(entry.facts, "document", None)
    stated = (document.revised or document.published) if document else None
    # Who corrects a mistake does not look for newer knowledge.
    days = [line.date for line in history(entry) if line.kind in ("published", "major")]
    return stated or (max(days).isoformat() if days else None)


def _years(since: date, today: date) -> int:
    return today.year - since.year - ((today.month, today.day) < (since.month, since.day))
