"""Two processes find what one finds."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from multiprocessing import active_children
from multiprocessing.connection import Connection
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from portal_build import pipeline
from portal_build.checks import halves
from portal_build.diagnostics import Diagnostic
from tests.sites_invalid.recipe import HERE, write_site
from tests.small_site import TODAY

CODES = [code for code in sorted(os.listdir(HERE)) if (HERE / code / "site.txt").is_file()]


@pytest.fixture
def by_two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(halves, "_WORTH_IT_FROM", 1)
    monkeypatch.setattr("threading.active_count", lambda: 1)


def found(project: Path) -> tuple[Diagnostic, ...]:
    return pipeline.load(project / "content", TODAY).diagnostics


@pytest.mark.parametrize("start", range(8))
def test_two_processes_find_what_one_finds(start: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest):
    sites = [tmp_path / code for code in CODES[start::8]]
    for site in sites:
        site.mkdir()
        with monkeypatch.context() as patch:
            write_site((HERE / site.name / "site.txt").read_text(encoding="utf-8"), site, patch)
    expected = {site.name: found(site) for site in sites if (site / "content").is_dir()}
    request.getfixturevalue("by_two")
    assert {name: found(tmp_path / name) for name in expected} == expected
    assert any(expected.values())


def test_what_a_process_does_not_do_that_was_ended_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by_two: None):
    monkeypatch.setattr(halves, "_send", end)
    write_site((HERE / "image-without-alternative" / "site.txt").read_text(encoding="utf-8"), tmp_path, monkeypatch)
    assert [one.code for one in found(tmp_path)] == ["image-without-alternative"] * 2


def end(question: Connection, *_: object) -> None:
    os._exit(1)


NOTHING: Any = SimpleNamespace(entries=[], set_aside=[])


def much(_half: object) -> list[Any]:
    return [str(number) * 100 for number in range(1_000)]


def test_who_fails_does_not_wait_for_a_process_that_has_much_to_say():
    def fail(_half: object) -> list[Any]:
        time.sleep(0.2)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        halves.by_halves(NOTHING, fail, much)
    assert not active_children()


def test_a_process_that_is_ended_while_it_tells_is_done_without(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(halves, "_send", begin_to_tell)
    assert halves.by_halves(NOTHING, lambda _: [], much) == much(None)


def begin_to_tell(question: Connection, *_: object) -> None:
    os.write(question.fileno(), b"\x00\x00\x10\x00half")
    os._exit(1)


INTERRUPTED = """\
import os, signal, time
from types import SimpleNamespace
from typing import Any
from portal_build.checks.halves import by_halves
def here(half):
    time.sleep(0.3)
    os.killpg(0, signal.SIGINT)
    time.sleep(30)
by_halves(SimpleNamespace(entries=[], set_aside=[]), here, lambda half: time.sleep(30) or [])
"""


def test_ctrl_c_is_told_by_one_process_alone():
    done = subprocess.run([sys.executable, "-c", INTERRUPTED], start_new_session=True, capture_output=True, text=True, timeout=20)
    assert (done.returncode, done.stderr.count("KeyboardInterrupt"), "ForkProcess" in done.stderr) == (-signal.SIGINT, 1, False)
