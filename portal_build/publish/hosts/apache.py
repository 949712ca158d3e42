# https://httpd.apache.org/docs/2.4/expr.html. Every address falls under one condition only, and what a server lacks a module for is
# left out, since a line that Apache does not know would stop the whole site.
"""`.htaccess`, the settings of Apache 2.4 for a site, which it reads from the site's own folder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from portal_build.policy import ALWAYS, CACHE, FOLDERS, TRANSPORT, Place
from portal_build.publish.compress import compressible
from portal_build.publish.hosts.hosted import Hosted
from portal_build.publish.manifest import ENDINGS
from portal_build.publish.media_types import endings_by_type

_PACKED = f"(?:{'|'.join(map(re.escape, ENDINGS.values()))})?"
_DOCUMENT = r"m#\.pdf$#i"
_IMMUTABLE = (r"assets/.+\.[0-9a-f]{8}\.\w+", r"[^/]+/pagefind/(?:(?:filter|fragment|index)/[^/]+\.pf_\w+|pagefind\.[^/]+\.pf_meta)")


def htaccess(site: Hosted) -> bytes:
    """`.htaccess`."""
    modules = {"mod_mime.c": _types(), "mod_headers.c": _headers(site), "mod_rewrite.c": _compressed(), "mod_alias.c": _redirects(site)}
    parts = (_general(site), *(_inside(module, lines) for module, lines in modules.items()))
    return "\n".join(line for part in parts for line in (*part, "")).encode()


def _general(site: Hosted) -> Iterator[str]:
    # Whatever else could be said here, a host that allows less than that would answer nothing but errors.
    yield "# The settings of Apache 2.4 for this site; the host must allow them (AllowOverride FileInfo)."
    yield f'ErrorDocument 404 "{_word(site.base)}404.html"'
    yield f'ErrorDocument 403 "{_word(site.base)}404.html"'
    for language in site.languages:
        yield f'<If "{_at(site, f"{re.escape(language)}/")}">'
        yield f'  ErrorDocument 404 "{_word(site.base)}{language}/404.html"'
        yield "</If>"


def _inside(module: str, lines: Iterator[str]) -> Iterator[str]:
    yield f"<IfModule {module}>"
    yield from (f"  {line}" for line in lines)
    yield "</IfModule>"


def _types() -> Iterator[str]:
    for kind, endings in endings_by_type().items():
        yield f'AddType "{kind}" {" ".join(endings)}'


def _headers(site: Hosted) -> Iterator[str]:
    yield f'# Once the host speaks nothing but HTTPS:  Header always set {TRANSPORT[0]} "{TRANSPORT[1]}"'
    for name, value in ALWAYS.items():
        yield f'Header always set {name} "{value}"'
    yield from _sends(Place.DOCUMENTS, f"%{{REQUEST_URI}} =~ {_DOCUMENT}")
    yield from _sends(Place.PAGES, f"%{{REQUEST_URI}} !~ {_DOCUMENT} && {_at(site, _one_of(FOLDERS), '!~')}")
    for place in (Place.OPEN, Place.FILES, Place.FORMS):
        folders = _one_of(name for name, one in FOLDERS.items() if one is place)
        yield from _sends(place, f"%{{REQUEST_URI}} !~ {_DOCUMENT} && {_at(site, folders)}")
    immutable = f"(?:{'|'.join(_IMMUTABLE)}){_PACKED}$"
    for cache, sign in (("immutable", "=~"), ("revalidate", "!~")):
        yield f'<If "{_at(site, immutable, sign)}">'
        yield f'  Header always set Cache-Control "{CACHE[cache]}"'
        yield "</If>"


def _sends(place: Place, where: str) -> Iterator[str]:
    yield f'<If "{where}">'
    for name, value in place.value.items():
        yield f'  Header always set {name} "{value}"'
    yield "</If>"


def _compressed() -> Iterator[str]:
    yield "RewriteEngine On"
    yield r"RewriteRule ^(?:_headers|_redirects)$|(?:^|/)\.(?!well-known/) - [R=404,L]"
    yield "RewriteCond %{REQUEST_FILENAME} -d"
    yield "RewriteCond %{REQUEST_FILENAME}/index.html !-f"
    yield "RewriteRule . - [R=404,L]"
    for encoding, ending in ENDINGS.items():
        yield f"RewriteCond %{{HTTP:Accept-Encoding}} \\b{encoding}\\b"
        yield f"RewriteCond %{{REQUEST_FILENAME}}{ending} -s"
        yield f"RewriteRule ^(.+)$ $1{ending} [E=no-gzip:1,E=no-brotli:1,L]"
    yield from _of_compressed()


def _of_compressed() -> Iterator[str]:
    """What is said of a compressed form is what would be said of the file, and how it is compressed."""
    texts = {kind: _one_of_endings(endings) for kind, endings in endings_by_type().items() if compressible(f"file{endings[0]}")}
    for encoding, ending in ENDINGS.items():
        for kind, inner in texts.items():
            yield f'<FilesMatch "{inner}{re.escape(ending)}$">'
            yield f'  ForceType "{kind}"'
            yield "</FilesMatch>"
        yield f'<FilesMatch "(?:{"|".join(texts.values())}){re.escape(ending)}$">'
        yield "  <IfModule mod_headers.c>"
        yield f"    Header set Content-Encoding {encoding}"
        yield "  </IfModule>"
        yield "</FilesMatch>"
    yield f'<FilesMatch "(?:{"|".join(texts.values())}){_PACKED}$">'
    yield "  <IfModule mod_headers.c>"
    yield "    Header merge Vary Accept-Encoding"
    yield "  </IfModule>"
    yield "</FilesMatch>"


def _redirects(site: Hosted) -> Iterator[str]:
    """Each matches one address only; `Redirect` would take all that begin with it."""
    for one in site.redirects:
        yield f'RedirectMatch 301 "^{_word(re.escape(one.source))}$" "{one.to}"'


def _one_of_endings(endings: Iterable[str]) -> str:
    return f"\\.(?:{'|'.join(one.removeprefix('.') for one in endings)})"


def _one_of(folders: Iterable[str]) -> str:
    return f"(?:{'|'.join(folders)})/"


def _at(site: Hosted, pattern: str, sign: str = "=~") -> str:
    """The condition that an address is within a part of the site. A host's settings end a pattern with `#`, which a path may hold."""
    return f"%{{REQUEST_URI}} {sign} m#^{re.escape(site.base).replace('#', '.')}{pattern}#"


def _word(text: str) -> str:
    """Text between quotation marks."""
    return text.replace('"', '\\"')
