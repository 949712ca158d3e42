"""The commands: what they print, and how they end."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.failing_disk import FailingDisk
from tests.small_site import GLOSSARY, entry, write_site
from tests.unit.commands.portals import portal as in_process

MKDOCS_YML = f"""\
-- mkdocs.yml --
site_name: test
docs_dir: content
theme: {{name: material, custom_dir: '{ROOT / "theme"}', font: false}}
plugins: [portal]
"""
FINE = MKDOCS_YML + entry("articles/walk", "published: 2024-01-01\nkind: comment", en="Walk\nText.") + GLOSSARY
WRONG = FINE + entry("articles/run", "published: 2024-01-01\nkind: comment\ntopics: [evryday-life]", en="Run\nText.")


def portal(project: Path, *arguments: str) -> tuple[int, str, str]:
    """Exit status, output and errors of `portal`, run in a folder."""
    if "build" in arguments or "--help" in arguments:
        done = subprocess.run([sys.executable, "-m", "portal_build", *arguments], cwd=project, capture_output=True, text=True)
        assert "Traceback" not in done.stderr
        return done.returncode, done.stdout, done.stderr
    # A new interpreter takes a second to start, and only the engine needs one of its own.
    return in_process(project, *arguments)


def test_help_names_the_commands(tmp_path: Path):
    status, said, _ = portal(tmp_path, "--help")
    assert status == 0
    assert said.startswith("Usage: portal [OPTIONS] COMMAND [ARGS]...")
    names = ["archive", "build", "check", "cms", "fmt", "hosting", "near-misses", "new", "publish", "rename", "schemas", "search", "serve"]
    names += ["translations", "verify", "withdraw", "workflow"]
    assert [line.split()[0] for line in said.partition("Commands:\n")[2].splitlines()] == names


def test_a_command_that_does_not_exist(tmp_path: Path):
    status, said, errors = portal(tmp_path, "biuld")
    assert (status, said) == (2, "")
    assert "No such command 'biuld'. Did you mean 'build'?" in errors


def test_check_of_a_portal_without_a_mistake(tmp_path: Path):
    assert portal(write_site(tmp_path, FINE), "check", "--today", "2026-01-15") == (0, "no problems found\n", "")


def test_letters_that_the_reader_of_the_output_does_not_know_are_written_out(tmp_path: Path):
    write_site(tmp_path, FINE + entry("articles/run", "published: 2024-01-01\nkind: Ҷӯҳ", en="Run\nText."))
    command = [sys.executable, "-m", "portal_build", "check", "--today", "2026-01-15"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, env=os.environ | {"PYTHONIOENCODING": "cp1252"})
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"3 | kind: \\u04b6\\u04ef\\u04b3" in done.stdout


def test_build_shows_the_forms_as_they_are(tmp_path: Path):
    forms = "-- admin/index.html --\n<!doctype html>forms\n-- admin/sveltia/index.js --\nscript\n"
    assert portal(write_site(tmp_path, FINE + forms), "build", "--today", "2026-01-15")[0] == 0
    assert (tmp_path / "site/admin/index.html").read_text() == "<!doctype html>forms\n"
    assert (tmp_path / "site/admin/sveltia/index.js").read_text() == "script\n"


def test_build_of_a_preview_that_others_can_reach(tmp_path: Path):
    assert portal(write_site(tmp_path, FINE), "build", "--today", "2026-01-15", "--noindex", "--no-compress")[0] == 0
    site = tmp_path / "site"
    assert (site / "robots.txt").read_text() == "User-agent: *\nDisallow: /\n"
    assert [path for path in site.rglob("*.html") if '<meta name="robots" content="noindex">' not in path.read_text(encoding="utf-8")] == []
    assert [path for path in site.rglob("*") if path.suffix in (".br", ".gz")] == []


def test_check_says_where_what_and_the_remedy(tmp_path: Path):
    assert portal(write_site(tmp_path, WRONG), "check", "--today", "2026-01-15") == (
        1,
        "content/articles/run/entry.yml:4:10: error: the vocabulary `topics` has no concept `evryday-life` [unknown-concept]\n"
        "  4 | topics: [evryday-life]\n"
        "    |          ^\n"
        "  help: did you mean `everyday-life`?\n"
        "\n"
        "1 error in 1 file\n",
        "",
    )


def test_check_reads_members_entries_too(tmp_path: Path):
    members = entry("articles/run", "published: 2024-01-01\nkind: comment\naudience: members\ntopics: [evryday-life]", en="Run\nText.")
    status, said, _ = portal(write_site(tmp_path, FINE + members), "check", "--today", "2026-01-15")
    assert (status, said.splitlines()[-1]) == (1, "1 error in 1 file")


def test_project_can_be_named(tmp_path: Path):
    write_site(tmp_path / "portal", FINE)
    assert portal(tmp_path, "--project", "portal", "check", "--today", "2026-01-15") == (0, "no problems found\n", "")


def test_build_writes_the_site(tmp_path: Path):
    status, said, errors = portal(write_site(tmp_path, FINE), "build", "--today", "2026-01-15")
    assert (status, said) == (0, "")
    assert (tmp_path / "site/en/articles/walk/index.html").is_file()


def test_build_reports_problems_and_builds_the_rest(tmp_path: Path):
    status, _, errors = portal(write_site(tmp_path, WRONG), "build", "--today", "2026-01-15", "--site", "elsewhere")
    assert status == 1
    assert "content/articles/run/entry.yml:4:10: the vocabulary `topics` has no concept `evryday-life` [unknown-concept]" in errors
    assert sorted(path.name for path in (tmp_path / "elsewhere/en/articles").iterdir() if path.suffix not in (".br", ".gz")) == ["index.html", "walk"]


def test_strict_build_of_problems_writes_nothing(tmp_path: Path):
    status, said, _ = portal(write_site(tmp_path, WRONG), "build", "--strict", "--today", "2026-01-15")
    assert (status, said.splitlines()[-1]) == (1, "1 error in 1 file")
    assert not (tmp_path / "site").exists()


NO_CONTENT = "-- content/portal.yml (missing) --\n"
CANNOT = {
    "no folder": ("", ("--project", "nowhere", "check"), "nowhere/content"),
    "no content": (MKDOCS_YML, ("--project", "empty", "check"), "there is no folder empty/content. Run the command in the folder that holds `content/`"),
    "no mkdocs.yml": ("", ("build",), "there is no mkdocs.yml. Run the command in the folder that holds `mkdocs.yml`"),
    "nothing to build": (MKDOCS_YML.replace("docs_dir: content", "docs_dir: nowhere"), ("build",), "nowhere"),
    "no portal.yml": (FINE + NO_CONTENT, ("build",), "the portal cannot be built until `portal.yml` is right"),
    "broken portal.yml": (FINE + "-- content/portal.yml --\na: [\n", ("build",), "the portal cannot be built until `portal.yml` is right"),
    "incomplete portal.yml": (FINE + "-- content/portal.yml --\nurl: https://x.example/\n", ("build",), "until `portal.yml` is right"),
    "a term twice": (
        FINE + GLOSSARY.replace("concepts:", "concepts:\n  - {id: recovery, prefLabel: {en: other}, definition: {en: Other.}}"),
        ("build",),
        "cannot be built until `vocabularies/glossary.yml` is right",
    ),
    "broken sources": (FINE + "-- content/references.yml --\nreferences: [{id: a, tipe: report}]\n", ("build",), "cannot be built until `references.yml` is right"),
    "broken words": (
        FINE + "-- content/vocabularies/topics.yml --\na: [\n-- content/vocabularies/scales/stars.yml --\nid: 1\n",
        ("build",),
        "until `vocabularies/scales/stars.yml` and `vocabularies/topics.yml` is right",
    ),
    "broken mkdocs.yml": (FINE + "-- mkdocs.yml --\na: [\n", ("build",), "mkdocs.yml"),
    "no such day in mkdocs.yml": (FINE.replace("[portal]", "[{portal: {today: 2026-02-30}}]"), ("build",), "`mkdocs.yml` cannot be read"),
    "no plugin": (FINE + "-- mkdocs.yml --\nsite_name: x\ndocs_dir: content\ntheme: material\nplugins: []\n", ("build",), "does not name the plugin `portal`"),
    "no theme": (FINE + "-- mkdocs.yml --\nsite_name: x\ndocs_dir: content\ntheme: material\nplugins: [portal]\n", ("build",), "must name the portal's theme"),
    "site below a file": (FINE, ("build", "--site", "mkdocs.yml/site"), "mkdocs.yml"),
    "site is a file": (FINE, ("build", "--site", "mkdocs.yml"), "mkdocs.yml"),
    "site inside the content": (FINE, ("build", "--site", "content/site"), "holds what it is made from"),
    "no such day": (FINE, ("check", "--today", "2026-02-30"), "2026-02-30"),
    "nothing to accept": (FINE, ("translations", "accept"), "name an entry (and a language), or use --all"),
    "unknown entry": (FINE, ("translations", "accept", "wlk"), "there is no entry `wlk`"),
    "unknown text": (FINE, ("translations", "accept", "walk", "da"), "the entry `walk` has no text in `da`"),
    "accepting without portal.yml": (FINE + NO_CONTENT, ("translations", "accept", "--all"), "`portal.yml` is not right"),
}


@pytest.mark.parametrize(("archive", "arguments", "reason"), CANNOT.values(), ids=CANNOT)
def test_what_cannot_run_says_why(archive: str, arguments: tuple[str, ...], reason: str, tmp_path: Path):
    (tmp_path / "empty").mkdir()
    if archive:
        write_site(tmp_path, archive)
    status, said, errors = portal(tmp_path, *arguments)
    assert (status, said) == (2, "")
    assert reason in errors


CONTENT = {
    "no portal.yml": (NO_CONTENT, "content/portal.yml:1:1: error: there is no `portal.yml` [portal-file-missing]"),
    "broken portal.yml": (
        "-- content/portal.yml --\na: [\n",
        "content/portal.yml:1:4: error: a bracket is opened and never closed [yaml-syntax]",
    ),
}


@pytest.mark.parametrize(("archive", "first"), CONTENT.values(), ids=CONTENT)
def test_check_reports_settings_that_are_wrong(archive: str, first: str, tmp_path: Path):
    status, said, _ = portal(write_site(tmp_path, FINE + archive), "check")
    assert (status, said.splitlines()[0]) == (1, first)


def test_accepting_keeps_every_byte_but_the_fingerprints(tmp_path: Path):
    write_site(tmp_path, FINE)
    path = tmp_path / "content/articles/walk/index.da.md"
    path.write_bytes("---\r\ntitle: Gå # altid\r\ntranslation:\r\n  from: en\r\n  state: draft\r\n---\r\nTekst. \r\n".encode())
    assert portal(tmp_path, "translations", "accept", "--all") == (0, "content/articles/walk/index.da.md: accepted\n", "")
    after = path.read_bytes()
    assert after == (
        "---\r\ntitle: Gå # altid\r\ntranslation:\r\n  from: en\r\n  state: draft\r\n"
        '  source_hash:\r\n    title: "08ee52ae125a"\r\n    start: "f06dce27b84e"\r\n---\r\nTekst. \r\n'
    ).encode()
    assert portal(tmp_path, "translations", "accept", "walk", "da") == (0, "nothing to accept: what is named is recorded already\n", "")
    assert path.read_bytes() == after


def test_accepting_says_which_file_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write_site(tmp_path, FINE)
    text = tmp_path / "content/articles/walk/index.da.md"
    text.write_text("---\ntitle: Gå\ntranslation:\n  from: en\n  state: draft\n---\nTekst.\n", encoding="utf-8")
    before = text.read_bytes()
    FailingDisk(monkeypatch, fails=0)
    reason = "portal: content/articles/walk/index.da.md could not be written: No space left on device. Nothing was changed.\n"
    assert portal(tmp_path, "translations", "accept", "--all") == (2, "", reason)
    assert text.read_bytes() == before


def test_accepting_refuses_what_it_would_spoil(tmp_path: Path):
    text = "---\ntitle: Gå\ntranslation: {from: en, state: draft}\n---\nTekst.\n"
    path = write_site(tmp_path, FINE + entry("articles/walk", "published: 2024-01-01\nkind: comment", en="Walk\nText.", da=text)) / "content/articles/walk/index.da.md"
    assert portal(tmp_path, "translations", "accept", "walk") == (
        1,
        "",
        "content/articles/walk/index.da.md: not accepted: write what stands under `translation:` as one indented line each, and try again\n",
    )
    assert path.read_text(encoding="utf-8") == text
