# https://nginx.org/en/docs/http/ngx_http_core_module.html#location. A location that sends any header of its own inherits none, so
# each says all. Of the former addresses each is a location of its own, which nginx finds in a tree.
"""The settings of nginx for a site, to be included in a `server`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from portal_build.policy import ALWAYS, CACHE, FOLDERS, TRANSPORT, Place
from portal_build.publish.hosts.hosted import Hosted
from portal_build.publish.media_types import TYPES, endings_by_type

_UTF_8 = "; charset=utf-8"
_HIDDEN = ("_headers", "_redirects")
"""Files in the root that are for other hosts."""

_HEAD = """\
# Written by `portal hosting nginx`. Include it in a `server` block whose `root` is the folder {root}.
# Write it anew, and reload nginx, when an entry was renamed.

# Once the host speaks nothing but HTTPS:  set $portal_transport "{transport}";
set $portal_transport "";

charset utf-8;
charset_types {with_charset};
default_type application/octet-stream;
types {{
{types}}}

index index.html;
autoindex off;
absolute_redirect off;
server_tokens off;
gzip_static on;
gzip_vary on;
{brotli}{not_found}"""


def nginx(site: Hosted, brotli: bool = False) -> str:
    """The settings. `brotli`: whether nginx has the module that hands out files compressed with Brotli."""
    head = _HEAD.format(
        root="of the site" if site.base == "/" else "above that of the site, which is called as its address says",
        transport=TRANSPORT[1],
        with_charset=" ".join(sorted({kind.removesuffix(_UTF_8) for kind in TYPES.values() if kind.endswith(_UTF_8)} - {"text/html"})),
        types="".join(_type(kind, endings) for kind, endings in endings_by_type().items()),
        brotli="brotli_static on;\n" if brotli else "",
        not_found=_not_found(site.base),
    )
    return "\n".join((head, *_locations(site)))


def _type(kind: str, endings: Iterable[str]) -> str:
    return f"    {kind.removesuffix(_UTF_8)} {' '.join(one.removeprefix('.') for one in endings)};\n"


def _locations(site: Hosted) -> Iterator[str]:
    base = site.base
    yield _block(f"^~ {_quoted(f'{base}.well-known/')}", _sends(Place.PAGES))
    yield _block(r'~ "/\."', "return 404;")
    for name in _HIDDEN:
        yield _block(f"= {_quoted(base + name)}", "return 404;")
    yield _block(_quoted(base), _sends(Place.PAGES))
    for folder, place in FOLDERS.items():
        kept = (_block(r'~ "\.[0-9a-f]{8}\.\w+$"', _sends(place, "immutable")),) if folder == "assets" else ()
        yield _block(_quoted(f"{base}{folder}/"), _sends(place), *kept, *((_documents(),) if place is Place.FILES else ()))
    for language in site.languages:
        search = _block(r'~ "/pagefind/(?:(?:filter|fragment|index)/[^/]+\.pf_\w+|pagefind\.[^/]+\.pf_meta)$"', _sends(Place.PAGES, "immutable"))
        yield _block(_quoted(f"{base}{language}/"), _not_found(f"{base}{language}/"), _sends(Place.PAGES), _documents(), search)
    for one in site.redirects:
        yield _block(f"= {_quoted(one.source)}", f'return 301 "{one.to}";')


def _not_found(folder: str) -> str:
    """A folder without a page is as little there as anything else that is not."""
    page = _quoted(f"{folder}404.html")
    return f"error_page 403 =404 {page};\nerror_page 404 {page};\n"


def _documents() -> str:
    return _block(r'~* "\.pdf$"', _sends(Place.DOCUMENTS))


def _sends(place: Place, cache: str = "revalidate") -> str:
    values = {**ALWAYS, **place.value, "Cache-Control": CACHE[cache]}
    lines = [f'add_header {name} "{value}" always;' for name, value in values.items()]
    return "\n".join((*lines, f"add_header {TRANSPORT[0]} $portal_transport always;"))


def _block(where: str, *what: str) -> str:
    inside = "\n".join(f"    {line}" for part in what for line in part.splitlines())
    return f"location {where} {{\n{inside}\n}}\n"


def _quoted(path: str) -> str:
    return f'"{_escaped(path)}"'


def _escaped(path: str) -> str:
    return path.replace("\\", "\\\\").replace('"', '\\"')
