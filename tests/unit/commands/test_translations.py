"""`portal translations status`, `diff` and `accept`."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.failing_disk import FailingDisk
from tests.repository import commit
from tests.small_site import entry, write_site
from tests.unit.commands.portals import portal, tree

SOURCE = "---\ntitle: Walk\nlead: Why.\n---\n\nIntro.\n\nMore.\n\n## Aim {#aim}\n\nThe old aim.\n"
DANISH = "---\ntitle: Gå\nlead: Hvorfor.\ntranslation:\n  from: en\n  state: {state}\n  date: 2024-01-01\n---\n\nIndledning.\n\nMere.\n\n## Formål {{#aim}}\n\nMål.\n"
SITE = (
    entry("articles/walk", "published: 2024-01-01\nkind: comment", en=SOURCE, da=DANISH.format(state="reviewed"), nl=DANISH.format(state="machine"))
    + entry("articles/run", "published: 2024-01-01\nkind: comment", en="Run\nText.", da="---\ntitle: Løb\ntranslation:\n  from: en\n  state: draft\n---\nTekst.\n")
    + entry("articles/kun", "published: 2024-01-01\nkind: comment", da="Kun\nTekst.")
)


@pytest.fixture(autouse=True)
def at_a_terminal_of_80_columns(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A portal in Git, whose translations are up to date but for one that never said."""
    folder = write_site(tmp_path / "portal", SITE)
    assert portal(folder, "translations", "accept", "walk")[0] == 0
    commit(folder, "2024-01-01")
    return folder


def change(project: Path, old: str, new: str, day: str = "") -> None:
    path = project / "content/articles/walk/index.en.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    if day:
        commit(project, day)


TABLE = """\
Entry                                         en         da         nl
──────────────────────────────────────────────────────────────────────────────
kun                                           missing    source     missing
run                                           source     draft      missing
walk                                          source     outdated   outdated
                                                         2024-02-02 2024-02-02
                                                                    (machine)


Together                                      en         da         nl
──────────────────────────────────────────────────────────────────────────────
missing                                       1          0          2
outdated                                      0          1          1
draft                                         0          1          0
"""


def test_status_as_a_table(project: Path):
    change(project, "old", "new", "2024-02-02")
    change(project, "new", "newer", "2024-03-03")
    status, said, errors = portal(project, "translations", "status")
    assert (status, errors) == (0, "")
    assert [" ".join(line.split()) for line in said.splitlines()] == [" ".join(line.split()) for line in TABLE.splitlines()]
    assert max(map(len, said.splitlines())) <= 80


def test_a_table_without_colours_has_no_signs_for_them(project: Path):
    assert "\x1b" not in portal(project, "translations", "status")[1]


@pytest.mark.parametrize(
    ("options", "rows"),
    [
        (("--state", "draft"), [["run", "draft"]]),
        (("--state", "missing", "--language", "nl"), [["kun", "missing"], ["run", "missing"]]),
        (("--entry", "walk", "--language", "da"), [["walk", "reviewed"]]),
        (("--state", "outdated"), []),
    ],
)
def test_filters(options: tuple[str, ...], rows: list[list[str]], project: Path):
    said = portal(project, "translations", "status", *options)[1]
    assert [line.split() for line in said.partition("\n\n")[0].splitlines()[2:]] == rows
    assert bool(rows) or said == "nothing to tell\n"


def test_status_as_json(project: Path):
    change(project, "old", "new")
    said = json.loads(portal(project, "translations", "status", "--format", "json", "--language", "da")[1])
    assert said["translations"][1:] == [
        {"entry": "walk", "type": "article", "language": "da", "status": "outdated", "state": "reviewed", "source_language": "en"}
        | {"outdated": ["aim"], "since": None, "since_from": "not committed", "stamped": True}
    ]
    assert said["totals"] == {"da": {"missing": 0, "broken": 0, "outdated": 1, "machine": 0, "draft": 1, "reviewed": 0}}


