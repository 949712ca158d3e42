"""The sitemap: every page that search engines may list, with its language versions."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import quoteattr

from portal_build.pages.addresses import Addresses
from portal_build.pages.plan import Plan

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'


def sitemap(plans: Iterable[Plan], addresses: Addresses) -> str:
    """The sitemap as XML, in the order of `plans`."""
    return _HEAD + "".join(_url(plan, addresses) for plan in plans if plan.index) + "</urlset>\n"


def _url(plan: Plan, addresses: Addresses) -> str:
    versions = {**plan.versions, "x-default": plan.default} if plan.versions else {}
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href={quoteattr(addresses.absolute(address))}/>' for language, address in versions.items()
    )
    location = quoteattr(addresses.absolute(plan.address))[1:-1]
    return f"<url><loc>{location}</loc>{links}</url>\n"
