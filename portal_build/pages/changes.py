"""What was published, changed, corrected and withdrawn: of one entry, and of the whole portal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from portal_build.catalogue import Dated, PublicChange, history
from portal_build.model.entry import Entry
from portal_build.pages.following import following
from portal_build.pages.labels import CHANGE
from portal_build.pages.list_views import ChangesView
from portal_build.pages.site import Desk
from portal_build.pages.views import ChangeView

_CHANGES_SHOWN = 200


def entry_changes(entry: Entry, desk: Desk) -> tuple[ChangeView, ...]:
    """The history of an entry, newest first, with changes of the numbers that it quotes from others."""
    own = [(line, _change(line, entry, desk)) for line in history(entry)]
    others = [(line, _change_of(line, home, desk)) for line, home in desk.site.corrected.get(entry.id, ())]
    return tuple(view for _, view in sorted([*own, *others], key=lambda pair: pair[0].date, reverse=True))


def changes_view(desk: Desk) -> ChangesView:
    """What was published, changed, corrected and withdrawn, newest first, of entries in the reader's language."""
    words, address = desk.words, desk.site.addresses
    readable = [(line, entry) for line, entry in desk.site.catalogue.chronicle if desk.language in entry.texts]
    lead = words("New entries, major changes and corrections. Small changes of wording are not listed.")
    feeds = {
        words("Everything new on the portal"): address.home(desk.language),
        words("Corrections and withdrawals"): address.section("corrections", desk.language),
    }
    follow = following(desk, feeds, calendar=True)
    return ChangesView(words("What changed"), lead, _views(readable[:_CHANGES_SHOWN], desk), follow, nothing=words("Nothing has changed yet."))


def corrections_view(desk: Desk) -> ChangesView:
    """Everything that was put right or taken back, newest first, in whatever language."""
    words, found = desk.words, desk.site.catalogue.corrections
    title = words("Corrections and withdrawals")
    lead = words("Every mistake that was put right in an entry, and every entry that was withdrawn, with the reason.")
    here = _views(((line, entry) for line, entry in found if desk.language in entry.texts), desk)
    elsewhere = _views(((line, entry) for line, entry in found if desk.language not in entry.texts), desk)
    return ChangesView(title, lead, here, following(desk, {title: desk.address}), elsewhere, words("Nothing has been corrected or withdrawn yet."))


def _views(lines: Iterable[Dated], desk: Desk) -> tuple[ChangeView, ...]:
    return tuple(_change_of(line, entry, desk) for line, entry in lines)


def _change_of(line: PublicChange, entry: Entry, desk: Desk) -> ChangeView:
    return replace(_change(line, entry, desk), entry=desk.link(entry))


def _change(line: PublicChange, entry: Entry, desk: Desk) -> ChangeView:
    note = desk.local(line.note, entry.facts.source_language) if line.note else None
    return ChangeView(line.kind, desk.words(CHANGE[line.kind]), desk.day(line.date), note)
