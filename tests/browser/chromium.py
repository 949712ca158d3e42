"""Finds the Chromium that the browser tests drive, or installs one.

As a module: ``find_chromium()``, and ``launch_options()`` to start it. As a command:
``python -m tests.browser.chromium --ensure`` installs Chromium if the machine
has none; exit status 0 means that one is ready, 2 that none could be had.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.machine import apt_get, is_root, run

ENV_VARIABLE = "PORTAL_CHROMIUM"

_COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_MACOS_APPS = (
    "Chromium.app/Contents/MacOS/Chromium",
    "Google Chrome.app/Contents/MacOS/Google Chrome",
)
_VERSION_TIMEOUT = 30.0
_ASK_PLAYWRIGHT = (
    "from playwright.sync_api import sync_playwright\n"
    "with sync_playwright() as p: print(p.chromium.executable_path)"
)
REMEDY = f"""\
No Chromium could be found or installed, and the browser tests need one.
Do one of these and run the command again:
  Debian:         sudo apt-get install chromium
  macOS:          brew install --cask chromium   (Google Chrome will do, too)
  anywhere:       {sys.executable} -m playwright install --with-deps chromium
  already there:  {ENV_VARIABLE}=/path/to/chromium make test"""

_DRIVER_REMEDY = f"""\
Playwright's driver does not start. This shows why:
  {sys.executable} -m playwright --version
On Debian and Ubuntu this mends it as a rule:  sudo apt-get install libatomic1"""


class ChromiumError(Exception):
    """The browser that was asked for, or what drives it, cannot be used."""


def _launch_args() -> list[str]:
    """Return the switches for a quiet browser that stays off the network."""
    args = [
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    # Chromium refuses to start its sandbox as root, which CI machines often are.
    return ["--no-sandbox", *args] if is_root() else args


LAUNCH_ARGS: list[str] = _launch_args()
"""Switches for Playwright's ``launch(args=...)``; headless mode is its own."""


def launch_options(path: Path) -> dict[str, Any]:
    """Return what Playwright's ``launch()`` needs to start the browser at ``path``, for many windows one after the other."""
    return {"executable_path": Path(__file__).with_name("chromium.sh"), "args": LAUNCH_ARGS, "env": {**os.environ, ENV_VARIABLE: str(path)}}


