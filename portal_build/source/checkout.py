"""Where a project lies in its Git repository, and which of its files were changed."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from portal_build.source.git import GitFailed, NoGit, git


@dataclass(frozen=True)
class Checkout:
    """A project as the programs see it that build a repository."""

    project: Path
    """The project folder."""
    prefix: str = ""
    """The way from the root of the repository to the project: empty, or such as `portal/`."""
    changed: frozenset[str] = frozenset()
    """Files that were changed, relative to the project folder, with forward slashes."""

    def path(self, file: str) -> str:
        """A file of the project, named from the root of the repository."""
        return self.prefix + file


def prefix_of(project: Path) -> str:
    """The way from the root of the repository to the project; from the current folder where there is no repository."""
    try:
        return git(project, "rev-parse", "--show-prefix").decode("utf-8", "replace").rstrip("\n")
    except (GitFailed, NoGit):
        here, there = Path.cwd(), Path(os.path.abspath(project))
        return f"{there.relative_to(here).as_posix()}/" if here in there.parents else ""


def changed_since(project: Path, revision: str) -> frozenset[str] | None:
    """Files of the project that differ from what they were where the branch left `revision`; None where Git cannot say.

    Files that Git does not track yet are among them.
    """
    # No name of a branch or tag begins with a hyphen, so whatever does is meant as an option.
    if not revision or revision.startswith("-"):
        return None
    try:
        commit = _fork(project, _named(project, revision))
        # `git diff` would write down in the index which files turned out to be the same.
        said = git(project, "diff-index", "-z", "--name-only", "--no-renames", "--no-ext-diff", "--ignore-submodules=all", "--relative", commit, "--", ".")
        said += git(project, "ls-files", "-z", "--others", "--exclude-standard", "--", ".")
    except (GitFailed, NoGit):
        return None
    return frozenset(said.decode("utf-8", "replace").split("\0")) - {""}


def _named(project: Path, revision: str) -> str:
    return git(project, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").decode().strip()


def _fork(project: Path, commit: str) -> str:
    """The last commit that the branch has in common with another; that commit itself where a shallow clone does not show it."""
    try:
        return git(project, "merge-base", commit, "HEAD").decode().split()[0]
    except (GitFailed, IndexError):
        return commit
