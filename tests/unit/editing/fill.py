"""What an editor does with a new entry, done by program: gaps are filled, and fields that can be left out are used."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal_build.editing.fields import Field, Kind, fields_of
from portal_build.editing.gap import GAP
from portal_build.editing.named import nameable
from portal_build.model import TYPES
from portal_build.model.entry import Content

_VALUES = {
    Kind.TEXT: "Written by program",
    Kind.LOCAL_TEXT: "Written by program",
    Kind.LOCAL_TEXTS: "Written by program",
    Kind.DATE: "2026-02-05",
    Kind.PARTIAL_DATE: "2026-02",
    Kind.NUMBER: "2.5",
    Kind.WHOLE: "12",
    Kind.LANGUAGE: "da",
    Kind.COUNTRY: "DK",
    Kind.URL: "https://example.org/",
    Kind.EMAIL: "name@example.org",
    Kind.ID: "an-id",
}


def filled_facts(text: str, type_name: str, content: Content) -> str:
    """The facts with every gap filled by what its field takes."""
    return "".join(_filled(line, way, type_name, content) for line, way in _ways(text))


def filled_text(text: str) -> str:
    """The text with every gap filled, one word for each so that no two headings are the same."""
    numbers = iter(range(1, 100))
    return re.sub(re.escape(GAP), lambda _: f"Written {next(numbers)}", text)


def with_all_fields(text: str) -> str:
    """The facts with every field used, as when an editor takes one sign away in front of each line, until only explanations have one."""
    while re.search(r"^ *# ", text, re.MULTILINE):
        text = re.sub(r"^( *)# ", r"\1", text, flags=re.MULTILINE)
    return text


def _ways(text: str) -> Iterator[tuple[str, list[str]]]:
    """Each line with the keys that lead to it."""
    open_keys: list[tuple[int, str]] = []
    for line in text.splitlines(keepends=True):
        key = re.match(r"( *(?:- )?)([\w-]+):", line)
        depth = len(key[1]) if key else len(re.match(r" *(?:- )?", line)[0])  # type: ignore[index]
        while open_keys and open_keys[-1][0] >= depth:
            open_keys.pop()
        if key and not line.startswith("#"):
            open_keys.append((depth, key[2]))
        yield line, [name for _, name in open_keys]


def _filled(line: str, way: list[str], type_name: str, content: Content) -> str:
    if GAP not in line or line.lstrip().startswith("#"):
        return line
    return line.replace(GAP, _value(_field(way, type_name), content))


def _field(way: list[str], type_name: str) -> Field:
    fields = fields_of(TYPES[type_name])
    found = None
    for key in way:
        found = next((field for field in fields if field.name == key), found)
        fields = found.fields if found else fields
    assert found, way
    return found


def _value(field: Field, content: Content) -> str:
    if field.refers:
        return next(iter(nameable(content, field.refers, "en")), "a-file.pdf" if field.refers.kind == "file" else "an-id")
    if field.name == "aliases":
        return "a-former-id"
    return field.choices[0] if field.choices else _VALUES[field.kind]
