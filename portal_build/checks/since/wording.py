"""What readers read: titles, leads, texts, and short texts beside facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from portal_build.checks.anchors import anchors_in
from portal_build.checks.places import in_body, place
from portal_build.checks.since.before import Change
from portal_build.checks.since.said import changed_parts, part_named, with_ids_of_today, words_changed
from portal_build.diagnostics import Diagnostic, Position
from portal_build.model.common import Claim
from portal_build.model.entry import Content, Text
from portal_build.source.strict_yaml import Loc
from portal_build.translate.state import START

_ADVICE = ("title", "lead", "recommendation")
_TOLD_ELSEWHERE = frozenset({"changes", "strength", "certainty"})


class UnrecordedWording(Diagnostic):
    """What readers read was changed, and the entry's history does not say that anything was.

    The title, the lead, the text, and the short texts beside facts: when any of it changes in an entry that readers can see,
    its history gets a new line. For a slip of the pen, a clearer sentence or another example, `kind: minor` is enough; readers
    do not see it. If what you changed would make a reader act otherwise, it is `major` or a `correction`, and needs a note.

    How a text is wrapped, which signs make a word bold and where a link leads are no wording. New entries, drafts and new
    translations are free. One line is enough for all that is changed at once.

    Who changes a translation alone need not touch the facts: it is enough that its own `translation` block is renewed, with
    the day on which it was improved, who read it, or the fingerprints of a source that has changed.

    Right:

        changes:
          - date: 2026-03-01
            kind: minor

    Or, in a translation:

        translation:
          from: da
          state: reviewed
          date: 2026-03-01
    """


class UnannouncedAdvice(Diagnostic):
    """What a recommendation advises was put into other words, and readers are not told.

    In advice every word counts, and whoever follows it must learn that it has changed: in the title, the lead or the section
    `recommendation`, in the language in which the entry was first written. Add a line under `changes` of kind `major` (other
    advice) or `correction` (it was put wrongly), with a note. Punctuation alone is wording like any other, and so are the other
    sections and translations.

    Right:

        changes:
          - date: 2026-03-01
            kind: major
            note: {en: The talk is now to take place within a week.}
    """


def check(content: Content, change: Change) -> Iterator[Diagnostic]:
    """The words of one entry."""
    if change.told is None:
        return
    for language, old in change.old.texts.items():
        new = change.new.texts.get(language)
        if new:
            yield from _text(change, with_ids_of_today(old, change.renamed), new)
        elif not change.told.recorded and not _unreadable(content, change, language):
            message = f"the text in `{language}` was taken away, and nothing under `changes` says so"
            yield UnrecordedWording(change.new.where("changes"), message, "put it back, or add a line under `changes`")
    if not change.told.recorded:
        yield from _facts(change)


def _unreadable(content: Content, change: Change, language: str) -> bool:
    """Whether the text is there and has a mistake, which is reported already."""
    file = change.new.raw.positions.file.removesuffix("entry.yml") + f"index.{language}.md"
    return any(found.position.file == file for found in content.diagnostics)


def _text(change: Change, old: Text, new: Text) -> Iterator[Diagnostic]:
    told = change.told
    assert told is not None, "`check` has asked"
    if told.announced or (old.title, old.lead, old.body) == (new.title, new.lead, new.body):
        return
    changed = changed_parts(old, new)
    own = new.language == change.new.facts.source_language
    advice = [part for part in changed if own and part in _ADVICE and change.new.type == "recommendation" and words_changed(old, new, part)]
    if advice:
        message = f"the advice was put into other words ({_listed(advice)}), and no new line under `changes` tells readers"
        yield UnannouncedAdvice(_place(new, advice[0]), message, "add a line of kind `major` or `correction` with a note under `changes`")
    rest = [part for part in changed if part not in advice]
    if rest and not told.recorded and not (not own and _renewed(old, new)):
        remedy = "add a line under `changes` in `entry.yml`; `kind: minor` is enough if readers need not know"
        if not own:
            remedy = "give the day under `translation.date`, or add a line under `changes` in `entry.yml`"
        message = f"the wording changed ({_listed(rest)}), and nothing under `changes` says so"
        yield UnrecordedWording(_place(new, rest[0]), message, remedy)


def _renewed(old: Text, new: Text) -> bool:
    """Whether the translation itself says that it was worked on; an earlier day than before says nothing."""
    then, now = old.translation, new.translation
    if now is None or (then and then.date and (now.date is None or now.date < then.date)):
        return False
    return now != then


def _listed(parts: list[str]) -> str:
    return ", ".join(part_named(part) for part in parts)


def _place(text: Text, part: str) -> Position:
    if part in ("title", "lead"):
        return text.where(part)
    if part == START:
        before = len(text.body) - len(text.body.lstrip("\n"))
        return in_body(text, before + 1)
    anchor = next((anchor for anchor in anchors_in(text.body) if anchor.id == part), None)
    return place(text, anchor.mark) if anchor else text.where("title")


def _facts(change: Change) -> Iterator[Diagnostic]:
    own = change.new.facts.source_language
    changed: dict[str, Position] = {}
    for field in (name for name in type(change.new.facts).model_fields if name not in _TOLD_ELSEWHERE and change.knows(name)):
        before = list(_local_texts(change.old.fact(field), (field,), own, _gone(change, field)))
        after = list(_local_texts(getattr(change.new.facts, field), (field,), own, frozenset()))
        then, now = (Counter((name, language, words) for name, language, words, _ in texts) for texts in (before, after))
        come = {key for key in now - then if key[1] == own or any(key[:2] == gone[:2] for gone in then - now)}
        for name, language, words, loc in after:
            if (name, language, words) in come:
                changed.setdefault(name, change.new.where(*loc))
        for name, _, _ in then - now:
            changed.setdefault(name, change.new.where(field))
    if changed:
        message = f"the wording of {', '.join(f'`{name}`' for name in changed)} changed, and nothing under `changes` says so"
        yield UnrecordedWording(next(iter(changed.values())), message, "add a line under `changes`; `kind: minor` is enough if readers need not know")


def _gone(change: Change, field: str) -> frozenset[str]:
    """Claims that this entry no longer states, which `vanished` and `claims` look after."""
    return frozenset(one.id for one in change.old.fact("claims") or ()) - {one.id for one in change.new.facts.claims} if field == "claims" else frozenset()


def _local_texts(value: Any, loc: Loc, own: str, without: frozenset[str]) -> Iterator[tuple[str, str, str, Loc]]:
    """Every short text that readers see: its field, its language, its words, and the way to it."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields if getattr(value, "id", None) not in without else ():
            inside = _local_texts(getattr(value, name), (*loc, name), own, without)
            # What a claim says in the entry's own language is the business of `claims`.
            claimed = isinstance(value, Claim) and name in ("quantity", "population")
            yield from (found for found in inside if not (claimed and found[1] == own))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _local_texts(item, (*loc, index), own, without)
    elif isinstance(value, dict):
        name = ".".join(part for part in loc if isinstance(part, str))
        yield from ((name, language, " ".join(words.split()), (*loc, language)) for language, words in value.items() if isinstance(words, str))
