"""A site and its manifest, compared on the command line."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from portal_build.commands.project import CANNOT_RUN, PROBLEMS
from portal_build.publish.manifest import NAME
from portal_build.publish.verify import completed
from portal_build.publish.write import SiteFolder
from tests.unit.commands.portals import portal

SETTINGS = "site_name: test\ndocs_dir: content\nsite_dir: public\ntheme: {name: material}\nplugins: [portal]\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a site."""
    (tmp_path / "content").mkdir()
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    site = SiteFolder(tmp_path / "public")
    site.write("index.html", b'<h1 id="a"><a href="da/"></h1>')
    site.write("da/index.html", b'<a href="../#a">')
    site.write(NAME, completed(tmp_path / "public", site, lambda _: False).to_bytes())
    return tmp_path


def test_a_site_that_is_what_was_built(project: Path):
    assert portal(project, "verify") == (0, "the site is what was built\n", "")
    assert portal(project, "verify", "public", "--format", "json") == (0, '{\n  "version": 1,\n  "differences": [],\n  "links": []\n}\n', "")


def test_a_site_that_is_not(project: Path):
    (project / "public/index.html").write_bytes(b"")
    (project / "public/a\nb").write_bytes(b"")
    status, out, errors = portal(project, "verify")
    assert (status, errors) == (PROBLEMS, "")
    assert out.splitlines() == [
        "a\\x0ab does not belong to the site",
        "index.html is not what was built",
        "da/index.html: the link `../#a` leads nowhere: `index.html` has no anchor `a`",
    ]
    assert portal(project, "verify", "--no-links")[1].splitlines() == out.splitlines()[:2]


def test_the_same_for_programs(project: Path):
    (project / "public/da/index.html").unlink()
    status, out, _ = portal(project, "verify", "--format", "json")
    assert (status, json.loads(out)) == (
        PROBLEMS,
        {
            "version": 1,
            "differences": [{"path": "da/index.html", "kind": "missing"}],
            "links": [{"page": "index.html", "link": "da/", "why": "there is no file `da/index.html`"}],
        },
    )


def test_people_are_told_of_some_and_programs_of_all(project: Path):
    for number in range(30):
        (project / f"public/{number:02}").write_bytes(b"")
    assert portal(project, "verify")[1].splitlines()[-2:] == ["19 does not belong to the site", "and 10 more"]
    assert len(json.loads(portal(project, "verify", "--format", "json")[1])["differences"]) == 30


def test_a_site_that_was_set_aside(project: Path):
    os.rename(project / "public", project / ".public.old-0123abcd")
    said = "portal: the site lay aside, since a build was killed while it exchanged it; it is in its place again\n"
    assert portal(project, "verify") == (0, "the site is what was built\n", said)


NOTHING = {
    "no site": (["nowhere"], f"portal: there is no `{NAME}` in nowhere. Build the site, or name its folder: portal verify FOLDER\n"),
    "no manifest": (["content"], f"portal: there is no `{NAME}` in content. Build the site, or name its folder: portal verify FOLDER\n"),
    "damaged": (["damaged"], f"portal: `{NAME}` is damaged: it is no JSON. Build the site, or name its folder: portal verify FOLDER\n"),
}


@pytest.mark.parametrize(("arguments", "said"), NOTHING.values(), ids=NOTHING)
def test_nothing_to_compare(arguments: list[str], said: str, project: Path):
    (project / "damaged").mkdir()
    (project / "damaged" / NAME).write_bytes(b"{")
    assert portal(project, "verify", *arguments) == (CANNOT_RUN, "", said)


def test_no_project_and_no_site_named(tmp_path: Path):
    status, _, errors = portal(tmp_path, "verify")
    assert status == CANNOT_RUN
    assert errors.startswith("portal: there is no mkdocs.yml. Run the command in the folder that holds `mkdocs.yml`")
