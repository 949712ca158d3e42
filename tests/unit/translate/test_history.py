"""What Git remembers of sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal_build.translate import history as history_module
from portal_build.translate.accept import stamped
from portal_build.translate.history import History, NoHistory, sources_of_outdated
from portal_build.translate.state import standings
from tests.repository import commit, git
from tests.small_site import SmallSite, entry, write_site

SOURCE = "---\ntitle: Walk\nlead: Why.\n---\nIntro.\n\n## Aim {#aim}\n\nOld aim.\n"
DANISH = "---\ntitle: Gå\ntranslation:\n  from: en\n  state: reviewed\n---\nIntro.\n\n## Formål {#aim}\n\nMål.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A portal in a folder of a repository, with a translation that was up to date on 1 January."""
    folder = write_site(tmp_path / "repository" / "portal", entry("articles/walk", "kind: comment", en=SOURCE, da=DANISH))
    path = folder / "content/articles/walk/index.da.md"
    path.write_text(stamped(SmallSite(folder).catalogue.entries["walk"], "da", DANISH) or "", encoding="utf-8")
    commit(tmp_path / "repository", "2024-01-01")
    return folder


def write(project: Path, text: str) -> None:
    (project / "content/articles/walk/index.en.md").write_text(text, encoding="utf-8")


def remembered(project: Path) -> dict[str, tuple[str, str, str]]:
    """Part -> its Markdown then, the day of that revision, and the day on which it was changed."""
    walk = SmallSite(project).catalogue.entries["walk"]
    with History(project, sources_of_outdated([walk])) as history:
        found = history.earlier(walk.source, walk.texts["da"].translation.source_hash, standings(walk)["da"].outdated)
    return {part: (one.markdown, f"{one.revision.day}", f"{one.changed.day}" if one.changed else "") for part, one in found.items()}


def test_each_part_as_it_was_when_it_was_translated(project: Path):
    write(project, SOURCE.replace("Old", "New"))
    commit(project.parent, "2024-02-02")
    write(project, SOURCE.replace("Old", "Newer"))
    commit(project.parent, "2024-03-03")
    write(project, SOURCE.replace("Old", "Newer").replace("Why", "How") + "\n## More\n\nAdded.\n")
    assert remembered(project) == {
        "lead": ("Why.", "2024-03-03", ""),
        "more": ("", "2024-03-03", ""),
        "aim": ("## Aim {#aim}\n\nOld aim.\n", "2024-01-01", "2024-02-02"),
    }


def test_git_is_asked_of_a_few_files_at_a_time(project: Path, monkeypatch: pytest.MonkeyPatch):
    files = ("content/articles/walk/entry.yml", "content/articles/walk/index.da.md", "content/articles/walk/index.en.md")
    with History(project, files) as history:
        whole = history.revisions
    monkeypatch.setattr(history_module, "_AT_ONCE", 2)
    with History(project, files) as history:
        assert history.revisions == whole
    assert sorted(whole) == sorted(files)


def test_a_part_that_went(project: Path):
    write(project, SOURCE.partition("\n## Aim")[0])
    commit(project.parent, "2024-02-02")
    assert remembered(project) == {"aim": ("## Aim {#aim}\n\nOld aim.\n", "2024-01-01", "2024-02-02")}


def test_a_branch_that_was_merged_is_looked_into(project: Path):
    git(project, "switch", "-q", "-c", "work")
    write(project, SOURCE.replace("Old", "Branch"))
    commit(project.parent, "2024-02-02")
    small = SmallSite(project)
    path = project / "content/articles/walk/index.da.md"
    path.write_text(stamped(small.catalogue.entries["walk"], "da", path.read_text(encoding="utf-8")) or "", encoding="utf-8")
    commit(project.parent, "2024-02-03")
    git(project, "switch", "-q", "main")
    (project / "content/remark.txt").write_text("x", encoding="utf-8")
    commit(project.parent, "2024-02-04")
    git(project, "merge", "-q", "--no-ff", "work", "-m", "Merge", day="2024-02-05")
    write(project, SOURCE.replace("Old", "Last"))
    commit(project.parent, "2024-03-03")
    assert remembered(project) == {"aim": ("## Aim {#aim}\n\nBranch aim.\n", "2024-02-02", "2024-03-03")}


