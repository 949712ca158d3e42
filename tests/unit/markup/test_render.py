"""Rendered text: safe whatever it is made from, cut at its headings."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_build import markup
from portal_build.markup import Heading, plain, render, slugify, tangle


def html_of(body: str) -> str:
    return "".join(section.html for section in render(body))


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        "text <script>alert(1)</script> text",
        "<img src=x onerror=alert(1)>",
        "<div onclick=alert(1)>\n\ntext\n\n</div>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java\nscript:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:alert(1))",
        "![x](javascript:alert(1))",
        "[x]: javascript:alert(1)\n\n[x]",
        "<javascript:alert(1)>",
        "text {: onclick=alert(1) }",
        "## Title {: onclick=alert(1) style=color:red }",
        "[x](https://example.org){: onclick=alert(1) style=position:fixed target=_blank }",
        "![x](a.png){: onerror=alert(1) }",
        '[x](https://example.org "a\\" onclick=\\"alert(1)")',
        "`<script>alert(1)</script>`",
        "```html\n<script>alert(1)</script>\n```",
        "| a |\n|---|\n| <script>alert(1)</script> |",
        '!!! note "<script>alert(1)</script>"\n\n    <script>alert(1)</script>',
        "- <svg onload=alert(1)>",
        "[@x\"><script>alert(1)</script>]",
        "<style>body{display:none}</style>",
        "<iframe src=https://example.org></iframe>",
        "<!-- --!><img src=x onerror=alert(1)>",
    ],
)
def test_no_script_comes_through(body: str):
    rendered = "".join(f"{section.title and ''}{section.html}" for section in render(body))
    assert not re.search(r"<(script|style|iframe|svg|object|embed|form|input|meta|link|base)\b", rendered, re.I)
    tags = [re.sub(r'="[^"]*"', '=""', tag) for tag in re.findall(r"<[^>]*>", rendered)]
    assert not re.search(r"\bon\w+\s*=|\bstyle\s*=", " ".join(tags), re.I)
    assert not re.search(r'(?:href|src)="\s*(?:javascript|vbscript|data):', rendered, re.I)


@given(st.text(alphabet=st.sampled_from("<>&\"'`*_[](){}#!:=/\\ \n-|@abjscript:onerror123"), max_size=200))
def test_no_tag_but_ours_comes_out_of_anything(body: str):
    for tag in re.findall(r"<\s*/?\s*([a-zA-Z0-9]+)", html_of(body)):
        assert tag in {
            "a", "abbr", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt", "em", "h2", "h3", "h4", "h5", "h6", "hr", "img",
            "kbd", "li", "ol", "p", "pre", "q", "s", "span", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
        }  # fmt: skip


def test_html_is_shown_as_the_text_that_it_is():
    assert html_of("a <b>c</b>") == "<p>a &lt;b&gt;c&lt;/b&gt;</p>"


def test_text_is_cut_at_its_headings():
    start, aim, end = render("Before.\n\n## Formål {#aim}\n\nTo *talk*.\n\n### Én ting\n\nMore.\n\n## End")
    assert (start.id, start.title, start.html) == ("", "", "<p>Before.</p>")
    assert (aim.id, aim.title, aim.headings) == ("aim", "Formål", (Heading(3, "én-ting", "Én ting"),))
    assert (end.id, end.html) == ("end", "")


@pytest.mark.parametrize("scheme", ["entry", "claim", "term", "cite"])
def test_own_schemes_stay(scheme: str):
    assert f'href="{scheme}:x"' in html_of(f"[a]({scheme}:x)")


def test_citations_become_links_that_carry_their_keys():
    assert html_of("[@a; @b]") == '<p><span><a href="cite:a"></a><a href="cite:b"></a></span></p>'


def test_table_columns_are_aligned_by_class():
    assert 'class="align-right"' in html_of("| a |\n|--:|\n| 1 |")


@pytest.mark.parametrize(
    ("words", "anchor"), [("Følg op på indsatsen", "følg-op-på-indsatsen"), ("Ҳадаф", "ҳадаф"), ("A – B!", "a-b"), ("…", "section"), ("E\u0301n", "én")]
)
def test_anchors_keep_every_script(words: str, anchor: str):
    assert slugify(words) == anchor


@pytest.mark.parametrize("address", ["https://a.example/b.png", "//a.example/b.png", "/\\\\a.example/b.png", "HTTP://a.example/b.png", "data:image/png;base64,AA=="])
def test_pictures_come_from_the_portal_alone(address: str):
    assert html_of(f"![a]({address})") == html_of(f"![a][b]\n\n[b]: <{address}>") == '<p><img alt="a"></p>'
    assert html_of("![a](https://a.example/b c.png)") == '<p><img alt="a"></p>'
    assert html_of('`<img src="https://a.example/b.png">`') == '<p><code>&lt;img src="https://a.example/b.png"&gt;</code></p>'


def test_codes_of_signs_that_no_file_may_hold():
    assert html_of("a&#27;b&#x1b;c&#x202E;d&ZeroWidthSpace;e&eacute;f&shy;g&#99999999;") == "<p>a\ufffdb\ufffdc\ufffdd\ufffdeéf\u00adg\ufffd</p>"


def test_plain_text_has_no_tags_and_no_entities():
    assert plain("<p>a &amp; <em>b</em>\n c</p>") == "a & b c"


def test_braces_say_a_language_and_a_headings_id_and_nothing_else():
    assert html_of("*må*{: lang=nb .x #menu title=y }") == '<p><em lang="nb">må</em></p>'
    assert html_of("[a](b.pdf){: href=https://example.org/ }") == '<p><a href="b.pdf">a</a></p>'
    assert html_of("![a](b.png){: src=//example.org/x.png }") == '<p><img alt="a" src="b.png"></p>'
    assert [section.id for section in render("## A {#menu-1}\n\n## B {#100%}\n\n## C {: #c .d }")] == ["menu-1", "b", "c"]


TANGLES = ("> 1. " * 300 + "a", "- " * 60 + "a", "[" * 30_000, "[a](" * 30_000, "[@a; @a" * 30_000, "---\n" * 50_000, "~~~ x\n" * 50_000, "!!! note\n" * 50_000, "a\n: b\n" * 50_000, "    " * 60 + "a")


@pytest.mark.parametrize("body", TANGLES, ids=[body[:7] for body in TANGLES])
def test_a_tangle_is_shown_as_it_stands_and_spoils_no_other_text(body: str):
    assert tangle(body)
    assert plain(html_of(body)) == " ".join(body.split())
    assert html_of("1. a") == "<ol>\n<li>a</li>\n</ol>"


def test_what_the_engine_cannot_get_through_is_shown_as_it_stands(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(markup, "tangle", lambda body: None)
    body = "* 1. " * 600 + "a"
    assert plain(html_of(body)) == body
    assert html_of("1. a") == "<ol>\n<li>a</li>\n</ol>"


def test_long_tables_and_lists_are_no_tangle():
    assert tangle("| a | b |\n|---|---|\n" + "| [a](b) | (c) |\n" * 2000) is None
    assert tangle("- [a](b) (c\n" + "- a\n" * 2000) is None
    assert tangle("```\na\n```\n\n" * 200) is None