def chromium_version(path: Path) -> str | None:
    """Return what ``path --version`` prints, or None if it does not run."""
    try:
        done = subprocess.run(
            [path, "--version"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=_VERSION_TIMEOUT,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    version = done.stdout.strip()
    return version if done.returncode == 0 and version else None


def _is_snap(path: Path) -> bool:
    """Tell whether ``path`` is a snap, or a script that only starts one.

    A snap's browser is confined: it cannot read the temporary profile that
    Playwright gives it. Without the snap the script merely prints advice.
    """
    if path.is_relative_to("/snap") or path.resolve().name == "snap":
        return True
    try:
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError:
        return False
    return head.startswith(b"#!") and b"/snap/" in head


def _on_path() -> Iterator[Path]:
    for command in _COMMANDS:
        if found := shutil.which(command):
            yield Path(found)


def _macos_apps() -> Iterator[Path]:
    if sys.platform != "darwin":
        return
    for folder in (Path("/Applications"), Path.home() / "Applications"):
        for app in _MACOS_APPS:
            yield folder / app


def _playwrights_own() -> Iterator[Path]:
    """Yield where Playwright keeps, or would keep, its own Chromium."""
    # In a process of its own: Playwright's API cannot be started twice in one,
    # and the caller may already be using it.
    try:
        done = subprocess.run(
            [sys.executable, "-c", _ASK_PLAYWRIGHT],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=_VERSION_TIMEOUT,
        )
    except (OSError, subprocess.TimeoutExpired):
        return
    if done.returncode == 0 and done.stdout.strip():
        yield Path(done.stdout.strip())


def _candidates() -> Iterator[Path]:
    yield from _on_path()
    yield from _macos_apps()
    yield from _playwrights_own()


def _named_chromium() -> Path | None:
    """Return the Chromium named by the environment, None if none is named.

    Raises ChromiumError if it does not run: another one must not quietly take
    the place of the one that was asked for.
    """
    value = os.environ.get(ENV_VARIABLE)
    if not value:
        return None
    path = Path(value)
    if chromium_version(path) is None:
        raise ChromiumError(
            f"{ENV_VARIABLE} names {value}, which does not run as a browser; "
            "correct the variable or unset it."
        )
    return path


def find_chromium() -> Path | None:
    """Return a Chromium or Chrome that runs, or None if the machine has none.

    Looks at PORTAL_CHROMIUM, then PATH, then macOS's applications, then at what
    Playwright installed. Raises ChromiumError if PORTAL_CHROMIUM names a file
    that does not run.
    """
    if named := _named_chromium():
        return named
    for path in _candidates():
        if path.exists() and not _is_snap(path) and chromium_version(path):
            return path
    return None


def _apt_offers_chromium() -> bool:
    """Tell whether apt has Chromium itself, not Ubuntu's stand-in for a snap."""
    shown = subprocess.run(
        ["apt-cache", "show", "--no-all-versions", "chromium"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    return shown.returncode == 0 and not re.search(
        r"^Version:.*snap|\bsnapd\b", shown.stdout, re.MULTILINE
    )


def _install_with_apt() -> bool:
    """Install the distribution's Chromium; tell whether that was done."""
    apt = apt_get()
    if apt is None:
        return False
    print("Chromium is not installed; installing it with apt-get ...", flush=True)
    # An update that failed for one of several sources may still do.
    run([*apt, "update"])
    if not _apt_offers_chromium():
        print("apt has no Chromium here, or only a snap, which tests cannot drive.")
        return False
    return run([*apt, "install", "--yes", "--no-install-recommends", "chromium"])


def _install_with_playwright() -> bool:
    """Let Playwright download its own Chromium; tell whether that was done."""
    print("Downloading Playwright's own build of Chromium ...", flush=True)
    command = [sys.executable, "-m", "playwright", "install"]
    # The libraries it needs come from the distribution, which takes root.
    if sys.platform.startswith("linux") and is_root():
        command.append("--with-deps")
    return run([*command, "chromium"])


def _driver_runs() -> bool:
    """Tell whether Playwright's driver, a Node.js of its own, starts here."""
    command = [sys.executable, "-m", "playwright", "--version"]
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True).returncode == 0


def ensure_driver() -> None:
    """Install the library that Playwright's driver needs, if it is missing.

    Raises ChromiumError if the driver does not start all the same.
    """
    if _driver_runs():
        return
    # The driver is linked against libatomic, which a minimal Debian lacks.
    if apt := apt_get():
        print("Playwright's driver does not start; installing libatomic1 ...", flush=True)
        run([*apt, "update"])
        run([*apt, "install", "--yes", "--no-install-recommends", "libatomic1"])
    if not _driver_runs():
        raise ChromiumError(_DRIVER_REMEDY)


def ensure_chromium() -> Path | None:
    """Return a Chromium that runs, installing one first if there is none.

    Returns None if none could be installed. Raises ChromiumError as
    find_chromium does.
    """
    if found := find_chromium():
        return found
    for install in (_install_with_apt, _install_with_playwright):
        if install() and (found := find_chromium()):
            return found
    return None


def main(arguments: Sequence[str] | None = None) -> int:
    """Print which Chromium is used; return the exit status (0, or 2 for none)."""
    parser = argparse.ArgumentParser(description="Find the Chromium that the tests drive.")
    parser.add_argument("--ensure", action="store_true", help="install one if there is none")
    options = parser.parse_args(arguments)
    try:
        if options.ensure:
            ensure_driver()
        path = ensure_chromium() if options.ensure else find_chromium()
    except ChromiumError as error:
        print(error, file=sys.stderr)
        return 2
    if path is None:
        print(REMEDY, file=sys.stderr)
        return 2
    print(f"Using {chromium_version(path)}: {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
