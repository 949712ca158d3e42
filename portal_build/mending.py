# What a fix does to the rest of the portal shows only when it is tried: a heading that moves can leave a translation outdated.
# So each is tried on a copy, all of them at once and, where that is not well, fewer and fewer; only those stay that take their
# problem away and bring no other. A file that could not be understood may hold more problems than could be seen: what mends
# the first stays if those behind it can be mended as well.
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
from portal_build.loading import Memory, load
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
        copy = _Copy(content, Path(place) / content.name, today)
        trial = _Trial(copy)
        # What cannot be opened is not in the copy, and neither are its problems.
        beyond = set(found) - set(trial.found)
        trial.run()
        yield Mended(Path(place), copy.changes(), tuple(trial.done), tuple(in_path_order((*trial.found, *beyond))))


def write(content: Path, changes: Mapping[Path, Change]) -> None:
    """Write what mending changes, all of it or nothing. Raises NotWritten."""
    for path, change in changes.items():
        if os.path.realpath(path) != os.path.join(os.path.realpath(content), path.relative_to(content)):
            raise NotWritten(f"{path} is a symbolic link, or lies behind one. Nothing was changed.")
        if path.read_bytes() != change.before:
            raise NotWritten(f"{path} was changed meanwhile; try again. Nothing was changed.")
    write_files({path: change.after for path, change in changes.items()})


class _Copy:
    """The content as it would be, in another place."""

    def __init__(self, content: Path, place: Path, today: date) -> None:
        copy_content(content, place)
        self.content, self.place, self.today = content, place, today
        self.memory = Memory()
        self.before: dict[str, bytes] = {}
        """File -> what it held at first, of those that were ever touched."""
        self.now: dict[str, bytes] = {}
        """File -> what it holds, of the same."""

    def look(self) -> tuple[Diagnostic, ...]:
        """Every problem that the copy has."""
        return load(self.place, self.today, Audience.MEMBERS, memory=self.memory).diagnostics

    def edit(self, fixes: _Fixes) -> bool:
        """Make the edits of fixes, in path order; False where one does not fit, and then none is made."""
        after = {}
        for file, problems in groupby(fixes, key=lambda one: one.position.file):
            data = self.now.get(file) or self._path(file).read_bytes()
            self.before.setdefault(file, data)
            after[file] = edited(data, [edit for one in problems if one.fix for edit in one.fix.edits])
        fitting = {file: new for file, new in after.items() if new is not None}
        if len(fitting) == len(after):
            self.put(fitting)
        return len(fitting) == len(after)

    def put(self, files: Mapping[str, bytes]) -> None:
        """Other bytes for files."""
        for file, data in files.items():
            self.now[file] = data
            path = self._path(file)
            # As another file of that name, so that whoever remembers the old one sees that it is new.
            path.with_name(".mended").write_bytes(data)
            os.replace(path.with_name(".mended"), path)

    def put_back(self, now: Mapping[str, bytes]) -> None:
        """Everything as it was when `now` was kept."""
        earlier = self.before | now
        self.put({file: earlier[file] for file, data in self.now.items() if data != earlier[file]})

    def changes(self) -> dict[Path, Change]:
        """Files of the content whose bytes are to be others."""
        return {
            self.content / self._inside(file): Change(self.before[file], data) for file, data in self.now.items() if data != self.before[file]
        }

    def _path(self, file: str) -> Path:
        return self.place / self._inside(file)

    def _inside(self, file: str) -> str:
        return file.removeprefix(f"{self.place.name}/")


class _Trial:
    """Fixes, tried until no more of them can stay."""

    def __init__(self, copy: _Copy) -> None:
        self.copy = copy
        self.found = copy.look()
        self.done: list[Diagnostic] = []
        self.refused: set[tuple[object, ...]] = set()

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

    def _offered(self, known: Iterable[Diagnostic] = ()) -> Iterator[_Fixes]:
        """For each file, the fixes that do not touch the same lines; only those of problems that are not among those known."""
        had = Counter(map(_kind, known))
        wanted = {kind for kind, number in Counter(map(_kind, self.found)).items() if number > had[kind]}
        for _, problems in groupby(self.found, key=lambda one: one.position.file):
            taken: set[int] = set()
            fixes = []
            for one in problems:
                lines = {edit.line for edit in one.fix.edits} if one.fix else set()
                if lines and not lines & taken and _kind(one) in wanted and _key(one) not in self.refused:
                    fixes.append(one)
                    taken |= lines
            if fixes:
                yield fixes

    def _attempt(self, files: list[_Fixes], follow: bool = True) -> bool:
        """Whether any of the fixes could stay. In one file, no more are tried once one stays: lines may have moved."""
        fixes = [one for some in files for one in some]
        if not fixes:
            return False
        if self._followed(fixes[0]) if follow and len(fixes) == 1 else self._well(fixes):
            return True
        if len(files) > 1:
            middle = len(files) // 2
            return any([self._attempt(files[:middle], follow), self._attempt(files[middle:], follow)])
        if len(fixes) > 1:
            middle = len(fixes) // 2
            return self._attempt([fixes[:middle]], follow) or self._attempt([fixes[middle:]], follow)
        self.refused.add(_key(fixes[0]))
        return False

    def _well(self, fixes: _Fixes) -> bool:
        """Try fixes together; they stay if each takes its problem away and no other comes."""
        now = dict(self.copy.now)
        if self.copy.edit(fixes):
            found = self.copy.look()
            if _better(self.found, found, fixes):
                self.found = found
                self.done += fixes
                return True
            self.copy.put_back(now)
        return False

    def _followed(self, first: Diagnostic) -> bool:
        """Try a fix with others that mend the problems which come with it; they stay if in the end no other problem has come."""
        now, found, done = dict(self.copy.now), self.found, len(self.done)
        if not self.copy.edit([first]):
            return False
        self.found = self.copy.look()
        self.done.append(first)
        while not _better(found, self.found, [first]):
            if not self._attempt(list(self._offered(found)), follow=False):
                self.copy.put_back(now)
                self.found = found
                del self.done[done:]
                return False
        return True


def _kind(found: Diagnostic) -> tuple[str, str]:
    return found.position.file, found.code


def _key(found: Diagnostic) -> tuple[object, ...]:
    return found.position.file, found.code, found.fix


def _better(before: Iterable[Diagnostic], after: Iterable[Diagnostic], mended: Iterable[Diagnostic]) -> bool:
    """Whether problems are gone, one for each that was mended, and there are no others."""
    had, has, gone = (Counter(map(_kind, some)) for some in (before, after, mended))
    return all(has[kind] <= had[kind] - gone[kind] for kind in had | has)
