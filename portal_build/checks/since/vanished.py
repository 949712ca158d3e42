"""Ids that are gone and left nothing behind: entries, claims, concepts, levels of scales."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from portal_build.checks.since.before import Before, Change, History, former
from portal_build.diagnostics import Diagnostic, Position
from portal_build.model.common import Status
from portal_build.model.entry import Content, Entry
from portal_build.source.files import RawData


class VanishedEntry(Diagnostic):
    """An entry that readers could see is gone, and its address leads nowhere.

    Others have linked to it, printed it or saved it. If it has another id now, name the old one under `aliases` of the entry
    that it has become; its address then leads there. If it no longer holds, put it back and withdraw it: its page stays and
    says why. An entry that has become a draft again is gone for readers as well. Drafts may vanish.

    Right:

        aliases: [old-id]

    Or, in the `entry.yml` that was taken away:

        status: withdrawn
        withdrawn:
          date: 2026-03-01
          reason: {en: The method is no longer offered.}
    """


class VanishedClaim(Diagnostic):
    """A claim that readers could see is gone.

    Others may have quoted it by its id, and the id must never come to mean another number. If the number no longer holds, name
    its id under `retired_claims` of the entry that stated it, and tell readers in a line under `changes`. A claim can move to
    another entry as it is.

    Right:

        retired_claims: [relapse-risk]
    """


class VanishedConcept(Diagnostic):
    """A concept or term is gone from its vocabulary.

    It has an address of its own and a name for programs elsewhere, and entries on branches and in other portals may use it. To
    call it something else, change its `prefLabel` and keep its `id`. To give it up for good, name its id under `retired` of the
    vocabulary, so that nobody uses it again for something else.

    Right:

        retired: [housing]
    """


class VanishedLevel(Diagnostic):
    """A level or dimension of a rating scale is gone, or a whole scale.

    Ratings that were given stay what they were, whatever the scale says today. To call it something else, change its `label`
    and keep its `id`. To give it up for good, name its id under `retired` of the scale. A scale that is no longer used stays,
    since what was rated on it is remembered elsewhere.

    Right:

        retired: [level-e]
    """


def check(content: Content, history: History) -> Iterator[Diagnostic]:
    """All that was there, and that nothing has taken the place of."""
    for old in history.gone:
        yield _entry(content, old)
    for change in history.changes:
        if change.new.facts.status is Status.DRAFT:
            message = f"`{change.new.id}` was published, and is a draft now"
            yield VanishedEntry(change.new.where("status"), message, "publish it, or write `status: withdrawn` and `withdrawn:` with a date and a reason")
        else:
            yield from _aliases(content, history, change)
    yield from _claims(content, history)
    for path, then in history.lists.items():
        yield from _list(content, path, then)


def _entry(content: Content, old: Before) -> Diagnostic:
    message = f"the entry `{old.collection}/{old.id}` is gone"
    if became := _became(content, old):
        alias = old.id if became.facts.collection == old.collection else f"{old.collection}/{old.id}"
        return VanishedEntry(became.where("aliases"), f"{message}; this seems to be what it is called now", f"add `aliases: [{alias}]` here")
    return VanishedEntry(Position(old.file), message, "put it back and withdraw it, or name its id under `aliases` of the entry that it has become")


def _became(content: Content, old: Before) -> Entry | None:
    """The entry with the same title in the same language and nearly nothing else: what a folder looks like that was renamed."""
    source = old.texts.get(old.facts.source_language)
    for entry in content.entries:
        text = entry.texts.get(source.language) if source else None
        if source and text and text.title == source.title and (text.body == source.body or text.lead == source.lead != ""):
            return entry
    return None


def _aliases(content: Content, history: History, change: Change) -> Iterator[Diagnostic]:
    """Former ids that an entry no longer has: their addresses led to it."""
    for alias in change.old.fact("aliases") or ():
        collection, name = former(alias, change.old.collection)
        if (collection, name) not in history.addresses and name not in content.broken:
            message = f"`{alias[:80]}`, a former id of this entry, is gone"
            yield VanishedEntry(change.new.where("aliases"), message, "put it back under `aliases`")


def _claims(content: Content, history: History) -> Iterator[Diagnostic]:
    known = {claim.id for entry in (*content.entries, *content.set_aside) for claim in entry.facts.claims}
    known |= {name for entry in (*content.entries, *content.set_aside) for name in entry.facts.retired_claims}
    for change in history.changes:
        for name in (*(claim.id for claim in change.old.fact("claims") or ()), *(change.old.fact("retired_claims") or ())):
            if name not in known and name not in content.lost:
                message = f"the claim `{name}` is gone"
                yield VanishedClaim(change.new.where("claims"), message, "put it back, or name it under `retired_claims` and tell readers under `changes`")


def _list(content: Content, path: str, then: dict[str, Any]) -> Iterator[Diagnostic]:
    name = path.removeprefix("vocabularies/").removesuffix(".yml")
    scale = name.removeprefix("scales/") if name.startswith("scales/") else None
    now = content.data.raw.get(name if scale else f"vocabularies/{name}") if content.data else None
    if now is None:
        held = any(_ids(then.get(field)) for field in ("levels", "concepts"))
        if held and content.data and not any(found.position.file == f"content/{path}" for found in content.diagnostics):
            kind, what = (VanishedLevel, f"the scale `{scale}`") if scale else (VanishedConcept, f"the vocabulary `{name}`")
            yield kind(Position(f"content/{path}"), f"{what} is gone, with all that it held", "put the file back")
        return
    kept = {*_everything(now), *_words(now.values.get("retired"))}
    for field, word in (("levels", "level"), ("dimensions", "dimension")) if scale else (("concepts", "concept"),):
        for one in dict.fromkeys((*_ids(then.get(field)), *(_words(then.get("retired")) if word != "dimension" else ()))):
            if one not in kept:
                yield (VanishedLevel if scale else VanishedConcept)(*_gone(now, field, word, one))


def _gone(now: RawData, field: str, word: str, name: str) -> tuple[Position, str, str]:
    return now.where(field, key=True), f"the {word} `{name}` is gone", "put it back, or name it under `retired`"


def _everything(now: RawData) -> set[str]:
    return {one for field in ("levels", "dimensions", "concepts") for one in _ids(now.values.get(field))}


def _ids(items: Any) -> list[str]:
    """The ids of a list as it stands in a file, right or wrong."""
    return [one["id"] for one in items if isinstance(one, dict) and isinstance(one.get("id"), str)] if isinstance(items, list) else []


def _words(items: Any) -> list[str]:
    return [one for one in items if isinstance(one, str)] if isinstance(items, list) else []
