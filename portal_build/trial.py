"""What `portal check` would say of a change that nobody has made yet."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

from portal_build.diagnostics import Diagnostic
from portal_build.model.common import Audience
from portal_build.loading import load

_READ = frozenset({".yml", ".yaml", ".md", ".markdown"})


def new_problems(content: Path, files: Mapping[Path, bytes], today: date, move: tuple[Path, Path] | None = None) -> list[Diagnostic]:
    """The problems that the content would have and has not now, if files held other bytes, or were there, and a folder had another name.

    It is tried on a copy. Positions are those that the problems would have. Raises OSError if there is no room for the copy.
    """
    before = load(content, today, Audience.MEMBERS).diagnostics
    with TemporaryDirectory(prefix="portal-") as place:
        copy = Path(place) / content.name
        copy_content(content, copy, files)
        if move:
            (copy / move[0].relative_to(content)).rename(copy / move[1].relative_to(content))
        after = load(copy, today, Audience.MEMBERS).diagnostics
    moved = tuple(f"{content.name}/{path.relative_to(content).as_posix()}/" for path in move) if move else ("", "")
    known = Counter((_named(one, *moved), one.code) for one in before)
    counted = Counter((one.position.file, one.code) for one in after)
    return [one for one in after if counted[one.position.file, one.code] > known[one.position.file, one.code]]


def _named(found: Diagnostic, old: str, new: str) -> str:
    """The file of a problem as it is called afterwards."""
    file = found.position.file
    return new + file.removeprefix(old) if old and file.startswith(old) else file


def copy_content(content: Path, copy: Path, files: Mapping[Path, bytes] = MappingProxyType({})) -> None:
    """The files that are read, with their new bytes; of others, which can be large, the names are enough."""
    for place, folders, names in os.walk(content):
        here, there = Path(place), copy / Path(place).relative_to(content)
        # What begins with a full stop is passed over, and can be large as well.
        folders[:] = [name for name in folders if not name.startswith(".")]
        there.mkdir()
        for name in [*names, *(one for one in folders if (here / one).is_symlink())]:
            if (here / name).is_symlink():
                (there / name).symlink_to(os.readlink(here / name))
            elif here / name in files:
                (there / name).write_bytes(files[here / name])
            elif (here / name).suffix in _READ and (here / name).is_file() and os.access(here / name, os.R_OK):
                shutil.copyfile(here / name, there / name)
            elif (here / name).is_file():
                (there / name).touch()
    for path in files:
        if not path.exists():
            (copy / path.relative_to(content)).write_bytes(files[path])
