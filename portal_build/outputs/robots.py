# https://www.rfc-editor.org/rfc/rfc9309. Search engines look for the file at the root of a host only: that of a portal in a folder is for
# whoever puts it there.
"""What search engines are told of the whole site: `robots.txt`."""

from __future__ import annotations

from portal_build.outputs.files import File
from portal_build.pages.site import Site


def robots(site: Site) -> File:
    """The file. A site that is not to be listed, such as a preview, says so here and on each page."""
    if not site.listed:
        return File("robots.txt", b"User-agent: *\nDisallow: /\n")
    return File("robots.txt", f"User-agent: *\nDisallow:\n\nSitemap: {site.addresses.absolute('sitemap.xml')}\n".encode())
