"""`portal serve`: how it starts, what it says, how it ends."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.conftest import ROOT
from tests.small_site import entry, write_site

MKDOCS_YML = f"""\
-- mkdocs.yml --
site_name: test
docs_dir: content
theme: {{name: material, custom_dir: '{ROOT / "theme"}', font: false}}
plugins: [portal: {{today: '2026-01-15'}}]
"""
FINE = MKDOCS_YML + entry("articles/walk", "published: 2024-01-01\nkind: comment", en="Walk\nText.")


@contextmanager
def serving(project: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command in the background, and the address that it names."""
    command = [sys.executable, "-m", "portal_build", "serve", "--port", "0", *options]
    environment = {**os.environ, "TMPDIR": str(project / "tmp"), "PYTHONPATH": str(ROOT)}
    (project / "tmp").mkdir()
    with subprocess.Popen(command, cwd=project, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process, re.search(r"http://\S+/", process.stdout.readline())[0]
        finally:
            process.kill()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_it_is_ended(how: signal.Signals, tmp_path: Path):
    with serving(write_site(tmp_path, FINE)) as (process, address):
        # The first line of the report comes once the portal was read.
        assert re.fullmatch(r"Read in [\d.]+ seconds: \d+ warnings in \d file\.\n", process.stderr.readline())
        with urlopen(f"{address}en/articles/walk/") as page:
            assert b"<h1>Walk</h1>" in page.read()
        process.send_signal(how)
        said, errors = process.communicate(timeout=60)
    assert (process.returncode, said, errors) == (0, "The preview has ended.\n", "")
    assert list((tmp_path / "tmp").iterdir()) == []
    assert not (tmp_path / "site").exists()


def portal(project: Path, *arguments: str) -> tuple[int, str, str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-m", "portal_build", *arguments], cwd=project, env=environment, capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def test_a_port_that_is_taken(tmp_path: Path):
    write_site(tmp_path, FINE)
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        port = other.getsockname()[1]
        status, said, errors = portal(tmp_path, "serve", "--port", str(port))
    message = f"portal: port {port} is taken, perhaps by another preview. End that, or name another port: portal serve --port {port + 1}\n"
    assert (status, said, errors) == (2, "", message)


CANNOT = {
    "no mkdocs.yml": ("", (), "portal: there is no mkdocs.yml."),
    "no content": (FINE.replace("docs_dir: content", "docs_dir: nowhere"), (), "nowhere"),
    "no plugin": (FINE.replace("plugins: [portal: {today: '2026-01-15'}]", "plugins: []"), (), "does not name the plugin `portal`"),
    "no theme": (re.sub(", custom_dir: '[^']+'", "", FINE), (), "must name the portal's theme"),
    "no such host": (FINE, ("--host", "192.0.2.1"), "portal: 192.0.2.1 is no address of this machine that can be served on"),
    "no host": (FINE, ("--host", " "), "--host needs an address"),
    "no such day": (FINE, ("--today", "2026-02-30"), "2026-02-30"),
    "no such port": (FINE, ("--port", "65536"), "65536"),
}


@pytest.mark.parametrize(("archive", "options", "reason"), CANNOT.values(), ids=CANNOT)
def test_what_cannot_be_served_says_why(archive: str, options: tuple[str, ...], reason: str, tmp_path: Path):
    if archive:
        write_site(tmp_path, archive)
    status, said, errors = portal(tmp_path, "serve", *options)
    assert (status, said, "Traceback" in errors) == (2, "", False)
    assert reason in errors


def test_help_has_an_example(tmp_path: Path):
    status, said, _ = portal(tmp_path, "serve", "--help")
    assert status == 0 and "Example: portal serve --port 8001 --open" in said
