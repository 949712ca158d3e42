"""Rendered text: safe whatever it is made from, cut at its headings."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_build.markup import Heading, plain, render, slugify


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


def test_plain_text_has_no_tags_and_no_entities():
    assert plain("<p>a &amp; <em>b</em>\n c</p>") == "a & b c"
