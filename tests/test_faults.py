"""What can go wrong while a site is built: one sentence, status 2, the old site stands, and nothing is left behind."""

from __future__ import annotations

import errno
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from portal_build import mkdocs_plugin
from portal_build.press import sheets, workers
from portal_build.publish import staging, swap, write
from portal_build.publish.manifest import NAME
from portal_build.search import bundle, pagefind
from tests.conftest import ROOT
from tests.killing import found, write_state
from tests.unit.commands.portals import portal

Patch = pytest.MonkeyPatch
_new = write._new


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal with a site in the first state; its content is in the second."""
    project = tmp_path_factory.mktemp("project")
    write_state(project, "one")
    assert portal(project, "build")[0] == 0
    write_state(project, "two")
    return project


@pytest.fixture
def project(built: Path) -> Iterator[Path]:
    """The portal, the site of which must still stand afterwards, with nothing beside it; without a cache, so that all is made."""
    shutil.rmtree(built / ".cache", ignore_errors=True)
    before = (built / "site" / NAME).read_bytes()
    yield built
    assert found(built / "site", {before: "the old site"}) == "the old site"
    assert sorted({*os.listdir(built), ".cache"}) == [".cache", "content", "mkdocs.yml", "site"]
    assert multiprocessing.active_children() == []


def stopped(project: Path) -> str:
    """What a build says that cannot be done, but for what MkDocs tells on the way."""
    status, out, errors = portal(project, "build")
    assert (status, out) == (2, ""), errors
    return errors.splitlines()[-1]


class Disk:
    """Fails when the n-th file of the site is opened to be written; the files may be written by several processes."""

    def __init__(self, patch: Patch, fails: int, number: int = errno.ENOSPC) -> None:
        self.count, self.fails, self.number = multiprocessing.Value("i", 0), fails, number
        patch.setattr(write, "_new", self)

    def __call__(self, path: str) -> int:
        with self.count.get_lock():
            self.count.value += 1
            if self.count.value == self.fails:
                raise OSError(self.number, os.strerror(self.number), path)
        return _new(path)


def by_workers(patch: Patch) -> None:
    patch.setattr(workers, "_WORTH_IT_FROM", 1)
    patch.setattr(sheets, "_CHUNK", 7)
    patch.setattr(workers.Workers, "strangers", lambda self: self._pool(2, "fork", workers._settle))


@pytest.mark.parametrize("helped", [False, True], ids=["alone", "by workers"])
@pytest.mark.parametrize("fails", [1, 30])
def test_the_disk_is_full(fails: int, helped: bool, project: Path, monkeypatch: Patch):
    if helped:
        by_workers(monkeypatch)
    Disk(monkeypatch, fails)
    said = stopped(project)
    assert said.startswith("portal: the site could not be built: No space left on device (")
    assert f"{project}/.site.new-" in said


def test_the_disk_is_full_when_all_but_the_manifest_is_written(project: Path, monkeypatch: Patch):
    monkeypatch.setattr(write.SiteFolder, "write", _refusing(write.SiteFolder.write, lambda _, name, *__: name == NAME))
    assert stopped(project) == "portal: the site could not be built: No space left on device"


def _refusing(function: Callable[..., object], when: Callable[..., bool]) -> Callable[..., object]:
    def refuse(*given: object, **options: object) -> object:
        if when(*given, **options):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return function(*given, **options)

    return refuse


@pytest.mark.parametrize("name", ["_file_of", "lexicon", "merge"])
def test_the_disk_is_full_while_the_search_is_made(name: str, project: Path, monkeypatch: Patch):
    monkeypatch.setattr(bundle, name, _refusing(getattr(bundle, name), lambda *_, **__: True))
    assert stopped(project) == "portal: the site could not be built: No space left on device"


def test_the_new_site_cannot_take_the_place_of_the_old_one(project: Path, monkeypatch: Patch):
    monkeypatch.setattr(swap, "_exchange", _refusing(swap._exchange, lambda *_: True))
    assert stopped(project) == f"portal: the site cannot be put into {project}/site: No space left on device"


def test_the_target_is_read_only(project: Path, monkeypatch: Patch):
    def refuse(path: str, mode: int = 0o777) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), path)

    monkeypatch.setattr(os, "mkdir", refuse)
    expected = f"portal: the new site is put together beside the old one, in {project}, and that cannot be written into: Read-only file system"
    assert stopped(project) == expected


@pytest.mark.parametrize("site", [".", "..", "content", "content/site"])
def test_the_target_is_no_place_for_a_site(site: str, project: Path):
    status, out, errors = portal(project, "build", "--site", site)
    assert (status, out, errors.count("\n")) == (2, "", 1)
    assert f"{project}/content" in errors and errors.endswith("with --site.\n")


def test_another_build_is_running(project: Path):
    running = staging.Staging(project / "site")
    try:
        status, out, errors = portal(project, "build", "--no-wait")
    finally:
        running.end()
    assert (status, out) == (2, "")
    assert errors.splitlines()[-1] == "portal: another build of this site is running. Wait until it has ended, or leave --no-wait out."


def test_a_process_that_helps_dies(project: Path, monkeypatch: Patch):
    by_workers(monkeypatch)
    here = os.getpid()
    monkeypatch.setattr(sheets, "_sheet", lambda *_: os._exit(1) if os.getpid() != here else None)
    assert stopped(project) == "portal: the site could not be built: a process that helped was ended from outside, perhaps because memory ran out"


def _program(folder: Path, script: str) -> Path:
    path = folder / "pagefind"
    path.write_text(script, encoding="utf-8")
    path.chmod(0o755)
    return path


PROGRAMS = {
    "says why": ("#!/bin/sh\necho 'no words' >&2\nexit 1\n", "Pagefind could not build the search in `en`: no words"),
    "says nothing": ("#!/bin/sh\nexit 3\n", "Pagefind could not build the search in `en`: exit status 3"),
    "is killed": ("#!/bin/sh\nkill -9 $$\n", "Pagefind could not build the search in `en`: exit status -9"),
    "makes nothing": ("#!/bin/sh\nexit 0\n", "Pagefind has written no search in `en`"),
    "is of another machine": ("\x7fELF", "Pagefind does not start: "),
}


@pytest.mark.parametrize(("script", "said"), PROGRAMS.values(), ids=PROGRAMS)
def test_pagefind_fails(script: str, said: str, project: Path, tmp_path: Path, monkeypatch: Patch):
    monkeypatch.setattr(pagefind, "program", lambda: _program(tmp_path, script))
    assert stopped(project).startswith(f"portal: {said}")


@pytest.mark.parametrize("given", [{"pagefind.service": None}, {}], ids=["package", "program"])
def test_pagefind_is_missing(given: dict[str, None], project: Path, monkeypatch: Patch):
    monkeypatch.setattr("pagefind.service.get_executable", lambda: None)
    for name, module in given.items():
        monkeypatch.setitem(sys.modules, name, module)
    assert stopped(project) == "portal: Pagefind is not installed; install the package `pagefind[extended]`"


@pytest.mark.parametrize("fails", [1, 30])
def test_somebody_presses_ctrl_c(fails: int, project: Path, monkeypatch: Patch):
    written = iter(range(1, 1000))

    def interrupted(path: str) -> int:
        if next(written) == fails:
            raise KeyboardInterrupt
        return _new(path)

    monkeypatch.setattr(write, "_new", interrupted)
    status, out, errors = portal(project, "build")
    assert (status, out) == (130, "")
    assert errors.splitlines()[-1] == "portal: interrupted; nothing half-built stands in the site's folder"


class Reset(date):
    """The clock of a machine that has lost its battery."""

    @classmethod
    def today(cls) -> date:
        return date(1970, 1, 1)


def test_by_a_clock_that_cannot_be_right_nothing_is_built(project: Path, monkeypatch: Patch):
    monkeypatch.setattr("portal_build.project.date", Reset)
    assert stopped(project) == "portal: by the clock of this machine it is 1970-01-01, which cannot be. Set the clock, or name the day with --today."
    with pytest.raises(mkdocs_plugin.BuildFailed, match="^by the clock of this machine it is 1970-01-01"):
        mkdocs_plugin.build_site(project / "mkdocs.yml", today="")


def test_a_clock_in_the_past_and_files_from_the_future_change_nothing(tmp_path: Path, monkeypatch: Patch):
    write_state(tmp_path, "one")
    assert portal(tmp_path, "build", "--today", "2026-01-15", "--site", "now")[0] == 0
    for path in (tmp_path / "content").rglob("*"):
        os.utime(path, (4e9, 4e9))
    monkeypatch.setattr(time, "time", lambda: 0.0)
    monkeypatch.setattr("portal_build.project.date", Reset)
    assert portal(tmp_path, "build", "--today", "2026-01-15", "--site", "then")[0] == 0
    assert (tmp_path / "now" / NAME).read_bytes() == (tmp_path / "then" / NAME).read_bytes()


@pytest.mark.parametrize("cache", ["file", "folder"])
def test_a_cache_that_cannot_be_written_is_done_without(cache: str, tmp_path: Path, monkeypatch: Patch):
    write_state(tmp_path, "one")
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file" if cache == "file" else "/proc/nowhere"))
    status, _, errors = portal(tmp_path, "build")
    assert status == 0, errors
    assert found(tmp_path / "site", {(tmp_path / "site" / NAME).read_bytes(): "a site"}) == "a site"


def test_a_site_that_is_in_its_place_was_built_whatever_is_not_noted(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    write_state(tmp_path, "one")
    assert portal(tmp_path, "build")[0] == 0
    [noted] = (tmp_path / ".cache").glob("portal/*/standing")
    shutil.rmtree(noted)
    noted.write_bytes(b"")
    write_state(tmp_path, "two")
    status, _, errors = portal(tmp_path, "build")
    assert (status, "what the next build could take from it was not noted: the cache cannot be written" in caplog.text) == (0, True), errors
    assert (tmp_path / "site/en/articles/run/index.html").is_file()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk here is always full")
@pytest.mark.parametrize("command", ["check", "--help"])
def test_what_cannot_be_written_to_is_told_as_such(command: str, tmp_path: Path):
    write_state(tmp_path, "one")
    with open("/dev/full", "wb") as full:
        ran = subprocess.run([sys.executable, "-m", "portal_build", command], cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)}, stdout=full, stderr=subprocess.PIPE, text=True)
    assert (ran.returncode, ran.stderr) == (2, "portal: what was found cannot be written: No space left on device\n")


def test_content_that_cannot_be_read_is_told(project: Path, monkeypatch: Patch):
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO), "content")

    monkeypatch.setattr("portal_build.loading.read_portal", refuse)
    assert stopped(project) == "portal: the site could not be built: Input/output error (content)"


BUILD = """
import sys
from pathlib import Path
from portal_build.cli import main
from portal_build.press import sheets, workers
workers._WORTH_IT_FROM, sheets._CHUNK = 1, 1
slow = sheets._sheet
def slowly(*given):
    import time
    time.sleep(0.2)
    return slow(*given)
