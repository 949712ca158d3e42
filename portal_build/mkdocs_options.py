"""What MkDocs' settings say of a portal: the options of the plugin `portal`, folders, the day."""

from __future__ import annotations

import logging
import re
from datetime import date
from pathlib import Path

from mkdocs.config import config_options
from mkdocs.config.base import Config, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.structure.files import File

from portal_build.cache import Cache
from portal_build.model.common import Audience
from portal_build.press.typesetter import pango_release
from portal_build.project import day_by_the_clock
from portal_build.publish.repeat import Repeat


_INHERITS = re.compile(r"^INHERIT:", re.MULTILINE)
"""Settings that go on in a file of which only MkDocs knows."""


class _Number(config_options.Type):
    """A whole number from 0 up."""

    def __init__(self, default: int) -> None:
        super().__init__(int, default=default)

    def run_validation(self, value: object) -> int:
        number = super().run_validation(value)
        if number < 0:
            raise ValidationError(f"{number} is less than nothing; write a number from 0 up")
        return number


class PortalConfig(Config):
    """The plugin's options in `mkdocs.yml`."""

    today = config_options.Optional(config_options.Type((str, date)))
    """The day to build for, ISO 8601; today if left out."""
    audience = config_options.Choice([one.value for one in Audience], default=Audience.PUBLIC.value)
    """Whose entries are loaded."""
    cache = config_options.Type(bool, default=True)
    """Whether what a build makes is kept for later ones, in `.cache/portal` beside `mkdocs.yml`."""
    jobs = _Number(default=0)
    """How many processes make pages; 0 for as many as there are processors."""
    scheduler = config_options.Type(str, default="")
    """The address of a Dask scheduler whose workers make pages; empty for processes of this machine."""
    pdf = config_options.Type(bool, default=True)
    """Whether guidelines and publications are offered as PDF, where the machine can make them."""
    compress = config_options.Type(bool, default=True)
    """Whether compressed forms of texts stand beside them, for hosts that hand them out."""
    noindex = config_options.Type(bool, default=False)
    """Whether search engines are asked to leave the whole site out."""


class EntryFile(File):
    """A file of an entry: copied as it is, even if its name ends like that of a Markdown text."""

    def is_documentation_page(self) -> bool:
        """Never."""
        return False


def log_to_stderr() -> None:
    """What MkDocs' own command line does for its log."""
    logger = logging.getLogger("mkdocs")
    if not logger.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(message)s"))
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)


def theme_folder(config: MkDocsConfig) -> Path:
    """The folder of the portal's own theme. Raises PluginError if none is named."""
    if not config.theme.custom_dir:
        raise PluginError("`mkdocs.yml` must name the portal's theme: `theme: {name: material, custom_dir: theme}`")
    return Path(config.theme.custom_dir)


def forms_folder(config: MkDocsConfig) -> Path:
    """Where the browser forms of the project lie, if there are any."""
    return Path(config.docs_dir).parent / "admin"


def day_of(stated: object) -> date:
    """The day that `mkdocs.yml` states, which YAML takes for a date or for text; today if it states none."""
    try:
        return date.fromisoformat(str(stated)) if stated else day_by_the_clock()
    except ValueError:
        raise PluginError(f"`today: {stated}` in `mkdocs.yml` is no day; write it like `2026-01-31`") from None


def repeat_of(config: MkDocsConfig, options: PortalConfig) -> Repeat | None:
    """The build, and whether it was made before; None if that cannot be told: nobody knows what other plugins look at."""
    if not options.cache or len(config.plugins) > 1 or config.hooks or _INHERITS.search(Path(config.config_file_path).read_text(encoding="utf-8")):
        return None
    sources = (Path(config.config_file_path), Path(config.docs_dir), theme_folder(config), forms_folder(config))
    told = {name: str(value) for name, value in sorted(options.items()) if name not in ("jobs", "scheduler")} | {"today": day_of(options.today).isoformat()}
    letters = pango_release() if options.pdf else ""
    return Repeat(cache_of(config), Path(config.site_dir), sources, f"{told} {letters}")


def cache_of(config: MkDocsConfig) -> Cache:
    """Where what builds make is kept."""
    return Cache.of_project(Path(config.config_file_path).parent)


def reason_of(error: Exception) -> str:
    """Why MkDocs has stopped."""
    # What stops it it has logged already; its own error says only that it stopped.
    cause = error.__context__ if isinstance(error, Abort) else None
    return str(cause or error) or type(error).__name__
