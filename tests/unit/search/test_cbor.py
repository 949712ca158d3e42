"""CBOR, as far as bundles need it."""

from __future__ import annotations

import pytest

from portal_build.search.cbor import array, text, to_array, to_text


@pytest.mark.parametrize("size", [0, 1, 23, 24, 255, 256, 65_535, 65_536])
def test_what_is_written_is_read(size: int) -> None:
    items = [to_text("x")] * size
    assert array(to_array(items)) == items
    assert text(to_text("å" * (size // 2))) == "å" * (size // 2)


def test_items_of_every_kind_are_found() -> None:
    items = [b"\x18\xff", b"\x38\x18", b"\x42\x81\x81", b"\x61x", b"\x82\x01\x80", b"\xa1\x01\x81\x02", b"\xc1\x19\x01\x00", b"\xf5", b"\xf9\x3c\x00"]
    assert array(b"\x89" + b"".join(items)) == items


@pytest.mark.parametrize("data", [b"", b"\x01", b"\xa0", b"\x81", b"\x9f\x01\xff", b"\x82\x01"])
def test_what_is_no_array(data: bytes) -> None:
    with pytest.raises((ValueError, IndexError)):
        array(data)


def test_what_is_no_text() -> None:
    with pytest.raises(ValueError, match="not a text"):
        text(b"\x41x")
