"""A text file cut into its front matter and its body."""

from __future__ import annotations

import re

from portal_build.cache import digest_of
from portal_build.diagnostics import Diagnostic, Position
from portal_build.source.files import RawData, RawText
from portal_build.source.problems import FrontMatterMissing
from portal_build.source.strict_yaml import read_yaml

FRONT = re.compile(r"---[ ]*\n(.*?)^---[ ]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
"""The front matter of a text with `\n` line ends, with the lines around it and what stands between them."""


def split_text(text: str, name: str, language: str) -> tuple[RawText | None, list[Diagnostic]]:
    """A text file with `\\n` line ends as front matter and Markdown, or None with the reasons why not. `name` is its path for messages."""
    front = FRONT.match(text)
    if not front:
        missing = "the front matter is never closed" if text.startswith("---") else "the text has no front matter"
        return None, [FrontMatterMissing(Position(name), missing, "start with a line `---`, then `title: …`, then a line `---`")]
    if not front[1].strip():
        return None, [FrontMatterMissing(Position(name, 2), "the front matter is empty", "write `title: …` between the two lines `---`")]
    values, positions, problems = read_yaml(front.group(1), name, first_line=2)
    if values is None:
        return None, problems
    return RawText(language, RawData(values, positions, digest_of(text)), text[front.end() :], text.count("\n", 0, front.end()) + 1), problems
