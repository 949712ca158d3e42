"""A Git repository in a test, with commits on given days."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def git(folder: Path, *arguments: str, day: str = "2024-01-01") -> str:
    """What Git says; commits are made at noon of `day`."""
    who = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in (("NAME", "Anna"), ("EMAIL", "anna@example.org"), ("DATE", f"{day}T12:00:00+0000"))}
    environment = {**os.environ, **who, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}
    return subprocess.run(["git", *arguments], cwd=folder, env=environment, check=True, capture_output=True, text=True).stdout


def commit(folder: Path, day: str, message: str = "A change") -> None:
    """Commit everything as it stands."""
    if not (folder / ".git").exists():
        git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", message, day=day)
