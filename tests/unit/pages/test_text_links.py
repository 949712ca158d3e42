"""Links in rendered text: addresses, languages, and nothing that a text could smuggle in."""

from __future__ import annotations

import pytest

from tests.sites.built import read_page
from tests.small_site import entry

SITE = (
    entry("articles/both", "kind: comment", en="Both languages\n## Part {#part}", da="Begge sprog")
    + entry("articles/danish", "kind: comment", da="Kun <på> dansk")
    + entry("articles/draft", "kind: comment\nstatus: draft\nclaims: [{id: of-a-draft, value: 7, unit: count, quantity: {en: x}, population: {en: x}}]", en="Draft")
    + entry("articles/wrong", "kind: comment\nnonsense: 1", en="With an <error>", da="Med en fejl")
    + entry("articles/fejl", "kind: comment\nnonsense: 1", da="Kun på dansk")
    + entry(
        "articles/home",
        "kind: comment\nclaims: [{id: share, value: 45, unit: percent, quantity: {en: q}, population: {en: p}}]",
        da="Tallets hjem",
    )
    + entry(
        "articles/gone",
        "kind: comment\nstatus: withdrawn\nwithdrawn: {date: 2025-01-01, reason: {en: r}}\n"
        "claims: [{id: of-the-past, value: 3, unit: count, quantity: {en: q}, population: {en: p}}]",
        en="Gone",
    )
)


def shown(site, body: str, files: tuple[str, ...] = (), language: str = "en") -> str:
    """The HTML of a one-paragraph text on its page, without the paragraph's own tags."""
    return html_of(site, body, files, language).removeprefix("<p>").removesuffix("</p>")


def html_of(site, body: str, files: tuple[str, ...] = (), language: str = "en") -> str:
    """The HTML of a text on its page."""
    text = "---\ntitle: Here\n---\n" + body
    folder = "content/articles/here"
    small = site(SITE + entry("articles/here", "kind: comment", **{language: text}) + "".join(f"-- {folder}/{name} --\nx\n" for name in files))
    [section] = small.view("here", language).sections
    return section.html


LINKS = {
    "words": ("[these](entry:both)", '<a class="p-entry" href="../../../en/articles/both/">these</a>'),
    "no words": ("[](entry:both)", '<a class="p-entry" href="../../../en/articles/both/">Both languages</a>'),
    "part": ("[](entry:both#part)", '<a class="p-entry" href="../../../en/articles/both/#part">Both languages</a>'),
    "title": ('[x](entry:both "More")', '<a class="p-entry" href="../../../en/articles/both/" title="More">x</a>'),
    "marks": ("[*x* & `y`](entry:both)", '<a class="p-entry" href="../../../en/articles/both/"><em>x</em> &amp; <code>y</code></a>'),
    "other language": (
        "[](entry:danish)",
        '<a class="p-entry" href="../../../da/artikler/danish/" hreflang="da" lang="da">Kun &lt;på&gt; dansk</a>'
        ' <span class="p-language">(Danish)</span>',
    ),
    "words to another language": (
        "[these](entry:danish)",
        '<a class="p-entry" href="../../../da/artikler/danish/" hreflang="da">these</a> <span class="p-language">(Danish)</span>',
    ),
    "unknown": ("[these *words*](entry:nothing)!", "these <em>words</em>!"),
    "unknown without words": ("a[](entry:nothing)b", "ab"),
    "draft": ("[words](entry:draft)", "words"),
    "left out": ("[](entry:wrong), [words](entry:wrong)", "With an &lt;error&gt;, words"),
    "left out in another language": ("[](entry:fejl)", '<span lang="da">Kun på dansk</span>'),
    "no name": ("[words](entry:)", "words"),
    "withdrawn": ("[](entry:gone)", '<a class="p-entry" href="../../../en/articles/gone/">Gone</a> <span class="p-language">(withdrawn)</span>'),
    "term": ("[](term:recovery)", '<a class="p-term" href="../../../en/glossary/#recovery">recovery</a>'),
    "unknown term": ("[words](term:nothing)", "words"),
    "claim": ("[](claim:share)", '<a class="p-claim" href="../../../da/artikler/home/#claim-share" hreflang="da">45%</a>'),
    "claim of a draft": ("[](claim:of-a-draft)", "7"),
    "claim of a withdrawn entry": (
        "[](claim:of-the-past)",
        '<a class="p-claim" href="../../../en/articles/gone/#claim-of-the-past">3</a> <span class="p-language">(withdrawn)</span>',
    ),
    "unknown claim": ("[words](claim:nothing)", "words"),
    "citation as a link": ("[words](cite:first-source)", "words"),
    "elsewhere": ("[x](https://x.example/?a=1&b=2)", '<a href="https://x.example/?a=1&amp;b=2">x</a>'),
    "own part": ("[x](#part)", '<a href="#part">x</a>'),
}


