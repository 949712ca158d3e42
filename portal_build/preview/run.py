"""A preview from its start to its end: what runs beside the server, and how it all stops."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from time import perf_counter

from portal_build.press.typesetter import why_not
from portal_build.preview.answers import Answers
from portal_build.preview.index import index
from portal_build.preview.problem_views import Problems
from portal_build.project import Project
from portal_build.preview.reading import Reader, Reading
from portal_build.preview.respond import Responder
from portal_build.preview.server import Server
from portal_build.preview.state import Shown, State
from portal_build.preview.watch import Watch
from portal_build.report import summary, visible

Say = Callable[[str], None]
"""Tells whoever started the preview something, in one line."""

_PATIENCE = 1.0
"""Seconds in which what runs beside the server may end by itself."""
_TEXTS = frozenset({".yml", ".yaml", ".md", ".markdown", ".html", ".po", ""})
"""Files that pages are made from; all others they only name."""


@contextmanager
def previewed(project: Project, host: str, port: int, say: Say, search: bool = True) -> Iterator[Server]:
    """A preview that runs until the block is left. Raises OSError if the address cannot be served on.

    Without `search`, none is made: then it is always being prepared.
    """
    state = State()
    with TemporaryDirectory(prefix="portal-preview-", ignore_cleanup_errors=True) as bundles:
        with Server(host, port, state, Responder(state, Path(bundles), project.forms)) as server, Watch([project.content, project.theme], say) as watch:
            threads = [_begin(server.serve_forever, 0.1)]
            with _indexing(project, Path(bundles), state, say) if search else suppress() as line:
                threads.append(_begin(_follow, project, state, watch, line, say))
                try:
                    yield server
                finally:
                    state.stop()
                    watch.wake()
                    server.shutdown()
                    for thread in threads:
                        # Who is in the middle of reading a large portal is not waited for.
                        thread.join(_PATIENCE)


def _begin(work: Callable[..., None], *given: object) -> Thread:
    thread = Thread(target=work, args=given, daemon=True)
    thread.start()
    return thread


def _follow(project: Project, state: State, watch: Watch, line: Connection | None, say: Say) -> None:
    """Read the portal, and again after each save."""
    reader, assets, changed, told = Reader(project), 0, set[Path](), False
    while not state.stopped:
        begun, assets = perf_counter(), assets + any(path.suffix not in _TEXTS for path in changed)
        try:
            reading = reader.read()
        except Exception as error:  # a theme may be wrong in any way, and the next save may mend it
            state.fail(f"The portal cannot be read: {error or type(error).__name__}")
            say(visible(state.trouble))
        else:
            answers = Answers(reading.site, reading.theme) if reading.site else None
            state.show(Shown(state.next_version(), reading, Problems(reading.problems, project.folder), answers, assets))
            say(f"Read in {perf_counter() - begun:.1f} seconds: {summary(reading.problems)}.")
            told = told or _say_without_pdf(project, reading, say)
            if line and not changed:
                _send(line)
        changed = watch.changed()
        if line:
            # Before anything else: who makes the search then leaves off, so that the page comes sooner.
            _send(line)


def _send(line: Connection) -> None:
    with suppress(OSError):
        line.send(None)


def _say_without_pdf(project: Project, reading: Reading, say: Say) -> bool:
    """That no PDF is offered, where some are wanted; whether there was reason to look."""
    wanted = project.pdf and reading.kept and any(reading.kept.catalogue.of_type(name) for name in ("guideline", "publication"))
    if wanted and (reason := why_not()):
        say(f"PDF files of guidelines and publications are left out. {reason}.")
    return bool(wanted)


@contextmanager
def _indexing(project: Project, folder: Path, state: State, say: Say) -> Iterator[Connection]:
    """The process that makes the search, and a thread that hears what it tells."""
    # A process that has threads must not fork.
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=index, args=(project, folder, theirs), daemon=True)
    process.start()
    theirs.close()
    hearing = _begin(_hear, ours, state, say)
    try:
        yield ours
    finally:
        # With all that it has started itself.
        try:
            os.killpg(process.pid or 0, signal.SIGTERM)
        except (AttributeError, OSError):
            process.terminate()
        process.join()
        hearing.join()
        ours.close()


def _hear(line: Connection, state: State, say: Say) -> None:
    made = 0
    with suppress(EOFError, OSError):
        while True:
            language, how, why = line.recv()
            made += how == "ready"
            state.searchable(language, f"ready {made}" if how == "ready" else how)
            if how == "failed":
                say(f"The search in `{language}` could not be prepared: {why}")
