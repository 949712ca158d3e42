"""The page on translations: every language counted, and the reader's listed."""

from __future__ import annotations

from portal_build.pages.shell import shell
from tests.small_site import SmallSite, entry

HASH = '  source_hash: {{title: "{0}", start: "f06dce27b84e"}}'
WALK = "---\ntitle: {0}\ntranslation:\n  from: en\n  state: {1}\n  date: 2024-03-01\n{2}---\nTekst.\n"
SITE = (
    entry("articles/walk", "kind: comment\nchanges: [{date: 2024-05-06, kind: minor}]", en="Walk\nText.", da=WALK.format("Gå", "reviewed", HASH.format("000000000000") + "\n"))
    + entry("articles/run", "kind: comment", en="Run\nText.", da=WALK.format("Løb", "reviewed", HASH.format("000000000000") + "\n"))
    + entry("articles/sit", "kind: comment", en="Sit\nText.", da=WALK.format("Sid", "machine", ""), nl=WALK.format("Zit", "reviewed", ""))
    + entry("articles/kun", "kind: comment", da="Kun dansk\nTekst.")
    + entry("articles/gone", "kind: comment\nstatus: withdrawn\nwithdrawn: {date: 2025-01-01, reason: {en: r}}", en="Gone\nText.")
    + entry("articles/draft", "kind: comment\nstatus: draft", en="Draft\nText.")
)


def test_every_language_is_counted(site):
    view = site(SITE).plan("da/oversaettelser/").view()
    assert view.columns == ("Not translated yet", "Translation not up to date", "Machine translation", "Draft translation", "Reviewed translation", "Original")
    assert [(row.language.text, row.language.href, row.language.language, row.numbers) for row in view.rows] == [
        ("English", "../../en/translations/", "en", (1, 0, 0, 0, 0, 3)),
        ("Dansk", "", "", (0, 2, 1, 0, 0, 1)),
        ("Nederlands", "../../nl/vertalingen/", "nl", (3, 0, 0, 0, 1, 0)),
    ]


def test_the_readers_language_is_listed_with_what_there_is_to_do(site):
    view = site(SITE).plan("da/oversaettelser/").view()
    assert {group.title: [(one.text, one.note) for one in group.links] for group in view.groups} == {
        "Translation not up to date": [("Gå", "since 6. maj 2024"), ("Løb", "since when is not known")],
        "Machine translation": [("Sid", "")],
        "Original": [("Kun dansk", "")],
    }


def test_what_is_missing_leads_to_the_page_that_there_is(site):
    [missing, reviewed] = site(SITE).plan("nl/vertalingen/").view().groups
    assert [(one.text, one.href, one.language) for one in missing.links] == [
        ("Kun dansk", "../../da/artikler/kun/", "da"),
        ("Run", "../../en/articles/run/", "en"),
        ("Walk", "../../en/articles/walk/", "en"),
    ]
    assert [one.text for one in reviewed.links] == ["Zit"]


def test_a_language_that_nobody_waits_for_misses_nothing(site):
    settings = site(SITE).project / "content/portal.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("{code: nl}", "{code: nl, reviewed: false}"), encoding="utf-8")
    assert [group.title for group in SmallSite(settings.parent.parent).plan("nl/vertalingen/").view().groups] == ["Reviewed translation"]


def test_the_page_needs_no_word_in_addresses(site):
    settings = site(SITE).project / "content/portal.yml"
    settings.write_text("".join(line for line in settings.read_text(encoding="utf-8").splitlines(True) if "  translations:" not in line), encoding="utf-8")
    small = SmallSite(settings.parent.parent)
    assert [problem for problem in small.problems if "portal.yml" in problem] == []
    assert small.plan("nl/translations/").layout == "translations"


def test_a_portal_of_one_language_does_not_lead_there(site):
    one = "-- content/portal.yml --\n" + (site().project / "content/portal.yml").read_text(encoding="utf-8").replace("{code: en}, {code: da}, {code: nl}", "{code: en}")
    assert "Translations" not in [item.text for item in shell(site(one).plan("en/")).footer]
