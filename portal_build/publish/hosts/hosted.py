"""What any host has to know of a site, whatever form it wants it in."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from portal_build.catalogue import Catalogue
from portal_build.pages.addresses import Addresses
from portal_build.pages.moved import moved
from portal_build.publish.manifest import CONTROL


@dataclass(frozen=True)
class Redirect:
    """A former address, and where it leads. Both begin with the path of the site's root, and are written as people read them."""

    source: str
    """The path that was."""
    target: str
    """The path that is."""

    @property
    def to(self) -> str:
        """Where it leads, in the letters that machines read: none of them means anything to a host's settings."""
        return quote(self.target, safe="/")


@dataclass(frozen=True)
class Hosted:
    """A site as its host sees it."""

    base: str
    """The path of the site's root on its host, such as `/` or `/portal/`."""
    languages: tuple[str, ...]
    """Each has a folder in the root, with a page `404.html` of its own."""
    redirects: tuple[Redirect, ...] = ()
    """Former addresses, each once."""


def hosted(catalogue: Catalogue) -> Hosted:
    """The site of a catalogue."""
    base = f"/{unquote(urlsplit(catalogue.portal.url).path).strip('/')}/".replace("//", "/")
    addresses = Addresses(catalogue.portal)
    pages = {addresses.entry(entry, language) for entry in catalogue.published for language in entry.texts}
    found = {
        base + former: Redirect(base + former, base + addresses.entry(entry, language))
        for language in catalogue.languages
        for former, entry in moved(catalogue, language)
        # A page that stands there comes first, or nobody would see it.
        if former not in pages
    }
    # No address of a page can hold any; what comes to stand between the lines of a host's settings must not hang on that.
    sound = (one for one in found.values() if not CONTROL.search(one.source + one.target))
    return Hosted(base, tuple(catalogue.languages), tuple(sound))
