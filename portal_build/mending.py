# What a fix does to the rest of the portal shows only when it is tried: a heading that moves can leave a translation outdated.
# So each is tried on a copy, all of them at once and, where that is not well, fewer and fewer; only those stay that take their
# problem away and bring no other.
"""Mending what is mechanical: on a copy first, then in the editors' files, all of them or none."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from portal_build.diagnostics import Diagnostic, in_path_order
from portal_build.editing.edited import edited
from portal_build.editing.write_files import NotWritten, write_files
from portal_build.editing.write_together import Change
from portal_build.model.common import Audience
from portal_build.pipeline import Memory, load
from portal_build.trial import copy_content

_Fixes = list[Diagnostic]
"""Problems of one file that can be mended together."""


@dataclass(frozen=True)
class Mended:
    """What mending changes, and what it leaves."""

    project: Path
    """The copy of the project in which it was tried, with its content mended; gone once nobody mends any more."""
    changes: Mapping[Path, Change]
    """Files of the content, as they are and as they are to be."""
    done: tuple[Diagnostic, ...]
    """The problems that are gone, each where it stood when it was mended."""
    left: tuple[Diagnostic, ...]
    """Those that remain, in path order."""


@contextmanager
def mending(content: Path, today: date) -> Iterator[Mended]:
    """Find out what can be mended; nothing of `content` is changed. Raises OSError where there is no content or no room."""
    found = load(content, today, Audience.MEMBERS).diagnostics
    with TemporaryDirectory(prefix="portal-") as place:
        trial = _Trial(content, Path(place) / content.name, today)
        # What cannot be opened is not in the copy, and neither are its problems.
        beyond = set(found) - set(trial.found)
        trial.run()
        yield Mended(Path(place), trial.changes(), tuple(trial.done), tuple(in_path_order((*trial.found, *beyond))))


def write(content: Path, changes: Mapping[Path, Change]) -> None:
    """Write what mending changes, all of it or nothing. Raises NotWritten."""
    for path, change in changes.items():
        if os.path.realpath(path) != os.path.join(os.path.realpath(content), path.relative_to(content)):
            raise NotWritten(f"{path} is a symbolic link, or lies behind one. Nothing was changed.")
        if path.read_bytes() != change.before:
            raise NotWritten(f"{path} was changed meanwhile; try again. Nothing was changed.")
    write_files({path: change.after for path, change in changes.items()})


class _Trial:
    """A copy of the content in which fixes are tried."""

    def __init__(self, content: Path, copy: Path, today: date) -> None:
        copy_content(content, copy)
        self.content, self.copy, self.today = content, copy, today
        self.memory = Memory()
        self.before: dict[str, bytes] = {}
        self.done: list[Diagnostic] = []
        self.refused: set[tuple[object, ...]] = set()
        self.found = self._look()

    def run(self) -> None:
        """Mend until nothing more can be mended."""
        fresh = True
        while True:
            if self._attempt(list(self._offered())):
                fresh = False
            elif fresh:
                return
            else:
                # What was refused before the last change may be well now.
                self.refused.clear()
                fresh = True

    def changes(self) -> dict[Path, Change]:
        """Files whose bytes are others now."""
        after = {file: self._path(file).read_bytes() for file in self.before}
        return {self.content / self._inside(file): Change(self.before[file], after[file]) for file in after if after[file] != self.before[file]}

    def _offered(self) -> Iterator[_Fixes]:
        """For each file, the fixes that do not touch the same lines."""
        for _, problems in groupby(self.found, key=lambda one: one.position.file):
            taken: set[int] = set()
            fixes = []
            for one in problems:
                lines = {edit.line for edit in one.fix.edits} if one.fix else set()
                if lines and not lines & taken and _key(one) not in self.refused:
                    fixes.append(one)
                    taken |= lines
            if fixes:
                yield fixes

    def _attempt(self, files: list[_Fixes]) -> bool:
        """Whether any of the fixes could stay. In one file, they are tried one by one only until the first stays: lines move."""
        if not files:
            return False
        if self._well([one for fixes in files for one in fixes]):
            return True
        if len(files) > 1:
            middle = len(files) // 2
            return any([self._attempt(files[:middle]), self._attempt(files[middle:])])
        (fixes,) = files
        if len(fixes) > 1:
            return any(self._attempt([[one]]) for one in fixes)
        self.refused.add(_key(fixes[0]))
        return False

    def _well(self, fixes: _Fixes) -> bool:
        """Try fixes together; they stay if each takes its problem away and no other comes."""
        before = self._edit(fixes)
        found = self._look() if before is not None else ()
        if before is not None and _better(self.found, found, fixes):
            self.found = found
            self.done += fixes
            return True
        for file, data in (before or {}).items():
            self._put(file, data)
        return False

    def _edit(self, fixes: _Fixes) -> dict[str, bytes] | None:
        """Write the edits into the copy; the bytes that were there, or None where an edit does not fit and nothing was written."""
        before, after = {}, {}
        for file, problems in groupby(fixes, key=lambda one: one.position.file):
            path = self._path(file)
            before[file] = path.read_bytes()
            new = edited(before[file], [edit for one in problems if one.fix for edit in one.fix.edits])
            if new is None:
                return None
            after[file] = new
        for file, data in after.items():
            self.before.setdefault(file, before[file])
            self._put(file, data)
        return before

    def _put(self, file: str, data: bytes) -> None:
        # As another file of that name, so that whoever remembers the old one sees that it is new.
        path = self._path(file)
        path.with_name(".mended").write_bytes(data)
        os.replace(path.with_name(".mended"), path)

    def _look(self) -> tuple[Diagnostic, ...]:
        return load(self.copy, self.today, Audience.MEMBERS, memory=self.memory).diagnostics

    def _path(self, file: str) -> Path:
        return self.copy / self._inside(file)

    def _inside(self, file: str) -> str:
        return file.removeprefix(f"{self.copy.name}/")


def _key(found: Diagnostic) -> tuple[object, ...]:
    return found.position.file, found.code, found.fix


def _better(before: Iterable[Diagnostic], after: Iterable[Diagnostic], mended: Iterable[Diagnostic]) -> bool:
    """Whether problems are gone, one for each that was mended, and there are no others."""
    had, has, gone = (Counter((one.position.file, one.code) for one in some) for some in (before, after, mended))
    return all(has[kind] <= had[kind] - gone[kind] for kind in had | has)
