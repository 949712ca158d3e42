"""A new id for an entry: its folder, its former ids, and every place that names it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from portal_build.diagnostics import Position, Severity
from portal_build.editing.entry_to_change import entry_to_change
from portal_build.editing.exact import ExactFile
from portal_build.editing.exact_facts import with_fact, with_item
from portal_build.editing.mentions import Mention, mentions_of
from portal_build.editing.plan import Plan, Refused
from portal_build.editing.slugs import slug_of
from portal_build.editing.taken import why_taken
from portal_build.editing.write_together import Change
from portal_build.model.entry import Content, Entry, Text
from portal_build.source.files import RawPortal
from portal_build.source.ids import ID_FORM, is_id
from portal_build.translate.state import fingerprints

Edit = tuple[Position, str, str]
"""Where, what stands there, and what is to stand there."""


def plan_rename(portal: RawPortal, content: Content, folder: Path, old: str, new: str) -> Plan:
    """What is to be written so that the entry `old` is called `new`. `folder` is that of the content.

    Raises Refused, and NotExact where a place is written in a way that cannot be changed exactly.
    """
    entry = entry_to_change(portal, content, old)
    _allowed(portal, folder, old, new)
    _none_hidden(portal, folder, old)
    mentions = list(mentions_of(old, portal))
    stamps = list(_fingerprints(content, mentions, old, new))
    facts = entry.raw.positions.file
    edits: dict[str, list[Edit]] = {facts: []}
    for edit in (*((mention.where, old, new) for mention in mentions), *stamps):
        edits.setdefault(edit[0].file, []).append(edit)
    changes = {}
    for file in sorted(edits):
        before = (folder.parent / file).read_bytes()
        after = _edited(before, edits[file])
        changes[folder.parent / file] = Change(before, _with_alias(after, entry, old, new) if file == facts else after)
    home = folder.parent / facts.rpartition("/")[0]
    moved = f"{home.relative_to(folder.parent).as_posix()}: now {home.with_name(new).relative_to(folder.parent).as_posix()}"
    return Plan(changes, (*_said(facts, mentions, stamps), moved), (home, home.with_name(new)))


def _said(facts: str, mentions: list[Mention], stamps: list[Edit]) -> Iterator[str]:
    """What is changed in each file."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        counted[mention.where.file]["reference"] += 1
    for file, _ in {(where.file, where.line) for where, *_ in stamps}:
        counted[file]["fingerprint"] += 1
    counted[facts]["former id"] += 1
    for file in sorted(counted):
        yield f"{file}: {', '.join(_counted(number, what) for what, number in counted[file].items())}"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _allowed(portal: RawPortal, folder: Path, old: str, new: str) -> None:
    if not is_id(new):
        suggested = slug_of(new)
        raise Refused(f"`{new[:80]}` is not an id: use {ID_FORM}" + (f", such as `{suggested}`" if suggested else ""))
    if old == new:
        raise Refused(f"the entry is called `{old}` already")
    if reason := why_taken(new, portal, folder, but=old):
        raise Refused(reason)


def _none_hidden(portal: RawPortal, folder: Path, old: str) -> None:
    """Refuse to leave a reference behind in a file that could not be read."""
    for file in sorted({found.position.file for found in portal.diagnostics if found.severity is Severity.ERROR}):
        path = folder.parent / file
        if path.suffix in (".yml", ".md") and path.is_file() and re.search(rf"(?:[-:,\[]\s*[\"']?|entry:){old}(?![\w-])".encode(), path.read_bytes()):
            raise Refused(f"{file} cannot be read, and seems to name `{old}`; mend what `portal check` says of it first")


def _edited(data: bytes, edits: list[Edit]) -> bytes:
    file = ExactFile(data)
    for where, before, after in sorted(edits, reverse=True):
        file.replace(where, before, after)
    return file.data


def _with_alias(data: bytes, entry: Entry, old: str, new: str) -> bytes:
    """The facts with the old id among the former ones; an entry that gets a former id back gives that up.

    One of another collection is a former address of its own, and stays.
    """
    file = entry.raw.positions.file
    for index, alias in enumerate(entry.facts.aliases):
        if alias in (new, f"{entry.facts.collection}/{new}"):
            return _edited(data, [(entry.where("aliases", index), alias, old)])
    if "aliases" in entry.raw.values:
        return with_item(data, file, "aliases", old)
    return with_fact(data, file, type(entry.facts), "aliases", ["aliases:", f"  - {old}"])


def _fingerprints(content: Content, found: list[Mention], old: str, new: str) -> Iterator[Edit]:
    """The fingerprints that translations hold of texts whose links change, where they were up to date."""
    offsets: dict[str, list[int]] = defaultdict(list)
    for mention in found:
        if mention.offset is not None:
            offsets[mention.where.file].append(mention.offset)
    for texts in _texts(content).values():
        for source in texts.values():
            if source.file in offsets:
                body = source.body
                for offset in sorted(offsets[source.file], reverse=True):
                    body = body[:offset] + new + body[offset + len(old) :]
                for text in texts.values():
                    yield from _stamps(text, source, replace(source, body=body))


def _texts(content: Content) -> dict[str, dict[str, Text]]:
    """Facts file -> language -> text, those with errors included."""
    texts: dict[str, dict[str, Text]] = defaultdict(dict)
    for entry in (*content.set_aside, *content.entries):
        texts[entry.raw.positions.file] |= entry.texts
    return texts


def _stamps(text: Text, source: Text, renamed: Text) -> Iterator[Edit]:
    translation = text.translation
    if translation is None or translation.source != source.language:
        return
    for (part, then), (part_now, now) in zip(fingerprints(source).items(), fingerprints(renamed).items(), strict=True):
        if then != now and translation.source_hash.get(part) == then:
            yield text.where("translation", "source_hash", part), then, now
            if part != part_now:
                yield text.where("translation", "source_hash", part, key=True), part, part_now
