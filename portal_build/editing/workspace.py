# What the schemas know of the content changes with every entry and would be in everybody's way under version control. So their
# folder tells Git to pass it over, and whoever opens the project makes them anew, in a language of their own.
"""Writing the schemas and settings of a project, and keeping them fresh."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from portal_build.editing.catalogues import languages
from portal_build.editing.names import names
from portal_build.editing.schemas import schemas
from portal_build.editing.value_schemas import NAMES
from portal_build.editing.vscode import SCHEMAS, as_file, wired
from portal_build.editing.write_files import write_file
from portal_build.model.entry import Content

_IGNORE = b"# Made anew on each machine by `portal schemas`.\n*\n"


class OutsideProject(Exception):
    """A folder to write into leads out of the project."""


def write_workspace(project: Path, content: Content, language: str) -> list[Path]:
    """Write the schemas in a language, and what VS Code needs beside them; the files that were changed.

    Raises NotWired before anything is written where settings cannot be changed, OutsideProject, and OSError.
    """
    folder = project / SCHEMAS
    wanted = wired(project)
    wanted[folder / ".gitignore"] = _IGNORE
    wanted |= {folder / f"{name}.json": as_file(schema) for name, schema in schemas(language).items()}
    # While the portal's settings are not understood, what was known before is better than next to nothing.
    if content.data is not None or language_of(project) != language:
        wanted[folder / NAMES] = _names(content, language)
    _inside(project, folder).mkdir(parents=True, exist_ok=True)
    return [path for path, data in wanted.items() if _write(path, data)]


def renew_names(project: Path, content: Content) -> bool:
    """Bring the file of names up to date where a project has schemas; whether it changed. Cheap: for whoever has just read the content.

    Raises OutsideProject and OSError.
    """
    language = language_of(project)
    if language is None or content.data is None:
        return False
    path = _inside(project, project / SCHEMAS) / NAMES
    return _write(path, _names(content, language))


def language_of(project: Path) -> str | None:
    """The language of the schemas that a project has; None where it has none."""
    try:
        head = (project / SCHEMAS / NAMES).read_text(encoding="utf-8")[:200]
    except (OSError, UnicodeDecodeError):
        return None
    found = re.search(r"portal schemas --lang ([a-z-]+)", head)
    return found[1] if found and found[1] in languages() else None


def first_language(spoken: Iterable[str]) -> str:
    """The first of a portal's languages that has words for editors, or English."""
    return next((code for code in spoken if code in languages()), "en")


def _names(content: Content, language: str) -> bytes:
    return as_file({"$comment": f"Made by `portal schemas --lang {language}`.", **names(content, language)})


def _inside(project: Path, folder: Path) -> Path:
    """The folder, unless a link leads out of the project."""
    if not f"{os.path.realpath(folder)}{os.sep}".startswith(f"{os.path.realpath(project)}{os.sep}"):
        raise OutsideProject(f"{folder} lies outside the project")
    return folder


def _write(path: Path, data: bytes) -> bool:
    if path.is_file() and path.read_bytes() == data:
        return False
    write_file(path, data)
    return True
