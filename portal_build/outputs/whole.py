"""Files about the whole site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from portal_build.outputs.data_files import data_files
from portal_build.outputs.comparison import comparison
from portal_build.outputs.files import File
from portal_build.outputs.robots import robots
from portal_build.outputs.search_concepts import search_concepts
from portal_build.outputs.security_contact import security_contact
from portal_build.outputs.sitemap import sitemaps
from portal_build.outputs.suggestions import suggestions
from portal_build.pages.plan import Plan
from portal_build.pages.site import Site


def whole(site: Site, plans: Sequence[Plan]) -> Iterator[File]:
    """Every file that is about more than one page."""
    yield from sitemaps(plans, site)
    yield from data_files(site)
    yield from comparison(site)
    yield from suggestions(site)
    yield from search_concepts(site)
    yield robots(site)
    yield from security_contact(site)
