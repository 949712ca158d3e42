"""Media types by the ending of a file's name."""

from __future__ import annotations

import pytest

from portal_build.checks.shape import HANDED_OUT
from portal_build.publish.media_types import TYPES, media_type


def test_every_kind_of_file_that_editors_may_put_beside_an_entry_has_a_type():
    assert {ending for ending in HANDED_OUT if f".{ending}" not in TYPES} == set()


def test_what_nobody_knows_is_bytes():
    assert media_type("files/a/x.unknown") == "application/octet-stream"


TYPES_OF = {
    "da/index.html": "text/html; charset=utf-8",
    "da/X.PNG": "image/png",
    "a.b/c.tar.gz": "application/gzip",
    "a.html/b": "application/octet-stream",
    "a/.html": "application/octet-stream",
    "..html": "text/html; charset=utf-8",
    "html": "application/octet-stream",
    "a.": "application/octet-stream",
    "_headers": "text/plain; charset=utf-8",
}


@pytest.mark.parametrize(("name", "media"), TYPES_OF.items(), ids=TYPES_OF)
def test_the_ending_of_a_name_tells(name: str, media: str):
    assert media_type(name) == media
