# Git runs programs that its own settings name, asks the network for what a partial clone lacks, and takes its orders from
# variables that a hook or another program has set. None of that has anything to do with reading two versions of a text.
"""Asking Git, and nobody else through Git: nothing is written, fetched or run on the way."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_ALONE = ("--no-pager", "--no-optional-locks", "--no-replace-objects", "--literal-pathspecs", "-c", "core.fsmonitor=false")
_KEPT = ("GIT_CONFIG", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_EXEC_PATH")
"""What the variables begin with that say where Git and its settings are; a machine that builds may need them."""


class GitFailed(Exception):
    """Git refused; the message is its own."""


class NoGit(Exception):
    """The program `git` is not there or cannot be run."""


def git(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What `git` prints, run in a folder with `given` as its input. Raises GitFailed and NoGit."""
    try:
        done = subprocess.run(command(folder, *arguments), input=given, capture_output=True, env=environment())
    except OSError as error:
        raise NoGit(error.strerror or str(error)) from None
    if done.returncode:
        raise GitFailed(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout


def command(folder: Path, *arguments: str) -> list[str]:
    """How `git` is to be run in a folder; together with `environment`."""
    return ["git", "-C", os.fspath(folder), *_ALONE, *arguments]


def environment() -> dict[str, str]:
    """The variables for `git`: none that another program has set for it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name.startswith(_KEPT)}
    return {**kept, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_ALLOW_PROTOCOL": "none"}
