"""How far entries are, and since when."""

from __future__ import annotations

from datetime import date

from portal_build.translate.status import How, Known, Since, statuses, totals
from tests.small_site import entry

OLD = '\n  source_hash: {title: "000000000000", start: "f06dce27b84e"}'
TEXT = "---\ntitle: T\ntranslation:\n  from: en\n  state: {0}{1}\n---\nTekst.\n"


def told(small, **more) -> dict[tuple[str, str], tuple[How, str]]:
    found = statuses(small.catalogue, small.catalogue.entries.values(), **more)
    return {(one.entry.id, one.language): (one.how, one.state) for one in found}


def test_every_state(site):
    small = site(
        entry("articles/a", "kind: comment", en="A\nText.", da=TEXT.format("machine", ""), nl=TEXT.format("reviewed", OLD))
        + entry("articles/b", "kind: comment", da="B\nTekst.", en=TEXT.replace("en", "da").format("draft", ""))
        + entry("articles/c", "kind: comment\nstatus: withdrawn\nwithdrawn: {date: 2025-01-01, reason: {en: r}}", en="C\nText.")
    )
    assert told(small, broken=("content/articles/b/index.nl.md",)) == {
        ("a", "en"): (How.SOURCE, ""),
        ("a", "da"): (How.MACHINE, "machine"),
        ("a", "nl"): (How.OUTDATED, "reviewed"),
        ("b", "en"): (How.DRAFT, "draft"),
        ("b", "da"): (How.SOURCE, ""),
        ("b", "nl"): (How.BROKEN, ""),
        ("c", "en"): (How.SOURCE, ""),
        ("c", "da"): (How.NOT_EXPECTED, ""),
        ("c", "nl"): (How.NOT_EXPECTED, ""),
    }


def since(site, facts: str, day: str, **days) -> Since | None:
    small = site(entry("articles/a", f"kind: comment\n{facts}", en="A\nText.", da=TEXT.format("reviewed", day + OLD)))
    [found] = [one for one in statuses(small.catalogue, small.catalogue.entries.values(), days=days.get("days")) if one.language == "da"]
    return found.since


CHANGES = "changes: [{date: 2024-01-01, kind: minor}, {date: 2024-05-05, kind: minor}, {date: 2024-06-06, kind: major, note: {en: n}}]"


def test_since_the_first_change_after_the_translation(site):
    assert since(site, CHANGES, "\n  date: 2024-03-03") == Since(date(2024, 5, 5), Known.CHANGES)


def test_a_change_of_the_same_day_counts(site):
    assert since(site, CHANGES, "\n  date: 2024-06-06") == Since(date(2024, 6, 6), Known.CHANGES)


def test_unknown_where_nothing_tells(site):
    assert since(site, "", "\n  date: 2024-03-03") == since(site, CHANGES, "") == Since(None, Known.UNKNOWN)


def test_git_knows_better(site):
    day = Since(date(2024, 4, 4), Known.GIT)
    assert since(site, CHANGES, "\n  date: 2024-03-03", days={("a", "da"): day}) == day


def test_totals(site):
    small = site(entry("articles/a", "kind: comment", en="A\nText.", da=TEXT.format("machine", "")) + entry("articles/b", "kind: comment", en="B\nText."))
    counted = totals(statuses(small.catalogue, small.catalogue.entries.values()))
    assert counted == {"en": {How.SOURCE: 2}, "da": {How.MACHINE: 1, How.MISSING: 1}, "nl": {How.MISSING: 2}}
