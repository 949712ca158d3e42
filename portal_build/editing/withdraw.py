"""An entry taken back: its status, and the tombstone that says when and why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from portal_build.editing.entry_to_change import entry_to_change
from portal_build.editing.exact_facts import with_fact, with_word
from portal_build.editing.plan import Plan, Refused
from portal_build.editing.scalars import UNWRITABLE, scalar
from portal_build.editing.write_together import Change
from portal_build.model.common import Status
from portal_build.model.entry import Content, Entry, ReferenceData
from portal_build.source.files import RawPortal


def plan_withdraw(
    portal: RawPortal, content: Content, data: ReferenceData, folder: Path, name: str, reason: Mapping[str, str], day: date, successor: str | None = None
) -> Plan:
    """What is to be written so that the entry is withdrawn. `folder` is that of the content; `reason` is language -> why.

    Raises Refused, and NotExact where the facts are written in a way that cannot be changed exactly.
    """
    entry = entry_to_change(portal, content, name)
    _can_be_withdrawn(entry)
    _reason_is_right(entry, reason, [language.code for language in data.portal.languages])
    if successor:
        _can_replace(entry_to_change(portal, content, successor), entry)
    file = entry.raw.positions.file
    before = (folder.parent / file).read_bytes()
    after = with_word(before, file, type(entry.facts), "status", "withdrawn")
    block = ["withdrawn:", f"  date: {day}", "  reason:", *(f"    {language}: {scalar(words)}" for language, words in reason.items())]
    block += [f"  superseded_by: {successor}"] if successor else []
    after = with_fact(after, file, type(entry.facts), "withdrawn", block)
    return Plan({folder.parent / file: Change(before, after)}, (f"{file}: withdrawn",))


def _can_be_withdrawn(entry: Entry) -> None:
    if entry.withdrawn:
        raise Refused(f"`{entry.id}` is withdrawn already")
    if entry.facts.status is Status.DRAFT:
        raise Refused(f"`{entry.id}` is a draft, which readers have never seen; delete its folder instead")
    if entry.facts.withdrawn:
        raise Refused(f"`{entry.id}` says already when and why it was withdrawn; write `status: withdrawn` into its `entry.yml`")


def _reason_is_right(entry: Entry, reason: Mapping[str, str], languages: list[str]) -> None:
    for language, words in reason.items():
        if language not in languages:
            raise Refused(f"the portal has no language `{language[:40]}`: its languages are {', '.join(languages)}")
        if not words.strip() or UNWRITABLE.search(words):
            raise Refused(f"the reason in `{language}` {'holds an invisible control character' if words.strip() else 'is empty'}")
    if entry.facts.source_language not in reason:
        raise Refused(f"give the reason in the language that the entry was first written in as well: --reason {entry.facts.source_language}=…")


def _can_replace(successor: Entry, entry: Entry) -> None:
    if successor.id == entry.id:
        raise Refused("an entry cannot replace itself")
    if successor.facts.status is not Status.PUBLISHED:
        raise Refused(f"`{successor.id}` is {'a draft' if successor.facts.status is Status.DRAFT else 'withdrawn itself'}, so it cannot replace another entry")
