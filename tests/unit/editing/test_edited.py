"""Files after edits: no byte is another but those that were asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_build.diagnostics import Edit
from portal_build.editing.edited import edited


@pytest.mark.parametrize(
    ("before", "edits", "after"),
    [
        (b"a\nb\nc\n", [Edit(2, "b", "B")], b"a\nB\nc\n"),
        (b"a\r\nb\r\nc", [Edit(2, "b", "\nB"), Edit(3, "c", "C")], b"a\r\n\r\nB\r\nC"),
        (b"a\rb\n\nc\r\n", [Edit(1, "a", "A\nA"), Edit(2, "b", None), Edit(4, "c", None)], b"A\rA\r\n"),
        (b"\xef\xbb\xbfa\r\nb", [Edit(2, "b", "\nB")], b"\xef\xbb\xbfa\r\n\r\nB"),
        (b"a\xe2\x80\xa8b\n\xef\xbb\xbfc", [Edit(2, "\ufeffc", "c")], b"a\xe2\x80\xa8b\nc"),
        (b"a\n", [Edit(1, "b", "B")], None),
        (b"a\n", [Edit(3, "", "B")], None),
        (b"\xff\n", [Edit(1, "", "B")], None),
    ],
)
def test_lines(before: bytes, edits: list[Edit], after: bytes | None):
    assert edited(before, edits) == after


@given(st.text(alphabet="ab\r\n\ufeff\u2028å"))
def test_without_edits_nothing_changes(text: str):
    assert edited(text.encode(), []) == text.encode()
