"""Which files editors write, and what each of them may say."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from portal_build.editing.files import FILES
from portal_build.model import COLLECTIONS
from portal_build.model.reference_data import Vocabulary
from portal_build.model.text import TextFacts


def _looks(where: str) -> re.Pattern[str]:
    return re.compile(re.escape(where.removeprefix("content/")).replace(r"\*", "[a-z0-9-]+"))


_MODELS: tuple[tuple[re.Pattern[str], type[BaseModel]], ...] = (
    *((_looks(one), model) for model, where in FILES.values() for one in where),
    # One that no field takes its concepts from is a mistake, and has a form all the same.
    (_looks("content/vocabularies/*.yml"), Vocabulary),
    (re.compile(rf"(?:{'|'.join(COLLECTIONS)})/[a-z0-9-]+/index\.[A-Za-z-]+\.md"), TextFacts),
)
"""What a path below `content/` looks like -> what the file is read as."""


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
