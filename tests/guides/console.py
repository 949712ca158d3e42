# What a page shows is run in the order of the page, in one fresh copy of docs/commands/_example, which is a Git repository:
#
# - a block `console`: each line `$ …` is run, and the lines below it are all that it prints;
# - a block with `title="content/…"` is the whole of that file, and is written;
# - a command that does not end with status 0 is followed by `$ echo $?` and its status;
# - where the output holds `^C`, the command is stopped by Ctrl+C once it has printed as many lines as stand above it;
# - the folder of the copy is shown as `~/portal`; how many seconds something took, how much was uploaded or packed, the time of day, and the
#   short name of a commit may differ.
#
# `portal` runs in this process, as a new interpreter takes half a second to start. What else a line holds than `portal` and
# its arguments, a shell runs; so it does `portal archive`, `portal build` and `portal serve`, whose engine needs a process of its own.
"""Runs the commands that a page shows."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
from contextlib import chdir
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer
from time import sleep

from click.testing import CliRunner

from portal_build.cli import main
from tests.guides.fences import fences

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = ROOT / "docs" / "commands" / "_example"
PORT = "8000"
"""The port that pages show, whichever is free when they are run."""

_SHELL = frozenset({"cat", "cp", "diff", "git", "grep", "head", "ls", "mkdir", "mv", "portal", "printf", "rm", "sed", "tail"})
_OWN_PROCESS = frozenset({"archive", "build", "serve", "cms"})
_ASK = "echo $?"
_PATIENCE = 60
_VARIES = re.compile(r"\b\d+(?:\.\d+)? (?:seconds|s|ms)\b|\b\d\d:\d\d:\d\d\b|\b[0-9a-f]{7}\b|\b\d+ files? uploaded .*? deleted\b|\([\d.]+ MB\)")


@dataclass
class Console:
    """A copy of the example portal, in which one page's commands are run."""

    home: Path
    """An empty folder; the copy is its folder `portal`."""
    status: int = field(default=0, init=False)
    """The exit status of the last command."""

    def __post_init__(self) -> None:
        shutil.copytree(EXAMPLE, self.folder)
        (self.folder / "theme").symlink_to(ROOT / "theme")
        (self.folder / ".gitignore").write_text("/site/\n/theme\n", encoding="utf-8")
        programs = self.home / "bin"
        programs.mkdir()
        (programs / "portal").write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m portal_build "$@"\n', encoding="utf-8")
        (programs / "portal").chmod(0o755)
        for command in ("git init -q -b main", "git add .", "git commit -q -m 'The portal'"):
            self._shell(command)
            assert self.status == 0

    @property
    def folder(self) -> Path:
        """The folder that holds the copy's `content/`."""
        return self.home / "portal"

    def run(self, page: str) -> str:
        """Run a page; the page as it should be."""
        lines = page.split("\n")
        # From the end, so that lines already dealt with do not move; the commands themselves have run from the start.
        said = [(fence, self._block(fence.language, fence.lines, fence.file)) for fence in fences(page)]
        for fence, block in reversed(said):
            if block is not None:
                lines[fence.start : fence.start + len(fence.lines)] = [(fence.indent + line) if line else "" for line in block]
        return "\n".join(lines)

    def _block(self, language: str, lines: tuple[str, ...], file: str | None) -> list[str] | None:
        if language == "console":
            return self._commands(_commands(lines))
        if file:
            path = (self.folder / file).resolve()
            assert self.folder.resolve() in path.parents, f"`{file}` lies outside of the portal"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return None

    def _commands(self, commands: list[tuple[str, list[str]]]) -> list[str]:
        """The lines of a block, with the status of each command where it is asked for, or is not 0."""
        block: list[str] = []
        for index, (command, shown) in enumerate(commands):
            if command == _ASK:
                block += [f"$ {_ASK}", str(self.status)]
                continue
            block += self._command(command, shown)
            asked = index + 1 < len(commands) and commands[index + 1][0] == _ASK
            if self.status and not asked:
                block += [f"$ {_ASK}", str(self.status)]
        return block

    def _command(self, command: str, shown: list[str]) -> list[str]:
        """The line of a command, and all that it prints."""
        said = self._interrupted(command, shown.index("^C")) if "^C" in shown else self._said(command)
        printed = said.replace(str(self.folder), "~/portal").rstrip("\n").split("\n") if said.strip("\n") else []
        kept = shown if [_VARIES.sub("", line) for line in printed] == [_VARIES.sub("", line) for line in shown] else printed
        return [f"$ {command}", *kept]

    def _said(self, command: str) -> str:
        words = shlex.split(command)
        if words[0] == "portal" and not set(words) & _OWN_PROCESS and not set(command) & set("|<>&;`$*"):
            return self._portal(words[1:])
        return self._shell(command)

    def _portal(self, arguments: list[str]) -> str:
        with chdir(self.folder):
            result = CliRunner().invoke(main, arguments, prog_name="portal", env=self._environment)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        self.status = result.exit_code
        return result.output

    def _shell(self, command: str) -> str:
        programs = {words.split()[0] for words in re.split(r"[|;&]+", command)}
        assert programs <= _SHELL, f"{programs - _SHELL} may not be run; see tests/guides/console.py"
        done = subprocess.run(
            command, shell=True, cwd=self.folder, env=self._environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=_PATIENCE
        )
        self.status = done.returncode
        return done.stdout

    def _interrupted(self, command: str, count: int) -> str:
        """What a command prints that is stopped by Ctrl+C after `count` lines."""
        port = _free_port()
        words = [*shlex.split(command), *(["--port", port] if "serve" in command else [])]
        process = subprocess.Popen(words, cwd=self.folder, env=self._environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        assert process.stdout is not None
        too_long = Timer(_PATIENCE, process.kill)
        too_long.start()
        try:
            lines = [process.stdout.readline() for _ in range(count)]
            # Nobody presses Ctrl+C in the moment in which a line appears, when a server may not be ready to be ended.
            sleep(0.5)
            process.send_signal(signal.SIGINT)
            rest, _ = process.communicate()
        finally:
            too_long.cancel()
            process.kill()
        self.status = process.returncode
        return f"{''.join(lines)}^C\n{rest}".replace(f":{port}", f":{PORT}")

    @property
    def _environment(self) -> dict[str, str]:
        git = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in _WHO.items()}
        own = {"PATH": f"{self.home / 'bin'}:{os.environ['PATH']}", "HOME": str(self.home), "PYTHONPATH": str(ROOT), "COLUMNS": "80", "NO_COLOR": "1"}
        # Where these tests run in a workflow, what its runner says of its own step is not meant for the example.
        runner = {"GITHUB_BASE_REF": "", "GITHUB_STEP_SUMMARY": ""}
        return {**os.environ, **own, **git, **runner, "GIT_CONFIG_NOSYSTEM": "1", "PYTHONUNBUFFERED": "1", "LC_ALL": "C.UTF-8"}


_WHO = {"NAME": "Anna", "EMAIL": "anna@example.org", "DATE": "2026-12-01T12:00:00+0000"}


def _commands(lines: tuple[str, ...]) -> list[tuple[str, list[str]]]:
    """Each command of a block, with the lines that are shown below it."""
    found: list[tuple[str, list[str]]] = []
    for line in lines:
        if line.startswith("$ "):
            found.append((line.removeprefix("$ "), []))
        else:
            assert found, f"a block of commands begins with `$ `, not with `{line}`"
            found[-1][1].append(line)
    return found


def _free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])
