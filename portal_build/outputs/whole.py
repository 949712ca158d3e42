"""Files about the whole site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from portal_build.outputs.comparison import comparison
from portal_build.outputs.files import File
from portal_build.outputs.sitemap import sitemap
from portal_build.pages.plan import Plan
from portal_build.pages.site import Site


def whole(site: Site, plans: Sequence[Plan]) -> Iterator[File]:
    """Every file that is about more than one page."""
    yield File("sitemap.xml", sitemap(plans, site.addresses).encode())
    yield from comparison(site)
