"""`portal archive`: what is in the file, what is not, and the site that can be made from it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.conftest import ROOT
from tests.small_site import GLOSSARY, entry, write_site
from tests.unit.commands.portals import portal

DAY = "2026-01-15"
SETTINGS = """\
-- mkdocs.yml --
site_name: test
docs_dir: content
theme: {name: material, custom_dir: theme, font: false}
plugins: [portal]
"""
PORTAL = (
    SETTINGS
    + GLOSSARY
    + entry(
        "articles/walk",
        "published: 2024-01-01\nkind: comment\nrelated: [for-members, a-draft]",
        en="Walk\nRead [for members](entry:for-members), [in short](entry:a-draft) and [the plan](plan.txt).",
        da="Gå\nHEMMELIGT: a translation that does not say so has an error, so it is not published.",
    )
    + "-- content/articles/walk/plan.txt --\nthe plan\n"
    + entry("articles/for-members", "published: 2024-01-01\nkind: comment\naudience: members # HEMMELIGT", en="HEMMELIGT title\nHEMMELIGT text.")
    + "-- content/articles/for-members/plan.txt --\nHEMMELIGT plan\n"
    + entry("articles/unnamed-secret", "published: 2024-01-01\nkind: comment\naudience: members", en="HEMMELIGT title\nHEMMELIGT text.")
    + entry("articles/a-draft", "status: draft\nkind: comment", en="HEMMELIGT draft\nHEMMELIGT text.", da="HEMMELIGT kladde\nHEMMELIGT tekst.")
    + entry("articles/wrong", "published: 2024-01-01\nkind: HEMMELIGT", en="HEMMELIGT mistake\nHEMMELIGT text.")
    + "-- content/articles/walk/.notes.txt --\nHEMMELIGT notes\n"
    + "-- notes.txt --\nHEMMELIGT notes\n"
    + "-- .env --\nHEMMELIGT password\n"
    + "-- constraints.txt --\nmkdocs==1.6.1\n"
)


def run(project: Path, *arguments: str, generator: Path = ROOT) -> str:
    """What a command prints that an interpreter of its own runs, since the engine needs one."""
    command = [sys.executable, "-m", "portal_build", *arguments]
    done = subprocess.run(command, cwd=project, env={**os.environ, "PYTHONPATH": os.fspath(generator)}, capture_output=True, text=True)
    assert done.returncode in (0, 1) and "Traceback" not in done.stderr, done.stderr
    return done.stdout


@dataclass(frozen=True)
class Archived:
    project: Path
    said: str
    files: dict[str, bytes]
    """Path below the archive's one folder -> bytes."""


@pytest.fixture(scope="module")
def archived(tmp_path_factory: pytest.TempPathFactory) -> Archived:
    folder = tmp_path_factory.mktemp("archived")
    project = write_site(folder / "project", PORTAL)
    # The theme's folder may be reached by a link, as here; links in it are passed over.
    (project / "theme").symlink_to(ROOT / "theme")
    said = run(project, "archive", "--today", DAY)
    with ZipFile(project / f"portal.example-{DAY}.zip") as archive:
        archive.extractall(folder / "unpacked")
        names = archive.namelist()
    assert names == sorted(names) and all(name.startswith(f"portal.example-{DAY}/") for name in names)
    return Archived(project, said, {name.partition("/")[2]: (folder / "unpacked" / name).read_bytes() for name in names})


def test_it_says_where_it_is(archived: Archived):
    assert archived.said.startswith(f"The archive is portal.example-{DAY}.zip (")


def test_what_is_in_it(archived: Archived):
    tops = {path.partition("/")[0] for path in archived.files}
    assert tops == {"READ-ME.txt", "index.html", "site", "site-manifest.json", "sources"}
    sources = [path.removeprefix("sources/") for path in archived.files if path.startswith("sources/")]
    kept = [path for path in sources if not path.startswith(("theme/", "generator/"))]
    assert kept == [
        "READ-ME.txt",
        "constraints.txt",
        "content/articles/a-draft/entry.yml",
        "content/articles/for-members/entry.yml",
        "content/articles/walk/entry.yml",
        "content/articles/walk/index.en.md",
        "content/articles/walk/plan.txt",
        "content/portal.yml",
        "content/references.yml",
        "content/vocabularies/glossary.yml",
        "content/vocabularies/scales/stars.yml",
        "content/vocabularies/topics.yml",
        "mkdocs.yml",
    ]
    assert {"site/index.html", "site/en/index.html", "site/en/articles/walk/index.html", "site/data/portal.json"} <= archived.files.keys()


