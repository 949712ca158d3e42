"""The files of the browser forms, put into a project's folder `admin/`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from portal_build.editing.cms.config import config
from portal_build.editing.cms.host import GitHost
from portal_build.editing.cms.page import START, page
from portal_build.editing.cms.widgets import Forms
from portal_build.editing.field_words import LOCALES, field_words
from portal_build.editing.settings import portal_of
from portal_build.editing.write_files import NotWritten, write_files
from portal_build.editing.yaml_comments import Comments
from portal_build.editing.yaml_style import Plain, written
from portal_build.words import read_words

FOLDER = "admin"
_HEAD = "# Made by `portal cms` from the content model; what is changed here is lost when it runs again."


def install(project: Path, package: dict[str, bytes], host: GitHost, language: str) -> list[str]:
    """Write the forms into `admin/`, and take away what an earlier version left; the names of the files that changed.

    `package` holds the files of the forms' program, `language` is that of the editors. Raises NoSettings and NotWritten.
    """
    folder = project / FOLDER
    wanted = made(project / "content", host, language) | {f"sveltia/{name}": data for name, data in package.items()}
    for place in sorted({place for name in wanted for place in (folder / name).parents if place.is_relative_to(folder)}):
        if place.is_symlink():
            raise NotWritten(f"{place} is a symbolic link; put a folder in its place. Nothing was changed.")
    changes: dict[Path, bytes | None] = {folder / name: data for name, data in wanted.items() if not _holds(folder / name, data)}
    old = (path for path in (folder / "sveltia").rglob("*") if path.is_file())
    changes |= {path: None for path in old if path.relative_to(folder).as_posix() not in wanted}
    write_files(changes)
    return sorted(path.relative_to(project).as_posix() for path in changes)


def made(content: Path, host: GitHost, language: str) -> dict[str, bytes]:
    """The files that are made for a portal: page, script, configuration. Raises NoSettings."""
    portal = portal_of(content)
    own = read_words(LOCALES, language, "forms")
    codes = [one.code for one in portal.languages]
    # New texts begin in the editors' language where the portal speaks it.
    languages = [code for code in codes if code == language] + [code for code in codes if code != language]
    vocabularies = sorted(path.stem for path in (content / "vocabularies").glob("*.yml") if not path.is_symlink())
    forms = Forms(field_words(language), own, codes, languages[0], vocabularies, list(portal.url_words))
    title = portal.name.get(language) or portal.name.get(codes[0]) or next(iter(portal.name.values()))
    without = own("The forms need a browser in which scripts run.")
    return {
        "index.html": page(language, title, without, host.origins).encode(),
        "start.js": START.encode(),
        "config.yml": written(_nodes(config(portal, host, forms)), Comments(head=[_HEAD, ""])).encode(),
    }


def _nodes(value: Any) -> Any:
    """Settings as they are to be written."""
    if isinstance(value, dict):
        return {key: _nodes(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_nodes(item) for item in value]
    return Plain(str(value).lower()) if isinstance(value, bool | int | float) else value


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and not path.is_symlink() and path.read_bytes() == data

