"""What a reader is told before reading on."""

from __future__ import annotations

from datetime import date

import pytest

from tests.small_site import entry

KIND = "kind: comment"


def notices(view) -> list[tuple[str, ...]]:
    """Kind, text, and the link's text, address and language where there is one."""
    return [(one.kind, said(one), *((one.link.text, one.link.href, one.link.language) if one.link else ())) for one in view.notices]


def said(notice) -> str:
    """What a reader reads in it, before the link."""
    return " ".join(part for part in (notice.text, notice.quote and notice.quote.text, notice.link_label) if part)


def translated(state: str, source_hash: str = "", source: str = "en") -> str:
    return f"---\ntitle: Oversat\ntranslation:\n  from: {source}\n  state: {state}\n{source_hash}---\nTekst."


def test_an_ordinary_page_has_none(site):
    small = site(entry("articles/x", KIND + "\npublished: 2020-01-01\nreview_due: 2026-01-15\nexpires: 2026-01-15", en="X", da=translated("reviewed")))
    assert notices(small.view("x")) == []
    assert notices(small.view("x", "da")) == []


def test_machine_and_draft_translations_lead_to_the_source(site):
    small = site(entry("articles/x", KIND, en="Source", da=translated("machine"), nl=translated("draft")))
    assert notices(small.view("x", "da")) == [
        (
            "machine",
            "This text was translated from engelsk by a machine and has not been reviewed. It may contain mistakes.",
            *("Source", "../../../en/articles/x/", "en"),
        )
    ]
    assert notices(small.view("x", "nl")) == [
        ("draft-translation", "This translation from Engels has not been reviewed yet.", *("Source", "../../../en/articles/x/", "en"))
    ]
    assert notices(small.view("x")) == []


def test_an_outdated_translation_leads_to_what_changed(site):
    small = site(entry("articles/x", KIND, en="Source", da=translated("reviewed", '  source_hash: {title: "000000000000"}\n')))
    assert notices(small.view("x", "da")) == [
        ("outdated", "The text in engelsk has changed since this translation was made.", *("Source", "../../../en/articles/x/", "en"))
    ]


def test_a_machine_translation_can_be_outdated_too(site):
    small = site(entry("articles/x", KIND, en="Source", da=translated("machine", '  source_hash: {title: "000000000000"}\n')))
    assert [one.kind for one in small.view("x", "da").notices] == ["machine", "outdated"]


@pytest.mark.parametrize(
    ("until", "told"),
    [
        ("valid_until: 2026-01-14, ", [("expired", "The provider granted points for this course until 14 January 2026.")]),
        ("valid_until: 2026-01-15, ", []),
        ("", []),
    ],
)
def test_an_accreditation_that_has_ended_is_announced(until: str, told: list, site):
    facts = f"published: 2025-01-01\naccreditation: {{points: 1, {until}provider: {{name: P}}}}\nchapters: []\nobjectives: []"
    view = site(entry("courses/c", facts, en="C")).view("c")
    assert notices(view) == told
    assert view.course.ended == (told[0][1] if told else "")


def test_a_translation_of_what_is_not_here_has_no_link(site):
    small = site(entry("articles/x", KIND, en="Source", da=translated("machine", source="nl")))
    assert [(one.kind, one.link) for one in small.view("x", "da").notices] == [("machine", None)]


AGES = {
    "due": ("review_due: 2026-01-15", []),
    "overdue": ("review_due: 2026-01-14", [("overdue", "It should have been reviewed by 14 January 2026.")]),
    "last day": ("expires: 2026-01-15", []),
    "expired": ("expires: 2026-01-14", [("expired", "This entry expired on 14 January 2026.")]),
}


@pytest.mark.parametrize(("facts", "said"), AGES.values(), ids=AGES)
def test_dates(facts: str, said: list, site):
    assert notices(site(entry("articles/x", f"{KIND}\n{facts}", en="X")).view("x")) == said


OLD = "What this page describes is from {}, more than five years ago. Check whether there is newer knowledge."
ISSUED = {
    "five years tomorrow": ("methods/x", "published: 2021-01-16", []),
    "five years today": ("methods/x", "published: 2021-01-15", [("old", OLD.format("15 January 2021"))]),
    "changed since": ("methods/x", "published: 2011-01-15\nchanges: [{date: 2025-01-01, kind: major, note: {en: n}}]", []),
    "corrected since": (
        "methods/x",
        "published: 2011-01-15\nchanges: [{date: 2025-01-01, kind: correction, note: {en: n}}]",
        [("old", OLD.format("15 January 2011"))],
    ),
    "retouched since": ("methods/x", "published: 2011-01-15\nchanges: [{date: 2025-01-01, kind: minor}]", [("old", OLD.format("15 January 2011"))]),
    "an article": ("articles/x", "kind: comment\npublished: 2011-01-15", []),
    "as its publisher says": (
        "guidelines/x",
        "published: 2025-01-15\ndocument: {title: {en: T}, published: 2013-06, revised: 2020-11}",
        [("old", OLD.format("November 2020"))],
    ),
    "a year": ("guidelines/x", "document: {title: {en: T}, published: '2013'}", [("old", OLD.format("2013"))]),
}


