"""Pages: the same whoever makes them, in the order of the plan, each with what the search gets."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from portal_build.press import sheets, workers
from portal_build.publish.write import SiteFolder
from portal_build.press.layouts import Layouts
from portal_build.search.records import unpack
from tests.small_site import SmallSite, entry

KIND = "published: 2024-01-01\nkind: comment"
ARCHIVE = (
    entry("articles/a", KIND + "\naliases: [old]", en="A\nSee [](entry:b).", da="A på dansk\nSe [](entry:b).")
    + entry("articles/b", KIND, en="B\nText [@first-source].")
    + entry("articles/gone", KIND + "\nstatus: withdrawn\nwithdrawn: {date: 2024-02-01, reason: {en: Wrong.}}", en="Gone\nText.")
    + entry("articles/draft", KIND + "\nstatus: draft", en="Draft\nText.")
)
LIST = "{{ shell.language }} {{ shell.title }}"
ARTICLE = LIST + "{% for section in view.sections %}|{{ section.html|safe }}{% endfor %}"


NAMES = ("root", "home", "not-found", "list", "collection", "value", "topics", "glossary", "evidence-map", "index", "changes", "corrections", "search", "compare", "translations", "topic", "redirect")
LAYOUTS = Layouts({f"layouts/{name}.html": LIST for name in NAMES} | {"layouts/article.html": ARTICLE})
TOOLS = sheets.Tools(LAYOUTS)


@pytest.fixture
def small(site) -> SmallSite:
    return site(ARCHIVE)


def test_a_page_and_its_record(small: SmallSite):
    made = dict(zip((plan.address for plan in small.plans), sheets.sheets(small.site, small.plans, TOOLS, workers.Workers()), strict=True))
    assert made["en/articles/a/"].html == 'en A – The portal|<p>See <a class="p-entry" href="../../../en/articles/b/">B</a>.</p>'
    assert '<h1 data-pagefind-meta="title">A</h1>' in unpack(made["en/articles/a/"].searched.data).html
    assert 'href="../../../en/articles/b/">B</a>' in unpack(made["en/articles/a/"].searched.data).html


def test_the_search_knows_of_entries_that_stand(small: SmallSite):
    made = zip(small.plans, sheets.sheets(small.site, small.plans, TOOLS, workers.Workers()), strict=True)
    assert {plan.address for plan, sheet in made if sheet.searched} == {"en/articles/a/", "da/artikler/a/", "en/articles/b/"}
    assert {plan.address for plan in small.plans if plan.searched} == {"en/articles/a/", "da/artikler/a/", "en/articles/b/"}


@pytest.mark.parametrize("may_fork", [True, False])
def test_workers_give_what_this_process_gives(may_fork: bool, small: SmallSite, monkeypatch: pytest.MonkeyPatch):
    here = list(sheets.sheets(small.site, small.plans, TOOLS, workers.Workers()))
    monkeypatch.setattr(sheets, "_CHUNK", 7)
    monkeypatch.setattr(workers, "_WORTH_IT_FROM", 1)
    helpers = workers.Workers(may_fork)
    try:
        assert list(sheets.sheets(small.site, small.plans, TOOLS, helpers)) == here
    finally:
        helpers.stop()


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_who_makes_a_page_writes_it_and_what_stands_beside_it(small: SmallSite, tmp_path: Path):
    tools = sheets.Tools(LAYOUTS, folder=SiteFolder(tmp_path / "site"))
    made = list(sheets.sheets(small.site, small.plans, tools, workers.Workers()))
    without = list(sheets.sheets(small.site, small.plans, TOOLS, workers.Workers()))
    pages = {plan.path: sheet.html.encode() for plan, sheet in zip(small.plans, without, strict=True)}
    assert pages | {file.path: file.data for sheet in without for file in sheet.files} == files_of(tmp_path / "site")
    assert [(sheet.searched, sheet.html, sheet.files) for sheet in made] == [(sheet.searched, "", ()) for sheet in without]


@pytest.mark.parametrize("may_fork", [True, False])
def test_what_workers_have_written_is_known_here(may_fork: bool, small: SmallSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    here, there = SiteFolder(tmp_path / "here"), SiteFolder(tmp_path / "there")
    list(sheets.sheets(small.site, small.plans, sheets.Tools(LAYOUTS, folder=here), workers.Workers()))
    monkeypatch.setattr(sheets, "_CHUNK", 7)
    monkeypatch.setattr(workers, "_WORTH_IT_FROM", 1)
    helpers = workers.Workers(may_fork)
    try:
        list(sheets.sheets(small.site, small.plans, sheets.Tools(LAYOUTS, folder=there), helpers))
    finally:
        helpers.stop()
    written = here.taken()
    assert written.files.keys() == files_of(tmp_path / "there").keys()
    assert there.taken() == written


def test_what_is_handed_over_holds_no_text(small: SmallSite):
    handed_over = pickle.dumps(small.site.with_texts({}))
    assert b"A p\xc3\xa5 dansk" in handed_over
    assert b"See " not in handed_over


def test_corrections_that_are_handed_over_hold_no_text_either(site):
    facts = KIND + "\nclaims: [{id: c, value: 1, unit: count, quantity: {en: q}, population: {en: p}}]"
    corrected = facts + "\nchanges: [{date: 2024-02-01, kind: correction, note: {en: n}, claims: [c]}]"
    small = site(entry("articles/home", corrected, en="Home\nThe text of the home.") + entry("articles/a", KIND, en="A\n[](claim:c)"))
    handed_over = small.site.with_texts({})
    assert [line.kind for line, _ in handed_over.corrected["a"]] == ["correction"]
    assert b"The text of the home." not in pickle.dumps(handed_over)
