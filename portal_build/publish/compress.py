# Measured on the pages and data of a generated portal, in milliseconds of one core for a megabyte, and in what is left of it:
#
#     Brotli   2: 6 ms, 29.3 %     3: 8 ms, 28.8 %     4: 13 ms, 27.9 %    5: 18 ms, 26.7 %    9: 370 ms    11: 1000 ms, 25 %
#     gzip     1: 8 ms, 31.8 %     3: 9 ms, 30.6 %     4: 11 ms, 29.2 %    5: 14 ms, 28.7 %    6: 17 ms, 28.5 %
#
# A portal of 10,000 pages has a gigabyte. Files that browsers keep for good are few, and worth the most.
"""The compressed forms of a file, which a host hands to browsers that understand them."""

from __future__ import annotations

import zlib

import brotli

from portal_build.publish.manifest import NAME, Cache, cache_class
from portal_build.publish.media_types import media_type

FROM = 1_000
"""Bytes; a smaller file goes in one packet as it is."""
_PROGRAMS_READ = ("json", "ld+json", "manifest+json", "xml", "x-bibtex", "x-research-info-systems")
_TEXTS = ("text/", "image/svg+xml", *(f"application/{one}" for one in _PROGRAMS_READ))
_GZIP, _BROTLI, _BROTLI_FOR_GOOD = 4, 4, 11
_WITH_GZIP_HEAD = 16 + zlib.MAX_WBITS
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
    made = {"br": _brotli(data, for_good), "gzip": _gzip(data)}
    return {name: one for name, one in made.items() if len(one) < len(data)}


def _brotli(data: bytes, for_good: bool) -> bytes:
    if for_good:
        return brotli.compress(data, mode=brotli.MODE_TEXT, quality=_BROTLI_FOR_GOOD)
    return brotli.compress(data, mode=brotli.MODE_TEXT, quality=_BROTLI, lgwin=_WINDOW)


def _gzip(data: bytes) -> bytes:
    packer = zlib.compressobj(_GZIP, zlib.DEFLATED, _WITH_GZIP_HEAD)
    return packer.compress(data) + packer.flush()
