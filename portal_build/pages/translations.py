# The page comes from the content alone, so that it is the same whoever builds it and whether Git is there: since when a translation is
# out of date is what the entry's own history says.
"""The page that tells how far the entries are translated into the reader's language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from portal_build.languages import native_name, show_date
from portal_build.model.entry import Entry
from portal_build.pages.items import Group, Item
from portal_build.pages.list_views import TranslationsRow, TranslationsView
from portal_build.pages.site import Desk
from portal_build.translate.status import How, Status, expects, status_of
from portal_build.words import N_

_TITLES = {
    How.MISSING: N_("Not translated yet"),
    How.OUTDATED: N_("Translation not up to date"),
    How.MACHINE: N_("Machine translation"),
    How.DRAFT: N_("Draft translation"),
    How.REVIEWED: N_("Reviewed translation"),
    How.SOURCE: N_("Original"),
}
"""What is told of, most work first -> its heading."""


def translations_view(desk: Desk) -> TranslationsView:
    """How many entries are how far in each language, and which in the reader's."""
    words = desk.words
    found = {language: list(_statuses(desk, language)) for language in desk.site.catalogue.languages}
    here = found[desk.language]
    groups = (Group(how.value, words(title), tuple(_links([one for one in here if one.how is how], desk))) for how, title in _TITLES.items())
    return TranslationsView(
        title=words("Translations"),
        lead=words("How far each page of the portal is translated into this language, and which translations somebody has reviewed."),
        columns=tuple(words(title) for title in _TITLES.values()),
        rows=tuple(_row(language, Counter(one.how for one in statuses), desk) for language, statuses in found.items()),
        groups=tuple(group for group in groups if group.links),
    )


def _statuses(desk: Desk, language: str) -> Iterator[Status]:
    """All entries that readers find in lists, in one language."""
    site = desk.site
    for entry in site.catalogue.current:
        yield status_of(entry, language, site.standings.get((entry.id, language)), expects(site.catalogue, entry, language))


def _row(language: str, counted: Counter[How], desk: Desk) -> TranslationsRow:
    own = language == desk.language
    name = Item(native_name(language), "" if own else desk.href(desk.site.addresses.section("translations", language)), "" if own else language)
    return TranslationsRow(name, tuple(counted[how] for how in _TITLES))


def _links(found: list[Status], desk: Desk) -> Iterator[Item]:
    status = {one.entry.id: one for one in found}
    for entry in desk.alphabetical(one.entry for one in found):
        yield replace(_link(entry, desk), note=_note(status[entry.id], desk), lead="", found=())


def _link(entry: Entry, desk: Desk) -> Item:
    return replace(desk.link(entry), entry="")


def _note(one: Status, desk: Desk) -> str:
    """Since when a translation is out of date, or the language of a page that has none."""
    if one.how is How.OUTDATED:
        day = one.since.day if one.since else None
        return desk.words("since %(date)s") % {"date": show_date(day, desk.language)} if day else desk.words("since when is not known")
    return desk.link(one.entry).note
