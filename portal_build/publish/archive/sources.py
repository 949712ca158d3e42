# What goes into an archive can be read by everybody for ever. So nothing is taken for lying somewhere: only what the published
# site is made from is taken, file by file, each one named by the catalogue or lying in the theme.
"""The files that the published site is made from, and no others."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from portal_build.catalogue import Catalogue
from portal_build.editing.yaml_text import NotChanged, changed
from portal_build.project import Project
from portal_build.publish.forms import forms
from portal_build.source.files import RawData, RawEntry, RawPortal
from portal_build.source.git import GitFailed, NoGit, git

Sources = Mapping[str, Path | bytes]
"""Path below the folder of the project -> the file that it is a copy of, or what stands in it."""

_ID = re.compile(rb"[a-z0-9][a-z0-9-]*")
_LINKED = re.compile(rb"entry:([a-z0-9-]+)")
_PASSED_OVER = re.compile(r"\..*|.*~|__pycache__|node_modules|.*\.pyc|Thumbs\.db|desktop\.ini", re.IGNORECASE)
_BESIDE = ("constraints.txt", "LICENSE*")
"""What is taken from beside the settings."""
_DEPTH = 3
"""How many parts the path of a folder has at least that is a portal's own: `/`, somebody's folder, the portal's."""
_HELD_BACK = b"# This entry is not published, so it is not part of this copy. Its name is kept since published entries name it.\naudience: members\n"


class NotContained(Exception):
    """The portal cannot be told apart from what does not belong to it, such as files of other folders; the message says which."""


def sources(project: Project, settings: Path, raw: RawPortal, public: Catalogue) -> Sources:
    """All files, from the portal as it was read and the catalogue of what is published of it. Raises NotContained and OSError.

    Of entries that are not published nothing is taken but the names of those that published ones name, since a link to
    nowhere would be a mistake.
    """
    # Settings may name a folder by way of another: `../../theme`.
    project = replace(project, content=Path(os.path.abspath(project.content)), theme=Path(os.path.abspath(project.theme)))
    root = _root(settings, project)
    found: dict[str, Path | bytes] = {_within(root, settings): settings}
    content = _within(root, project.content)
    for data in _settings(raw):
        found[_moved(data, content)] = project.folder / data.positions.file
    for entry in public.published:
        for file in (entry.raw.positions.file, *(text.file for text in entry.texts.values())):
            found[_moved_file(file, content)] = project.folder / file
        place = _moved_file(entry.raw.positions.file, content).removesuffix("entry.yml")
        found |= {place + name: Path(path) for name, path in entry.files.items()}
    found |= _held_back(raw, public, content, found)
    found |= _cited(raw, public, content, found)
    found |= _below(project.theme, _within(root, project.theme))
    above = f"{content}/".removesuffix(f"{project.content.name}/")
    found |= {above + path: data for path, data in forms(project.forms)}
    for pattern in _BESIDE:
        found |= {_within(root, path): path for path in settings.parent.glob(pattern) if path.is_file() and not path.is_symlink()}
    return dict(sorted(found.items()))


def _root(settings: Path, project: Project) -> Path:
    """The folder that holds all that the portal is made from."""
    root = Path(os.path.commonpath([settings.parent, project.content, project.theme]))
    if len(root.parts) < _DEPTH:
        raise NotContained(f"{settings}, {project.content} and {project.theme} lie too far apart; an archive is made of one folder that holds them all")
    return root


def _within(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()


def _settings(raw: RawPortal) -> Iterator[RawData]:
    yield from (data for data in (raw.settings, raw.references, raw.search, *raw.vocabularies.values(), *raw.scales.values()) if data)


def _moved(data: RawData, content: str) -> str:
    return _moved_file(data.positions.file, content)


def _moved_file(file: str, content: str) -> str:
    """Messages name a file by the last folder of the content's path, however deep that lies."""
    return f"{content}/{file.partition('/')[2]}"


def _held_back(raw: RawPortal, public: Catalogue, content: str, taken: Sources) -> dict[str, bytes]:
    shown = {entry.id for entry in public.published}
    hidden = {one.id: one for one in raw.entries if one.id not in shown}
    if not hidden:
        return {}
    named = {one.name for entry in public.published for one in entry.references if one.kind == "entry"}
    texts = (file for path, file in taken.items() if path.endswith((".yml", ".md")) and isinstance(file, Path))
    named |= {name.decode() for file in texts for name in _LINKED.findall(file.read_bytes())}
    named |= {value for value in _values(raw.search.values)} if raw.search else set()
    return {f"{content}/{_folder(hidden[name])}/entry.yml": _HELD_BACK for name in sorted(hidden.keys() & named)}


def _cited(raw: RawPortal, public: Catalogue, content: str, taken: Sources) -> dict[str, bytes]:
    """The bibliography without the sources that nothing names which is taken: what a draft will rest on is not said before it is published."""
    if not raw.references:
        return {}
    place = _moved(raw.references, content)
    others = (_bytes(file) for path, file in taken.items() if path != place and path.endswith((".yml", ".md")))
    # Rather a source too many, whose id is a word somewhere, than one too few.
    unnamed = set(public.sources) - {word.decode() for data in others for word in _ID.findall(data)}

    def drop(values: dict[str, Any]) -> None:
        values["references"][:] = [one for one in values["references"] if not isinstance(one, dict) or one.get("id") not in unnamed]

    try:
        return {place: changed(_bytes(taken[place]).decode(), drop).encode()} if unnamed else {}
    except NotChanged as error:
        raise NotContained(f"sources that nothing published names cannot be taken out of {raw.references.positions.file}: {error}") from None


def _bytes(file: Path | bytes) -> bytes:
    return file if isinstance(file, bytes) else file.read_bytes()


def _values(data: Any) -> Iterator[str]:
    """Every text in the values of a file: a pinned result is the id of an entry."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for item in data.values() if isinstance(data, dict) else data:
            yield from _values(item)


def _folder(entry: RawEntry) -> str:
    return f"{entry.collection}/{entry.id}"


def _below(folder: Path, name: str) -> dict[str, Path]:
    """Every ordinary file below a folder but what Git ignores and what programs leave behind; links are passed over."""
    ignored = _ignored(Path(os.path.realpath(folder)))
    found = {}
    for place, folders, names in os.walk(folder):
        inside = Path(place).relative_to(folder)
        folders[:] = sorted(one for one in folders if not _PASSED_OVER.fullmatch(one) and f"{(inside / one).as_posix()}/" not in ignored)
        for one in names:
            path, at = Path(place) / one, (inside / one).as_posix()
            if not _PASSED_OVER.fullmatch(one) and not path.is_symlink() and path.is_file() and at not in ignored:
                found[f"{name}/{at}"] = path
    return found


def _ignored(folder: Path) -> frozenset[str]:
    """What Git ignores below a folder, folders with `/` at their end; nothing where there is no Git, or where it ignores the folder as a whole."""
    try:
        said = git(folder.parent, "ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--directory", "--", folder.name)
    except (GitFailed, NoGit):
        return frozenset()
    return frozenset(path.removeprefix(f"{folder.name}/") for path in said.decode("utf-8", "surrogateescape").split("\0"))
