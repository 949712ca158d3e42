# Editors' files are changed line by line, not parsed and written anew: comments, order and quoting stay as they are. What comes
# out is read again, so that a way of writing YAML that nobody thought of is refused rather than spoilt.
"""Recording what a translation was made from, how far it is, and by whom."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from portal_build.model.entry import Entry
from portal_build.source.strict_yaml import read_yaml
from portal_build.translate.state import fingerprints

_FRONT = re.compile(r"(\ufeff?---[ ]*\r?\n)(.*?)(?=^---[ ]*\r?$)", re.DOTALL | re.MULTILINE)
# Other YAML readers take these, or what begins with a digit, for something else than a word.
_WORD = re.compile(r"(?!(?:null|true|false|yes|no|on|off|y|n)$)[A-Za-z][\w-]*", re.IGNORECASE)
_WORDS = re.compile(r"(?!(?:null|true|false|yes|no|on|off|y|n)$)[^\W\d_][\w.,() -]*[\w.)]", re.IGNORECASE)


class NotStamped(Exception):
    """The fingerprints could not be written; the message says what to do."""


@dataclass(frozen=True)
class Label:
    """What is to be recorded; None leaves a line as it is."""

    marks: Mapping[str, str] | None = None
    """Part of the source -> fingerprint, all of them."""
    source: str | None = None
    """The language that was translated from; only for a text that has no label yet."""
    state: str | None = None
    by: str | None = None
    on: date | None = None

    def values(self) -> dict[str, str]:
        """The lines that are single words, as the file reads."""
        said = {"from": self.source, "state": self.state, "by": self.by, "date": self.on and self.on.isoformat()}
        return {key: value for key, value in said.items() if value}


_NOTHING = Label()


def stamped(entry: Entry, language: str, file_text: str, parts: Collection[str] | None = None, label: Label = _NOTHING) -> str | None:
    """The text file's new content with the fingerprints of its source; None where there is nothing to record.

    `file_text` is the whole file as it stands on disk, line ends included. With `parts`, only their fingerprints are renewed. `label`
    says what else is recorded. Raises NotStamped.
    """
    translation = entry.texts[language].translation
    if translation is None or translation.source not in entry.texts or not _FRONT.match(file_text):
        return None
    marks = fingerprints(entry.texts[translation.source])
    if parts is not None:
        marks = _renewed(translation.source_hash, marks, parts)
    return labelled(file_text, Label(marks, None, label.state, label.by, label.on))


def _renewed(old: Mapping[str, str], new: Mapping[str, str], parts: Collection[str]) -> dict[str, str]:
    """The fingerprints that a translation has, with new ones for some parts, in the order of the source; a part that is gone goes."""
    kept = {part: old[part] for part in old if part not in parts}
    return {part: new[part] if part in parts else kept[part] for part in new if part in parts or part in kept} | {
        part: mark for part, mark in kept.items() if part not in new
    }


def labelled(file_text: str, label: Label) -> str:
    """A text file with its label changed. Raises NotStamped."""
    front = _FRONT.match(file_text)
    if not front:
        raise NotStamped("the text has no front matter")
    newline = "\r\n" if "\r\n" in front[2] else "\n"
    lines = front[2].split(newline)
    start = next((index for index, line in enumerate(lines) if re.match(r"translation:[ ]*(#.*)?$", line)), None)
    if start is None and not re.search(r"""^["']?translation""", front[2], re.MULTILINE):
        start = len(lines) - 1
        lines[start:start] = ["translation:", "  from:"]
    if start is not None and start + 1 < len(lines):
        first = lines[start + 1]
        step = first[: len(first) - len(first.lstrip(" "))]
        for key, value in label.values().items():
            _set(lines, start, step, key, value)
        if label.marks is not None:
            stop = _without_old(lines, start, step)
            # Quoted, since a fingerprint made of digits only would look like a number to other YAML readers.
            lines[stop:stop] = [f"{step}source_hash:", *(f'{step * 2}{_key(part)}: "{mark}"' for part, mark in label.marks.items())]
    after = newline.join(lines)
    if not _says(after, front[2], label):
        raise NotStamped("write what stands under `translation:` as one indented line each, and try again")
    return front[1] + after + file_text[front.end() :]


def _set(lines: list[str], start: int, step: str, key: str, value: str) -> None:
    """Give a line of the block another value, or add the line behind those of its kind."""
    is_plain = _WORDS.fullmatch(value) or re.fullmatch(r"\d{4}-\d\d-\d\d", value) or (len(value) == 1 and value.isalpha())
    said = value if is_plain else "'" + value.replace("'", "''") + "'"
    end = _end(lines, start)
    for index in range(start + 1, end):
        if line := re.fullmatch(rf"({re.escape(step)}{key}:)[ ]*(?:'(?:[^']|'')*'|\"[^\"]*\"|[^#'\"]*?)([ ]+#.*)?[ ]*", lines[index]):
            lines[index] = f"{line[1]} {said}{line[2] or ''}"
            return
    before = {"from": (), "state": ("from",), "by": ("state", "from"), "date": ("by", "state", "from")}[key]
    places = [index for one in before for index in range(start + 1, end) if lines[index].startswith(f"{step}{one}:")]
    at = places[0] + 1 if places else start + 1
    lines[at:at] = [f"{step}{key}: {said}"]


def _end(lines: list[str], start: int) -> int:
    """The line after the last of the block that starts at `start`."""
    end = start + 1
    while end < len(lines) and lines[end].startswith(" "):
        end += 1
    return end


def _without_old(lines: list[str], start: int, step: str) -> int:
    """Take the old fingerprints out of the block that starts at `start`; the line after its last."""
    end = _end(lines, start)
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


def _says(after: str, before: str, label: Label) -> bool:
    """Whether the front matter now says what is to be recorded, and else the same as before."""
    new, old = (read_yaml(text.replace("\r\n", "\n"), "")[0] for text in (after, before))
    if not new or not old or not isinstance(old.setdefault("translation", {}), dict) or not isinstance(new.get("translation"), dict):
        return False
    wanted: dict[str, Any] = {**old, "translation": {**old["translation"], **label.values()}}
    if label.marks is not None:
        wanted["translation"]["source_hash"] = dict(label.marks)
    return new == wanted
