"""The theme as it lies on disk: layouts, words, and the files that are published as they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from pathlib import Path

from portal_build.assets import FOLDER, published, read_assets
from portal_build.press.layouts import Layouts, read_layouts
from portal_build.press.typesetter import Typesetter, read_typesetter, why_not
from portal_build.project import Project
from portal_build.words import Words, read_words

Stamp = Mapping[str, tuple[int, int]]
"""Path within the theme -> when the file was last written, and its size."""


@dataclass(frozen=True)
class Theme:
    """The theme at one moment."""

    folder: Path
    """Where it lies."""
    layouts: Layouts
    """What pages look like."""
    files: Mapping[str, Path]
    """Address -> file, for what is published as it is."""
    assets: Mapping[str, bytes]
    """Address -> content of style sheets, scripts, fonts and pictures."""
    stamp: Stamp
    """By which a later look sees whether anything was changed."""
    pdf: bool
    """Whether guidelines and publications are offered as PDF, where the machine can make them."""

    @cached_property
    def words(self) -> Callable[[str], Words]:
        """The interface in a language."""
        return lru_cache(partial(read_words, self.folder / "locales"))

    @cached_property
    def typesetter(self) -> Typesetter | None:
        """What sets PDF, if any are wanted and can be made; to find out takes a second."""
        return read_typesetter(self.folder) if self.pdf and not why_not() else None


def read_theme(project: Project) -> Theme:
    """The theme of a project. Raises OSError, BrokenTheme, and UnicodeDecodeError for a layout that is no text."""
    stamp = stamp_of(project.theme)
    files = {name: project.theme / name for name in stamp if published(name) and not name.startswith(f"{FOLDER}/")}
    assets, contents = read_assets(project.theme)
    return Theme(project.theme, read_layouts(project.theme, *project.further, assets=assets), files, contents, stamp, project.pdf)


def stamp_of(folder: Path) -> Stamp:
    """When each file below the folder was last written, and its size."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            state = path.stat()
            found[path.relative_to(folder).as_posix()] = (state.st_mtime_ns, state.st_size)
    return found
