# Discovery follows no link and opens nothing whose real path leaves `content/`. Everything that does not belong is
# reported rather than skipped: a file that silently isn't published is how facts get lost.
"""Discovery: which files under `content/` belong to the portal, and their reading."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Collection, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from portal_build.cache import digest_of
from portal_build.diagnostics import Diagnostic, Position, did_you_mean
from portal_build.source.conflicts import conflicts
from portal_build.source.decode import read_text, rough_text
from portal_build.source.files import RawData, RawEntry, RawPortal, RawText
from portal_build.source.file_names import name_problem
from portal_build.source.ids import ID_FORM, is_id
from portal_build.source.problems import (
    CollectionUnknown,
    EntryFactsMissing,
    EntryName,
    FileName,
    FileOutside,
    FileSpecial,
    FileSymlink,
    FileUnexpected,
    FileUnreadable,
    TextName,
)
from portal_build.source.split_text import split_text
from portal_build.source.strict_yaml import read_yaml
from portal_build.twin import Twin, may_fork

_IGNORED = re.compile(r"\..*|.*~|#.*#|Thumbs\.db|desktop\.ini|LICENSE(\.\w+)?|README(\.\w+)?", re.I)
_STATED_ID = re.compile(r"\bid: *[\"']?([a-z0-9-]+)")
_TEXT_NAME = re.compile(r"index\.([A-Za-z-]+)\.md")
_BY_TWO_FROM = 500
"""Entries."""


_Stamp = tuple[tuple[object, ...], ...]


class _Read(NamedTuple):
    stamp: _Stamp | None
    data: RawData | None
    more: RawPortal


ReadBefore = dict[str, _Read]
"""File, or folder of an entry -> what was read from it, and by what one sees whether it was written since."""


def read_portal(content: Path, collections: Collection[str], known: ReadBefore | None = None) -> RawPortal:
    """Read all files of the portal under `content`; never raises for what is in them.

    With `known`, which is brought up to date, what nobody has written since it was last read is not read again. Raises
    FileNotFoundError if `content` is not a folder.
    """
    if not content.is_dir():
        raise FileNotFoundError(f"there is no folder {content}")
    reading = _Reading(content, collections, known)
    portal = reading.run()
    if known is not None:
        for path in known.keys() - reading.paths:
            del known[path]
    return portal


def _stamp(path: str) -> _Stamp | None:
    """What is another one after a file, or something in a folder, was written; None if it cannot be looked at."""
    try:
        states = [("", os.lstat(path))]
        if stat.S_ISDIR(states[0][1].st_mode):
            states += [(item.name, item.stat(follow_symlinks=False)) for item in os.scandir(path)]
    except OSError:
        return None
    return tuple(sorted((name, state.st_mode, state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns) for name, state in states))


def _add(portal: RawPortal, more: RawPortal) -> None:
    """Add what was read of further entries."""
    portal.entries += more.entries
    portal.broken |= more.broken
    portal.lost |= more.lost
    portal.diagnostics += more.diagnostics


class _Reading:
    def __init__(self, content: Path, collections: Collection[str], known: ReadBefore | None) -> None:
        self.known = known
        self.paths: set[str] = set()
        self.content = content
        self.real = os.path.realpath(content)
        self.collections = collections
        self.portal = RawPortal()
        self.folders: list[tuple[str, str]] = []

    def run(self) -> RawPortal:
        for item in self._items(self.content):
            name = item.name
            if not item.is_dir(follow_symlinks=False):
                self._top_file(item)
            elif name == "vocabularies":
                self._vocabularies(Path(item.path))
            elif name in self.collections:
                self._collection(Path(item.path))
            else:
                remedy = did_you_mean(name, self.collections, f"folders are {', '.join(f'`{one}`' for one in self.collections)}")
                self._report(CollectionUnknown(self._at(item.path), f"`{name}` is not the folder of any type", remedy))
        self._entries()
        return self.portal

    def _entries(self) -> None:
        """Read the folders of entries that were found; many are read by two processes."""
        if self.known is not None or len(self.folders) < _BY_TWO_FROM or not may_fork():
            self._read(self.folders)
            return
        with Twin(lambda: self._apart(self.folders[1::2])) as twin:
            self._read(self.folders[::2])
            _add(self.portal, twin.result())
        self.portal.entries.sort(key=lambda entry: (entry.collection, entry.id))

    def _apart(self, folders: list[tuple[str, str]]) -> RawPortal:
        """What is in some folders of entries, and nothing else."""
        whole, self.portal = self.portal, RawPortal()
        self._read(folders)
        apart, self.portal = self.portal, whole
        return apart

    def _read(self, folders: list[tuple[str, str]]) -> None:
        for collection, path in folders:
            self._once(path, partial(self._entry, collection, Path(path)))

    def _top_file(self, item: os.DirEntry[str]) -> None:
        if item.name == "portal.yml":
            self.portal.settings = self._once(item.path, partial(self._yaml, Path(item.path)))
        elif item.name == "references.yml":
            self.portal.references = self._once(item.path, partial(self._yaml, Path(item.path)))
        elif item.name == "search.yml":
            self.portal.search = self._once(item.path, partial(self._yaml, Path(item.path)))
        else:
            self._unexpected(item.path, "put it into the folder of the entry that it belongs to")

    def _vocabularies(self, folder: Path) -> None:
        for item in self._items(folder):
            if item.is_dir(follow_symlinks=False):
                if item.name == "scales":
                    self._named_files(Path(item.path), self.portal.scales)
                else:
                    self._unexpected(item.path, "the only folder here is `scales`")
            else:
                self._named_file(item, self.portal.vocabularies)

    def _named_files(self, folder: Path, into: dict[str, RawData]) -> None:
        for item in self._items(folder):
            self._named_file(item, into)

    def _named_file(self, item: os.DirEntry[str], into: dict[str, RawData]) -> None:
        stem, dot, ending = item.name.rpartition(".")
        if item.is_dir(follow_symlinks=False) or ending != "yml" or not is_id(stem):
            self._unexpected(item.path, "name it like `topics.yml`")
        elif (data := self._once(item.path, partial(self._yaml, Path(item.path)))) is not None:
            into[stem] = data

    def _collection(self, folder: Path) -> None:
        for item in self._items(folder):
            if not item.is_dir(follow_symlinks=False):
                self._unexpected(item.path, "each entry has a folder of its own with `entry.yml` in it")
            elif not is_id(item.name):
                self._report(EntryName(self._at(item.path), f"`{item.name}` is not an id", f"use {ID_FORM}"))
            else:
                self.folders.append((folder.name, item.path))

    def _once(self, path: str, read: Callable[[], RawData | None]) -> RawData | None:
        """What reading a file, or the folder of an entry, gives; as it was read before if nothing was written since."""
        if self.known is None:
            return read()
        self.paths.add(path)
        stamp, known = _stamp(path), self.known.get(path)
        if known is None or stamp is None or known.stamp != stamp:
            whole, self.portal = self.portal, RawPortal()
            known = self.known[path] = _Read(stamp, read(), self.portal)
            self.portal = whole
        _add(self.portal, known.more)
        return known.data

    def _entry(self, collection: str, folder: Path) -> None:
        facts: RawData | None = None
        texts: dict[str, RawText] = {}
        files: dict[str, str] = {}
        seen: set[str] = set()
        unreadable: set[str] = set()
        for item in self._items(folder):
            seen.add(item.name)
            if item.is_dir(follow_symlinks=False):
                self._unexpected(item.path, "an entry's folder holds files only")
            elif item.name == "entry.yml":
                facts = self._yaml(Path(item.path))
            elif item.name.endswith((".md", ".markdown")):
                if text := self._text(Path(item.path)):
                    texts[text.language] = text
                elif named := _TEXT_NAME.fullmatch(item.name):
                    unreadable.add(named[1])
            else:
                files[item.name] = item.path
        if "entry.yml" not in seen:
            other = next((name for name in sorted(seen) if name.lower().endswith((".yml", ".yaml"))), None)
            remedy = f"rename `{other}` to `entry.yml`" if other else "add a file `entry.yml` with the facts"
            self._report(EntryFactsMissing(self._at(str(folder)), f"the entry `{folder.name}` has no `entry.yml`", remedy))
        if facts is None:
            self.portal.broken.add(folder.name)
        else:
            self.portal.entries.append(RawEntry(collection, folder.name, facts, texts, files, frozenset(unreadable)))

    def _text(self, path: Path) -> RawText | None:
        match = _TEXT_NAME.fullmatch(path.name)
        if not match:
            self._report(TextName(self._at(str(path)), f"`{path.name}` does not say its language", "name it like `index.da.md`"))
            return None
        name = self._name(str(path))
        text, problems = read_text(path, name)
        if text is not None:
            problems = conflicts(text, name)
        self.portal.diagnostics += problems
        if text is None or problems:
            return None
        found, problems = split_text(text, name, match.group(1))
        self.portal.diagnostics += problems
        return found

    def _yaml(self, path: Path) -> RawData | None:
        name = self._name(str(path))
        text, problems = read_text(path, name)
        if text is None:
            self.portal.diagnostics += problems
            self.portal.lost.update(_STATED_ID.findall(rough_text(path)))
            return None
        values, positions, problems = read_yaml(text, name)
        # What else is wrong in a file that holds two versions follows from that.
        problems = conflicts(text, name) or problems
        self.portal.diagnostics += problems
        if values is None or problems:
            self.portal.lost.update(_STATED_ID.findall(text))
            return None
        return RawData(values, positions, digest_of(text))

    def _items(self, folder: Path) -> Iterator[os.DirEntry[str]]:
        """The files and folders that may be looked at, by name; the others are reported."""
        try:
            items = sorted(os.scandir(folder), key=lambda item: item.name)
        except OSError as error:
            self._report(FileUnreadable(self._at(str(folder)), f"the folder cannot be read: {error.strerror}", "check its permissions"))
            return
        names: dict[str, str] = {}
        for item in items:
            if _IGNORED.fullmatch(item.name):
                continue
            if problem := name_problem(item.name):
                message = f"the name `{item.name.encode('utf-8', 'replace').decode()[:120]}` {problem}"
                self._report(FileName(self._at(item.path), message, "use letters, digits, hyphens and full stops"))
            elif (same := names.setdefault(item.name.casefold(), item.name)) != item.name:
                message = f"`{item.name}` and `{same}` differ in capitals alone, and are one name on other systems"
                self._report(FileName(self._at(item.path), message, "give one of them another name"))
            elif item.is_symlink():
                self._report(FileSymlink(self._at(item.path), f"`{item.name}` is a symbolic link", "put a copy of the file in its place"))
            elif not (item.is_dir(follow_symlinks=False) or item.is_file(follow_symlinks=False)):
                self._report(FileSpecial(self._at(item.path), f"`{item.name}` is neither a file nor a folder", "remove it"))
            elif not os.path.realpath(item.path).startswith(self.real + os.sep):
                self._report(FileOutside(self._at(item.path), f"`{item.name}` lies outside the content folder", "move it inside"))
            else:
                yield item

    def _unexpected(self, path: str, remedy: str) -> None:
        self._report(FileUnexpected(self._at(path), f"`{os.path.basename(path)}` is not expected here", remedy))

    def _report(self, problem: Diagnostic) -> None:
        self.portal.diagnostics.append(problem)

    def _at(self, path: str) -> Position:
        return Position(self._name(path))

    def _name(self, path: str) -> str:
        inside = os.path.relpath(path, self.content).replace(os.sep, "/")
        # A name that is not UTF-8 reaches us with surrogates, which no output could encode.
        return f"{self.content.name}/{inside}".encode("utf-8", "replace").decode("utf-8")
