"""Facts: dates, references, aliases, translations, the portal's own settings."""

from __future__ import annotations

import pytest

from tests.sites_invalid.recipe import HERE, read_site

ARTICLE = "source_language: en\npublished: 2026-01-15\nkind: background\n"
GUIDELINE = "source_language: en\npublished: 2026-01-15\ndocument:\n  title: {sv: Riktlinje}\n"
GUIDELINE_TEXT = "---\ntitle: Guideline\n---\n\n## Introduction {#introduction}\n\nIn short.\n"
EVENT = "source_language: en\npublished: 2026-01-15\nstart: 2026-09-02\n"
TEXT = "---\ntitle: Tea\n---\n\nTea.\n"
DANISH = "---\ntitle: Te\ntranslation:\n  from: {}\n  state: draft\n---\n\nTe.\n"


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (ARTICLE + "reviewed: 2026-06-01\nreview_due: 2026-06-01\nexpires: 2026-06-01\n", []),
        (ARTICLE + "reviewed: 2026-06-02\n", ["date-in-future"]),
        (ARTICLE + "review_due: 2026-05-31\n", ["review-overdue"]),
        (ARTICLE + "review_due: 2026-05-31\nstatus: draft\n", []),
        ("source_language: en\nkind: background\nstatus: draft\npublished: 2027-01-01\n", []),
        (ARTICLE + "changes:\n  - {date: 2026-06-02, kind: minor}\n", ["date-in-future"]),
        (ARTICLE + "changes:\n  - {date: 2026-01-14, kind: minor}\n", ["dates-out-of-order"]),
        (ARTICLE + "changes:\n  - {date: 2026-03-01, kind: minor}\n  - {date: 2026-03-01, kind: minor}\n", []),
        (ARTICLE + "status: withdrawn\nwithdrawn: {date: 2026-07-01, reason: {en: x}}\n", ["date-in-future"]),
    ],
)
def test_dates(codes, facts: str, expected: list[str]):
    assert codes({"articles/tea/entry.yml": facts, "articles/tea/index.en.md": TEXT}) == expected


def test_an_item_that_is_indented_further_is_told_as_such(check):
    facts = ARTICLE + "topics:\n  - support\n    - sugar\n"
    found = check(f"-- content/articles/tea/entry.yml --\n{facts}-- content/articles/tea/index.en.md --\n{TEXT}")
    assert [(one.message, one.remedy) for one in found] == [
        ("`topics[1]`: `support - sugar` is one item, and seems to be meant as 2", "begin each `-` exactly below the one above")
    ]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ("  published: '2020'\n  revised: 2020-03-01\n", []),
        ("  published: 2020-05\n  revised: '2020'\n", []),
        ("  published: 2020-05\n  revised: 2020-04\n", ["dates-out-of-order"]),
        ("  published: '2027'\n", ["date-in-future"]),
        ("  published: '2026'\n  expires: '2025'\n", ["dates-out-of-order"]),
    ],
)
def test_partial_dates_are_given_the_benefit_of_the_doubt(codes, dates: str, expected: list[str]):
    assert codes({"guidelines/advice/entry.yml": GUIDELINE + dates, "guidelines/advice/index.en.md": GUIDELINE_TEXT}) == expected


@pytest.mark.parametrize(("end", "expected"), [("2026-09-02", []), ("2026-09-01", ["dates-out-of-order"])])
def test_events_end_after_they_start(codes, end: str, expected: list[str]):
    assert codes({"events/day/entry.yml": EVENT + f"end: {end}\n", "events/day/index.en.md": TEXT}) == expected


def test_the_title_of_a_guideline_may_be_in_any_language(codes):
    assert codes({"guidelines/advice/entry.yml": GUIDELINE, "guidelines/advice/index.en.md": GUIDELINE_TEXT}) == []


