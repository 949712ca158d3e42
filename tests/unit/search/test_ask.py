"""A built site searched from the command line: the scripts of readers, in Node, over real bundles."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from portal_build.search.ask import NotAsked, ask, searchable
from tests.unit.search.searched import write_searched

@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_searched(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def found(site: Path) -> Callable[[str], dict[str, Any]]:
    answers: dict[str, dict[str, Any]] = {}

    def once(query: str) -> dict[str, Any]:
        answers[query] = answers.get(query) or ask(site, "da", query, literal=False, most=3)
        return answers[query]

    return once


def pages(group: dict[str, Any]) -> list[tuple[str, dict[str, str] | None]]:
    return [(page["url"].split("/")[-2], page["why"]) for page in group["pages"]]


def test_a_page_that_shows_the_word_needs_no_reason(found: Callable[[str], dict[str, Any]]):
    answer = found("samtale")
    assert pages(answer["first"]) == [("lyst", None)]
    assert answer["first"]["pages"][0]["url"] == "da/metoder/lyst/" and answer["first"]["pages"][0]["title"] == "Lyst"
    assert answer["weights"] == {"title": 5, "concepts": 1, "parts": 0.1, "forms": 0.4}


@pytest.mark.parametrize(
    ("query", "page", "why"),
    [
        ("pårørendeinddragelse", "stoette", {"kind": "topic", "label": "Pårørendeinddragelse"}),
        ("behov", "barn", {"kind": "word", "label": "støttebehov"}),
        ("børn", "barn", {"kind": "form", "label": "børn"}),
    ],
)
def test_a_page_that_does_not_show_the_word_has_a_reason(query: str, page: str, why: dict[str, str], found: Callable[[str], dict[str, Any]]):
    assert pages(found(query)["first"]) == [(page, why)]


def test_further_pages_are_a_group_of_their_own(found: Callable[[str], dict[str, Any]]):
    answer = found("støtte lyst")
    assert answer["first"]["count"] == 0
    assert [(page["url"], page["term"], page["how"]) for page in answer["also"]["pages"]][0] == ("da/metoder/lyst/", "lyst", "any")
    assert answer["also"]["count"] == 3


def test_pages_in_other_languages_are_found_by_their_concept(found: Callable[[str], dict[str, Any]]):
    answer = found("shame")
    assert (answer["plan"]["first"], answer["first"]["count"], answer["also"]["count"]) == (None, 0, 0)
    assert answer["elsewhere"] == [{"language": "nb", "count": 1, "concepts": ["shame"], "pages": [{"url": "nb/metoder/skam/", "title": "Skam", "type": "method"}]}]


def test_a_number_finds_only_what_has_it(found: Callable[[str], dict[str, Any]]):
    # Pagefind would take pages with "covid" for the one, and those with a longer number for the other.
    assert pages(found("covid-19")["first"]) == [("lyst", None)]
    answer = found("covid-18 lyst")
    assert (answer["first"]["count"], pages(answer["also"])) == (0, [("lyst", None)])
    assert answer["said"] == [{"key": "without", "values": {"q": "covid-18", "words": ""}}]


def test_where_nothing_is_left_nothing_was_left_out(found: Callable[[str], dict[str, Any]]):
    answer = found("covid-18")
    assert (answer["first"]["count"], answer["also"]["count"]) == (0, 0)
    assert answer["said"] == [{"key": "none", "values": {"q": "covid-18", "words": ""}}]


def test_what_was_done_with_a_word_is_said_once(found: Callable[[str], dict[str, Any]]):
    assert found("xqzwv lyst xqzwv")["said"] == [{"key": "without", "values": {"q": "xqzwv", "words": ""}}]


def test_nothing_is_found_rather_than_something_else(found: Callable[[str], dict[str, Any]]):
    answer = found("xqzwv")
    assert (answer["first"]["count"], answer["also"]["count"], answer["elsewhere"]) == (0, 0, [])


def test_the_first_pages_are_shown_and_all_are_counted(site: Path):
    group = ask(site, "da", "støtte", literal=False, most=1)["first"]
    assert (group["count"], len(group["pages"])) == (2, 1)


def test_what_is_searched_literally(site: Path):
    assert ask(site, "da", "stotte", literal=True, most=5)["first"]["count"] == 0


def test_concepts_may_be_missing(site: Path, tmp_path: Path):
    shutil.copytree(site, tmp_path / "site")
    (tmp_path / "site/da/search/concepts.json").unlink()
    assert ask(tmp_path / "site", "da", "samtale", literal=False, most=5)["first"]["count"] == 1


def test_languages_are_those_with_a_bundle(site: Path, tmp_path: Path):
    assert searchable(site) == ["da"]
    assert searchable(tmp_path) == searchable(tmp_path / "nowhere") == []


@pytest.mark.parametrize("missing", ["assets/js/search-run.js", "da/search/lexicon.txt"])
def test_a_site_without_the_search_says_what_to_do(missing: str, site: Path, tmp_path: Path):
    shutil.copytree(site, tmp_path / "site")
    stem, ending = os.path.splitext(missing)
    next((tmp_path / "site").glob(f"{stem}*{ending}")).unlink()
    with pytest.raises(NotAsked, match=f"^the site lacks {missing}; run `portal build`$"):
        ask(tmp_path / "site", "da", "x", literal=False, most=5)


def test_a_broken_site_is_told_in_one_line(site: Path, tmp_path: Path):
    shutil.copytree(site, tmp_path / "site")
    (tmp_path / "site/da/search/concepts.json").write_text("{", encoding="utf-8")
    with pytest.raises(NotAsked, match="^the site's search failed, which another `portal build` may mend: SyntaxError: [^\n]*$"):
        ask(tmp_path / "site", "da", "x", literal=False, most=5)


def program(folder: Path, says: str) -> None:
    folder.mkdir()
    (folder / "node").write_text(f"#!/bin/sh\n{says}\n", encoding="utf-8")
    (folder / "node").chmod(stat.S_IRWXU)


@pytest.mark.parametrize(
    ("says", "message"),
    [
        ("echo v16.20.2", r"bin/node is v16\.20\.2; install Node\.js 18 or newer"),
        ("true", r"bin/node is of an unknown version; install Node\.js 18 or newer"),
    ],
)
def test_an_old_node_is_refused(says: str, message: str, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    program(tmp_path / "bin", says)
    monkeypatch.setattr("sys.executable", str(tmp_path / "bin" / "python"))
    with pytest.raises(NotAsked, match=message):
        ask(site, "da", "x", literal=False, most=5)


def test_a_missing_node_is_said(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.executable", str(tmp_path / "python"))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NotAsked, match=r"^Node\.js was not found, which runs the search; install Node\.js 18 or newer"):
        ask(site, "da", "x", literal=False, most=5)
