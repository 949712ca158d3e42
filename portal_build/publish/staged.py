"""A site in the making by an engine that knows nothing of it but the folder that it writes into."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from portal_build.publish.staging import Staging


class Settings(Protocol):
    """The engine's settings."""

    site_dir: str
    """The folder that it cleans and writes into."""


class Staged(Staging):
    """As long as the site is in the making, the engine writes beside it, and its log names the site all the same."""

    def __init__(self, settings: Settings, own: Iterable[str | Path], wait: bool, log: logging.Logger, engine: logging.Logger) -> None:
        """`log` is told if this waits, `engine` is what the engine logs into. Raises NotStaged; see Staging."""
        super().__init__(Path(settings.site_dir), map(Path, own), wait, log.info)
        self._settings, self._place, self._engine = settings, settings.site_dir, engine
        settings.site_dir = str(self.folder)
        engine.addFilter(self._tell)

    def _tell(self, record: logging.LogRecord) -> bool:
        record.msg = str(record.msg).replace(str(self.folder), self._place)
        # The folder was empty before.
        return record.msg != "Cleaning site directory"

    def end(self) -> None:
        """As for any staging; others may use the settings afterwards. Raises NotStaged."""
        self._engine.removeFilter(self._tell)
        self._settings.site_dir = self._place
        super().end()
