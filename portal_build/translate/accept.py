# Editors' files are changed line by line, not parsed and written anew: comments, order and quoting stay as they are.
"""Recording that a translation matches its source as it now stands."""

from __future__ import annotations

import re

from portal_build.model.entry import Entry
from portal_build.translate.state import fingerprints


def stamped(entry: Entry, language: str, file_text: str) -> str | None:
    """The text file's new content with the fingerprints of its source; None where there is nothing to record.

    `file_text` is the whole file as it stands on disk.
    """
    text = entry.texts[language]
    if text.translation is None or text.translation.source not in entry.texts:
        return None
    end = re.search(r"^---[ ]*\r?$", file_text[3:], re.MULTILINE)
    if not end:
        return None
    front, rest = file_text[: end.start() + 3], file_text[end.start() + 3 :]
    newline = "\r\n" if "\r\n" in front else "\n"
    lines = front.split(newline)
    lines[_insert_at(lines) : _insert_at(lines)] = _hash_lines(entry, text.translation.source, _drop_old(lines))
    return newline.join(lines) + rest


def _hash_lines(entry: Entry, source: str, step: str) -> list[str]:
    marks = fingerprints(entry.texts[source])
    # Quoted, since a fingerprint made of digits only would look like a number to other YAML readers.
    return [f"{step}source_hash:", *(f'{step}{step}{part}: "{mark}"' for part, mark in marks.items())]


def _drop_old(lines: list[str]) -> str:
    """Take the old fingerprints out of `lines`; the indentation that the block uses."""
    start = next(index for index, line in enumerate(lines) if line.startswith("translation:"))
    step = re.match(r"[ ]*", lines[start + 1])[0] or "  "
    for index in range(start + 1, len(lines)):
        if lines[index].startswith(f"{step}source_hash:"):
            stop = index + 1
            while stop < len(lines) and lines[stop].startswith(step + " "):
                stop += 1
            del lines[index:stop]
            break
    return step


def _insert_at(lines: list[str]) -> int:
    """The place after the last line of the block `translation:`."""
    start = next(index for index, line in enumerate(lines) if line.startswith("translation:"))
    stop = start + 1
    while stop < len(lines) and lines[stop].startswith(" "):
        stop += 1
    return stop
