"""The browser forms of a project, which the site shows as they are."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path


def form_file(folder: Path, path: str) -> Path | None:
    """The one of these files that stands at `path` in the site, which may be anything that somebody asks for; None if there is none."""
    first, *names = path.split("/")
    if first != folder.name or not names or any(name in ("", "..") or Path(name).name != name for name in names):
        return None
    places = list(accumulate(names, Path.joinpath, initial=folder))
    return places[-1] if places[-1].is_file() and not any(place.is_symlink() for place in places) else None


def forms(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Path in the site and content of each file below the project's folder of forms, in path order; nothing where there is none.

    Links are not followed, and what is no ordinary file is passed over. Raises OSError.
    """
    if folder.is_symlink():
        return
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(place) / name
            if path.is_file() and not path.is_symlink():
                yield f"{folder.name}/{path.relative_to(folder).as_posix()}", path.read_bytes()