def test_a_guideline_supersedes_a_withdrawn_one_without_a_word(codes):
    old = GUIDELINE + "status: withdrawn\nwithdrawn: {date: 2026-02-01, reason: {en: x}, superseded_by: new}\n"
    files = {"guidelines/old/entry.yml": old, "guidelines/old/index.en.md": GUIDELINE_TEXT}
    files |= {"guidelines/new/entry.yml": GUIDELINE + "supersedes: [old]\n", "guidelines/new/index.en.md": GUIDELINE_TEXT}
    assert codes(files) == []


def test_a_former_id_leads_to_the_new_one(check):
    files = {"articles/tea/entry.yml": ARTICLE + "aliases: [chai, methods/brew]\n", "articles/tea/index.en.md": "---\ntitle: Tea\n---\n\n[](entry:chai)\n"}
    assert [(one.code, one.remedy) for one in check(files)] == [("unknown-entry", "it is now called `tea`")]


@pytest.mark.parametrize("alias", ["Old Tea", "method/tea", "articles/", "a/b/c"])
def test_aliases_are_former_ids(codes, alias: str):
    files = {"articles/tea/entry.yml": ARTICLE + f"aliases: ['{alias}']\n", "articles/tea/index.en.md": TEXT}
    assert codes(files) == ["wrong-value"]


def test_translations_that_go_round_in_circles(check):
    english = TEXT.replace("---\n\n", "translation: {from: da, state: draft}\n---\n\n")
    files = {"articles/coffee/index.da.md": DANISH.format("en"), "articles/coffee/index.en.md": english}
    assert sorted({one.code for one in check(files)}) == ["circular-reference", "translation-unexpected"]


def test_a_translation_from_a_language_that_is_not_there(check):
    (found,) = check({"articles/coffee/index.da.md": DANISH.format("nl")})
    assert (found.code, found.remedy) == ("translation-source", "the entry's other texts are in `en`")


def test_an_unstamped_translation_is_told_how_to_be_stamped(check):
    (found,) = check({"articles/coffee/index.da.md": DANISH.format("en")})
    assert (found.code, found.remedy) == ("translation-unstamped", "if it matches its source, run `portal translations accept coffee da`")


def test_repeated_languages_and_words_of_the_portal(check):
    settings = read_site((HERE / "base.txt").read_text(encoding="utf-8"))["content/portal.yml"].text
    settings = settings.replace("  - code: en\n", "  - code: en\n  - code: en\n").replace("example.org/\n", "example.org\n", 1)
    settings = settings.replace("  topics: {da", "  topcs: {da")
    found = [(one.code, one.remedy) for one in check({"portal.yml": settings})]
    assert found == [
        ("wrong-value", "write `https://portal.example.org/`"),
        ("duplicate-id", "choose another, or take one out"),
        ("set-up-incomplete", "add `topics:` with a line for each language"),
        ("unknown-key", "did you mean `topics`?"),
    ]


@pytest.mark.parametrize("address", ["https://portal.example.org/?q=/", "https://portal.example.org/#/", "https://me:pw@portal.example.org/", "https://portal.example.org/../"])
def test_the_portals_address_is_a_host_and_folders(check, address: str):
    settings = read_site((HERE / "base.txt").read_text(encoding="utf-8"))["content/portal.yml"].text
    found = [(one.code, one.remedy) for one in check({"portal.yml": settings.replace("https://portal.example.org/", address, 1)})]
    assert found == [("wrong-value", "write it like `https://portal.example/`")]


def test_no_word_in_addresses_is_that_of_the_searchs_own_files(check):
    settings = read_site((HERE / "base.txt").read_text(encoding="utf-8"))["content/portal.yml"].text
    found = [(one.code, one.message) for one in check({"portal.yml": settings.replace("en: methods}", "en: Pagefind}", 1)})]
    assert found == [("duplicate-url-word", "`Pagefind` stands for `the search` in `en` already")]


@pytest.mark.parametrize("name", ["data.xml", "page.XHT", "page.mhtml", "style.xsl"])
def test_files_that_browsers_run_are_unsafe(codes, name: str):
    assert codes({f"articles/coffee/{name}": "x"}) == ["file-unsafe"]