def test_a_text_that_cannot_be_understood_is_not_missing(project: Path):
    (project / "content/articles/run/index.nl.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    assert "broken" in portal(project, "translations", "status", "--entry", "run", "--language", "nl")[1]


def test_without_git_the_history_of_the_entry_tells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    folder = write_site(tmp_path, SITE.replace("kind: comment", "kind: comment\nchanges: [{date: 2024-05-05, kind: minor}]", 1))
    portal(folder, "translations", "accept", "walk", "da")
    change(folder, "old", "new")
    status, said, _ = portal(folder, "translations", "status", "--entry", "walk", "--language", "da")
    assert (status, "2024-05-05" in said) == (0, True)
    assert said.endswith("Since when comes from the entries' own histories, not from Git: there is no Git repository here.\n")


DIFFERENCE = """\
walk, da: 2 parts of the text in `en` changed since it was translated

lead: changed, not committed yet
  [-Why-]{+How+}.

Aim (aim): changed 2024-02-02 in COMMIT
  …
  The [-old-]{+new+} aim.
"""


def test_diff(project: Path):
    change(project, "old", "new", "2024-02-02")
    change(project, "Why", "How")
    status, said, errors = portal(project, "translations", "diff", "walk", "da")
    assert (status, errors) == (0, "")
    commit_name = said.partition(" in ")[2].partition("2024-02-02 in ")[2][:7]
    assert said.replace(commit_name, "COMMIT") == DIFFERENCE


def test_diff_as_json(project: Path):
    change(project, "old", "new", "2024-02-02")
    said = json.loads(portal(project, "translations", "diff", "walk", "da", "--format", "json")[1])
    [part] = said.pop("parts")
    assert said == {"entry": "walk", "language": "da", "source_language": "en", "state": "reviewed", "stamped": True}
    assert (part["part"], part["how"], part["translated_from"]["day"], part["changed_in"]["day"]) == ("aim", "changed", "2024-01-01", "2024-02-02")
    assert part["paragraphs"][1] == [
        {"kind": "equal", "text": "The "},
        {"kind": "deleted", "text": "old"},
        {"kind": "inserted", "text": "new"},
        {"kind": "equal", "text": " aim."},
    ]


def test_diff_without_git_shows_the_source_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    folder = write_site(tmp_path, SITE)
    portal(folder, "translations", "accept", "walk", "da")
    change(folder, "old", "new")
    assert portal(folder, "translations", "diff", "walk", "da")[1] == (
        "walk, da: 1 part of the text in `en` changed since it was translated\n"
        "What stood there before is not known: there is no Git repository here. The parts are shown as they stand now.\n"
        "\nAim (aim): changed\n  ## Aim {#aim}\n  The new aim.\n"
    )


def test_diff_of_what_is_up_to_date_or_never_said(project: Path):
    assert portal(project, "translations", "diff", "walk", "da")[1] == "walk, da: up to date with the text in `en`\n"
    assert portal(project, "translations", "diff", "run", "da")[1] == "run, da: the translation does not record which version of its source it was made from\n"


def test_what_a_terminal_would_act_upon_is_written_out(project: Path):
    change(project, "old", "\u200enew")
    assert "{+\\u200enew+}" in portal(project, "translations", "diff", "walk", "da")[1]


def test_accepting_names_the_parts(project: Path):
    change(project, "old", "new")
    change(project, "Why", "How")
    file = "content/articles/walk/index.da.md"
    assert portal(project, "translations", "accept", "walk", "da", "--part", "aim") == (0, f"{file}: accepted: `aim`\n", "")
    assert portal(project, "translations", "accept", "walk", "da") == (0, f"{file}: accepted: `lead`\n", "")
    assert portal(project, "translations", "accept", "walk", "da") == (0, "nothing to accept: what is named is recorded already\n", "")


def test_accepting_records_who_reviewed(project: Path):
    assert portal(project, "translations", "accept", "walk", "run", "da", "--state", "reviewed", "--by", "Anna O'Neil", "--today", "2026-02-03")[:2] == (
        0,
        "content/articles/walk/index.da.md: accepted\ncontent/articles/run/index.da.md: accepted\n",
    )
    text = (project / "content/articles/run/index.da.md").read_text(encoding="utf-8")
    assert text.startswith("---\ntitle: Løb\ntranslation:\n  from: en\n  state: reviewed\n  by: 'Anna O''Neil'\n  date: 2026-02-03\n  source_hash:\n")


def test_accepting_keeps_a_file_in_form(project: Path):
    assert portal(project, "fmt")[0] == 0
    change(project, "old", "new")
    assert portal(project, "translations", "accept", "walk", "da", "--by", "Anna: O'Neil")[0] == 0
    assert '  by: "Anna: O\'Neil"\n' in (project / "content/articles/walk/index.da.md").read_text(encoding="utf-8")
    assert portal(project, "fmt", "--check")[1].startswith("0 not in form")


def test_accepting_a_part_that_there_is_not(project: Path):
    before = tree(project)
    status, said, errors = portal(project, "translations", "accept", "walk", "da", "--part", "goal")
    assert (status, said) == (1, "")
    assert errors == "content/articles/walk/index.da.md: not accepted: its source has no part `goal`; the parts are title, lead, start, aim\n"
    assert tree(project) == before


def test_accepting_writes_all_or_nothing(project: Path, monkeypatch: pytest.MonkeyPatch):
    change(project, "old", "new")
    before = tree(project)
    disk = FailingDisk(monkeypatch, fails=3)
    status, _, errors = portal(project, "translations", "accept", "walk")
    assert (status, "Nothing was changed" in errors, disk.count > 3) == (2, True, True)
    assert tree(project) == before


CANNOT = {
    "an unknown entry": (("status", "--entry", "wlk"), "there is no entry `wlk`"),
    "an unknown language": (("status", "--language", "xx"), "the portal has no language `xx`; its languages are en, da, nl"),
    "no translation": (("diff", "walk", "en"), "the entry `walk` has no translation in `en`"),
    "the source": (("accept", "walk", "en"), "the entry `walk` was first written in `en`; only translations are accepted"),
    "an unknown entry to compare": (("diff", "wlk", "da"), "did you mean `walk`?"),
    "an unknown state": (("status", "--state", "ready"), "'ready' is not one of"),
}


@pytest.mark.parametrize(("arguments", "reason"), CANNOT.values(), ids=CANNOT)
def test_what_cannot_run_says_why(arguments: tuple[str, ...], reason: str, project: Path):
    status, said, errors = portal(project, "translations", *arguments)
    assert (status, said, reason in errors) == (2, "", True), errors


@pytest.mark.parametrize("command", ["accept", "diff"])
def test_a_translation_with_mistakes_is_not_said_to_be_missing(command: str, project: Path):
    path = project / "content/articles/walk/index.da.md"
    path.write_text(path.read_text(encoding="utf-8").replace("state:", "stat:"), encoding="utf-8")
    status, said, errors = portal(project, "translations", command, "walk", "da")
    assert (status, said) == (2, "")
    assert errors == "portal: content/articles/walk/index.da.md has mistakes; mend what `portal check` says of it first\n"


def test_help_has_an_example():
    for command in ("status", "diff", "accept", "export", "import"):
        status, said, _ = portal(Path(os.getcwd()), "translations", command, "--help")
        assert (status, f"Example: portal translations {command}" in said) == (0, True)
