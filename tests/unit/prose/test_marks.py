"""What is found in Markdown source, and where."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_build.checks.anchors import anchors_in
from portal_build.markup import render
from portal_build.prose import addresses_in, blank_code, figures_in, marks_in, numbers_in, words_of
from portal_build.prose.figures import readings
from portal_build.prose.marks import LINK, blank_code_blocks, links_in


def found(text: str, *kinds: str) -> list[tuple[str, int, int, str, str]]:
    return [(mark.kind, mark.line, mark.column, mark.text, mark.target) for mark in marks_in(text) if mark.kind in kinds]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("## Mål {#aim}", [("heading", 1, 1, "Mål", "aim")]),
        ("## Mål {: #aim .wide}", [("heading", 1, 1, "Mål", "aim")]),
        ("## Mål ##", [("heading", 1, 1, "Mål", "")]),
        ("## {#aim}", [("heading", 1, 1, "", "aim")]),
        ("text\n\n#tag", [("heading", 3, 1, "tag", "")]),
        ("####### seven", []),
        ("    ## code", []),
        ("a\n\n    ## code\n\nb", []),
        ("```\n## code\n```", []),
        ("```\n## never closed", [("heading", 2, 1, "never closed", "")]),
        ("Title\n---", [("heading", 1, 1, "Title", ""), ("underlined", 1, 1, "Title", "")]),
        ("Title\n===\n\ntext", [("heading", 1, 1, "Title", ""), ("underlined", 1, 1, "Title", "")]),
        ("one\ntwo\n---", []),
        ("text\n\n---\n\ntext", []),
        ("| a | b |\n|---|---|\n| 1 | 2 |", []),
    ],
)
def test_headings(text: str, marks: list):
    assert found(text, "heading", "underlined") == marks


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("see [a](b)", [("link", 1, 5, "a", "b")]),
        ("[](claim:x)", [("link", 1, 1, "", "claim:x")]),
        ("[a]()", [("link", 1, 1, "a", "")]),
        ("[a](<b c>)", [("link", 1, 1, "a", "b c")]),
        ('[a](b "title")', [("link", 1, 1, "a", "b")]),
        ("[a](b_(c))", [("link", 1, 1, "a", "b_(c)")]),
        ("[a [b] c](d)", [("link", 1, 1, "a [b] c", "d")]),
        ("![a](b)", [("image", 1, 1, "a", "b")]),
        ("[![a](b)](c)", [("link", 1, 1, "![a](b)", "c"), ("image", 1, 2, "a", "b")]),
        (r"\[a](b)", []),
        ("`[a](b)`", []),
        ("[`a`](b)", [("link", 1, 1, "`a`", "b")]),
        ("``a ` [b](c)`` [d](e)", [("link", 1, 16, "d", "e")]),
        ("[a][b]\n\n[b]: https://example.org", [("link", 3, 6, "b", "https://example.org")]),
        ("[@a; @b]", [("citation", 1, 2, "[@a; @b]", "a"), ("citation", 1, 6, "[@a; @b]", "b")]),
        ("[@a, p. 3]", [("loose", 1, 1, "[@a, p. 3]", "")]),
        ("[a] (entry:b)", [("loose", 1, 6, "entry:b", "")]),
        ("claim:x", [("loose", 1, 1, "claim:x", "")]),
        ("a sentence: a term: a claim", []),
        ("post@example.org", []),
    ],
)
def test_links(text: str, marks: list):
    assert found(text, "link", "image", "citation", "loose") == marks


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("<b>x</b>", ["<b>", "</b>"]),
        ("<!-- x -->", ["<!--"]),
        ('<a href="x">', ['<a href="x">']),
        ("<br/>", ["<br/>"]),
        ("p < 0.05 and > 3", []),
        ("<https://example.org>", []),
        (r"\<b>", []),
        ("`<b>`", []),
        ("    <b>", []),
        ("- item\n\n    <b>", ["<b>"]),
        ("!!! note\n\n    <b>", ["<b>"]),
    ],
)
def test_html(text: str, tags: list[str]):
    assert [mark.text for mark in marks_in(text) if mark.kind == "html"] == tags


# The figures that a reader would want a source for, and the numbers that only look like them.
@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("45 procent færre", ["45 procent"]),
        ("45 % av brukerne", ["45 %"]),
        ("45% of them", ["45%"]),
        ("It is 45 % lower.", ["45 %"]),
        ("There were no 200 people", ["200"]),
        ("3 pct. af alle", ["3 pct"]),
        ("2,5 %", ["2,5 %"]),
        ("12.50 % meer", ["12.50 %"]),
        ("12-15 %", ["12-15 %"]),
        ("30–40 procent", ["30–40 procent"]),
        ("45 фоизи одамон", ["45 фоизи"]),
        ("200 borgere", ["200"]),
        ("1.234 mensen", ["1.234"]),
        ("10 000 innbyggere", ["10 000"]),
        ("1 ud af 4", ["1 ud af 4"]),
        ("1 in 5 people", ["1 in 5"]),
        ("1 op de 5", ["1 op de 5"]),
        ("5 mio. kr.", ["5 mio"]),
        ("1500 kroner", ["1500 kroner"]),
        ("kr. 500", ["500"]),
        ("€ 12", ["12"]),
        ("i 2018 og 2014–2018", []),
        ("i 1990'erne", []),
        ("de 8 anbefalinger", []),
        ("den 5. februar 2020 og 21. februar", []),
        ("21 februari, February 21, 2020, 21st February", []),
        ("2020-02-05, 05-02-2020, 5/2/2020", []),
        ("kl. 10.30 og 14:45", []),
        ("18-65 år, 18 til 25 år, 40 jaar, 65 years, 30-jarige", []),
        ("24 timer, 90 minutter, 52 uger", []),
        ("§ 85, §§ 82 b og 85, artikel 25, art. 25", []),
        ("side 45-47, p. 33, kapitel 21, nr. 1957, IS-1957", []),
        ("ISBN 978-87-93407-99-2, ISBN 9788793407992, doi:10.1000/182", []),
        ("tel. 12 34 56 78, +45 33 44 55 66, 24/7", []),
        ("version 2.1.45, COVID-19, ICD-10", []),
        ("20. eerste\n21. tweede", []),
        ("https://example.org/45 og post45@example.org", []),
    ],
)
def test_figures(text: str, figures: list[str]):
    assert [written for _, written in figures_in(text)] == figures


def test_figures_in_links_headings_and_code_are_passed_over():
    assert found("## 200 cafés\n\n[45 %](claim:x) `300` [@report-400]\n\n```\n500\n```", "figure") == []


def test_figure_is_found_at_its_place():
    assert found("Alone.\n\nThere are 200 people.", "figure") == [("figure", 3, 11, "200", "")]


@pytest.mark.parametrize(
    ("written", "numbers"), [("45", {"45"}), ("1.234", {"1234", "1.234"}), ("12,5", {"12.5"}), ("10 000", {"10000"}), ("1.234,5", {"1234.5"})]
)
def test_readings(written: str, numbers: set[str]):
    assert {str(number) for number in readings(written)} == numbers


def test_a_definition_is_a_picture_where_it_is_used_as_one():
    text = "![A view][v] ![w] [x][y] ![z](z.png)\n\n[V]: view.png\n[w]: w.png\n[y]: y.png\n[z]: z.pdf\n"
    assert found(text, "image", "link") == [
        ("image", 1, 26, "z", "z.png"),
        ("image", 3, 6, "A view", "view.png"),
        ("image", 4, 6, "w", "w.png"),
        ("link", 5, 6, "y", "y.png"),
        ("link", 6, 6, "z", "z.pdf"),
    ]


def test_numbers_of_a_short_text():
    assert [sorted(map(str, number)) for number in numbers_in("from 12 to 1,500")] == [["12"], ["1.500", "1500"]]


def test_blanked_code_leaves_everything_in_its_place():
    text = "a `b` c\n\n~~~\nd\n~~~\n\n    e\n"
    bare = blank_code(text)
    assert [len(line) for line in bare.split("\n")] == [len(line) for line in text.split("\n")]
    assert bare.split() == ["a", "c"]


@pytest.mark.parametrize(("markdown", "words"), [("**Mål** og `kode`", "Mål og kode"), ("[a](b) _c_ d_e [@f]", "a c d_e"), (r"1\. a", "1. a")])
def test_words_of_a_line(markdown: str, words: str):
    assert words_of(markdown) == words


@pytest.mark.parametrize(
    "text",
    [
        "## Mål {#aim}\n\n## Indhold og *form*\n\n### Indhold og form",
        "## A [link](entry:x) in it\n\n## `Kode` & mere\n\n### «Sitat»\n\n### _em_ snake_case",
        "## Same\n\n## Same\n\n### Same {#same}\n\n### Same",
        "## Ҳадаф ва мӯҳлат\n\nTitle\n-----\n\ntext",
        "## 1. Først\n\n## [`code`](entry:x)",
        "## A\\*b\n\n## Æ, ø og å!\n\n## ...",
        "## a_1\n\n## a_1\n\n## A\n\n## A {#a_2}\n\n## A",
    ],
)
def test_anchors_are_those_of_the_rendered_page(text: str):
    shown = []
    for section in render(text):
        shown += [section.id] if section.id else []
        shown += [heading.id for heading in section.headings]
    assert [anchor.id for anchor in anchors_in(text)] == shown


def test_long_senseless_texts_are_read_in_reasonable_time():
    # Each of these took minutes with an expression that tries again from every character.
    start = process_time()
    for text in ("[" * 50_000, "`" * 20_001 + "a", "## " + " " * 50_000 + "x", "<!--" * 20_000, "![](" * 20_000, "1 " * 20_000, "- a\n    b\n\n" * 9_000, "`" * 200_000, "~~~ x\n" * 20_000):
        marks_in(text)
    anchors_in("## a\n\n" * 40_000)
    assert process_time() - start < 10


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("```\na\n```\nb", "b"),
        ("``` yaml\na\n```\nb\n```\nc\n```", "b"),
        ("````\n```\na\n````\nb", "b"),
        ("~~~\n```\n~~~\nb\n```\nc\n```", "b"),
        ("```\n```\nb", "b"),
        ("```\nb", "```b"),
        ("~~~\nb\n```", "~~~b```"),
        ("a ```\nb\n```", "a```b```"),
    ],
)
def test_blocks_of_code_between_lines_of_signs(text: str, left: str):
    bare = blank_code_blocks(text)
    assert "".join(bare.split()) == left
    assert [len(line) for line in bare.split("\n")] == [len(line) for line in text.split("\n")]


@given(st.text(alphabet="![]()\\a<> \n", max_size=60))
def test_links_are_what_the_pattern_finds(text: str):
    assert [found.span() for found in links_in(text)] == [found.span() for found in LINK.finditer(text)]


def test_addresses_stand_where_they_are_written():
    text = (
        "[a](entry:one), ![b](<two words.png>) and [c](\n entry:three 'x').\n\n`[d](entry:four)`\n\n"
        "[[e]](entry:five#a) [f](https://x.example/(y))\n\n[g]: <entry:six>\n"
    )
    found = list(addresses_in(text))
    assert [address for _, address in found] == ["entry:one", "two words.png", "entry:three", "entry:five#a", "https://x.example/(y)", "entry:six"]
    assert all(text.startswith(address, start) for start, address in found)