@pytest.mark.parametrize(("markdown", "html"), LINKS.values(), ids=LINKS)
def test_link(markdown: str, html: str, site):
    assert shown(site, markdown) == html


def test_a_term_without_a_name_in_the_readers_language_leads_to_their_glossary_all_the_same(site):
    assert shown(site, "[](term:relative)", language="da") == (
        '<a class="p-term" href="../../../da/ordforklaringer/#relative" hreflang="da" lang="en">relative</a> <span class="p-language">(engelsk)</span>'
    )
    assert shown(site, "[den pårørende](term:relative)", language="da") == '<a class="p-term" href="../../../da/ordforklaringer/#relative">den pårørende</a>'


FILES = {
    "plain": ("[x](plan.pdf)", "plan.pdf", '<a href="../../../files/here/plan.pdf">x</a>'),
    "spaces": ("[x](the%20plan%20%231.pdf)", "the plan #1.pdf", '<a href="../../../files/here/the%20plan%20%231.pdf">x</a>'),
    "brackets": ("[x](<the plan.pdf>)", "the plan.pdf", '<a href="../../../files/here/the%20plan.pdf">x</a>'),
    "letters": ("[x](påmindelse.pdf)", "påmindelse.pdf", '<a href="../../../files/here/p%C3%A5mindelse.pdf">x</a>'),
    "place": ("[x](./plan.pdf#page=2)", "plan.pdf", '<a href="../../../files/here/plan.pdf#page=2">x</a>'),
    "picture": ("![alt](p.png)", "p.png", '<img alt="alt" src="../../../files/here/p.png">'),
    "picture in a link": ("[![alt](p.png)](p.png)", "p.png", '<a href="../../../files/here/p.png"><img alt="alt" src="../../../files/here/p.png"></a>'),
    "missing": ("[x](other.pdf) and [y](plan.pdf)", "plan.pdf", 'x and <a href="../../../files/here/plan.pdf">y</a>'),
    "missing picture": ("[![a &quot;b&quot;](p.svg)](p.svg)", "plan.pdf", "a &quot;b&quot;"),
    "outside": ("[x](../../secret)", "plan.pdf", "x"),
}


@pytest.mark.parametrize(("markdown", "name", "html"), FILES.values(), ids=FILES)
def test_file(markdown: str, name: str, html: str, site):
    assert shown(site, markdown, files=(name,)) == html


def test_a_table_can_be_scrolled(site):
    assert shown(site, "a | b\n--|--\n1 | 2").startswith('<div class="p-table" role="region" aria-label="Table" tabindex="0"><table>')


# What would run if a title, a link's words or its address reached the page as they are.
SMUGGLED = {
    "title that closes its tag": '[x](entry:nothing "a><img src=x onerror=alert(1)>")',
    "title that opens a table": '[x](https://x.example "<table></table><img src=x onerror=alert(1)>")\n\na | b\n--|--\n1 | 2',
    "quotation mark in the title": """[x](entry:both 'a" onclick="alert(1)')""",
    "quotation mark in the address": '[x](entry:both"onclick="alert(1))',
    "tag in the words": "[<img src=x onerror=alert(1)>](entry:both)",
    "tag in the words of a lost link": "[<img src=x onerror=alert(1)>](entry:nothing)",
    "program as address": "[x](javascript:alert(1)) [y](<java\tscript:alert(1)>)",
    "our link in an attribute": '[x](https://x.example "<a href=\'entry:both\'>")',
    "citation with a tag": "[@<script>alert(1)</script>]",
    "attribute list": "[x](entry:both){: onclick=alert(1) style=color:red }",
}


@pytest.mark.parametrize("markdown", SMUGGLED.values(), ids=SMUGGLED)
def test_nothing_is_smuggled_in(markdown: str, site):
    tags = read_page(html_of(site, markdown)).tags
    assert {tag.name for tag in tags} <= {"a", "p", "div", "table", "thead", "tbody", "tr", "th", "td", "sup"}
    allowed = {"href", "hreflang", "lang", "title", "class", "role", "aria-label", "tabindex"}
    assert {name for tag in tags for name in tag.attributes} <= allowed
    assert [tag.attributes["href"] for tag in tags if "javascript" in tag.attributes.get("href", "")] == []


def test_a_title_with_signs_of_html_is_shown_as_it_is(site):
    small = site(
        entry("articles/odd", "kind: comment", en="Odd <b>title</b> & \"more\"")
        + entry("articles/here", "kind: comment", en="Here\n[](entry:odd)")
    )
    [section] = small.view("here").sections
    assert section.html == (
        '<p><a class="p-entry" href="../../../en/articles/odd/">Odd &lt;b&gt;title&lt;/b&gt; &amp; &quot;more&quot;</a></p>'
    )
