"""The browser forms as editors use them: on a repository, with the program itself, in Chromium."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, chdir
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser

from portal_build.cli import main
from portal_build.editing.cms.host import GitHost
from portal_build.editing.cms.install import install
from portal_build.editing.cms.package import given, served as served_files
from portal_build.editing.documents import documents
from portal_build.editing.field_words import field_words
from portal_build.editing.format import formatted
from portal_build.editing.settings import languages_of
from portal_build.editing.yaml_text import changed, changed_front
from portal_build.model import TYPES
from tests.browser.forms import FormsWindow, forms_opened
from tests.browser.serving import served
from tests.conftest import FULL
from tests.small_site import GLOSSARY, entry, write_site
from tests.sveltia import sveltia_package

SMALL = (
    entry("articles/walk", "published: 2024-01-01\nkind: comment", en="Walk\nText.")
    + entry("articles/run", "published: 2024-01-01\nkind: comment\nrelated: [walk]", en="Run\n[](entry:walk)")
    + GLOSSARY
)


@pytest.fixture(scope="module")
def program() -> dict[str, bytes]:
    """The files of the forms' program."""
    return served_files(given(sveltia_package()))


@pytest.fixture
def small(tmp_path: Path, program: dict[str, bytes]) -> Path:
    """A small project in form, with forms."""
    project = write_site(tmp_path / "small", SMALL)
    portal(project, "fmt")
    install(project, program, GitHost("github", "office/portal"), "en")
    return project


@pytest.fixture
def window(browser: Browser) -> Iterator[Callable[[Path, Path], FormsWindow]]:
    """Opens the forms of one folder on the content of another. A test fails at its end if anything was asked of another host."""
    opened: list[FormsWindow] = []
    with ExitStack() as stack:

        def open_forms(site: Path, project: Path) -> FormsWindow:
            host = stack.enter_context(served(site))
            opened.append(stack.enter_context(forms_opened(browser, host, project)))
            return opened[-1]

        yield open_forms
    assert [(one.errors, one.elsewhere) for one in opened] == [([], [])] * len(opened)


def portal(project: Path, *arguments: str) -> tuple[int, str]:
    with chdir(project):
        result = CliRunner().invoke(main, arguments, prog_name="portal")
    return result.exit_code, result.output


def check(window: FormsWindow, tmp_path: Path, translated: str = "") -> list[tuple[int, str]]:
    """What `portal check` and `portal fmt --check` say of the repository; a translation is accepted first, as the check asks for."""
    project = tmp_path / f"repository-{len(list(tmp_path.iterdir()))}"
    for name, data in window.files().items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    if translated:
        assert f"run `portal translations accept {translated}`" in portal(project, "check", "--today", "2026-01-15")[1]
        portal(project, "translations", "accept", *translated.split())
        portal(project, "fmt")
    return [portal(project, "check", "--today", "2026-01-15"), portal(project, "fmt", "--check")]


def clean(files: int) -> list[tuple[int, str]]:
    return [(0, "no problems found\n"), (0, f"0 not in form, {files} in form already\n")]