def test_nothing_of_what_is_not_published_is_in_it(archived: Archived):
    assert [path for path, data in archived.files.items() if b"HEMMELIGT" in data or b"unnamed-secret" in data or "unnamed-secret" in path] == []
    assert archived.files["sources/content/articles/for-members/entry.yml"] == archived.files["sources/content/articles/a-draft/entry.yml"]
    for word in (os.fspath(archived.project), "/home/", os.fspath(ROOT)):
        assert [path for path, data in archived.files.items() if word.encode() in data and not path.startswith("sources/generator/")] == []


def test_the_site_in_it_is_the_site_and_can_be_made_again(archived: Archived, tmp_path: Path):
    run(archived.project, "build", "--today", DAY, "--site", os.fspath(tmp_path / "site"))
    assert (tmp_path / "site/site-manifest.json").read_bytes() == archived.files["site-manifest.json"]
    for path, data in archived.files.items():
        if path.startswith("sources/"):
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_bytes(data)
    # By the generator that lies in the archive, not by this one.
    said = run(tmp_path / "sources", "build", "--today", DAY, "--site", os.fspath(tmp_path / "again"), generator=tmp_path / "sources/generator")
    assert said == ""
    assert (tmp_path / "again/site-manifest.json").read_bytes() == archived.files["site-manifest.json"]


def test_it_tells_in_every_language_what_it_is(archived: Archived):
    told = archived.files["READ-ME.txt"].decode()
    assert [line for line in told.splitlines() if "15" in line] == [
        "A copy for keeping, of 15 January 2026. The portal itself is, or was,",
        "En kopi til opbevaring, lavet den 15. januar 2026. Selve portalen findes",
        "Een kopie om te bewaren, van 15 januari 2026. Het portaal zelf staat of",
    ]
    assert b"portal --project . build --today 2026-01-15" in archived.files["sources/READ-ME.txt"]


def test_published_entries_that_need_a_draft_are_not_lost_silently(tmp_path: Path):
    claim = "claims:\n  - {id: risk, value: 4, unit: percent, source: first-source, population: {en: All}, quantity: {en: The risk}}"
    project = write_site(
        tmp_path,
        SETTINGS
        + entry("articles/walk", "published: 2024-01-01\nkind: comment", en="Walk\nIt is [](claim:risk).")
        + entry("articles/a-draft", f"status: draft\nkind: comment\n{claim}", en="Draft\nText."),
    )
    (project / "theme").symlink_to(ROOT / "theme")
    status, said, why = portal(project, "archive", "a.zip", "--today", DAY)
    assert (status, said) == (1, "")
    assert why.splitlines()[:1] == ["portal: nothing was written, since published entries need what is not published, and an archive holds nothing of that:"]
    assert "no entry states the claim `risk`" in why
    assert not (project / "a.zip").exists()


def test_a_theme_by_its_whole_path_is_refused(tmp_path: Path):
    project = write_site(tmp_path, SETTINGS.replace("custom_dir: theme", f"custom_dir: {tmp_path}/theme") + GLOSSARY)
    (project / "theme").mkdir()
    (project / "theme/main.html").write_text("")
    status, _, why = portal(project, "archive", "a.zip")
    assert (status, why) == (
        2,
        f"portal: the settings name {tmp_path}/theme by its whole path, which means nothing elsewhere; write it as seen from their own folder.\n",
    )


def test_a_folder_that_is_not_there_is_told_before_anything_is_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    project = write_site(tmp_path, SETTINGS + GLOSSARY)
    monkeypatch.setattr("portal_build.mkdocs_plugin.build_site", lambda *_: pytest.fail("it builds"))
    assert portal(project, "archive", "nowhere/a.zip") == (2, "", "portal: there is no folder `nowhere`; make it, or name another file\n")
