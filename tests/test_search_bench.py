"""The search bench: a corpus comes through unchanged, a broken one is refused, and scores are what they say."""

from __future__ import annotations

import json
from datetime import date

import pytest

from portal_build import pipeline
from portal_build.diagnostics import Severity
from tests.search_bench.box import Answer
from tests.search_bench.builds import BuildFailed
from tests.search_bench.corpus import LANGUAGES, Query, UnusableCorpus, read_corpus
from tests.search_bench.indexing import check_words
from tests.search_bench.portal_project import write_project
from tests.search_bench.scoring import Junk, Score, junk, precision, score
from tests.search_bench.wording import Wording

ODD = """1. no list, # no heading, * no item; a_b_c and *stars*, [no link](x), `code`, a\\b, &amp; <b>, {: lang=en }, ~~~, | a | b |, [@key] «…»"""
PAGES = [
    {"id": "Odd-1", "lang": "da", "title": "#1: *Mål* & <vej>", "blocks": [["h2", "- 2) ???"], ["p", ODD], ["li", "+ \n en ting"], ["p", ""]], "concepts": ["los:vej"]},
    {"id": "plain", "lang": "nb", "title": "Vei", "blocks": [["p", line] for line in (": a", "!!! note", "> b", "===", "---", "```", "    c", "-", "_")]},
]
VOCABULARY = {"los:vej": {"da": ["Vej", "Sti"], "nb": ["Vei"], "nn": ["Veg"]}}


@pytest.fixture
def folder(tmp_path):
    """Writes a corpus."""

    def write(pages=PAGES, queries=()):
        for name, lines in {"corpus": pages, "queries": queries, "negatives": []}.items():
            (tmp_path / f"{name}.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        (tmp_path / "vocab.json").write_text(json.dumps(VOCABULARY), encoding="utf-8")
        return tmp_path

    return write


def asked(name, right):
    return {"qid": name, "set": "auto", "cat": "exact", "lang": "da", "q": name, "rel": right}


@pytest.fixture
def portal(folder, tmp_path):
    """The corpus, and the site that is made of it."""
    corpus = read_corpus(folder(), LANGUAGES, 1)
    write_project(corpus, tmp_path / "portal")
    loaded = pipeline.load(tmp_path / "portal" / "content", date(2026, 1, 2))
    assert [found for found in loaded.diagnostics if found.severity is Severity.ERROR] == []
    return corpus, pipeline.prepare(loaded.catalogue, tmp_path / "no-catalogues")


def views_of(site):
    return [(plan, plan.view()) for plan in pipeline.plan(site) if plan.searched]


def test_words_come_through_whatever_they_mean_to_markdown(portal):
    corpus, site = portal
    check_words(corpus, views_of(site))
    assert [plan.address for plan, _ in views_of(site)] == ["da/artikler/odd-1/", "nb/artikler/plain/"]


def test_other_words_are_noticed(portal):
    corpus, site = portal
    with pytest.raises(BuildFailed, match="the portal has no page plain"):
        check_words(corpus, views_of(site)[:1])


def test_concepts_are_topics(portal):
    _, site = portal
    [concept] = site.catalogue.data.vocabularies["topics"].concepts
    assert (concept.id, concept.prefLabel, concept.altLabel) == ("los-vej", {"da": "Vej", "nb": "Vei"}, {"da": ["Sti"], "nb": ["Veg"]})
    assert site.catalogue.entries["odd-1"].facts.topics == ["los-vej"]


def test_sample_takes_every_nth_query_of_the_languages(folder):
    queries = [asked(str(number), ["plain"]) for number in range(5)]
    assert [query.id for query in read_corpus(folder(queries=queries), ["da"], 2).queries] == ["0", "2", "4"]
    assert read_corpus(folder(queries=queries), ["nl"], 1).queries == ()


@pytest.mark.parametrize(
    ("pages", "queries", "reason"),
    [
        (PAGES, [asked("lost", ["gone"])], "1 queries are answered by pages that are not there, the first of them lost"),
        ([*PAGES, {**PAGES[1], "id": "PLAIN"}], [], "the same in small letters"),
        ([{**PAGES[1], "lang": "xx"}], [], "plain has a language or an id that no portal can have"),
        ([{"id": "plain"}], [], "is not in the form"),
    ],
)
def test_corpus_that_cannot_be_used_is_refused(folder, pages, queries, reason):
    with pytest.raises(UnusableCorpus, match=reason):
        read_corpus(folder(pages, queries), LANGUAGES, 1)


def query(*right):
    return Query("q", "auto", "exact", "da", "word", frozenset(right))


def answer(*found, said=""):
    return Answer(tuple(tuple(one.split(":")) if ":" in one else (one, "first") for one in found), said, 1.0)


def test_scores():
    right, third, none = (query("a"), answer("a", "b")), (query("a", "b"), answer("c", "c:also", "d:also", "b:elsewhere")), (query("a"), answer())
    assert score([right, third, none]) == Score(3, 1 / 3, 2 / 3, pytest.approx((1 + 1 / 3) / 3))
    assert precision([right, third, none]) == (1 / 2 + 0) / 2
    assert precision([none]) is None
    assert score([(query("f"), answer(*"abcdef"))]) == Score(1, 0, 0, 1 / 6)


def test_junk_is_silent_only_if_nothing_is_said():
    assert junk([(query(), answer()), (query(), answer("a")), (query(), answer("a", said="Viser resultater for b"))]) == Junk(3, 1, 1)


def test_page_has_a_word_in_another_form_or_in_a_compound(folder):
    pages = [{"id": "a", "lang": "nb", "title": "Støttebehovet", "blocks": [["p", "Ledsageren blir med ut i skogene."]]}]
    wording = Wording(read_corpus(folder(pages), LANGUAGES, 1))
    typed = ["ledsager", "ledsagere", "behov", "skoger ledsager", "ledelse", "skog mark"]
    assert {text: wording.has(Query("q", "auto", "exact", "nb", text, frozenset()), "a") for text in typed} == {
        "ledsager": True, "ledsagere": True, "behov": True, "skoger ledsager": True, "ledelse": False, "skog mark": False
    }  # fmt: skip
