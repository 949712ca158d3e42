"""What templates see of the surroundings of a page."""

from __future__ import annotations

from portal_build.pages.items import Item
from portal_build.values import value


@value
class LanguageView:
    """A language in the switcher."""

    code: str
    """BCP 47 code."""
    name: str
    """Its own name."""
    href: str
    """The same page in that language; empty where there is none."""
    current: bool
    """Whether the page is in it."""
    machine: bool = False
    """Whether the text there was translated by a machine and not reviewed."""


@value
class Shell:
    """What surrounds every page."""

    language: str
    """The page's language."""
    title: str
    """For the browser's tab, the site's name included."""
    description: str
    """For search engines and previews."""
    site_name: str
    """The portal's name."""
    canonical: str
    """The page's absolute address."""
    root: str
    """Address of the site's root, relative to the page."""
    home: str
    """Address of the front page."""
    search: str
    """Address of the search page."""
    suggest: str
    """Address of what the search box suggests."""
    compare: str
    """Address of the page that compares."""
    index: bool
    """Whether search engines may list the page."""
    alternates: tuple[tuple[str, str], ...]
    """hreflang and absolute address of each language version, this one included, and `x-default`."""
    switcher: tuple[LanguageView, ...]
    """All languages of the site."""
    menu: tuple[tuple[Item, bool], ...]
    """Main sections, and whether the page is in each."""
    trail: tuple[Item, ...]
    """The way from the front page, the page itself left out."""
    footer: tuple[Item, ...]
    """Links at the foot of the page."""
    publisher: Item
    """Who is responsible."""
    tell: str
    """Link that begins an e-mail to the editors about the page."""
    licence: str
    """Address of the licence of the content."""
    date_pattern: str
    """How a day is written, such as `d. MMMM y`: a script says the day of printing."""
    months: tuple[str, ...]
    """The names of the months in such a day."""
    newsletter: str
    """Address of the newsletter; empty if there is none."""
    feeds: tuple[Item, ...]
    """How to hear of what is new: the page that explains it, then the feed of the language in each form."""
