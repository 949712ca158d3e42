"""Compressed forms: what gets them, and that they are the same whoever makes them."""

from __future__ import annotations

import gzip
import random

import brotli
import pytest

from portal_build.publish.compress import FROM, encodings
from tests.conftest import ROOT

TEXT = b"Who meets the relatives early learns more. " * 40
NOISE = random.Random(1).randbytes(2 * FROM)


def test_both_forms_hold_the_file():
    made = encodings("da/index.html", TEXT)
    assert list(made) == ["br", "gzip"]
    assert (brotli.decompress(made["br"]), gzip.decompress(made["gzip"])) == (TEXT, TEXT)
    assert max(map(len, made.values())) < len(TEXT) / 5


@pytest.mark.parametrize("ending", ["html", "css", "js", "json", "jsonld", "xml", "svg", "txt", "ics", "csv", "bib", "ris", "ttl", "webmanifest"])
def test_texts_have_them(ending: str):
    assert encodings(f"a.{ending}", TEXT).keys() == {"br", "gzip"}


NONE = {
    "too small": ("da/index.html", TEXT[: FROM - 1]),
    "a picture": ("a.png", TEXT),
    "a font": ("a.woff2", TEXT),
    "a document": ("a.pdf", TEXT),
    "the search, which is compressed": ("da/pagefind/index/da_1.pf_index", TEXT),
    "the list of all files": ("site-manifest.json", TEXT),
    "for the host": ("_headers", TEXT),
    "for the host, hidden": (".htaccess", TEXT),
    "larger than before": ("a.txt", NOISE),
}


@pytest.mark.parametrize(("path", "data"), NONE.values(), ids=NONE)
def test_what_has_none(path: str, data: bytes):
    assert encodings(path, data) == {}


def test_no_time_and_no_name_stands_in_them():
    packed = encodings("da/index.html", TEXT)["gzip"]
    assert packed[:4] == b"\x1f\x8b\x08\x00" and packed[4:8] == bytes(4)


def test_what_browsers_keep_for_good_is_compressed_best():
    text = (ROOT / "theme/assets/js/search-page.js").read_bytes()
    best, fast = encodings("assets/js/a.1a2b3c4d.js", text), encodings("assets/js/a.js", text)
    assert [len(best[name]) < len(fast[name]) for name in ("br", "gzip")] == [True, True]
    assert gzip.decompress(best["gzip"]) == text