@pytest.mark.parametrize(("name", "facts", "said"), ISSUED.values(), ids=ISSUED)
def test_over_five_years(name: str, facts: str, said: list, site):
    assert notices(site(entry(name, facts, en="X")).view("x")) == said


def test_withdrawn_with_successor(site):
    facts = "status: withdrawn\npublished: 2011-01-01\nreview_due: 2020-01-01\nwithdrawn: {date: 2025-05-03, reason: {en: It ended.}, superseded_by: new}"
    small = site(entry("methods/gone", facts, en="Gone") + entry("methods/new", en="New", da="Ny"))
    assert notices(small.view("gone")) == [("withdrawn", "Withdrawn on 3 May 2025. It ended. Replaced by", "New", "../../../en/methods/new/", "")]


def test_withdrawn_without_successor(site):
    facts = "status: withdrawn\nwithdrawn: {date: 2025-05-03, reason: {en: It ended.}, superseded_by: draft}"
    small = site(entry("methods/gone", facts, en="Gone") + entry("methods/draft", "status: draft", en="Draft"))
    assert notices(small.view("gone")) == [("withdrawn", "Withdrawn on 3 May 2025. It ended.")]


def test_corrections_stay_for_ninety_days_and_with_news_for_ever(site):
    changes = "changes: [{date: 2025-10-17, kind: correction, note: {en: One.}}, {date: 2025-12-01, kind: major, note: {en: Two.}}]"
    archive = entry("articles/x", f"{KIND}\n{changes}", en="X") + entry("news/n", changes, en="N", da="N")
    small = site(archive, today=date(2026, 1, 15))
    said = [("correction", "One.")]
    assert notices(small.view("x")) == said
    assert small.view("x").notices[0].title == "Corrected on 17 October 2025"
    later = site(archive, today=date(2026, 1, 16))
    assert (notices(later.view("x")), notices(later.view("n"))) == ([], said)


def test_a_note_in_another_language_is_marked(site):
    changes = "changes: [{date: 2026-01-01, kind: correction, note: {da: Rettet.}}]"
    [notice] = site(entry("news/n", changes, en="N")).view("n").notices
    assert (notice.text, notice.quote.text, notice.quote.language, notice.quote.note) == ("", "Rettet.", "da", "Danish")


def test_a_reason_in_another_language_is_marked(site):
    facts = "status: withdrawn\nwithdrawn: {date: 2025-05-03, reason: {da: Det sluttede.}}"
    [notice] = site(entry("methods/gone", facts, en="Gone")).view("gone").notices
    assert (notice.text, notice.quote.text, notice.quote.language) == ("Withdrawn on 3 May 2025.", "Det sluttede.", "da")


CLAIM = "claims: [{id: share, value: 45, unit: percent, quantity: {en: q}, population: {en: p}}]"
CORRECTED = "changes: [{date: 2026-01-02, kind: correction, note: {da: Det var 54.}, claims: [share]}]"
QUOTING = (
    entry("methods/home", f"published: 2020-01-01\n{CLAIM}\n{CORRECTED}", en="Home\n[](claim:share)")
    + entry("articles/text", f"{KIND}\npublished: 2020-01-01", en="Text\nAbout [](claim:share).")
    + entry("methods/fact", "participants: [share]", en="Fact")
    + entry("articles/other", KIND, en="Other")
)


def test_a_corrected_number_is_told_of_wherever_it_is_quoted(site):
    small = site(QUOTING)
    quoted = ("correction", "A number that this page quotes was corrected. Det var 54.", "Home", "../../../en/methods/home/#history", "")
    assert {name: notices(small.view(name)) for name in ("home", "text", "fact", "other")} == {
        "home": [("old", OLD.format("1 January 2020")), ("correction", "Det var 54.")][::-1],
        "text": [quoted],
        "fact": [quoted],
        "other": [],
    }
    assert [one.title for one in small.view("text").notices] == ["Corrected on 2 January 2026"]
    history = [(one.label, one.date.datetime, one.note and one.note.text, one.entry and one.entry.text) for one in small.view("text").changes]
    assert history == [("Correction", "2026-01-02", "Det var 54.", "Home"), ("Published", "2020-01-01", None, None)]


def test_a_corrected_number_stays_in_the_history_of_pages_that_quote_it(site):
    small = site(QUOTING, today=date(2027, 1, 1))
    assert notices(small.view("text")) == []
    assert [one.label for one in small.view("text").changes] == ["Correction", "Published"]
