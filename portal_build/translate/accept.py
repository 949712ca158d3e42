# Editors' files are changed line by line, not parsed and written anew: comments, order and quoting stay as they are. What comes
# out is read again, so that a way of writing YAML that nobody thought of is refused rather than spoilt.
"""Recording that a translation matches its source as it now stands."""

from __future__ import annotations

import re

from portal_build.model.entry import Entry
from portal_build.source.strict_yaml import read_yaml
from portal_build.translate.state import fingerprints

_FRONT = re.compile(r"(\ufeff?---[ ]*\r?\n)(.*?)(?=^---[ ]*\r?$)", re.DOTALL | re.MULTILINE)
# Other YAML readers take these, or what begins with a digit, for something else than a word.
_WORD = re.compile(r"(?!(?:null|true|false|yes|no|on|off|y|n)$)[A-Za-z][\w-]*", re.IGNORECASE)


class NotStamped(Exception):
    """The fingerprints could not be written; the message says what to do."""


def stamped(entry: Entry, language: str, file_text: str) -> str | None:
    """The text file's new content with the fingerprints of its source; None where there is nothing to record.

    `file_text` is the whole file as it stands on disk, line ends included. Raises NotStamped.
    """
    translation = entry.texts[language].translation
    front = _FRONT.match(file_text)
    if translation is None or translation.source not in entry.texts or not front:
        return None
    marks = fingerprints(entry.texts[translation.source])
    newline = "\r\n" if "\r\n" in front[2] else "\n"
    lines = front[2].split(newline)
    start = next((index for index, line in enumerate(lines) if re.match(r"translation:[ ]*(#.*)?$", line)), None)
    if start is not None:
        first = lines[start + 1]
        step = first[: len(first) - len(first.lstrip(" "))]
        stop = _without_old(lines, start, step)
        # Quoted, since a fingerprint made of digits only would look like a number to other YAML readers.
        lines[stop:stop] = [f"{step}source_hash:", *(f'{step * 2}{_key(part)}: "{mark}"' for part, mark in marks.items())]
    after = newline.join(lines)
    if not _says(after, front[2], marks):
        raise NotStamped("write what stands under `translation:` as one indented line each, and try again")
    return front[1] + after + file_text[front.end() :]


def _without_old(lines: list[str], start: int, step: str) -> int:
    """Take the old fingerprints out of the block that starts at `start`; the line after its last."""
    end = start + 1
    while end < len(lines) and lines[end].startswith(" "):
        end += 1
    for index in range(start + 1, end):
        if lines[index].startswith(f"{step}source_hash:"):
            stop = index + 1
            while stop < end and lines[stop].startswith(step + " "):
                stop += 1
            del lines[index:stop]
            return end - (stop - index)
    return end


def _key(part: str) -> str:
    return part if _WORD.fullmatch(part) else f'"{part}"'


def _says(after: str, before: str, marks: dict[str, str]) -> bool:
    """Whether the front matter now says the fingerprints, and else the same as before."""
    new, old = (read_yaml(text.replace("\r\n", "\n"), "")[0] for text in (after, before))
    if not new or not old or new["translation"].pop("source_hash", None) != marks:
        return False
    old["translation"].pop("source_hash", None)
    return new == old
