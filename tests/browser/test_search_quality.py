"""Readers find what they mean: the judged queries, typed into the search page of their language one after the other."""

from __future__ import annotations

import os

import pytest

from tests.browser.site_map import LANGUAGES
from tests.judged.judging import NO_ANSWER, judged, known_misses, write_misses
from tests.search_bench.box import PortalBox
from tests.search_bench.gzip_host import GzipHost
from tests.search_bench.scoring import AMONG_THE_FIRST, Asked, place_of

CATEGORIES = {"exact", "inflection", "parts → compound", "head → compound", "compound → phrase", "typo", "ascii", "synonym", "other language", NO_ANSWER}
OF_TAJIK = CATEGORIES - {"parts → compound", "head → compound", "compound → phrase", "synonym"}
"""Its words are not written together, and its topics have one name each."""


@pytest.fixture(scope="module")
def asked(home, browser) -> list[Asked]:
    """Every judged query, and what a reader sees after typing it and pressing Enter."""
    found = []
    box = PortalBox(GzipHost(home.url))
    for language in LANGUAGES:
        queries = [query for query in judged() if query.language == language]
        with browser.new_context() as context:
            page = context.new_page()
            box.open(page, language)
            found += zip(queries, box.ask(page, [query.text for query in queries], enter=True), strict=True)
    return found


def test_every_category_is_judged_in_every_language():
    assert len(judged()) >= 120
    for language in LANGUAGES:
        assert {query.category for query in judged() if query.language == language} == (OF_TAJIK if language == "tg" else CATEGORIES)


def test_answers_are_entries(reference_map):
    entries = {page.key[-1] for language in LANGUAGES for page in reference_map.entries(language)}
    assert {query.id for query in judged() if not query.right <= entries or bool(query.right) == (query.category == NO_ANSWER)} == set()


def test_known_misses_are_judged_queries():
    assert known_misses() - {query.id for query in judged()} == set()


def test_no_query_is_answered_worse_than_before(asked):
    missed = {query.id: [f"{group}: {entry}" for entry, group in answer.found[:AMONG_THE_FIRST]] for query, answer in asked if not _answered(query, answer)}
    known = known_misses()
    if os.environ.get("PORTAL_RENEW"):
        write_misses(known & missed.keys())
        known &= missed.keys()
    assert {name: found for name, found in missed.items() if name not in known} == {}, "queries that were answered before"
    assert known - missed.keys() == set(), "queries that are answered now: take them off the list with PORTAL_RENEW=1"


def _answered(query, answer) -> bool:
    """Whether a right entry is among the first; or, if there is none, that nothing is shown without a word on why."""
    if query.category == NO_ANSWER:
        return not answer.found or bool(answer.said)
    place = place_of(query, answer)
    return place is not None and place <= AMONG_THE_FIRST
