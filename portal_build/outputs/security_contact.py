# https://www.rfc-editor.org/rfc/rfc9116
"""Whom to tell about a hole in the site's security: `/.well-known/security.txt`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import quote, urlsplit

from portal_build.outputs.files import File
from portal_build.pages.site import Site

_PATH = ".well-known/security.txt"
_GOOD_FOR = timedelta(days=364)
"""The standard asks for less than a year; every build says it anew."""


def security_contact(site: Site) -> Iterator[File]:
    """The file, if the portal names somebody. A portal in a folder of its host gives it to whoever puts it into the root."""
    said = site.catalogue.portal.security
    if said is None:
        return
    expires = said.expires or site.catalogue.today + _GOOD_FOR
    lines = [("Contact", f"mailto:{quote(said.email, safe='@+')}")]
    if said.url:
        lines.append(("Contact", said.url))
    lines.append(("Expires", f"{expires.isoformat()}T00:00:00Z"))
    if said.policy:
        lines.append(("Policy", said.policy))
    lines.append(("Preferred-Languages", ", ".join(site.catalogue.languages)))
    if not urlsplit(site.catalogue.portal.url).path.strip("/"):
        lines.append(("Canonical", site.addresses.absolute(_PATH)))
    yield File(_PATH, "".join(f"{name}: {value}\n" for name, value in lines).encode())
