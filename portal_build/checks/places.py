"""Where marks of a text stand in its file, and the walk over all texts."""

from __future__ import annotations

from collections.abc import Iterator

from portal_build.diagnostics import Edit, Position
from portal_build.model.entry import Content, Entry, Text
from portal_build.prose import Mark
from portal_build.source.line_fixes import lines_of


def texts_of(content: Content) -> Iterator[tuple[Entry, Text]]:
    """Every text with the entry that it belongs to, those of broken entries included."""
    for entry in (*content.entries, *content.set_aside):
        for text in entry.texts.values():
            yield entry, text


def place(text: Text, mark: Mark) -> Position:
    """Where a mark of the text's body stands in its file."""
    return in_body(text, mark.line, mark.column)


def line_of(text: Text, number: int) -> str:
    """A line of the text's body, empty beyond its end or where it is too long to be mended."""
    lines = lines_of(text.body)
    return lines[number - 1] if 1 <= number <= len(lines) else ""


def edit_of(text: Text, number: int, after: str) -> Edit:
    """Another text for a line of the text's body."""
    return Edit(text.body_line - 1 + number, line_of(text, number), after)


def in_body(text: Text, line: int, column: int = 1) -> Position:
    """Where a line of the text's body stands in its file."""
    return Position(text.file, text.body_line - 1 + line, column)
