"""Where a project lies in its repository, and which of its files were changed."""

from __future__ import annotations

import subprocess
from contextlib import chdir
from pathlib import Path

import pytest

from portal_build.source.checkout import changed_since, prefix_of


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A branch that left `main` after one commit; `main` went on. The project is the folder `portal`."""
    root = tmp_path_factory.mktemp("repository")
    content = root / "portal/content"
    content.mkdir(parents=True)
    for name in ("same.yml", "å.yml", "gone.yml", "later.yml"):
        (content / name).write_text("a: 1\n", encoding="utf-8")
    _git(root, "init", "-q", "-b", "main")
    _commit(root)
    _git(root, "switch", "-q", "-c", "branch")
    (content / "å.yml").write_text("a: 2\n", encoding="utf-8")
    _commit(root)
    _git(root, "switch", "-q", "main")
    (content / "later.yml").write_text("a: 2\n", encoding="utf-8")
    _commit(root)
    _git(root, "switch", "-q", "branch")
    (content / "gone.yml").unlink()
    (content / "new.yml").write_text("a: 1\n", encoding="utf-8")
    (root / "elsewhere.txt").touch()
    return root


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", folder, "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments], check=True)


def _commit(folder: Path) -> None:
    _git(folder, "add", "-A")
    _git(folder, "commit", "-q", "-m", "Content")


def test_what_the_branch_and_the_working_tree_changed(repository: Path):
    assert changed_since(repository / "portal", "main") == {"content/å.yml", "content/gone.yml", "content/new.yml"}


@pytest.mark.parametrize("revision", ["", "nowhere", "--output=x", "main..branch", "HEAD:portal"])
def test_what_is_no_revision(repository: Path, revision: str):
    assert changed_since(repository / "portal", revision) is None


def test_without_a_repository_nothing_is_known(tmp_path: Path):
    assert changed_since(tmp_path, "main") is None


def test_the_way_from_the_root(repository: Path, tmp_path: Path):
    assert (prefix_of(repository), prefix_of(repository / "portal")) == ("", "portal/")
    (tmp_path / "portal").mkdir()
    with chdir(tmp_path):
        assert [prefix_of(Path(name)) for name in (".", "portal", "..")] == ["", "portal/", ""]
