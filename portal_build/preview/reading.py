# `Reader` is used twice: by the server, and by the process that makes the search. Each reads for itself, so that neither waits
# for the other.
"""From the files of a portal to a site that can be shown, again after each save."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from datetime import date

from portal_build import pipeline
from portal_build.diagnostics import Diagnostic
from portal_build.model.common import Audience
from portal_build.pages.site import Site
from portal_build.preview.last_good import Kept, keep
from portal_build.project import Project
from portal_build.preview.theme import Theme, read_theme, stamp_of


@dataclass(frozen=True)
class Reading:
    """A portal as it stood at one moment."""

    problems: tuple[Diagnostic, ...]
    """Every problem, in path order."""
    theme: Theme
    """What pages look like."""
    kept: Kept | None = None
    """What can be shown; None if the settings never were right."""
    site: Site | None = None
    """The same with the words of each language."""


class Reader:
    """Reads a portal, and remembers what was right."""

    def __init__(self, project: Project, theme: Theme | None = None) -> None:
        """`theme`: that of the project, if it was read already."""
        self._project = project
        self._memory = pipeline.Memory()
        self._kept: Kept | None = None
        self._theme = theme

    def read(self) -> Reading:
        """The portal as it stands. Raises OSError if the folder of the content or a file of the theme cannot be read."""
        # What pages have left behind since the last time; what was frozen then is not looked at.
        gc.collect()
        theme = self._read_theme()
        loaded = pipeline.load(self._project.content, self._project.today or date.today(), Audience.MEMBERS, memory=self._memory)
        self._kept = keep(loaded, self._kept)
        # What was read stays: looking through all of it for garbage would make a page wait for half a second now and then.
        gc.freeze()
        if self._kept is None:
            return Reading(loaded.diagnostics, theme)
        return Reading(loaded.diagnostics, theme, self._kept, pipeline.prepare_on_demand(self._kept.catalogue, theme.words, self._memory))

    def _read_theme(self) -> Theme:
        if self._theme is None or self._theme.stamp != stamp_of(self._project.theme):
            self._theme = read_theme(self._project)
        return self._theme
