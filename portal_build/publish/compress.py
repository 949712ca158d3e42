# Measured on the pages and data of a generated portal, in milliseconds of one core for a megabyte, and in what is left of it:
#
#     Brotli       2: 6 ms, 30.1 %     3: 7 ms, 29.7 %     4: 11 ms, 28.7 %    5: 15 ms, 27.4 %    9: 370 ms    11: 1000 ms, 25 %
#     libdeflate   1: 4 ms, 30.6 %     2: 5 ms, 30.0 %     4: 6 ms, 29.6 %     6: 8 ms, 29.0 %     10: 62 ms, 28.1 %
#     zlib         1: 7 ms, 32.7 %     3: 9 ms, 31.4 %     4: 10 ms, 29.9 %    6: 16 ms, 29.1 %
#
# A portal of 10,000 pages has a gigabyte. Files that browsers keep for good are few, and worth the most. libdeflate gives the same
# bytes on every processor; zlib-ng and ISA-L, which are as fast, do not.
"""The compressed forms of a file, which a host hands to browsers that understand them."""

from __future__ import annotations

import brotli
import deflate

from portal_build.publish.manifest import NAME, Cache, cache_class
from portal_build.publish.media_types import media_type

FROM = 1_000
"""Bytes; a smaller file goes in one packet as it is."""
_PROGRAMS_READ = ("json", "ld+json", "manifest+json", "xml", "x-bibtex", "x-research-info-systems")
_TEXTS = ("text/", "image/svg+xml", *(f"application/{one}" for one in _PROGRAMS_READ))
_GZIP, _BROTLI = 1, 4
_GZIP_FOR_GOOD, _BROTLI_FOR_GOOD = 10, 11
_WINDOW = 16
"""64 KiB to look back in: a page is hardly longer, and more takes longer."""


def compressible(path: str) -> bool:
    """Whether a file may have compressed forms, by its name."""
    # What stands in the root with a mark before its name is for the host, and the list of all files comes last and does not list itself.
    return not path.startswith(("_", ".")) and path != NAME and media_type(path).startswith(_TEXTS)


def encodings(path: str, data: bytes) -> dict[str, bytes]:
    """`br` and `gzip` -> the compressed form of a file of the site, where it is text and becomes smaller by it.

    The same bytes for the same file: no time and no name stands in it.
    """
    if len(data) < FROM or not compressible(path):
        return {}
    for_good = cache_class(path) is Cache.IMMUTABLE
    made = {"br": _brotli(data, for_good), "gzip": _gzip(data, for_good)}
    return {name: one for name, one in made.items() if len(one) < len(data)}


def _brotli(data: bytes, for_good: bool) -> bytes:
    if for_good:
        return brotli.compress(data, mode=brotli.MODE_TEXT, quality=_BROTLI_FOR_GOOD)
    return brotli.compress(data, mode=brotli.MODE_TEXT, quality=_BROTLI, lgwin=_WINDOW)


def _gzip(data: bytes, for_good: bool) -> bytes:
    return bytes(deflate.gzip_compress(data, _GZIP_FOR_GOOD if for_good else _GZIP))
