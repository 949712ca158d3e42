"""What is built upon a site that stands is what would be built from nothing, whatever has happened to that site and to the cache."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from portal_build.press.kept_pages import KeptPages
from portal_build.publish import verify
from portal_build.publish.manifest import NAME
from tests.killing import found, write_state
from tests.unit.commands.portals import portal


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal with sites in two states that were built from nothing, and one in the first state with a cache."""
    project = tmp_path_factory.mktemp("project")
    for state in ("two", "one"):
        write_state(project, state)
        assert portal(project, "build", "--no-cache", "--site", state)[0] == 0
    assert portal(project, "build")[0] == 0
    return project


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    """A copy in which the next build finds the site as the last one has left it."""
    shutil.copytree(built, tmp_path / "project", ignore=shutil.ignore_patterns("site"))
    assert portal(tmp_path / "project", "build")[0] == 0
    return tmp_path / "project"


def stands(project: Path) -> str:
    return found(project / "site", {(project / state / NAME).read_bytes(): state for state in ("one", "two")})


def change_a_text(project: Path) -> None:
    path = project / "content/articles/walk/index.en.md"
    path.write_text(path.read_text(encoding="utf-8").replace("Text one.", "Text 1."), encoding="utf-8")


def by_hand(path: Path) -> None:
    """Change a file without changing its size or time."""
    before = path.stat()
    with path.open("r+b") as file:
        file.write(b"<!DOCTYPE HTML>")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


HAPPENED: dict[str, Callable[[Path], object]] = {
    "nothing": lambda _: None,
    "a page of the site was edited": lambda project: by_hand(project / "site/en/index.html"),
    "a compressed form was edited": lambda project: by_hand(project / "site/en/index.html.br"),
    "a page of the site is gone": lambda project: (project / "site/en/index.html").unlink(),
    "the site is gone": lambda project: shutil.rmtree(project / "site"),
    "it was built without compressed forms": lambda project: portal(project, "build", "--no-compress"),
    "the cache is gone": lambda project: shutil.rmtree(project / ".cache"),
    "another site was put there": lambda project: shutil.rmtree(project / "site") or shutil.copytree(project / "two", project / "site"),
    "packs are damaged": lambda project: [path.write_bytes(b"\xff" + path.read_bytes()[1:]) for path in (project / ".cache").glob("*/*/*/*/*")],
    "values are damaged": lambda project: [path.write_bytes(path.read_bytes()[:-9] + b"\xff" * 9) for path in (project / ".cache").glob("*/*/*/*/*")],
    "packs of pages are gone": lambda project: [shutil.rmtree(path) for path in (project / ".cache").glob("*/*/pages")],
    "packs of the search are gone": lambda project: [shutil.rmtree(path) for path in (project / ".cache").glob("*/*/searched")],
}


@pytest.mark.parametrize("happened", HAPPENED.values(), ids=HAPPENED)
def test_it_is_the_same_site_whatever_has_happened(happened: Callable[[Path], object], project: Path):
    happened(project)
    change_a_text(project)
    assert portal(project, "build")[0] == 0
    assert portal(project, "build", "--no-cache", "--site", "plain")[0] == 0
    assert found(project / "site", {(project / "plain" / NAME).read_bytes(): "as from nothing"}) == "as from nothing"
    # And as well if a page is added.
    write_state(project, "two")
    assert portal(project, "build")[0] == 0
    assert stands(project) == "two"


def test_what_stands_is_not_read_again(project: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(KeptPages, "get", lambda *_: None)
    before = (project / "site/en/index.html").stat().st_ino
    change_a_text(project)
    status, _, errors = portal(project, "build", "--profile")
    assert status == 0
    assert "Pages: 1 made, " in errors
    assert (project / "site/en/index.html").stat().st_ino == before


def test_where_links_lead_that_no_page_has_any_more_is_not_asked(project: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(verify, "broken_links", lambda *_: pytest.fail("all pages are looked through"))
    for state in ("two", "one"):
        write_state(project, state)
        assert portal(project, "build")[0] == 0


def test_a_page_that_goes_takes_no_other_with_it(project: Path):
    for state in ("two", "one", "two", "one"):
        write_state(project, state)
        assert portal(project, "build")[0] == 0
        assert stands(project) == state
