# The old side may be older than the model, or may have been wrong: then what of it makes sense is compared, and the rest is
# said to be left out. A file that did not change is not read a second time; what was understood of it now holds for then.
"""Entries, vocabularies and scales as they were, each beside what it has become."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from portal_build.checks.since.told import Told, told
from portal_build.model import COLLECTIONS
from portal_build.model.common import Facts, Status
from portal_build.model.entry import Content, Entry, Text
from portal_build.model.explain import understood_of
from portal_build.model.text import TextFacts
from portal_build.source.base import Base
from portal_build.source.decode import decode
from portal_build.source.files import RawData
from portal_build.source.ids import is_id
from portal_build.source.split_text import split_text
from portal_build.source.strict_yaml import read_yaml

FACTS = "entry.yml"


@dataclass(frozen=True)
class Before:
    """An entry that readers could see, as it was."""

    id: str
    """The name of its folder then."""
    collection: str
    """The folder of its type then."""
    facts: Facts
    """As far as they make sense."""
    unknown: frozenset[str]
    """Facts that make none."""
    texts: dict[str, Text]
    """Language -> text; those that make no sense are left out."""

    @property
    def file(self) -> str:
        """Its `entry.yml`, for messages."""
        return f"content/{self.collection}/{self.id}/{FACTS}"

    def fact(self, name: str) -> Any:
        """A fact; None where it was not stated, its type has none, or it makes no sense."""
        return None if name in self.unknown else getattr(self.facts, name, None)


@dataclass(frozen=True)
class Change:
    """An entry that was changed."""

    old: Before
    """As it was."""
    new: Entry
    """As it stands."""
    renamed: Mapping[str, str]
    """Former id -> id, of all entries: what names an entry by its new id says the same as before."""
    merged: bool = False
    """Whether the new one was there beside it: then it was taken up into that one, and their words are not held against each other."""

    @cached_property
    def told(self) -> Told | None:
        """What its history says since; None where that cannot be known, or is another entry's."""
        return None if self.merged or "changes" in self.old.unknown else told(self.old.facts, self.new.facts)

    def knows(self, name: str) -> bool:
        """Whether a fact can be compared."""
        return name not in self.old.unknown


@dataclass(frozen=True)
class History:
    """All that was changed and that readers could see."""

    gone: tuple[Before, ...]
    """Entries that nothing has taken the place of."""
    changes: tuple[Change, ...]
    """Entries that are there, perhaps under another id."""
    lists: dict[str, dict[str, Any]]
    """`vocabularies/…` file that was changed or taken away -> its values then."""
    addresses: frozenset[tuple[str, str]]
    """Collection and id, or former id, of every entry that is there."""
    notes: tuple[str, ...]
    """What could not be compared."""


def history_of(content: Content, base: Base) -> History:
    """What the base holds, put beside the content."""
    return _Reading(content, base).run()


class _Reading:
    def __init__(self, content: Content, base: Base) -> None:
        self.content = content
        self.base = base
        self.notes: list[str] = []
        self.now: dict[tuple[str, str], Entry] = {}
        for entry in content.entries:
            self.now.setdefault((entry.facts.collection, entry.id), entry)
        self.renamed = {former(alias, entry.facts.collection): entry for entry in content.entries for alias in entry.facts.aliases}
        self.folders: dict[tuple[str, str], list[str]] = defaultdict(list)
        for path in sorted({*base.files, *base.unreadable}):
            collection, folder, *_ = path.split("/")
            if collection in COLLECTIONS and is_id(folder):
                self.folders[collection, folder].append(path)

    def run(self) -> History:
        gone: list[Before] = []
        changes: list[Change] = []
        ids = {name: entry.id for (_, name), entry in self.renamed.items()}
        for (collection, folder), paths in self.folders.items():
            old = self._entry(collection, folder, paths)
            if old is None or old.facts.status is Status.DRAFT:
                continue
            new = self.now.get((collection, folder)) or self.renamed.get((collection, folder))
            if new:
                there = f"{new.facts.collection}/{new.id}/{FACTS}"
                changes.append(Change(old, new, ids, there != f"{collection}/{folder}/{FACTS}" and there in self.base.files))
            elif folder not in self.content.broken:
                gone.append(old)
        lists = {path: values for path in sorted(self.base.files) if path.startswith("vocabularies/") and (values := self._list(path)) is not None}
        return History(tuple(gone), tuple(changes), lists, frozenset({*self.now, *self.renamed}), tuple(self.notes))

    def _entry(self, collection: str, folder: str, paths: list[str]) -> Before | None:
        """An entry of which these files were there and are changed; None where it made no sense."""
        path = f"{collection}/{folder}/{FACTS}"
        now = self.now.get((collection, folder))
        if path in self.base.files:
            raw = self._yaml(path)
            if raw is None:
                return None
            facts, unknown = understood_of(COLLECTIONS[collection], raw)
            if unknown:
                self._note(path, f"{_listed(unknown)} could not be understood")
            if "status" in unknown:
                return None
        elif path in self.base.unreadable:
            self._note(path, self.base.unreadable[path])
            return None
        elif path in self.base.added or now is None:
            return None
        else:
            facts, unknown = now.facts, frozenset()
        return Before(folder, collection, facts, unknown, self._texts(f"{collection}/{folder}/index.", paths, now))

    def _texts(self, stem: str, paths: list[str], now: Entry | None) -> dict[str, Text]:
        texts: dict[str, Text] = {}
        if now:
            texts = {language: text for language, text in now.texts.items() if not self._differs(f"{stem}{language}.md")}
        for path in (path for path in paths if path.startswith(stem)):
            language = path.removeprefix(stem).removesuffix(".md")
            if path in self.base.unreadable:
                self._note(path, self.base.unreadable[path])
            elif text := self._text(path, language):
                texts[language] = text
        return texts

    def _differs(self, path: str) -> bool:
        return path in self.base.files or path in self.base.added or path in self.base.unreadable

    def _text(self, path: str, language: str) -> Text | None:
        words = self._decoded(path)
        raw = split_text(words, path, language)[0] if words is not None else None
        if raw is None:
            self._note(path, "its front matter could not be understood") if words is not None else None
            return None
        front, unknown = understood_of(TextFacts, raw.front)
        if "title" in unknown:
            self._note(path, "its front matter could not be understood")
            return None
        return Text(language, front.title, front.lead or "", raw.body, raw.body_line, front.translation, raw.front)

    def _list(self, path: str) -> dict[str, Any] | None:
        raw = self._yaml(path)
        return raw.values if raw else None

    def _yaml(self, path: str) -> RawData | None:
        words = self._decoded(path)
        if words is None:
            return None
        values, positions, problems = read_yaml(words, path)
        if values is None:
            self._note(path, problems[0].message if problems else "it could not be understood")
            return None
        return RawData(values, positions)

    def _decoded(self, path: str) -> str | None:
        words, problems = decode(self.base.files[path], path)
        if words is None:
            self._note(path, problems[0].message)
        return words

    def _note(self, path: str, why: str) -> None:
        self.notes.append(f"content/{path} as it was is not compared: {why}")


def former(alias: str, collection: str) -> tuple[str, str]:
    """Collection and id that an alias of an entry in `collection` stands for."""
    stated, _, name = alias.rpartition("/")
    return stated or collection, name


def _listed(names: frozenset[str]) -> str:
    return ", ".join(f"`{name[:80]}`" for name in sorted(names))
