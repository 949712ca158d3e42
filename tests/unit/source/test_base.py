"""The old side of a comparison, read out of real repositories."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from portal_build.source.base import Base, NoBase, read_base
from portal_build.source.decode import MAX_BYTES
from tests.repository import Repository, repository

FACTS, TEXT, TOPICS = "articles/tea/entry.yml", "articles/tea/index.en.md", "vocabularies/topics.yml"
FILES = {FACTS: "facts\n", TEXT: "text\n", TOPICS: "topics\n", "articles/tea/leaf.pdf": "leaf\n", "portal.yml": "portal\n"}


@pytest.fixture
def clone(tmp_path: Path) -> Repository:
    return repository(tmp_path / "clone", FILES)


def read(clone: Repository, revision: str = "HEAD") -> tuple[dict[str, str], set[str], dict[str, str]]:
    base = read_base(clone.content, revision)
    return {path: data.decode() for path, data in base.files.items()}, set(base.added), base.unreadable


def refusal(content: Path, revision: str = "HEAD") -> str:
    with pytest.raises(NoBase) as caught:
        read_base(content, revision)
    return str(caught.value)


def test_only_what_differs_is_read(clone: Repository):
    clone.put(FACTS, "other facts\n")
    clone.put(TEXT, None)
    clone.put("articles/tea/leaf.pdf", "other\n")
    clone.put("portal.yml", "other\n")
    clone.put("articles/tea/index.da.md", "ny\n")
    assert read(clone) == ({FACTS: "facts\n", TEXT: "text\n"}, set(), {})
    clone.git("add", "-A")
    assert read(clone) == ({FACTS: "facts\n", TEXT: "text\n"}, {"articles/tea/index.da.md"}, {})


def test_nothing_differs(clone: Repository):
    assert read_base(clone.content, "HEAD") == Base(clone.git("rev-parse", "HEAD").strip(), {}, frozenset(), {}, True)


def test_the_place_where_the_branch_began_is_the_base(clone: Repository):
    began = clone.git("rev-parse", "HEAD").strip()
    clone.git("switch", "-q", "-c", "mine")
    clone.put(TEXT, "mine\n")
    clone.commit()
    clone.git("switch", "-q", "main")
    clone.put(FACTS, "theirs\n")
    clone.commit()
    clone.git("switch", "-q", "mine")
    assert read_base(clone.content, "main").commit == began
    assert read(clone, "main") == ({TEXT: "text\n"}, set(), {})


def test_a_portal_in_a_folder_of_a_repository(tmp_path: Path):
    whole = repository(tmp_path / "whole", {})
    part = Repository(whole.folder / "sites" / "a portal [1]")
    for path, text in FILES.items():
        part.put(path, text)
    whole.commit()
    part.put(TEXT, "other\n")
    assert read(part) == ({TEXT: "text\n"}, set(), {})


@pytest.mark.parametrize("name", ["articles/tea/index.en\n.md", 'articles/tea/a"b\\.md', "articles/té/entry.yml"])
def test_names_that_are_no_entries_are_passed_over(clone: Repository, name: str):
    clone.put(name, "one\n")
    clone.commit()
    clone.put(name, "two\n")
    clone.put(TEXT, "other\n")
    files, _, _ = read(clone)
    assert files[TEXT] == "text\n"


def test_links_and_submodules_are_never_followed(clone: Repository, tmp_path: Path):
    secret = tmp_path / "secret"
    secret.write_text("secret\n", encoding="utf-8")
    (clone.content / FACTS).unlink()
    (clone.content / FACTS).symlink_to(secret)
    other = repository(tmp_path / "other", {FACTS: "other\n"})
    clone.git("submodule", "add", "-q", other.folder, "content/articles/coffee")
    clone.commit()
    (clone.content / FACTS).unlink()
    clone.put(FACTS, "facts\n")
    (other.content / FACTS).unlink()
    assert read(clone) == ({}, set(), {FACTS: "it was no ordinary file"})


def test_what_is_too_big_is_not_read(clone: Repository):
    clone.put(FACTS, "x" * (MAX_BYTES + 1))
    clone.commit()
    clone.put(FACTS, "facts\n")
    assert read(clone) == ({}, set(), {FACTS: "it was larger than 1 MiB"})


def test_nothing_is_touched_and_nobody_elses_program_is_run(clone: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    trap, sprung = tmp_path / "trap", tmp_path / "sprung"
    trap.write_text(f"#!/bin/sh\ntouch {sprung}\n", encoding="utf-8")
    trap.chmod(0o755)
    for key in ("core.fsmonitor", "diff.external", "diff.md.textconv", "core.pager"):
        clone.git("config", key, str(trap))
    (clone.folder / ".git/info/attributes").write_text("*.md diff=md\n", encoding="utf-8")
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", str(trap))
    clone.put(TEXT, "other\n")
    # Its time differs, so that Git would like to note in the index that it is the same.
    os.utime(clone.content / FACTS, (1, 1))
    before = (clone.folder / ".git/index").read_bytes()
    sprung.unlink(missing_ok=True)
    assert read(clone) == ({TEXT: "text\n"}, set(), {})
    assert not sprung.exists()
    assert (clone.folder / ".git/index").read_bytes() == before


def test_a_hook_that_tells_git_where_to_look_is_not_heeded(clone: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    other = repository(tmp_path / "other", {FACTS: "other\n"})
    clone.put(TEXT, "other\n")
    monkeypatch.setenv("GIT_DIR", str(other.folder / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", "nowhere")
    monkeypatch.setenv("GIT_WORK_TREE", str(other.folder))
    assert read(clone) == ({TEXT: "text\n"}, set(), {})


def test_content_that_is_new_is_all_new(tmp_path: Path):
    clone = repository(tmp_path / "clone", {})
    clone.git("commit", "-q", "--allow-empty", "-m", "Nothing yet")
    clone.put(FACTS, "facts\n")
    clone.git("add", "-A")
    base = read_base(clone.content, "HEAD")
    assert (base.there, base.added) == (False, frozenset({FACTS}))


@pytest.mark.parametrize("revision", ["-x", "--output=sprung", "--all", "", "nope", "HEAD:content/portal.yml", "main..main", "HEAD~9"])
def test_what_is_no_revision(clone: Repository, revision: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(clone.folder)
    assert refusal(clone.content, revision) == f"Git knows no revision `{revision}` here. Fetch it first (`git fetch`), or correct its name."
    assert sorted(path.name for path in clone.folder.iterdir()) == [".git", "content"]


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    (tmp_path / "content").mkdir()
    assert refusal(tmp_path / "content") == f"{tmp_path / 'content'} is in no Git repository. Run the command in a clone of the portal."


def test_no_commit(tmp_path: Path):
    clone = repository(tmp_path, {})
    assert refusal(clone.content) == "nothing has been committed yet, so there is nothing to compare with. Commit the portal as it is first."


def test_content_that_git_does_not_track(tmp_path: Path):
    clone = repository(tmp_path, {})
    clone.git("commit", "-q", "--allow-empty", "-m", "Nothing of the portal")
    clone.put(FACTS, "facts\n")
    assert refusal(clone.content) == f"nothing of {clone.content} is in Git. Add it with `git add` and commit it first."


def test_no_git(clone: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    said = "the program `git` cannot be run (No such file or directory). Install Git, or check without comparing."
    assert refusal(clone.content) == said


def test_no_history_in_common(clone: Repository):
    clone.git("switch", "-q", "--orphan", "other")
    clone.put(FACTS, "other\n")
    clone.commit()
    assert refusal(clone.content, "main") == (
        "`main` and the commit that is checked out have no history in common here. Name a revision that this branch was begun from."
    )


def test_a_shallow_clone(clone: Repository, tmp_path: Path):
    clone.git("switch", "-q", "-c", "mine")
    for number in range(3):
        clone.put(TEXT, f"{number}\n")
        clone.commit()
    shallow = Repository(tmp_path / "shallow")
    clone.git("clone", "-q", "--depth", "1", "--no-single-branch", f"file://{clone.folder}", shallow.folder)
    deepen = "Fetch the whole history: `git fetch --unshallow`, or `fetch-depth: 0` (GitHub) and `GIT_DEPTH: 0` (GitLab) in the settings of the build."
    assert refusal(shallow.content, "HEAD~2") == f"Git knows no revision `HEAD~2` here. {deepen}"
    assert refusal(shallow.content, "origin/main") == f"`origin/main` and the commit that is checked out have no history in common here. {deepen}"


def test_a_clone_without_old_files(clone: Repository, tmp_path: Path):
    clone.put(TEXT, "other\n")
    clone.commit()
    clone.git("config", "uploadpack.allowFilter", "true")
    partial = Repository(tmp_path / "partial")
    clone.git("clone", "-q", "--filter=blob:none", f"file://{clone.folder}", partial.folder)
    assert refusal(partial.content, "HEAD~1") == "this clone lacks the older versions of files (a partial clone). Clone it anew without `--filter`."


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "fatal: detected dubious ownership in repository at '/x'",
            "Git does not trust {content}, since it belongs to another user. If you trust it, run `git config --global --add safe.directory /x`.",
        ),
        (
            "fatal: detected dubious ownership",
            "Git does not trust {content}, since it belongs to another user. If you trust it, run `git config --global --add safe.directory {folder}`.",
        ),
        ("fatal: the index is broken", "Git refused: the index is broken. Mend that, or check without comparing."),
        ("", "Git refused: it gave no reason. Mend that, or check without comparing."),
    ],
)
def test_what_git_refuses(clone: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, expected: str):
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "git").write_text(f'#!/bin/sh\nprintf "%s" "{said}" >&2\nexit 128\n', encoding="utf-8")
    (programs / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
    assert refusal(clone.content) == expected.format(content=clone.content, folder=clone.folder)
