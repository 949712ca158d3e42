"""What templates and files see of how a page is cited."""

from __future__ import annotations

from portal_build.pages.citation_dates import DayForm
from portal_build.pages.citation_styles import Piece
from portal_build.pages.works import Work
from portal_build.values import value


@value
class CitationView:
    """A reference in one style."""

    style: str
    """The style's name."""
    pieces: tuple[Piece, ...]
    """The reference, part by part."""
    day: DayForm
    """How the style writes the day on which the reader read it."""


@value
class Download:
    """A file that reference managers read."""

    label: str
    """The name of its format."""
    href: str
    """Its name, beside the page."""
    type: str
    """Its media type."""
    name: str
    """What it is called once it is saved among others."""


@value
class CitedView:
    """The page, or the work that it describes, ready to be cited."""

    title: str
    """Which of the two; empty where there is nothing but the page."""
    citations: tuple[CitationView, ...]
    """The reference in each style."""
    downloads: tuple[Download, ...]
    """The same in each format."""
    work: Work
    """What is cited."""
