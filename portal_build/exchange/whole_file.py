"""An editor's file as text with one kind of line end, and back with its own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from portal_build.source.decode import MAX_BYTES, decode


class NotOpened(Exception):
    """A file cannot be changed; the message says why."""


@dataclass(frozen=True)
class WholeFile:
    """A file that is to be changed."""

    text: str
    """Its words, lines ending in `\\n`, without a byte order mark."""
    mark: str
    """Its byte order mark, if it has one."""
    end: str
    """How its lines end."""

    def with_text(self, text: str) -> bytes:
        """The file with other words. Raises NotOpened where it would be too big to be read again."""
        data = (self.mark + text.replace("\n", self.end)).encode()
        if len(data) > MAX_BYTES:
            raise NotOpened("the file would be larger than 1 MiB")
        return data


def open_whole(data: bytes, name: str) -> WholeFile:
    """The file that these bytes are. Raises NotOpened."""
    text, problems = decode(data, name)
    if text is None:
        raise NotOpened(f"{problems[0].position}: {problems[0].message}")
    raw = data.decode("utf-8")
    ends = set(re.findall(r"\r\n|\r|\n", raw))
    if len(ends) > 1:
        raise NotOpened(f"{name}: lines end in several ways; save the file with one kind of line end")
    return WholeFile(text, "\ufeff" if raw.startswith("\ufeff") else "", ends.pop() if ends else "\n")
