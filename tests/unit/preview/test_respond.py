"""What is answered to requests."""

from __future__ import annotations

import json
import re
import shutil
from functools import cache
from html import unescape
from http import HTTPStatus
from pathlib import Path

import pytest

from portal_build.preview.answers import Answers
from portal_build.preview.problem_views import Problems
from portal_build.preview.reading import Reader
from portal_build.preview.respond import Responder, Response
from portal_build.preview.state import Shown, State
from portal_build.preview.theme import Theme, read_theme
from portal_build.project import Project
from tests.sites_invalid.recipe import read_site
from tests.small_site import BASE, entry, write_site
from tests.unit.preview.project import project

SETTINGS = read_site(BASE)["content/portal.yml"].text
KIND = "published: 2020-01-01\nkind: comment"
DANISH = "---\ntitle: Tur\ntranslation: {from: en, state: reviewed}\n---\nTekst."
FINE = (
    entry("articles/walk", KIND, en="Walk\n[Run](entry:run), [a plan](plan.txt).", da=DANISH)
    + entry("articles/run", "kind: comment\nstatus: draft", en="Run\nText.")
    + entry("articles/swim", KIND + "\naudience: members", en="Swim\nText.")
    + "-- content/articles/walk/plan.txt --\nA plan.\n"
)


@cache
def theme() -> Theme:
    """The theme of the reference portal; its layouts take half a second to compile."""
    return read_theme(project(Path()))


class Looking:
    """A preview without a server: what it answers after each save."""

    def __init__(self, folder: Path, bundles: Path) -> None:
        self.folder = folder
        self.project: Project = project(folder)
        self.reader = Reader(self.project, theme())
        self.state = State()
        self.responder = Responder(self.state, bundles, self.project.forms)

    def save(self, archive: str) -> Looking:
        write_site(self.folder, archive)
        reading = self.reader.read()
        answers = Answers(reading.site, reading.theme) if reading.site else None
        self.state.show(Shown(self.state.next_version(), reading, Problems(reading.problems, self.folder), answers, 0))
        return self

    def __call__(self, path: str) -> Response:
        return self.responder.respond(path)

    def html(self, path: str) -> str:
        response = self(path)
        assert isinstance(response.body, bytes) and response.type == "text/html; charset=utf-8"
        return response.body.decode()


@pytest.fixture
def looking(tmp_path: Path) -> Looking:
    return Looking(tmp_path / "project", tmp_path / "bundles")


