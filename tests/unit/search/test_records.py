"""The page that Pagefind indexes for a record."""

from __future__ import annotations

from dataclasses import replace

from portal_build.search.records import END, HiddenText, SearchPage, pack, to_html, to_page
from tests.unit.search.examples import BARE, HOSTILE, METHOD


def test_a_record_is_a_page_with_its_sections_facets_and_date() -> None:
    assert to_html(METHOD) == (
        """\
<!doctype html>
<html lang="da">
<meta charset="utf-8">
<body data-pagefind-body>
<h1 data-pagefind-meta="title">Sammen om min vej</h1>
<p data-pagefind-meta="lead">En forløbspartner hjælper borgeren.</p>
<time id="2020-02-07"></time>
<i data-pagefind-sort="date:2020-02-07"></i>
<i data-pagefind-filter="type:method"></i>
<i data-pagefind-filter="topic:social-networks"></i>
<i data-pagefind-filter="topic:recovery"></i>
<i data-pagefind-filter="target_group:paaroerende"></i>
<h2 id="in-brief">Kort fortalt</h2>
<p>Støtte på <em>tværs</em>.</p>
</body>
</html>
"""
    )


def test_what_a_record_lacks_leaves_no_trace_but_a_place_in_the_order_of_dates() -> None:
    assert to_html(BARE) == (
        """\
<!doctype html>
<html lang="da">
<meta charset="utf-8">
<body data-pagefind-body>
<h1 data-pagefind-meta="title">Om</h1>
<i data-pagefind-sort="date:0000-00-00"></i>
<i data-pagefind-filter="type:page"></i>
</body>
</html>
"""
    )


def test_everything_but_the_text_itself_is_escaped() -> None:
    assert to_html(HOSTILE) == (
        """\
<!doctype html>
<html lang="da&quot;&gt;&lt;script&gt;">
<meta charset="utf-8">
<body data-pagefind-body>
<h1 data-pagefind-meta="title">&lt;script&gt;alert(1)&lt;/script&gt; &amp; co</h1>
<p data-pagefind-meta="lead">1 &lt; 2</p>
<meta data-pagefind-meta="parts[content]" content="støtte &quot;behov&quot;">
<time id="2020&quot;"></time>
<i data-pagefind-sort="date:2020&quot;"></i>
<i data-pagefind-filter="type:a&quot;b"></i>
<i data-pagefind-filter="topic:t&quot;&gt;&lt;i&gt;"></i>
<p>Fri tekst</p>
<h2 id="s&quot;">A &amp; B</h2>
<p>R&amp;D</p>
</body>
</html>
"""
    )


def test_on_its_way_into_the_search_a_page_lacks_its_end_and_brings_its_words():
    assert to_page(HOSTILE) == SearchPage(
        to_html(HOSTILE).removesuffix(END), "1 2 a alert b co d fri r script tekst", "behov støtte", '2020"'
    )


def test_pages_that_differ_in_a_hidden_word_alone_differ_even_if_pagefind_need_not_be_told():
    plain, more = to_page(METHOD), to_page(replace(METHOD, hidden=(HiddenText("synonyms", "forløb"),)))
    assert (more.html, more.hidden) == (plain.html, "forløb")
    assert pack(more).digest != pack(plain).digest
