"""What changed, and what was put right or taken back."""

from __future__ import annotations

from tests.small_site import SmallSite, entry

NOTE = "note: {en: n}"
GONE = "published: 2024-01-01\nstatus: withdrawn\nchanges: [{date: 2024-02-01, kind: correction, note: {en: n}}]\nwithdrawn: {date: 2024-05-01, reason: {en: Wrong.}}"
SITE = (
    entry("methods/walk", f"published: 2024-01-01\nchanges: [{{date: 2024-03-01, kind: major, {NOTE}}}, {{date: 2024-04-01, kind: correction, {NOTE}}}]", en="Walk")
    + entry("methods/gone", GONE, en="Gone")
    + entry("articles/kun", f"kind: comment\nchanges: [{{date: 2024-06-01, kind: correction, {NOTE}}}]", da="Kun dansk")
)  # fmt: skip


def shown(changes) -> list[tuple[str, str, str]]:
    return [(one.date.datetime, one.label, f"{one.entry.text} ({one.entry.note})" if one.entry.note else one.entry.text) for one in changes]


def test_of_a_withdrawn_entry_only_that_it_was_withdrawn(site):
    assert shown(site(SITE).plan("en/changes/").view().changes) == [
        ("2024-05-01", "Withdrawn", "Gone (withdrawn)"),
        ("2024-04-01", "Correction", "Walk"),
        ("2024-03-01", "Changed", "Walk"),
        ("2024-01-01", "Published", "Walk"),
    ]


def test_its_own_page_tells_its_whole_history(site):
    changes = site(SITE).view("gone").changes
    assert [(one.label, one.note and one.note.text) for one in changes] == [("Withdrawn", "Wrong."), ("Correction", "n"), ("Published", None)]


def test_all_corrections_in_whatever_language(site):
    view = site(SITE).plan("en/corrections/").view()
    assert shown(view.changes) == [("2024-05-01", "Withdrawn", "Gone (withdrawn)"), ("2024-04-01", "Correction", "Walk")]
    assert shown(view.elsewhere) == [("2024-06-01", "Correction", "Kun dansk (Danish)")]


def test_where_nothing_was_corrected(site):
    view = site(entry("methods/walk", "published: 2024-01-01", en="Walk")).plan("en/corrections/").view()
    assert (view.changes, view.elsewhere, view.nothing) == ((), (), "Nothing has been corrected or withdrawn yet.")


def feeds(small: SmallSite, address: str) -> dict[str, tuple[str, str]]:
    """What each feed tells of -> its addresses."""
    return {feed.title: (feed.atom, feed.json) for feed in small.plan(address).view().follow.feeds}


def test_feeds_offered_on_a_page(site):
    small = site(SITE + entry("target-groups/old", en="Old people") + entry("events/day", "start: 2026-03-01", en="A day"))
    assert {address: feeds(small, address) for address in ("en/changes/", "en/corrections/", "en/topics/everyday-life/", "en/target-groups/old/")} == {
        "en/changes/": {
            "Everything new on the portal": ("../../en/feed.xml", "../../en/feed.json"),
            "Corrections and withdrawals": ("../../en/corrections/feed.xml", "../../en/corrections/feed.json"),
        },
        "en/corrections/": {"Corrections and withdrawals": ("../../en/corrections/feed.xml", "../../en/corrections/feed.json")},
        "en/topics/everyday-life/": {
            "Everyday life": ("../../../en/topics/everyday-life/feed.xml", "../../../en/topics/everyday-life/feed.json")
        },
        "en/target-groups/old/": {"Old people": ("../../../en/target-groups/old/feed.xml", "../../../en/target-groups/old/feed.json")},
    }
    assert [small.plan(address).view().follow.calendar for address in ("en/changes/", "en/events/", "nl/wijzigingen/")] == [
        *("../../en/events/calendar.ics", "../../en/events/calendar.ics", ""),
    ]
    assert small.plan("nl/agenda/").view().follow is None
    assert [small.plan(address).view().follow.all for address in ("en/changes/",)] == [None]
    assert small.plan("en/corrections/").view().follow.all.href == "../../en/changes/#follow"


def test_a_withdrawn_group_offers_no_feed(site):
    assert site(entry("target-groups/old", GONE, en="Old people")).view("old").follow is None
