"""`portal search`."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.small_site import write_site
from tests.unit.search.searched import write_searched
from tests.unit.test_cli import FINE, portal


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal with its built site in the folder that `mkdocs.yml` names."""
    folder = tmp_path_factory.mktemp("project")
    write_site(folder, FINE.replace("docs_dir: content\n", "docs_dir: content\nsite_dir: public\n"))
    write_searched(folder / "public")
    return folder


def test_it_shows_what_a_reader_finds(project: Path):
    assert portal(project, "search", "samtale") == (
        0,
        """\
Pinned by editors:
  Kontakt
     da/sider/kontakt/

In this language: 1 page
  1. Lyst
     da/metoder/lyst/
""",
        "",
    )


def test_it_explains(project: Path):
    status, said, errors = portal(project, "search", "BÖRN stotte", "--lang", "da", "--explain")
    assert (status, re.sub(r"score [\d.]+", "score SCORE", said), errors) == (
        0,
        """\
Results for “børn”, not for “börn”.
Results for “støtte”, not for “stotte”.

Words:
  börn → børn (spelled in plain letters, or with one letter for two)
  stotte → støtte (spelled in plain letters, or with one letter for two)
Asked first: børn støtte
Asked then: børn (each word for itself)
Asked then: støtte (each word for itself)
Weights: title 5, concepts 1, parts 0.1, forms 0.4

In this language: 1 page
  1. Barn
     da/metoder/barn/
     found by “børn støtte”, score SCORE
     the page has another form of “børn”

Also: 1 page
  1. Støtte
     da/metoder/stoette/
     found by “støtte” (each word for itself), score SCORE
""",
        "",
    )


def test_nothing_is_found(project: Path):
    assert portal(project, "search", "samtxqzwv") == (0, "No page has “samtxqzwv”.\n\nSuggestions: samtale (word)\n", "")


def test_only_another_language_has_it(project: Path):
    assert portal(project, "search", "shame") == (
        0,
        """\
No page in this language has “shame”; pages in other languages are about “Shame”.

In another language, nb: 1 page
  Skam
     nb/metoder/skam/
""",
        "",
    )


def test_literally(project: Path):
    assert portal(project, "search", "stotte", "--literal") == (0, "No page has “stotte”.\n\nSuggestions: støtte (word), støttebehov (word)\n", "")


def test_for_programs(project: Path):
    status, said, errors = portal(project, "search", "lyst", "--json", "--most", "1")
    answer = json.loads(said)
    assert (status, errors, list(answer)) == (0, "", ["plan", "said", "weights", "first", "also", "elsewhere"])
    assert answer["first"]["count"] == 1


def test_a_folder_that_is_named(project: Path, tmp_path: Path):
    shutil.copytree(project / "public", tmp_path / "copy")
    assert portal(tmp_path, "search", "lyst", "--site", "copy")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--lang", "nb"), "the site has no language `nb`; there are da"),
        (("--site", "nowhere"), "there is no built site with a search in nowhere; run `portal build`, or name the site's folder with --site"),
    ],
)
def test_what_cannot_be_searched(arguments: tuple[str, ...], message: str, project: Path):
    assert portal(project, "search", "lyst", *arguments) == (2, "", f"portal: {message}\n")


def test_the_language_is_asked_for_where_there_are_several(project: Path, tmp_path: Path):
    for language in ("da", "nb"):
        shutil.copytree(project / "public" / "da", tmp_path / "site" / language)
    assert portal(tmp_path, "search", "lyst", "--site", "site") == (2, "", "portal: name the language with --lang; there are da, nb\n")


def test_a_folder_without_a_portal(tmp_path: Path):
    status, said, errors = portal(tmp_path, "search", "lyst")
    assert (status, said) == (2, "")
    assert errors.startswith("portal: there is no mkdocs.yml")


@pytest.mark.parametrize("query", ["", "\udcff", "<script>", "x" * 10_000])
def test_no_query_ends_in_an_error(query: str, project: Path):
    status, _, errors = portal(project, "search", query)
    assert (status, errors) == (0, "")
