"""What hosts read from the root of the site itself."""

from __future__ import annotations

from collections.abc import Iterator

from portal_build.publish.hosts.apache import htaccess
from portal_build.publish.hosts.hosted import Hosted
from portal_build.publish.hosts.netlify import headers_file, redirects_file


def host_files(site: Hosted) -> Iterator[tuple[str, bytes]]:
    """Path in the site and content of each."""
    yield "_headers", headers_file(site)
    if redirects := redirects_file(site):
        yield "_redirects", redirects
    yield ".htaccess", htaccess(site)