def test_a_shallow_clone_remembers_what_it_has(project: Path, tmp_path: Path):
    write(project, SOURCE.replace("Old", "New"))
    commit(project.parent, "2024-02-02")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{project.parent}", "shallow")
    assert remembered(tmp_path / "shallow" / "portal") == {}


def test_revisions_that_make_no_sense_are_passed_over(project: Path):
    for day, text in (("2024-02-01", "---\ntitle: [\n---\n"), ("2024-02-02", "\x00\x01"), ("2024-02-03", ""), ("2024-02-04", "no front matter")):
        write(project, text)
        commit(project.parent, day)
    write(project, SOURCE.replace("Old", "New"))
    commit(project.parent, "2024-03-03")
    # Between the two it made no sense, so the first revision that differs is not known better than that.
    assert remembered(project) == {"aim": ("## Aim {#aim}\n\nOld aim.\n", "2024-01-01", "2024-02-01")}


def test_two_processes_do_for_many_files(project: Path, monkeypatch: pytest.MonkeyPatch):
    files = entry("articles/run", "kind: comment", en=SOURCE, da=DANISH) + entry("articles/sit", "kind: comment", en=SOURCE, da=DANISH)
    write_site(project, files)
    for name in ("run", "sit"):
        path = project / f"content/articles/{name}/index.da.md"
        path.write_text(stamped(SmallSite(project).catalogue.entries[name], "da", DANISH) or "", encoding="utf-8")
    commit(project.parent, "2024-01-02")
    for name in ("walk", "run", "sit"):
        (project / f"content/articles/{name}/index.en.md").write_text(SOURCE.replace("Old", "New"), encoding="utf-8")
    commit(project.parent, "2024-02-02")
    started: list[str] = []
    for function in ("run", "Popen"):
        real = getattr(history_module.subprocess, function)
        monkeypatch.setattr(history_module.subprocess, function, lambda command, *a, real=real, **b: started.append(command[-1]) or real(command, *a, **b))
    entries = list(SmallSite(project).catalogue.entries.values())
    with History(project, sources_of_outdated(entries)) as history:
        found = [history.earlier(one.source, one.texts["da"].translation.source_hash, ("aim",))["aim"].markdown for one in entries]
    assert (found, len(started)) == (["## Aim {#aim}\n\nOld aim.\n"] * 3, 3)


def test_without_git_it_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(NoHistory, match="there is no Git repository here"):
        History(tmp_path, ["content/x.md"])
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoHistory, match="Git is not installed"):
        History(tmp_path, ["content/x.md"])


def test_nothing_is_asked_where_nothing_is_out_of_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert History(tmp_path, []).revisions == {}


def test_what_a_repository_configures_is_not_run(project: Path):
    """A hook, a watcher or a program for differences of somebody else's repository must not start."""
    trap = project / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {project / 'sprung'}\n", encoding="utf-8")
    trap.chmod(0o755)
    for key in ("core.fsmonitor", "core.pager", "diff.external", "pager.log", "diff.trap.textconv", "diff.trap.command"):
        git(project, "config", key, str(trap))
    (project / ".gitattributes").write_text("*.md diff=trap\n", encoding="utf-8")
    write(project, SOURCE.replace("Old", "New"))
    git(project, "-c", "core.fsmonitor=false", "add", "-A")
    git(project, "-c", "core.fsmonitor=false", "commit", "-q", "-m", "x", day="2024-02-02")
    (project / "sprung").unlink(missing_ok=True)
    assert remembered(project)["aim"][1] == "2024-01-01"
    assert not (project / "sprung").exists()
