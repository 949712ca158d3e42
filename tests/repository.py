"""Git repositories for tests: an editor's clone, made and changed in few words."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_ALWAYS = ("-c", "commit.gpgsign=false", "-c", "core.autocrlf=false", "-c", "protocol.file.allow=always", "-c", "init.defaultBranch=main")
_WHO = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in (("NAME", "A. Editor"), ("EMAIL", "editor@example.org"))}
_NOBODYS_SETTINGS = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}


def git(folder: Path, *arguments: str | Path, day: str = "") -> str:
    """Run Git in a folder; what it prints. Commits are made at noon of `day`, or now."""
    dated = {f"GIT_{who}_DATE": f"{day}T12:00:00+0000" for who in ("AUTHOR", "COMMITTER")} if day else {}
    command = ("git", *_ALWAYS, "-C", folder, *arguments)
    return subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, **_NOBODYS_SETTINGS, **_WHO, **dated}).stdout


def commit(folder: Path, day: str = "") -> str:
    """Commit everything as it stands, in a new repository where there is none; the commit's name."""
    if not (folder / ".git").exists():
        git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "A change", day=day)
    return git(folder, "rev-parse", "HEAD").strip()


@dataclass(frozen=True)
class Repository:
    """A folder under Git."""

    folder: Path
    """The working tree."""

    @property
    def content(self) -> Path:
        """Its `content/`."""
        return self.folder / "content"

    def git(self, *arguments: str | Path) -> str:
        """Run Git; what it prints."""
        return git(self.folder, *arguments)

    def put(self, path: str, text: str | None) -> None:
        """Write a file below `content/`, or take it away."""
        file = self.content / path
        if text is None:
            file.unlink()
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")

    def commit(self) -> str:
        """Commit everything; the commit's name."""
        return commit(self.folder)


def repository(folder: Path, files: Mapping[str, str]) -> Repository:
    """A new repository with one commit of these files below `content/`, or without one where there are none."""
    folder.mkdir(parents=True, exist_ok=True)
    made = Repository(folder)
    made.git("init", "-q")
    made.content.mkdir(exist_ok=True)
    for path, text in files.items():
        made.put(path, text)
    if files:
        made.commit()
    return made
