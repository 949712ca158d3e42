# A plan is cheap: it says that a page exists, where, and in which languages. Its view is made when the page is written and
# forgotten after, so a site of any size holds one view at a time in memory.
"""The plan of a page: what stands where."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from portal_build.pages.site import Desk, Site


@dataclass(frozen=True)
class Plan:
    """One page to be written."""

    address: str
    """Relative to the site's root; a folder ends in a slash."""
    language: str
    """The reader's language."""
    layout: str
    """The template, without folder and ending."""
    title: str
    """Plain text."""
    description: str
    """One sentence for search engines and previews."""
    desk: Desk
    """Where its view and surroundings are made."""
    make: Callable[[Desk], Any]
    """Makes the view."""
    entry: str = ""
    """Id of the entry whose page it is; empty for pages of other kinds."""
    topic: str = ""
    """Id of the topic whose page it is; empty for pages of other kinds."""
    section: str = ""
    """The collection or fixed page that it belongs to."""
    versions: Mapping[str, str] = field(default_factory=dict)
    """Language -> address of the same page in that language; only those that exist, this one included."""
    default: str = ""
    """The address for readers of any other language."""
    machine: frozenset[str] = frozenset()
    """Languages in which the page is an unreviewed machine translation."""
    index: bool = True
    """Whether search engines may list it."""
    absolute: bool = False
    """Whether it is served at any address (404), so that its links must not be relative."""

    def view(self) -> Any:
        """The view, made anew at each call."""
        return self.make(self.desk)

    def on(self, site: Site) -> Plan:
        """The same page of the same site as another process knows it."""
        return replace(self, desk=replace(self.desk, site=site))

    @property
    def path(self) -> str:
        """The file, relative to the site's folder."""
        return f"{self.address}index.html" if self.address.endswith("/") or not self.address else self.address

    @property
    def part(self) -> str:
        """The part of the site that it belongs to: its language, or nothing for what readers of every language get."""
        return "" if self.layout == "root" else self.language

    @property
    def is_document(self) -> bool:
        """Whether readers may want it as a file of its own: guidelines and publications."""
        return self.layout in ("guideline", "publication")

    @property
    def searched(self) -> bool:
        """Whether the search knows the page: those of entries that were not withdrawn."""
        return bool(self.entry) and self.index