def words(html: str) -> str:
    """The text of a page, or of a part of it."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def panel(html: str) -> str:
    """The text of the panel with problems."""
    found = re.search(r'<section class="preview-panel.*?</section>', html, re.DOTALL)
    return words(found[0]) if found else ""


def bar(html: str) -> str:
    """The text of the bar."""
    return words(re.search(r'<aside class="preview-bar".*?</aside>', html, re.DOTALL)[0])


def test_a_page_comes_with_what_follows_saves_and_nothing_else(looking: Looking):
    looking.save(FINE)
    html, shown = looking.html("/en/articles/run/"), looking.state.shown
    head = '<link rel="stylesheet" href="/_preview/preview.css">\n<script type="module" src="/_preview/preview.js"></script>\n'
    without = re.sub(r'<aside class="preview-bar".*?</aside>', "", html.replace(head, "", 1), flags=re.DOTALL)
    assert without == shown.answers.page(shown.answers.plan("en/articles/run/index.html"))
    assert bar(html) == f"Preview {len(shown.problems.found)} problems"


NOWHERE = (
    *("/nothing", "/en/nothing/", "/main.html", "/layouts/entry.html", "/_preview/nothing", "/_preview/../preview.js"),
    *("/en/../../etc/passwd", "/..%2f..%2fetc/passwd", "//etc/passwd", "/%2fetc/passwd", "/en/pagefind/%2e%2e/x.js"),
    *("/files/walk/..%2fentry.yml", "/files/walk/entry.yml", "/content/portal.yml", "/%00", "/%ff", "http://[x", "*", ""),
)


def test_the_browser_forms_of_the_project(looking: Looking):
    looking.save(FINE)
    assert looking("/admin/").status == 404
    for name in ("index.html", "sveltia/cms.js"):
        (looking.folder / "admin" / name).parent.mkdir(parents=True, exist_ok=True)
        (looking.folder / "admin" / name).write_text(name)
    (looking.folder / "admin/link.js").symlink_to(looking.folder / "content/portal.yml")
    page, script = looking("/admin/"), looking("/admin/sveltia/cms.js")
    assert (page.body, script.body) == (looking.folder / "admin/index.html", looking.folder / "admin/sveltia/cms.js")
    # The page of the forms states a policy of its own, which that of the site must not narrow down.
    assert page.headers["Content-Security-Policy"] == "frame-ancestors 'none'" == script.headers["Content-Security-Policy"]
    assert (looking("/admin").status, looking("/admin").headers["Location"]) == (302, "/admin/")
    for path in ("/admin/link.js", "/admin/../content/portal.yml", "/admin/..%2fcontent/portal.yml", "/admin//index.html", "/admin/sveltia", "/admin/%00"):
        assert looking(path).status == 404


def test_addresses(looking: Looking):
    looking.save(FINE)
    assert [looking(path).status for path in ("/", "/en/", "/en/articles/walk/", "/en/articles/walk/index.html", "/files/walk/plan.txt")] == [200] * 5
    moved = looking("/en/articles/walk?q=1")
    assert (moved.status, moved.headers["Location"]) == (302, "/en/articles/walk/?q=1")
    for path in NOWHERE:
        assert looking(path).status == HTTPStatus.NOT_FOUND, path
    assert "Siden findes ikke" in looking.html("/da/intet/") and '<html lang="da">' in looking.html("/da/intet/")


def test_a_portal_in_a_folder_of_its_host_is_shown_there(looking: Looking):
    looking.save(FINE + "-- content/portal.yml --\n" + SETTINGS.replace("https://portal.example/", "https://portal.example/a/b/"))
    assert (looking("/").status, looking("/").headers["Location"]) == (302, "/a/b/")
    assert [looking(path).status for path in ("/a/b/en/articles/walk/", "/a/b/assets/img/touch-icon.png", "/en/", "/a/")] == [200, 200, 404, 404]
    # The address of what follows saves is that of the host.
    assert 'src="/_preview/preview.js"' in looking.html("/a/b/en/")


def test_drafts_and_members_entries_are_shown_and_marked(looking: Looking):
    looking.save(FINE)
    listed = words(looking.html("/en/articles/"))
    assert "Run (draft)" in listed and "Swim (members only)" in listed and "Walk (" not in listed
    assert "Run (draft)" in words(looking.html("/en/articles/walk/"))
    assert "Draft This entry is a draft and not published." in words(looking.html("/en/articles/run/"))
    assert "Members only This entry is for members and never gets into the public site." in words(looking.html("/en/articles/swim/"))
    # Where a date takes the place of such a note.
    assert "Swim (members only) 1 January 2020" in words(looking.html("/en/")) and "Run (draft)" in words(looking.html("/en/"))
    danish = words(looking.html("/da/artikler/"))
    assert "udkast" in danish and "kun for medlemmer" in danish


def test_a_broken_entry_shows_its_problems_above_its_last_good_version(looking: Looking):
    looking.save(FINE).save(FINE + entry("articles/walk", KIND + "\ntopics: [evryday-life]", en="Newer\nText.", da=DANISH))
    html = looking.html("/en/articles/walk/")
    assert panel(html) == (
        "This page has mistakes and would not be published Below is its last version without mistakes. "
        "content/articles/walk/entry.yml:4:10 error: the vocabulary `topics` has no concept `evryday-life` unknown-concept "
        "4 | topics: [evryday-life] | ^ help: did you mean `everyday-life`? "
        "content/articles/walk/plan.txt:1:1 warning: nothing leads to `plan.txt` file-unused help: link to it from the text, or delete it"
    )
    assert "<h1>Walk</h1>" in html and "Newer" not in html
    danish = panel(looking.html("/da/artikler/walk/"))
    assert danish.startswith("Siden har fejl og ville ikke blive udgivet Nedenfor står den seneste version uden fejl. content/articles/walk/entry.yml")
    # Lists and links go on naming it.
    assert "Walk" in words(looking.html("/en/articles/"))
    assert panel(looking.html("/en/articles/run/")) == ""
    mended = looking.save(FINE + entry("articles/walk", KIND, en="Newer\n[A plan](plan.txt).", da=DANISH)).html("/en/articles/walk/")
    assert (panel(mended), "<h1>Newer</h1>" in mended) == ("", True)


def test_a_broken_translation_concerns_its_own_page_only(looking: Looking):
    looking.save(FINE).save(FINE + entry("articles/walk", KIND, en="Newer\n[A plan](plan.txt).", da=DANISH + "\n# Nej"))
    assert panel(looking.html("/da/artikler/walk/")).startswith("Siden har fejl") and "<h1>Tur</h1>" in looking.html("/da/artikler/walk/")
    assert panel(looking.html("/en/articles/walk/")) == "" and "<h1>Newer</h1>" in looking.html("/en/articles/walk/")


def test_a_warning_is_told_on_the_page_that_it_concerns(looking: Looking):
    html = looking.save(FINE).html("/en/articles/walk/")
    assert panel(html).startswith("What should be looked at on this page content/articles/walk/index.en.md:4:")


def test_an_entry_that_never_was_right_has_a_page_of_its_problems(looking: Looking):
    looking.save(FINE + entry("articles/new", KIND + "\nknd: x", en="New\nText."))
    assert looking("/en/articles/new/").status == HTTPStatus.NOT_FOUND
    html = looking.html("/da/artikler/new/")
    assert words(html).startswith("new new Siden har fejl, og der er ingen tidligere version uden fejl at vise. content/articles/new/entry.yml")
    assert "knd" in words(html)


def test_all_problems_by_file(looking: Looking):
    looking.save(FINE + entry("articles/run", KIND + "\nknd: <b>x</b>", en="Run\n<script>alert(1)</script>"))
    html = looking.html("/_preview/problems")
    files = re.findall(r"<h2>(.*?)</h2>", html)
    assert files[:2] == ["content/articles/run/entry.yml", "content/articles/run/index.en.md"] and files == sorted(files)
    assert "<script>alert" not in html and "<b>x</b>" not in html
    code = re.search(r'href="/_preview/codes/([\w-]+)"', html)[1]
    assert (looking(f"/_preview/codes/{code}").status, looking("/_preview/codes/nothing").status, looking("/_preview/codes/index").status) == (200, 404, 404)
    assert "This is an error" in words(looking.html(f"/_preview/codes/{code}"))


BROKEN_SETTINGS = "-- content/portal.yml --\na: [\n"


def test_broken_settings_leave_all_pages_as_they_were(looking: Looking):
    looking.save(FINE).save(FINE + BROKEN_SETTINGS + entry("articles/walk", KIND, en="Newer\nText."))
    html = looking.html("/en/articles/walk/")
    assert panel(html).startswith("The settings of the portal have mistakes Until they are corrected") and "content/portal.yml:1:4" in panel(html)
    assert "<h1>Walk</h1>" in html


def test_settings_that_never_were_right_are_all_there_is_to_show(looking: Looking):
    looking.save(FINE + BROKEN_SETTINGS)
    for path in ("/", "/en/articles/walk/", "/files/walk/plan.txt"):
        assert looking(path).status == HTTPStatus.SERVICE_UNAVAILABLE
        assert "The portal cannot be shown yet" in looking.html(path) and "content/portal.yml:1:4" in looking.html(path)
    assert looking("/_preview/preview.css").type == "text/css; charset=utf-8"
    assert "The portal cannot be shown yet" not in looking.save(FINE + "-- content/portal.yml --\n" + SETTINGS).html("/en/")


def test_until_the_portal_was_read_a_page_says_so(looking: Looking):
    assert looking("/en/").status == HTTPStatus.SERVICE_UNAVAILABLE
    assert "Reading the portal …" in looking.html("/en/") and "<noscript>" in looking.html("/en/")
    looking.state.fail("The portal cannot be read: \x1b[2J")
    assert "The portal cannot be read" in words(looking.html("/en/"))
    assert "Reading the portal" not in looking.save(FINE).html("/en/")


def test_the_search_says_that_it_is_not_ready(looking: Looking, tmp_path: Path):
    looking.save(FINE)
    assert looking("/en/pagefind/pagefind.js").status == HTTPStatus.SERVICE_UNAVAILABLE
    (tmp_path / "bundles/en/pagefind/fragment").mkdir(parents=True)
    (tmp_path / "bundles/en/pagefind/fragment/en_1.pf_fragment").write_text("x", encoding="utf-8")
    assert looking("/en/pagefind/fragment/en_1.pf_fragment").body == tmp_path / "bundles/en/pagefind/fragment/en_1.pf_fragment"
    looking.state.searchable("en", "ready 1")
    assert looking("/en/pagefind/pagefind.js").status == HTTPStatus.NOT_FOUND
    (tmp_path / "bundles/en/search").mkdir()
    (tmp_path / "bundles/en/search/lexicon.txt").write_text("0x", encoding="utf-8")
    assert looking("/en/search/lexicon.txt").body == tmp_path / "bundles/en/search/lexicon.txt"
    assert json.loads(looking("/en/search/concepts.json").body)["concepts"]
    assert "data-searches" in looking.html("/en/search/") and "data-searches" not in looking.html("/en/")


def test_a_layout_that_fails_says_where(looking: Looking, tmp_path: Path):
    theme = tmp_path / "theme"
    shutil.copytree(looking.project.theme, theme)
    (theme / "layouts/article.html").write_text("\n{% nonsense %}", encoding="utf-8")
    looking.project = project(looking.folder, theme=theme)
    looking.reader = Reader(looking.project)
    looking.save(FINE)
    assert looking("/en/articles/walk/").status == HTTPStatus.INTERNAL_SERVER_ERROR
    said = words(looking.html("/en/articles/walk/"))
    assert "The page /en/articles/walk/ could not be made layouts/article.html, line 2: Encountered unknown tag 'nonsense'." in said
    assert looking("/en/").status == HTTPStatus.OK


def test_a_page_keeps_its_name_until_it_shows_something_else(looking: Looking):
    def name(path: str = "/en/articles/run/") -> str:
        return looking(path).headers["ETag"]

    looking.save(FINE)
    first = name()
    assert f"data-print={first}" in looking.html("/en/articles/run/")
    # A save that does not show on this page, and one that does.
    looking.save(FINE + entry("articles/walk", KIND, en="Walk\n[Runs](entry:run), [a plan](plan.txt).", da=DANISH))
    assert name() == first
    looking.save(FINE + entry("articles/run", "kind: comment\nstatus: draft", en="Run\nOther."))
    assert name() != first


def test_a_file_that_became_a_link_is_not_answered(looking: Looking, tmp_path: Path):
    looking.save(FINE)
    plan, secret = looking.folder / "content/articles/walk/plan.txt", tmp_path / "secret"
    secret.write_text("a secret", encoding="utf-8")
    plan.unlink()
    plan.symlink_to(secret)
    assert looking("/files/walk/plan.txt").status == HTTPStatus.NOT_FOUND
