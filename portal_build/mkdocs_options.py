"""What MkDocs is told of the plugin `portal`: its options, and what kind of file those of entries are."""

from __future__ import annotations

from datetime import date

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.structure.files import File

from portal_build.model.common import Audience


class PortalConfig(Config):
    """The plugin's options in `mkdocs.yml`."""

    today = config_options.Optional(config_options.Type((str, date)))
    """The day to build for, ISO 8601; today if left out."""
    audience = config_options.Choice([one.value for one in Audience], default=Audience.PUBLIC.value)
    """Whose entries are loaded."""
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
