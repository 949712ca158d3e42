"""Runs commands on the machine that runs the tests, and finds out what it may install."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence


def is_root() -> bool:
    """Tell whether everything is allowed."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def run(command: Sequence[str]) -> bool:
    """Run ``command`` in the open; tell whether it succeeded."""
    print("$", " ".join(command), flush=True)
    try:
        return subprocess.run(command, stdin=subprocess.DEVNULL).returncode == 0
    except OSError as error:
        print(error, flush=True)
        return False


def _as_root() -> list[str] | None:
    """Return the words that run a command as root; None if there are none."""
    if is_root():
        return []
    sudo = shutil.which("sudo")
    if not sudo:
        return None
    probe = subprocess.run([sudo, "-n", "true"], stdin=subprocess.DEVNULL, capture_output=True)
    return [sudo, "-n"] if probe.returncode == 0 else None


def apt_get() -> list[str] | None:
    """Return the words that start apt-get as root; None if that cannot be done."""
    root = _as_root()
    if root is None or not (shutil.which("apt-get") and shutil.which("apt-cache")):
        return None
    return [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]


def find_or_ensure(description: str, find: Callable[[], bool], ensure: Callable[[], bool], found: str, remedy: str) -> int:
    """A command that looks for what tests need and with ``--ensure`` installs it; return the exit status: 0, or 2 if it is missing."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--ensure", action="store_true", help="install what is missing")
    if not (ensure() if parser.parse_args().ensure else find()):
        print(remedy, file=sys.stderr)
        return 2
    print(found)
    return 0
