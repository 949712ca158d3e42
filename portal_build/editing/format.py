# Formatting changes no meaning: what comes out is read again by the strict reader and compared; comments are counted. A file that
# has problems, or holds what the browser forms would change in its meaning, stays as it is.
"""`portal fmt`: an editor's file in the one form that the browser forms write too, comments kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import BaseModel

from portal_build.diagnostics import Diagnostic
from portal_build.editing.arrange import SPACE, NotArranged, arranged
from portal_build.editing.yaml_comments import comments_of
from portal_build.editing.yaml_style import written
from portal_build.model.explain import parse
from portal_build.source.files import RawData
from portal_build.source.split_text import FRONT
from portal_build.source.strict_yaml import read_yaml


class Refused(Exception):
    """The file stays as it is."""

    def __init__(self, reason: str, problems: Iterable[Diagnostic] = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        """Half a sentence that says why."""
        self.problems = tuple(problems)
        """What `portal check` says of it."""


def formatted(text: str, name: str, model: type[BaseModel], languages: Sequence[str]) -> str:
    """A YAML file, or a Markdown file with front matter, as it is to stand; the same again if it is formatted once more.

    `text` has `\\n` line ends; `name` is the path for messages; `languages` are those of the portal. Raises Refused.
    """
    if not name.endswith(".md"):
        return _yaml(text, name, model, languages, 1)
    front = FRONT.match(text)
    if not front:
        raise Refused("the text has no front matter")
    head = _yaml(front[1], name, model, languages, 2)
    body = text[front.end() :]
    if re.match(r"(?:[^\S\n]*\n)*[^\S\n]", body) and body.strip(SPACE):
        raise Refused("the text begins with spaces, which the browser forms take away; begin it at the left margin")
    bare = body.strip(SPACE)
    return f"---\n{head}---\n" + (f"\n{bare}\n" if bare else "")


def kept_in_form(before: str, after: str, name: str, model: type[BaseModel], languages: Sequence[str]) -> str:
    """A file that was changed, in form if it was so before; else, and where it cannot be formatted, as it is."""
    try:
        return formatted(after, name, model, languages) if formatted(before, name, model, languages) == before else after
    except Refused:
        return after


def _yaml(text: str, name: str, model: type[BaseModel], languages: Sequence[str], first_line: int) -> str:
    values, meaning = _understood(text, name, model, first_line)
    comments = comments_of(text)
    try:
        after = written(arranged(values, model, languages), comments)
    except NotArranged as error:
        raise Refused(str(error)) from None
    try:
        proven = _understood(after, name, model, first_line)[1] == meaning and comments_of(after).count() == comments.count()
    except Refused:
        proven = False
    if not proven:
        raise Refused("it is written in a way that cannot be formatted without harm")
    return after


def _understood(text: str, name: str, model: type[BaseModel], first_line: int) -> tuple[dict[str, Any], BaseModel]:
    """What the strict reader reads, and what it means."""
    values, positions, problems = read_yaml(text, name, first_line)
    meaning, more = parse(model, RawData(values, positions)) if values is not None else (None, [])
    if values is None or meaning is None or problems or more:
        raise Refused("it has problems", (*problems, *more))
    return values, meaning
