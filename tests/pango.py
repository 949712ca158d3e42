"""Finds the libraries of the system that PDF files are made with, or installs them.

As a command: ``python -m tests.pango --ensure`` installs Pango if the machine has
none; exit status 0 means that WeasyPrint runs, 2 that it does not.
"""

from __future__ import annotations

import subprocess
import sys

from tests.machine import apt_get, find_or_ensure, run

_PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
REMEDY = f"""\
WeasyPrint does not start, and the tests of PDF files need it. This shows why:
  {sys.executable} -W error -c 'import weasyprint'
As a rule Pango is missing. Do one of these and run the command again:
  Debian:  sudo apt-get install {" ".join(_PACKAGES)}
  macOS:   brew install pango"""


def weasyprint_runs() -> bool:
    """Tell whether WeasyPrint finds all its libraries."""
    # In a process of its own: a failed import leaves parts of itself behind.
    # It only warns of a missing libharfbuzz-subset, which the fonts need.
    command = [sys.executable, "-W", "error", "-c", "import weasyprint"]
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True).returncode == 0


def ensure_pango() -> bool:
    """Install Pango if it is missing; tell whether WeasyPrint runs."""
    if weasyprint_runs():
        return True
    if apt := apt_get():
        print("WeasyPrint does not start; installing Pango with apt-get ...", flush=True)
        run([*apt, "update"])
        run([*apt, "install", "--yes", "--no-install-recommends", *_PACKAGES])
    return weasyprint_runs()


if __name__ == "__main__":
    sys.exit(find_or_ensure("Find the libraries that PDF files are made with.", weasyprint_runs, ensure_pango, "WeasyPrint runs.", REMEDY))
