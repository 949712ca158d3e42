"""The files that the published site is made from, and no others."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from portal_build.model import COLLECTIONS
from portal_build.project import Project
from portal_build.publish.archive.sources import NotContained, sources
from portal_build.source.read import read_portal
from tests.small_site import SmallSite, entry

WALK = entry("articles/walk", "published: 2024-01-01\nkind: comment", en="Walk\nText.")


def taken(made: SmallSite, theme: str = "theme", settings: str = "mkdocs.yml") -> list[str]:
    """The paths of what is taken from a small portal, without its settings and vocabularies."""
    project = Project(made.project / "content", made.project / theme)
    found = sources(project, made.project / settings, read_portal(project.content, COLLECTIONS), made.catalogue)
    return [path for path in found if not path.startswith("content/") or "articles" in path]


@pytest.fixture
def themed(site: Callable[..., SmallSite], tmp_path: Path) -> SmallSite:
    made = site(WALK + "-- mkdocs.yml --\nsite_name: x\n-- theme/main.html --\n<html>\n-- theme/assets/a.css --\nbody {}\n")
    (tmp_path / "secret.txt").write_text("SECRET")
    return made


def test_what_lies_about_in_the_theme_is_left(themed: SmallSite, tmp_path: Path):
    theme = themed.project / "theme"
    for name in (".env", "notes.txt~", "__pycache__/a.pyc", "node_modules/x/a.js"):
        (theme / name).parent.mkdir(exist_ok=True, parents=True)
        (theme / name).write_text("SECRET")
    (theme / "link.css").symlink_to(tmp_path / "secret.txt")
    (theme / "folder").symlink_to(tmp_path)
    os.mkfifo(theme / "pipe.css")
    assert taken(themed) == ["content/articles/walk/entry.yml", "content/articles/walk/index.en.md", "mkdocs.yml", "theme/assets/a.css", "theme/main.html"]


def test_what_git_ignores_is_left(themed: SmallSite):
    subprocess.run(["git", "init", "-q", themed.project], check=True)
    (themed.project / ".gitignore").write_text("*.key\n/theme/private/\n")
    (themed.project / "theme/private").mkdir()
    for name in ("private/a.css", "b.key"):
        (themed.project / "theme" / name).write_text("SECRET")
    assert [path for path in taken(themed) if path.startswith("theme")] == ["theme/assets/a.css", "theme/main.html"]
    # A theme that is put there from elsewhere, and so ignored as a whole, is the theme all the same.
    (themed.project / ".gitignore").write_text("/theme\n")
    assert {"theme/assets/a.css", "theme/main.html"} <= set(taken(themed))


def test_the_browser_forms_and_the_licence_go_along(themed: SmallSite, tmp_path: Path):
    (themed.project / "admin").mkdir()
    (themed.project / "admin/index.html").write_text("forms")
    (themed.project / "LICENSE.md").write_text("licence")
    (themed.project / "LICENSE.txt").symlink_to(tmp_path / "secret.txt")
    assert {"admin/index.html", "LICENSE.md"} <= set(taken(themed)) and "LICENSE.txt" not in taken(themed)


def test_a_theme_beside_the_portal_keeps_its_place(site: Callable[..., SmallSite]):
    made = site(WALK + "-- mkdocs.yml --\nsite_name: x\n")
    (made.project.parent / "theme").mkdir()
    (made.project.parent / "theme/main.html").write_text("<html>")
    assert [path for path in taken(made, "../theme") if not path.startswith("project/content")] == ["project/mkdocs.yml", "theme/main.html"]


def test_what_lies_too_far_apart_is_refused(themed: SmallSite):
    with pytest.raises(NotContained, match="lie too far apart"):
        taken(themed, "/usr/share")


def test_of_what_is_not_published_only_names_that_are_named_go_along(site: Callable[..., SmallSite]):
    draft = "published: 2024-01-01\nkind: comment\nstatus: draft"
    walk = entry("articles/walk", "published: 2024-01-01\nkind: comment", en="Walk\nA word, and [a link](entry:named).")
    made = site(walk + entry("articles/word", draft, en="Word\nSECRET.") + entry("articles/named", draft, en="Named\nSECRET.") + "-- mkdocs.yml --\nsite_name: x\n")
    assert [path for path in taken(made) if path.startswith("content")] == [
        "content/articles/named/entry.yml", "content/articles/walk/entry.yml", "content/articles/walk/index.en.md"
    ]  # fmt: skip


def test_sources_that_only_drafts_cite_are_left(site: Callable[..., SmallSite]):
    draft = entry("articles/draft", "published: 2024-01-01\nkind: comment\nstatus: draft", en="Draft\nSECRET [@second-source].")
    walk = entry("articles/walk", "published: 2024-01-01\nkind: comment", en="Walk\nA word [@third, p. 2].")
    references = """-- content/references.yml --
# Sources of the portal.
references:
  - id: second-source
    type: book
    title: "SECRET"
  - id: third  # cited in a text
    type: book
    title: 'The third'
"""
    made = site(walk + draft + references + "-- mkdocs.yml --\nsite_name: x\n")
    project = Project(made.project / "content", made.project / "theme")
    found = sources(project, made.project / "mkdocs.yml", read_portal(project.content, COLLECTIONS), made.catalogue)
    assert found["content/references.yml"] == b"""# Sources of the portal.
references:
  - id: third  # cited in a text
    type: book
    title: 'The third'
"""


def test_sources_that_are_all_cited_are_the_file_itself(site: Callable[..., SmallSite]):
    made = site(entry("articles/walk", "published: 2024-01-01\nkind: comment", en="Walk\nText [@first-source; @second-source].") + "-- mkdocs.yml --\nsite_name: x\n")
    project = Project(made.project / "content", made.project / "theme")
    found = sources(project, made.project / "mkdocs.yml", read_portal(project.content, COLLECTIONS), made.catalogue)
    assert found["content/references.yml"] == project.folder / "content/references.yml"