def test_create_translate_rename_and_delete(window, small, tmp_path):
    forms = window(small, small)

    forms.new("Article – facts")
    forms.of("source_language").get_by_role("radio", name="English").click()
    forms.of("published").locator("input").fill("2026-01-02")
    forms.of("kind").get_by_role("radio", name="Comment").click()
    forms.of("topics").get_by_role("checkbox", name="everyday-life").click()
    forms.slug("stroll")
    forms.save()
    forms.new("Article – text")
    forms.of("title").locator("input").first.fill("A stroll")
    forms.of("body").locator("textarea:visible, [contenteditable=true]:visible").first.fill("As [](entry:walk).")
    forms.slug("stroll")
    forms.save()
    assert forms.files()["content/articles/stroll/entry.yml"] == (
        b"source_language: en\npublished: 2026-01-02\ntopics:\n  - everyday-life\nkind: comment\n"
    )
    assert forms.files()["content/articles/stroll/index.en.md"] == b"---\ntitle: A stroll\n---\n\nAs [](entry:walk).\n"
    assert check(forms, tmp_path) == clean(11)

    forms.open("Article – text", "A stroll")
    forms.page.get_by_role("button", name="Enable").click()
    forms.of("title").locator("input").nth(1).fill("En tur")
    forms.of("translation").nth(1).get_by_role("checkbox").first.click()
    forms.of("translation.from").last.get_by_role("radio", name="English").click()
    forms.of("translation.state").last.get_by_role("radio", name="Draft").click()
    forms.of("body").locator("textarea:visible, [contenteditable=true]:visible").last.fill("Tekst.")
    forms.save()
    assert forms.files()["content/articles/stroll/index.da.md"] == (
        b"---\ntitle: En tur\ntranslation:\n  from: en\n  state: draft\n---\n\nTekst.\n"
    )
    assert check(forms, tmp_path, "stroll da") == clean(12)

    forms.open("Article – facts", "stroll")
    forms.rename("amble")
    forms.of("aliases").get_by_role("button", name="Add").first.click()
    forms.of("aliases").locator("input").last.fill("stroll")
    forms.save()
    forms.open("Article – text", "A stroll")
    forms.rename("amble")
    forms.save()
    assert {name.split("/")[2] for name in forms.files() if name.startswith("content/articles/")} == {"amble", "run", "walk"}
    assert check(forms, tmp_path, "amble da") == clean(12)

    forms.delete("Article – text", "A stroll")
    forms.delete("Article – facts", "amble")
    assert not [name for name in forms.files() if "amble" in name]
    assert check(forms, tmp_path) == clean(9)


def test_after_a_rename_the_check_names_every_place_that_is_left(window, small, tmp_path):
    forms = window(small, small)
    forms.open("Article – facts", "walk")
    forms.rename("ramble")
    forms.of("aliases").get_by_role("button", name="Add").first.click()
    forms.of("aliases").locator("input").last.fill("walk")
    forms.save()
    forms.open("Article – text", "Walk")
    forms.rename("ramble")
    forms.save()
    (status, said), in_form = check(forms, tmp_path)
    assert (status, in_form[0]) == (1, 0)
    assert [line for line in said.splitlines() if line.startswith(("content/", "  help"))] == [
        "content/articles/run/entry.yml:4:5: error: there is no entry `walk` [unknown-entry]",
        "  help: it is now called `ramble`",
        "content/articles/run/index.en.md:5:1: error: there is no entry `walk` [unknown-entry]",
        "  help: it is now called `ramble`",
    ]


def test_what_the_forms_save_is_what_fmt_writes(window, program, tmp_path):
    project = tmp_path / "full"
    shutil.copytree(FULL / "content", project / "content")
    install(project, program, GitHost("github", "office/portal"), "en")
    forms = window(project, project)
    languages = languages_of(project / "content")
    words, of_name = field_words("en"), {one.name: one for one in documents(project / "content")}
    wanted = {name: one.path.read_text(encoding="utf-8") for name, one in of_name.items()}
    for model in TYPES.values():
        label = words.type_name(model.type)
        folder = f"content/{model.collection}/"
        facts = max((name for name in wanted if name.startswith(folder) and name.endswith("/entry.yml")), key=lambda name: len(wanted[name]))
        forms.open(f"{label} – facts", facts.split("/")[2])
        forms.of("reviewed").locator("input").first.fill("2026-10-10")
        forms.save()
        wanted[facts] = changed(wanted[facts], lambda values: values.update(reviewed="2026-10-10"))
        # The form for texts is the same for all types but for a hint.
        if model.type in ("method", "article", "course"):
            text = facts.replace("entry.yml", f"index.{languages[0]}.md")
            forms.open(f"{label} – text", wanted[text].partition("title: ")[2].partition("\n")[0])
            forms.of("title").locator("input").first.fill("Another title")
            forms.save()
            wanted[text] = changed_front(wanted[text], lambda values: values.update(title="Another title"))
    after = {name: data.decode() for name, data in forms.files().items() if name in of_name}
    assert after == {name: formatted(text, name, of_name[name].model, languages) for name, text in wanted.items()}
