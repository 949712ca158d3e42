"""Bytes to text: UTF-8 and nothing else, one kind of line end, no invisible characters."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from portal_build.diagnostics import Diagnostic, Position
from portal_build.source.line_fixes import sign_fix
from portal_build.source.problems import FileByteOrderMark, FileControlCharacter, FileEncoding, FileSpecial, FileTooBig, FileUnreadable

MAX_BYTES = 1024 * 1024
# Signs that turn the writing round, or that nobody sees: with them a text is not what those who review it read.
_HIDDEN = r"\u200b\u202a-\u202e\u2060-\u206f\ufff9-\ufffb\U000e0000-\U000e007f"
CONTROL = re.compile(rf"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff{_HIDDEN}]")
"""What no text holds. Signs that letters need, such as a soft hyphen or a joiner of Persian, are not among them."""
_TAKEN_OUT = re.compile(f"[{_HIDDEN}]")
# In UTF-8, all that `CONTROL` finds begins with one of these bytes. To look for them takes a tenth of the time.
_SUSPECT = bytes((*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F, 0xC2, 0xE2, 0xEF, 0xF3))
_HARMLESS = bytes(range(256)).translate(None, _SUSPECT)


def read_text(path: Path, name: str) -> tuple[str | None, list[Diagnostic]]:
    """The text of a file with `\\n` line ends, or None with the reasons why not. `name` is the path for messages."""
    try:
        data = read_bytes(path)
    except OSError as error:
        return None, [FileUnreadable(Position(name), f"the file cannot be read: {error.strerror or error}", "check its permissions")]
    if data is None:
        return None, [FileSpecial(Position(name), "this is not an ordinary file", "remove it from `content/`")]
    return decode(data, name)


def rough_text(path: Path) -> str:
    """What can be guessed of a text that `read_text` refuses, to look for plain words in it; empty if it cannot be opened."""
    try:
        return (read_bytes(path) or b"").replace(b"\x00", b"").decode("utf-8", "replace")
    except OSError:
        return ""


def read_bytes(path: Path) -> bytes | None:
    """A file's bytes, cut off one byte after the most that a file may have; None for what is no ordinary file."""
    with open(path, "rb", opener=_no_follow) as file:
        found = os.fstat(file.fileno())
        # Room is made for as much as is asked for, so it should not be a megabyte for every text.
        return file.read(min(found.st_size, MAX_BYTES) + 1) if stat.S_ISREG(found.st_mode) else None


def decode(data: bytes, name: str) -> tuple[str | None, list[Diagnostic]]:
    """Bytes of a file as text, or None with the reasons why not."""
    if len(data) > MAX_BYTES:
        return None, [FileTooBig(Position(name), "the file is larger than 1 MiB", "split it, or check what was pasted into it")]
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        where = position_at(name, before, len(before))
        return None, [FileEncoding(where, f"the byte 0x{data[error.start]:02X} is not UTF-8", "save the file as UTF-8 in your editor")]
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not data.translate(None, _HARMLESS):
        return text, []
    if mark := text.find("\ufeff") + 1:
        where = position_at(name, text, mark - 1)
        fix = sign_fix(text, "\ufeff", "the invisible byte order mark is taken out")
        return None, [FileByteOrderMark(where, "an invisible byte order mark stands in the text", "delete the invisible character", fix)]
    if control := CONTROL.search(text):
        where = position_at(name, text, control.start())
        message = f"an invisible control character (U+{ord(control.group()):04X}) stands in the text"
        fix = sign_fix(text, control[0], f"the invisible character U+{ord(control[0]):04X} is taken out") if _TAKEN_OUT.match(control[0]) else None
        return None, [FileControlCharacter(where, message, "delete the invisible character", fix)]
    return text, []


def position_at(name: str, text: str, offset: int) -> Position:
    """The line and column of a character of `text`."""
    line_start = text.rfind("\n", 0, offset) + 1
    return Position(name, text.count("\n", 0, offset) + 1, offset - line_start + 1)


def _no_follow(path: str, flags: int) -> int:
    # O_NOFOLLOW closes the gap between discovering a file and reading it; O_NONBLOCK keeps a pipe from hanging the build.
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
