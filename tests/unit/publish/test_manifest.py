"""The list of a site's files: what is written is what is read, and what is damaged is said to be."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal_build import __version__
from portal_build.model.common import Audience
from portal_build.publish.manifest import NAME, Cache, Encoded, Manifest, ManifestError, cache_class, listed, parse_manifest, read_manifest

A, B = "a" * 64, "b" * 64
MANIFEST = Manifest(
    (
        listed("assets/css/base.0123abcd.css", A, 10, {"gzip": Encoded(B, 5), "br": Encoded(A, 4)}),
        listed("da/målgrupper/index.html", B, 0),
    )
)
WRITTEN = f"""\
{{"format": 1, "generator": "portal-build {__version__}", "audience": "public", "files": [
{{"path":"assets/css/base.0123abcd.css","sha256":"{A}","size":10,"type":"text/css; charset=utf-8","cache":"immutable",\
"encodings":{{"br":{{"sha256":"{A}","size":4}},"gzip":{{"sha256":"{B}","size":5}}}}}},
{{"path":"da/målgrupper/index.html","sha256":"{B}","size":0,"type":"text/html; charset=utf-8","cache":"revalidate"}}
]}}
"""


def test_one_line_for_each_file():
    assert MANIFEST.to_bytes().decode() == WRITTEN


def test_what_is_written_is_read(tmp_path: Path):
    (tmp_path / NAME).write_text(WRITTEN, encoding="utf-8")
    assert read_manifest(tmp_path) == MANIFEST


def test_for_whom_the_site_was_built():
    assert parse_manifest(Manifest((), Audience.MEMBERS).to_bytes()).audience is Audience.MEMBERS
    assert parse_manifest(b'{"format": 1, "files": []}').audience is Audience.PUBLIC
    with pytest.raises(ManifestError, match="`audience` is none"):
        parse_manifest(b'{"format": 1, "audience": "everybody", "files": []}')


def test_a_preview_says_so():
    assert parse_manifest(Manifest((), noindex=True).to_bytes()).noindex
    assert b"noindex" not in Manifest(()).to_bytes()


def test_a_site_without_files():
    assert parse_manifest(Manifest(()).to_bytes()) == Manifest(())


CLASSES = {
    "assets/js/theme.0123abcd.js": Cache.IMMUTABLE,
    "assets/fonts/x.deadbeef.woff2": Cache.IMMUTABLE,
    "assets/js/theme.js": Cache.REVALIDATE,
    "assets/js/theme.0123abcg.js": Cache.REVALIDATE,
    "files/x/assets/plan.0123abcd.pdf": Cache.REVALIDATE,
    "da/pagefind/fragment/da_1a2b3c.pf_fragment": Cache.IMMUTABLE,
    "da/pagefind/index/da_1a2b3c.pf_index": Cache.IMMUTABLE,
    "da/pagefind/filter/da_1a2b3c.pf_filter": Cache.IMMUTABLE,
    "da/pagefind/pagefind.da_1a2b3c.pf_meta": Cache.IMMUTABLE,
    "da/pagefind/pagefind-entry.json": Cache.REVALIDATE,
    "da/pagefind/pagefind.js": Cache.REVALIDATE,
    "da/pagefind/wasm.da.pagefind": Cache.REVALIDATE,
    "da/index.html": Cache.REVALIDATE,
}


@pytest.mark.parametrize(("path", "expected"), CLASSES.items(), ids=CLASSES)
def test_only_what_changes_its_name_is_kept_for_ever(path: str, expected: Cache):
    assert cache_class(path) is expected


LINE = f'{{"path":"a/b","sha256":"{A}","size":1,"type":"text/css","cache":"revalidate"}}'
WRONG = {
    "cut": (WRITTEN[:200], "it is no JSON"),
    "no-text": ("\xff", "it is no JSON"),
    "deep": ("[" * 100_000, "it is no JSON"),
    "another-file": ('{"name": "x"}', "is no manifest of a site"),
    "a-list": ("[]", "is no manifest of a site"),
    "of-another-time": ('{"format": 2, "files": []}', "has the form 2, which this version of portal-build does not know"),
    "twice": (f"{LINE},{LINE}", "it lists `a/b` twice"),
    "upwards": (LINE.replace("a/b", "a/../../b"), "'a/../../b': a path that no file of a site has"),
    "absolute": (LINE.replace("a/b", "/etc/passwd"), "a path that no file of a site has"),
    "backslash": (LINE.replace("a/b", "a\\\\b"), "a path that no file of a site has"),
    "line-break": (LINE.replace("a/b", "a\\nb"), "a path that no file of a site has"),
    "half-a-letter": (LINE.replace("a/b", "a\\ud800"), "a path that no file of a site has"),
    "empty": (LINE.replace("a/b", ""), "a path that no file of a site has"),
    "itself": (LINE.replace("a/b", NAME), "a path that no file of a site has"),
    "no-path": (LINE.replace('"a/b"', "7"), "a path that no file of a site has"),
    "no-sum": (LINE.replace(A, "z" * 64), "`sha256` is none"),
    "no-size": (LINE.replace('"size":1', '"size":true'), "`size` is none"),
    "less-than-nothing": (LINE.replace('"size":1', '"size":-1'), "`size` is none"),
    "header": (LINE.replace("text/css", "text/css\\r\\nX: y"), "`type` is no media type"),
    "cache": (LINE.replace("revalidate", "sometimes"), "'sometimes' is not a valid Cache"),
    "missing": ('{"path":"a/b"}', "'a/b': 'sha256'"),
    "no-line": ("7", "7: "),
    "encodings": (LINE.replace('"size":1', '"size":1,"encodings":[]'), "'a/b': "),
}


@pytest.mark.parametrize(("text", "said"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_said(text: str, said: str):
    whole = text if not text.startswith(('{"path"', "7")) else f'{{"format": 1, "files": [{text}]}}'
    with pytest.raises(ManifestError) as stopped:
        parse_manifest(whole.encode("latin-1"))
    assert said in str(stopped.value)


def test_a_folder_without_one(tmp_path: Path):
    with pytest.raises(ManifestError, match="there is no `site-manifest.json` in "):
        read_manifest(tmp_path / "nowhere")
    (tmp_path / NAME).mkdir()
    with pytest.raises(ManifestError, match="cannot be read: Is a directory"):
        read_manifest(tmp_path)
