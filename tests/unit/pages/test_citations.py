"""Numbered citations and the reference list of a page."""

from __future__ import annotations

from tests.small_site import entry

SOURCES = """
-- content/references.yml --
references:
  - {id: a, type: report, title: Source A}
  - {id: b, type: report, title: Source B}
  - {id: c, type: report, title: Source C}
"""


def references(view) -> list[tuple]:
    return [(one.number, one.anchor, one.text, one.backlinks) for one in view.references]


def test_numbers_follow_the_text_and_lines_lead_back(site):
    small = site(SOURCES + entry("articles/x", "kind: comment\nreferences: [c, a]", en="X\nOne [@b] and [@a; @b].\n\n## Later\n\nTwo [@b]."))
    view = small.view("x")
    assert [section.html for section in view.sections] == [
        '<p>One<sup class="p-cites"><a class="p-cite" id="cite-1-1" href="#ref-1" aria-label="Reference 1">1</a></sup> and'
        '<sup class="p-cites"><a class="p-cite" id="cite-2-1" href="#ref-2" aria-label="Reference 2">2</a><span>, </span>'
        '<a class="p-cite" id="cite-1-2" href="#ref-1" aria-label="Reference 1">1</a></sup>.</p>',
        '<p>Two<sup class="p-cites"><a class="p-cite" id="cite-1-3" href="#ref-1" aria-label="Reference 1">1</a></sup>.</p>',
    ]
    assert references(view) == [
        (1, "ref-1", "Source B.", ("#cite-1-1", "#cite-1-2", "#cite-1-3")),
        (2, "ref-2", "Source A.", ("#cite-2-1",)),
        (3, "ref-3", "Source C.", ()),
    ]


def test_an_unknown_source_leaves_no_trace(site):
    small = site(SOURCES + entry("articles/x", "kind: comment\nreferences: [nothing]", en="X\nOne [@nothing], two [@nothing; @a]."))
    view = small.view("x")
    assert view.sections[0].html == (
        '<p>One, two<sup class="p-cites"><a class="p-cite" id="cite-1-1" href="#ref-1" aria-label="Reference 1">1</a></sup>.</p>'
    )
    assert references(view) == [(1, "ref-1", "Source A.", ("#cite-1-1",))]


def test_sources_written_out(site):
    small = site("""
-- content/references.yml --
references:
  - id: article
    type: article-journal
    title: Title
    author: [{family: Beckers, given: T.}, {literal: A body}, {family: Last}]
    issued: 2019-03
    container_title: Journal
    volume: "7"
    issue: "2"
    page: 1–9
    number: NO-31
    edition: 2nd
    publisher: Publisher
    isbn: 978-0
    doi: 10.1/x
  - {id: published, type: report, title: Title, publisher: Publisher, issued: 2020}
  - {id: dated, type: report, title: Title, issued: 2020-02-05}
  - {id: bare, type: report, title: Title}
  - {id: asks, type: report, title: "Who asks?"}
""" + entry("articles/x", "kind: comment\nreferences: [article, published, dated, bare, asks]", en="X", da="X"))  # fmt: skip
    assert [one.text for one in small.view("x").references] == [
        "Beckers, T., A body and Last (March 2019). Title. Journal, 7 (2), 1–9, NO-31, 2nd, Publisher, ISBN 978-0, DOI 10.1/x.",
        "Publisher (2020). Title.",
        "Title (5 February 2020).",
        "Title.",
        "Who asks?",
    ]
    assert [one.text for one in small.view("x", "da").references][:2] == [
        "Beckers, T., A body og Last (marts 2019). Title. Journal, 7 (2), 1–9, NO-31, 2nd, Publisher, ISBN 978-0, DOI 10.1/x.",
        "Publisher (2020). Title.",
    ]


def test_where_a_source_can_be_read_and_what_to_know_about_it(site):
    small = site("""
-- content/references.yml --
references:
  - {id: a, type: webpage, title: A, url: "https://a.example/", doi: 10.1/a, note: {da: En note}}
  - {id: b, type: webpage, title: B, doi: 10.1/b, note: {en: A note}}
  - {id: c, type: webpage, title: C, language: da}
""" + entry("articles/x", "kind: comment\nreferences: [a, b, c]", en="X"))  # fmt: skip
    assert [(one.href, one.language, one.note and (one.note.text, one.note.language)) for one in small.view("x").references] == [
        ("https://a.example/", "", ("En note", "da")),
        ("https://doi.org/10.1/b", "", ("A note", "")),
        ("", "da", None),
    ]
