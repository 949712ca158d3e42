"""Which files editors write, and what each of them may say."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from portal_build.model import COLLECTIONS
from portal_build.model.reference_data import Bibliography, Portal, Scale, Vocabulary, Wording
from portal_build.model.text import TextFacts

_MODELS: tuple[tuple[re.Pattern[str], type[BaseModel]], ...] = (
    (re.compile(r"portal\.yml"), Portal),
    (re.compile(r"references\.yml"), Bibliography),
    (re.compile(r"vocabularies/wording\.yml"), Wording),
    (re.compile(r"vocabularies/[a-z0-9-]+\.yml"), Vocabulary),
    (re.compile(r"vocabularies/scales/[a-z0-9-]+\.yml"), Scale),
    *((re.compile(rf"{folder}/[a-z0-9-]+/entry\.yml"), facts) for folder, facts in COLLECTIONS.items()),
    (re.compile(rf"(?:{'|'.join(COLLECTIONS)})/[a-z0-9-]+/index\.[A-Za-z-]+\.md"), TextFacts),
)


@dataclass(frozen=True)
class Document:
    """A file that editors write."""

    path: Path
    """Where it lies."""
    name: str
    """Path for messages, from the project folder."""
    model: type[BaseModel]
    """What its YAML may say."""


def document(content: Path, path: Path) -> Document | None:
    """The file as a document of the portal under `content`; None where it is none, or a link or lies behind one."""
    inside = path.relative_to(content).as_posix()
    model = next((model for pattern, model in _MODELS if pattern.fullmatch(inside)), None)
    if model is None or not path.is_file() or any(one.is_symlink() for one in (path, *path.parents[: inside.count("/")])):
        return None
    return Document(path, f"{content.name}/{inside}", model)


def documents(content: Path, folder: Path | None = None) -> Iterator[Document]:
    """All documents under `content`, or under a folder in it, in path order; links are not followed."""
    for place, folders, names in os.walk(folder or content):
        folders.sort()
        for name in sorted(names):
            if found := document(content, Path(place) / name):
                yield found
