"""Media types by the ending of a file's name."""

from __future__ import annotations

from portal_build.checks.shape import HANDED_OUT
from portal_build.publish.media_types import TYPES, media_type


def test_every_kind_of_file_that_editors_may_put_beside_an_entry_has_a_type():
    assert {ending for ending in HANDED_OUT if f".{ending}" not in TYPES} == set()


def test_what_nobody_knows_is_bytes():
    assert media_type("files/a/x.unknown") == "application/octet-stream"