sheets._sheet = slowly
main(["build"])
"""


def processes(group: int) -> list[str]:
    """What runs in a group of processes, but for what has ended and nobody has asked for."""
    listed = subprocess.run(["ps", "-eo", "pgid=,stat=,args="], capture_output=True, text=True, check=True).stdout
    lines = (line.split(None, 2) for line in listed.splitlines())
    return [args for number, state, args in lines if int(number) == group and not state.startswith("Z")]


SIGNALS = {"Ctrl-C": (os.killpg, signal.SIGINT, 130), "end": (os.kill, signal.SIGTERM, 130), "kill": (os.kill, signal.SIGKILL, -9)}


@pytest.mark.skipif(sys.platform != "linux", reason="workers are forks")
@pytest.mark.parametrize(("send", "number", "status"), SIGNALS.values(), ids=SIGNALS)
def test_no_process_stays_behind(send: Callable[[int, int], None], number: int, status: int, built: Path):
    before = (built / "site" / NAME).read_bytes()
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    build = subprocess.Popen([sys.executable, "-c", BUILD], cwd=built, env=environment, stderr=subprocess.PIPE, text=True, start_new_session=True)
    deadline = time.monotonic() + 60
    # Pages are written by workers from the first on.
    while not list(built.glob(".site.new-*/en/index.html")) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert len(processes(build.pid)) > 1
    send(build.pid, number)
    _, errors = build.communicate(timeout=30)
    while processes(build.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert (build.returncode, processes(build.pid)) == (status, []), errors
    assert "Traceback" not in errors
    assert found(built / "site", {before: "the old site"}) == "the old site"
    if status == 130:
        assert errors.splitlines()[-1] == "portal: interrupted; nothing half-built stands in the site's folder"
        assert sorted({*os.listdir(built), ".cache"}) == [".cache", "content", "mkdocs.yml", "site"]
    else:
        staging.Staging(built / "site").end()
