"""What the preview answers is what a build writes."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from portal_build import pipeline
from portal_build.pages.planning import parts, plan_part
from portal_build.pages.site import Site
from portal_build.preview.answers import Answers
from portal_build.preview.theme import read_theme
from tests.conftest import BUILT_FOR, FULL, ROOT
from tests.small_site import entry
from tests.unit.preview.project import project

NOT_ANSWERED = ("lexicon.txt", "site-manifest.json", "_headers", "_redirects", ".htaccess")
_OFFER = re.compile(r">PDF(?:, [^<]+)?</a>", re.IGNORECASE)
"""How large a PDF is, a preview does not know before somebody asks for it."""


def answers(folder: Path, site: Site | None = None) -> Answers:
    """What is answered for a portal without drafts and members' entries, as for a build."""
    day = date.fromisoformat(BUILT_FOR)
    theme = read_theme(project(folder, day, pdf=True))
    return Answers(site or pipeline.prepare_on_demand(pipeline.load(folder / "content", day).catalogue, theme.words, pipeline.Memory()), theme)


def answered(asked: Answers, path: str) -> bytes | None:
    plan = asked.plan(path)
    found = asked.page(plan).encode() if plan else asked.file(path)
    return found.read_bytes() if isinstance(found, Path) else found


@pytest.mark.parametrize(("folder", "built"), [(ROOT, "reference_site"), (FULL, "full_site")], ids=["reference", "full"])
def test_every_file_of_a_built_site_is_answered_with_the_same_bytes(folder: Path, built: str, request: pytest.FixtureRequest):
    site: Path = request.getfixturevalue(built)
    asked, other = answers(folder), []
    # The search is made beside it, and answered from where it lies. What is for hosts a preview has no use for.
    files = sorted(path for path in site.rglob("*") if path.is_file() and not {"pagefind", *NOT_ANSWERED}.intersection(path.parts) and path.suffix not in (".br", ".gz"))
    # All pages; what stands beside them is made anew for each file that is asked for, so some of each kind stand for all.
    pages, beside = [path for path in files if path.suffix == ".html"], [path for path in files if path.suffix not in (".html", ".pdf")]
    for file in (*pages, *beside[::13], *[path for path in files if path.suffix == ".pdf"][:1]):
        name, written = file.relative_to(site).as_posix(), file.read_bytes()
        given = answered(asked, name)
        if given != written and (given is None or _OFFER.sub(">", given.decode()) != _OFFER.sub(">", written.decode())):
            other.append(name)
    assert other == []


@pytest.mark.parametrize(("folder", "built"), [(ROOT, "reference_site"), (FULL, "full_site")], ids=["reference", "full"])
def test_no_page_is_answered_that_a_build_does_not_write(folder: Path, built: str, request: pytest.FixtureRequest):
    asked = answers(folder)
    site: Path = request.getfixturevalue(built)
    assert [plan.path for part in parts(asked.site) for plan in plan_part(asked.site, part) if not (site / plan.path).is_file()] == []
    # What a theme is made from is not published, nor what a folder of an entry holds beside its files.
    for path in ("main.html", "layouts/entry.html", "locales/da/LC_MESSAGES/portal.po", "nothing", "da/nothing/", "../mkdocs.yml", "en/../../mkdocs.yml"):
        assert answered(asked, path) is None


def test_a_page_that_is_not_there_is_told_in_the_language_of_its_address(site):
    small = site(entry("articles/a", "published: 2020-01-01\nkind: comment", en="A"))
    asked = answers(small.project)
    assert [asked.not_found(path).address for path in ("da/intet/", "xx/", "nothing", "")] == ["da/404.html", "404.html", "404.html", "404.html"]
