# https://www.sitemaps.org/protocol.html. The day of a change is that of the content: a build changes nothing for readers.
"""The sitemap: every page that search engines may list, with its language versions and the day of its last change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from portal_build.catalogue import Catalogue, updated
from portal_build.model import COLLECTIONS
from portal_build.model.entry import Entry
from portal_build.outputs.files import File
from portal_build.pages.addresses import Addresses
from portal_build.pages.plan import Plan
from portal_build.pages.site import Site

_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_HEAD = f'{_XML}<urlset {_NAMESPACE} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
_MOST_PAGES, _MOST_BYTES = 50_000, 50 * 1024 * 1024
"""The limits of one file that the protocol sets."""

_Url = tuple[bytes, str]
"""What the sitemap says of a page, and the day of its last change."""


def sitemaps(plans: Iterable[Plan], site: Site, most_pages: int = _MOST_PAGES, most_bytes: int = _MOST_BYTES) -> Iterator[File]:
    """The sitemap, in the order of `plans`; for more than one file can hold, several and an index of them."""
    days = _days(site.catalogue)
    urls = ((_url(plan, day := _day(plan, site, days), site.addresses).encode(), day) for plan in plans if plan.index)
    parts = list(_cut(urls, most_pages, most_bytes - len(_HEAD) - len("</urlset>\n")))
    if len(parts) == 1:
        yield _file("sitemap.xml", parts[0])
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    yield from map(_file, names, parts)
    yield File("sitemap.xml", _index(names, parts, site.addresses).encode())


def _file(name: str, part: Sequence[_Url]) -> File:
    return File(name, _HEAD.encode() + b"".join(url for url, _ in part) + b"</urlset>\n")


def _index(names: Sequence[str], parts: Sequence[Sequence[_Url]], addresses: Addresses) -> str:
    lines = (
        f"<sitemap><loc>{escape(addresses.absolute(name))}</loc>{_lastmod(max(day for _, day in part))}</sitemap>\n"
        for name, part in zip(names, parts, strict=True)
    )
    return f"{_XML}<sitemapindex {_NAMESPACE}>\n{''.join(lines)}</sitemapindex>\n"


def _cut(urls: Iterable[_Url], most_pages: int, most_bytes: int) -> Iterator[list[_Url]]:
    part: list[_Url] = []
    size = 0
    for url in urls:
        if part and (len(part) == most_pages or size + len(url[0]) > most_bytes):
            yield part
            part, size = [], 0
        part.append(url)
        size += len(url[0])
    yield part


def _url(plan: Plan, day: str, addresses: Addresses) -> str:
    versions = {**plan.versions, "x-default": plan.default} if plan.versions else {}
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href={quoteattr(addresses.absolute(address))}/>' for language, address in versions.items()
    )
    return f"<url><loc>{escape(addresses.absolute(plan.address))}</loc>{_lastmod(day)}{links}</url>\n"


def _lastmod(day: str) -> str:
    return f"<lastmod>{day}</lastmod>" if day else ""


def _day(plan: Plan, site: Site, days: Mapping[str, str]) -> str:
    """ISO 8601; empty where nothing says when the page last changed."""
    if plan.entry:
        return _latest([site.catalogue.entries[plan.entry]])
    return days.get(f"{plan.layout}/{plan.topic or plan.section}", "")


def _days(catalogue: Catalogue) -> dict[str, str]:
    """Layout and what it lists -> the last change of all that is listed."""
    everything = _latest(catalogue.current)
    lists = {f"collection/{name}": _latest(catalogue.of_type(model.type)) for name, model in COLLECTIONS.items()}
    topics = {f"topic/{topic}": _latest(entries) for topic, entries in catalogue.by_topic.items()}
    return {**lists, **topics, "home/": everything, "index/index": everything, "evidence-map/evidence-map": everything, "changes/changes": _latest(catalogue.published), "corrections/corrections": _latest(catalogue.published)}


def _latest(entries: Iterable[Entry]) -> str:
    days: Iterator[date] = (day for entry in entries if (day := updated(entry)))
    return str(max(days, default=""))
