# https://docs.netlify.com/routing/headers/, https://developers.cloudflare.com/pages/configuration/headers/: what two rules say of the
# same header one host joins and the other does not, so no two rules here say of the same. Cloudflare takes 100 rules for headers,
# and lines of 2,000 characters. GitLab follows no redirect at all where there are more than 1,000 or the file has more than 64 KiB.
"""`_headers` and `_redirects`, which Netlify and Cloudflare read, and the latter GitLab as well."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from urllib.parse import quote

from portal_build.policy import ALWAYS, CACHE, FOLDERS, TRANSPORT, Place
from portal_build.publish.hosts.hosted import Hosted

_HEADERS_HEAD = f"# What browsers may do with this site. Once the host speaks nothing but HTTPS, add to the first rule: {': '.join(TRANSPORT)}\n"
_REDIRECTS_HEAD = "# Former addresses. At each of them stands a page as well, which leads on where the host does not.\n"
MOST_RULES = 100
"""Beyond, for some thirty languages, only what may be kept for good goes unsaid."""
MOST_REDIRECTS, MOST_BYTES = 1_000, 64 * 1024
"""Further ones are left to the pages at the former addresses."""


def headers_file(site: Hosted) -> bytes:
    """`_headers`."""
    return (_HEADERS_HEAD + "".join(f"{path}\n{_lines(values)}" for path, values in islice(_rules(site), MOST_RULES))).encode()


def _rules(site: Hosted) -> Iterator[tuple[str, Mapping[str, str]]]:
    base = quote(site.base, safe="/")
    yield f"{base}*", ALWAYS
    yield base, Place.PAGES.value
    for language in site.languages:
        yield f"{base}{language}/*", Place.PAGES.value
    for folder, place in FOLDERS.items():
        # A rule cannot tell files by their endings, and most of what lies beside entries is PDF.
        yield f"{base}{folder}/*", (Place.DOCUMENTS if place is Place.FILES else place).value
    kept = {"Cache-Control": CACHE["immutable"]}
    for folder in ("css", "fonts", "js"):
        yield f"{base}assets/{folder}/*", kept
    for language in site.languages:
        for folder in ("filter", "fragment", "index"):
            yield f"{base}{language}/pagefind/{folder}/*", kept


def _lines(values: Mapping[str, str]) -> str:
    return "".join(f"  {name}: {value}\n" for name, value in values.items())


def redirects_file(site: Hosted) -> bytes:
    """`_redirects`; empty if there are none."""
    text, lines = _REDIRECTS_HEAD.encode(), 0
    for one in site.redirects:
        line = f"{quote(one.source, safe='/')} {one.to} 301\n".encode()
        if lines == MOST_REDIRECTS or len(text) + len(line) > MOST_BYTES:
            break
        text, lines = text + line, lines + 1
    return text if lines else b""
