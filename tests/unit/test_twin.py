"""A second process that does a part of the work."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from multiprocessing import active_children
from multiprocessing.connection import Connection

import pytest

from portal_build import twin
from portal_build.twin import Twin

THIS = os.getpid()


def much() -> list[str]:
    return [str(number) * 100 for number in range(1_000)]


def elsewhere() -> bool:
    return os.getpid() != THIS


def test_it_works_in_another_process():
    with Twin(elsewhere) as other:
        assert other.result() and not elsewhere()
    assert not active_children()


def test_who_fails_does_not_wait_for_a_process_that_has_much_to_say():
    with pytest.raises(ZeroDivisionError), Twin(much):
        time.sleep(0.2)
        raise ZeroDivisionError
    assert not active_children()


def end(question: Connection, *_: object) -> None:
    os._exit(1)


def begin_to_tell(question: Connection, *_: object) -> None:
    os.write(question.fileno(), b"\x00\x00\x10\x00half")
    os._exit(1)


@pytest.mark.parametrize("ended", [end, begin_to_tell])
def test_what_a_process_does_not_do_that_was_ended_is_done_here(ended: object, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(twin, "_send", ended)
    with Twin(elsewhere) as other:
        assert other.result() is False


INTERRUPTED = """\
import os, signal, time
from portal_build.twin import Twin
with Twin(lambda: time.sleep(30)) as twin:
    time.sleep(0.3)
    os.killpg(0, signal.SIGINT)
    time.sleep(30)
"""


def test_ctrl_c_is_told_by_one_process_alone():
    done = subprocess.run([sys.executable, "-c", INTERRUPTED], start_new_session=True, capture_output=True, text=True, timeout=20)
    assert (done.returncode, done.stderr.count("KeyboardInterrupt"), "ForkProcess" in done.stderr) == (-signal.SIGINT, 1, False)
