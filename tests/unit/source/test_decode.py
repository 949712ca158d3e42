"""Bytes to text."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from portal_build.source.decode import _SUSPECT, CONTROL, MAX_BYTES, decode, read_text
from portal_build.source.problems import FileByteOrderMark, FileControlCharacter, FileEncoding, FileSpecial, FileTooBig, FileUnreadable


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        ("æøå Ҷ 漢".encode(), "æøå Ҷ 漢"),
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        (b"\xef\xbb\xbfa", "a"),
        (b"a\tb", "a\tb"),
        ("a\u00a0b".encode(), "a\u00a0b"),
    ],
)
def test_text(data: bytes, text: str):
    assert decode(data, "a.md") == (text, [])


@pytest.mark.parametrize(
    ("data", "kind", "line", "column"),
    [
        ("a\nbå".encode("latin-1"), FileEncoding, 2, 2),
        ("a".encode("utf-16"), FileEncoding, 1, 1),
        (b"\xed\xa0\x80", FileEncoding, 1, 1),
        ("a\n\ufeffb".encode(), FileByteOrderMark, 2, 1),
        (b"a\x00b", FileControlCharacter, 1, 2),
        (b"a\nb\x1b[31m", FileControlCharacter, 2, 2),
        ("a\u2028b".encode(), FileControlCharacter, 1, 2),
        (b"a" * (MAX_BYTES + 1), FileTooBig, 1, 1),
    ],
)
def test_refusals(data: bytes, kind: type, line: int, column: int):
    text, problems = decode(data, "a.md")
    assert text is None
    assert [(type(problem), problem.position.line, problem.position.column) for problem in problems] == [(kind, line, column)]


def test_neither_links_nor_pipes_are_opened(tmp_path: Path):
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (tmp_path / "link").symlink_to("secret")
    os.mkfifo(tmp_path / "pipe")
    for name, kind in (("link", FileUnreadable), ("pipe", FileSpecial), ("gone", FileUnreadable)):
        text, problems = read_text(tmp_path / name, name)
        assert (text, [type(problem) for problem in problems]) == (None, [kind])


def test_all_that_no_file_may_hold_begins_with_one_of_few_bytes():
    letters = (chr(number) for number in range(sys.maxunicode + 1) if not 0xD800 <= number < 0xE000)
    refused = {letter for letter in letters if letter == "\ufeff" or CONTROL.match(letter)}
    assert {letter.encode()[0] for letter in refused} == set(_SUSPECT)
