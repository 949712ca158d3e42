"""Verdicts: how strongly something is advised, how certain that is, and how methods were rated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from portal_build.checks.since.before import Change
from portal_build.diagnostics import Diagnostic
from portal_build.model.advice import Grading
from portal_build.model.knowledge import Evaluation, Rating
from portal_build.source.strict_yaml import Loc

_RATED = ("scale", "dimension", "level", "target_group", "rater.name", "date")
_FOUND = ("reference", "kind", "direction")
_REMEDY = "add a line of kind `major` or `correction` with a note under `changes`"


class UnannouncedGrading(Diagnostic):
    """The strength of a recommendation or the certainty of its evidence was changed, and readers are not told.

    Whoever acts on the advice must learn that it weighs more or less than before. Add a line under `changes` of kind `major`
    (it was graded anew) or `correction` (it was stated wrongly), with a note. The publisher's words count in each language that
    had them; a translation of them that is added is free.

    Right:

        changes:
          - date: 2026-03-01
            kind: major
            note: {en: The recommendation is now a strong one.}
    """


class UnannouncedRating(Diagnostic):
    """A rating, or what an evaluation found, was changed, added or taken out, and readers are not told.

    Who rated a method, for whom, when, on which scale and level: a change of any of these is news to readers, and so is a new
    or another result of an evaluation. Add a line under `changes` of kind `major` or `correction`, with a note. The words that
    explain a rating or a finding are wording like any other.

    Right:

        changes:
          - date: 2026-03-01
            kind: major
            note: {en: The Board of Services has rated the method anew.}
    """


def check(change: Change) -> Iterator[Diagnostic]:
    """The verdicts of one entry."""
    if change.told is None or change.told.announced:
        return
    for field in ("strength", "certainty"):
        if change.knows(field):
            yield from _grading(change, field, change.old.fact(field), getattr(change.new.facts, field, None))
    if change.knows("ratings"):
        then, now = change.old.fact("ratings") or (), getattr(change.new.facts, "ratings", ())
        yield from _list(change, "ratings", [_rated(one, change.renamed) for one in then], [_rated(one, {}) for one in now], _RATED)
    if change.knows("evaluations"):
        then, now = change.old.fact("evaluations") or (), getattr(change.new.facts, "evaluations", ())
        yield from _list(change, "evaluations", [_found(one) for one in then], [_found(one) for one in now], _FOUND)


def _grading(change: Change, field: str, old: Grading | None, new: Grading | None) -> Iterator[Diagnostic]:
    then, now = old or Grading(), new or Grading()
    before, after = then.words or {}, now.words or {}
    added = bool(after) and not before
    loc: Loc | None = None
    if (then.scale, then.level) != (now.scale, now.level):
        loc = (field, "level")
    elif added or any(after.get(language) != words for language, words in before.items()):
        loc = (field, "words", *(language for language in [*before, *after] if before.get(language) != after.get(language)))[:3]
    if loc:
        scales = then.scale != now.scale
        how = f"`{field}` changed from {_said(then, scales)} to {_said(now, scales)}" if loc[1] == "level" else f"the words of `{field}` changed"
        yield UnannouncedGrading(change.new.where(*loc), f"{how}, and no new line under `changes` tells readers", _REMEDY)


def _said(grading: Grading, with_scale: bool) -> str:
    scale = f" on `{grading.scale}`" if with_scale and grading.scale else ""
    return f"`{grading.level}`{scale}" if grading.level else "words" if grading.words else "nothing"


def _rated(rating: Rating, renamed: Mapping[str, str]) -> tuple[str, ...]:
    group = renamed.get(rating.target_group, rating.target_group)
    return rating.scale, rating.dimension or "", rating.level, group, rating.rater.name, rating.date


def _found(evaluation: Evaluation) -> tuple[str, ...]:
    return evaluation.reference, evaluation.kind, evaluation.direction


def _list(change: Change, field: str, old: list[tuple[str, ...]], new: list[tuple[str, ...]], names: tuple[str, ...]) -> Iterator[Diagnostic]:
    gone, come = Counter(old) - Counter(new), Counter(new) - Counter(old)
    if not gone and not come:
        return
    index = next((index for index, one in enumerate(new) if one in come), None)
    how = "changed" if gone and come else "was added" if come else "was taken out"
    if index is None:
        where, named = change.new.where(field), f"one of `{field}`"
    else:
        inside = _what(gone, come, names)
        where = change.new.where(field, index, *inside[0].split(".") if inside else ())
        named = ", ".join(f"`{field}[{index + 1}].{name}`" for name in inside) or f"`{field}[{index + 1}]`"
    yield UnannouncedRating(where, f"{named} {how}, and no new line under `changes` tells readers", _REMEDY)


def _what(gone: Counter[tuple[str, ...]], come: Counter[tuple[str, ...]], names: tuple[str, ...]) -> list[str]:
    """Which fields of one item changed; empty where several items did, since none of them is known to be another's successor."""
    if gone.total() != 1 or come.total() != 1:
        return []
    [old], [new] = gone, come
    return [name for name, before, after in zip(names, old, new, strict=True) if before != after]
