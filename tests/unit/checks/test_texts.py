"""Links, lists, headings and figures: what is a mistake in a text, and what is none."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("[a](https://example.org/x_(y)) <https://example.org> [b](mailto:a@example.org?subject=x) [c](tel:+4512345678)", []),
        ("[](entry:together) [](claim:relapse-risk) [healing](term:recovery) [the board](cite:report-2020)", []),
        ("[home](https://portal.example.org/)", []),
        ("## Aim\n\n[up](#aim) [there](entry:together#in-brief) [and back](entry:coffee#aim)", []),
        ("[a](entry:together#afsnit)", ["unknown-anchor"]),
        ("[a](entry:Together)", ["unknown-entry"]),
        ("[a](entry:)", ["unknown-entry"]),
        ("[a](term:healing)", ["unknown-concept"]),
        ("[a](cite:book)", ["unknown-source"]),
        ("[a][b]\n\n[b]: javascript:x", ["link-scheme"]),
        ("[a](//example.org/x)", ["link-by-path"]),
        ("[a](http://[)", ["link-malformed"]),
        ("[a](www.example.org) [b](anna.holm@example.org)", ["link-malformed", "link-malformed"]),
        ("[`code`](https://example.org)", []),
        ("![a map](entry:together)", ["link-scheme"]),
        ("![a map](map.png) [](map.png)", ["link-without-text", "linked-file-missing", "linked-file-missing"]),
        ("[![](map.png)](https://example.org)", ["image-without-alternative", "linked-file-missing"]),
        ("[45 percent](claim:relapse-risk), [45,0 %](claim:relapse-risk), [45](claim:relapse-risk)", []),
        ("[4.5 percent](claim:relapse-risk)", ["claim-text-differs"]),
        ("`entry:x`, and an entry: this one", []),
        ("[read more](term:recovery)", []),
        ("[Read more](https://example.org)", ["link-text-vague"]),
    ],
)
def test_links(codes_of_text, body: str, expected: list[str]):
    assert sorted(codes_of_text(body)) == sorted(expected)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("- a\n- b", []),
        ("- a\nlazy\n- b", []),
        ("- a\n    - b\n        - c\n    - d\n- e", []),
        ("- a\n\n    more\n\n- b", []),
        ("1. a\n2. b", []),
        ("- a\n\n1. b", []),
        ("## A\n- b", []),
        ("text\n***\n- a", []),
        ("- **a**\n- b\n\n**x** y", []),
        ("!!! note\n    - a\n    - b", []),
        ("!!! Tip \"Good to know\"\n\n    text", ["unknown-box"]),
        ("text\n1. a", ["list-not-separate"]),
        ("> quote\n- a", ["list-not-separate"]),
        ("1. a\n- b", ["list-not-separate"]),
        ("- a\n\n    text\n    - b", ["list-not-separate"]),
        ("1. a\n   - b", ["list-indent"]),
        ("- a\n\n  - b", ["list-indent"]),
        ("  - a\n  - b", []),
        ("```\ntext\n- a\n1) b\n```", []),
        ("1) a\n2) b", ["list-sign"]),
        ("· a", ["list-sign"]),
        ("| a | b |\n|---|---|\n| 1 | 2 | 3 |\n| 1 | 2 | |\n| 1 |\n", ["table-cells"]),
        ("a | b\n--|--\n1 | `2 | 3`\n1 | 2 \\| 3\n", []),
        ("a | b\nc | d | e\n", []),
        ("\uf0b7\ta", ["list-sign"]),
    ],
)
def test_lists(codes_of_text, body: str, expected: list[str]):
    assert codes_of_text(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("## A\n\n### B\n\n#### C\n\n## D", []),
        ("### A", ["heading-skipped"]),
        ("## A\n\n##### B\n\n###### C", ["heading-skipped"]),
        ("#", ["heading-empty", "heading-top"]),
        ("## What about milk?\n\n## Milk etc.\n\n## Vitamin B12…", []),
        ("## 1. Milk", []),
        ("## Milk.", ["heading-punctuation"]),
        ("## A\n\n### A\n\n### A", []),
        ("## A\n\n## A", []),
        ("## A {#x}\n\n### B {#x}", ["duplicate-heading"]),
        ("text\n\n---\n\ntext", []),
        ("text\n---", ["heading-underlined"]),
        ("a < b > c, a<b, 5 < 6", []),
        ("a <b> c", ["raw-html"]),
    ],
)
def test_headings_and_html(codes_of_text, body: str, expected: list[str]):
    assert sorted(codes_of_text(body)) == expected


def test_figures_of_free_pages_are_passed_over(codes):
    files = {"pages/about/entry.yml": "source_language: en\n", "pages/about/index.en.md": "---\ntitle: About\nlead: We are 40.\n---\n\nWe are 40 people.\n"}
    assert codes(files) == []


def test_a_figure_names_the_claim_of_that_value(check):
    (found,) = check({"articles/coffee/index.en.md": "---\ntitle: Coffee\n---\n\nIt is 45 % lower.\n"})
    assert found.remedy == "if it is the same figure, write `[](claim:relapse-risk)`"
    assert str(found.position) == "content/articles/coffee/index.en.md:5:7"


@pytest.mark.parametrize(("lead", "wrong"), [("A [link](x)", True), ("**Bold**", True), ("A <b>b</b>", True), ("`code`", True), ("2 * 3 [sic] a_b_c", False)])
def test_leads_are_plain_text(codes, lead: str, wrong: bool):
    found = codes({"articles/coffee/index.en.md": f'---\ntitle: Coffee\nlead: "{lead}"\n---\n'})
    assert found == (["markdown-in-plain-text"] if wrong else [])


@pytest.mark.parametrize("body", ["Read [this one](entry: together).", "It is so [ @report-2020 ].", "It is so [ @report-2020]."])
def test_a_space_too_many_makes_a_link_unfinished(codes_of_text, body: str):
    assert codes_of_text(body) == ["link-unfinished"]
