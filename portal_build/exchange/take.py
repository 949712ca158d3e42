# A file that comes back says everything, and most of it is as it was. So only the difference counts: what it says otherwise than an
# export of today would, and otherwise than its own export did. An untouched file changes nothing, whoever exported it and when.
"""What a translator's file changes, unit by unit."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from portal_build.exchange.sheets import Sheets
from portal_build.exchange.units import Refusal, Returned, ReturnedFile, Unit
from portal_build.prose.blocks import HARD_BREAK
from portal_build.prose.inline import marks_to_keep
from portal_build.source.decode import CONTROL

LONGEST = 50_000
"""The most characters that a unit may have."""
_BOTH = ("the portal's translation is no longer the one that was exported", "see which of the two is right; --overwrite takes that of the file")
_STALE = "export again, and let the program bring the translations into the new file"


@dataclass(frozen=True)
class Answer:
    """A unit, and what the file says of it that counts."""

    unit: Unit
    target: str
    """The translation as it is to be; that which is there if the file has none to offer."""
    finished: bool
    """Whether the file has a translation of the present source that it does not mark as unfinished."""
    confirmed: bool
    """Whether somebody says of an unfinished translation that it is done."""
    reviewed: bool
    """Whether the file marks it as reviewed."""
    line: int
    """Where it stands in the file."""

    @property
    def changed(self) -> bool:
        """Whether the words are to be changed."""
        return self.target != self.unit.target


@dataclass
class Sorted:
    """All answers of a file."""

    answers: dict[str, Answer] = field(default_factory=dict)
    """Unit -> answer."""
    refused: list[Refusal] = field(default_factory=list)
    """What cannot be taken, and why."""
    unfinished: int = 0
    """How many changed units are marked as unfinished and were passed over."""


def sort_out(returned: ReturnedFile, sheets: Sheets, overwrite: bool = False) -> Sorted:
    """What the file says of each unit of today; with `overwrite`, also where the portal's translation was changed since it was exported."""
    found = Sorted()
    by_words: dict[tuple[str, str, str], list[Unit]] = defaultdict(list)
    for unit in sheets.units.values():
        by_words[unit.document, unit.part, unit.source].append(unit)
    twice = Counter(one.name for one in returned.units)
    for one in returned.units:
        unit, problem = _unit_of(one, sheets, by_words)
        if twice[one.name] > 1 or (unit and unit.name in found.answers):
            problem = ("the unit stands in the file twice", "take one of them out")
        if problem and one.target and not (unit and one.target == unit.target):
            found.refused.append(Refusal(one.line, one.name, *problem))
        elif unit and not problem:
            _take(one, unit, found, overwrite)
    return found


def _unit_of(one: Returned, sheets: Sheets, by_words: dict[tuple[str, str, str], list[Unit]]) -> tuple[Unit | None, tuple[str, str] | None]:
    """The unit that is meant, and why it cannot be taken if it cannot."""
    unit = sheets.units.get(one.name)
    if one.problem:
        return unit, (one.problem, "take the unit from the export again")
    if unit is None:
        return None, ("the portal has no such unit", _STALE)
    if unit.source == one.source:
        return unit, None
    # Where a block was put in above, the others have moved on by one.
    moved = by_words[unit.document, unit.part, one.source]
    return (moved[0], None) if len(moved) == 1 else (unit, ("the source was changed since the file was exported", _STALE))


def _take(one: Returned, unit: Unit, found: Sorted, overwrite: bool) -> None:
    target = one.target if one.target == unit.target else one.target.strip()
    changed = bool(target) and target != unit.target
    if changed and one.untouched:
        # Only the portal's translation is another one now, and of that the file says nothing.
        return
    if changed and one.unfinished:
        found.unfinished += 1
    elif changed and not one.was_exported_with(unit.target) and not overwrite:
        found.refused.append(Refusal(one.line, one.name, *_BOTH))
    elif changed and (problem := problem_of(unit, target)):
        found.refused.append(Refusal(one.line, one.name, *problem))
    else:
        done = bool(target) and not one.unfinished
        confirmed = done and unit.unfinished and not one.untouched
        found.answers[unit.name] = Answer(unit, target if changed else unit.target, done, confirmed, one.reviewed, one.line)


def problem_of(unit: Unit, target: str) -> tuple[str, str] | None:
    """Why some words cannot be the translation of a unit, and what to do; None if they can."""
    return next(_problems(unit, target), None)


def _problems(unit: Unit, target: str) -> Iterator[tuple[str, str]]:
    if len(target) > LONGEST:
        yield f"the translation has more than {LONGEST:,} characters", "check what was pasted into it"
    elif (control := CONTROL.search(target)) or "\r" in target or "\ufeff" in target:
        code = ord(control[0]) if control else 0xD if "\r" in target else 0xFEFF
        yield f"an invisible control character (U+{code:04X}) stands in the translation", "take it out"
    elif "\n" in (target.replace(HARD_BREAK, "") if unit.markdown else target):
        yield "the translation has several lines, and its source is one", "write it in one line"
    elif unit.markdown:
        yield from _broken_marks(unit, target)


def _broken_marks(unit: Unit, target: str) -> Iterator[tuple[str, str]]:
    """Links, citations and code have to be those of the source, or of the translation as it stands."""
    has, needs = marks_to_keep(target), unit.marks
    if has in (needs, marks_to_keep(unit.target) if unit.target else needs):
        return
    lacking, surplus = needs - has, has - needs
    parts = [f"it lacks {_listed(lacking)}"] if lacking else []
    parts += [f"it has {_listed(surplus)}, which the source has not"] if surplus else []
    yield " and ".join(parts), "links, citations and code stay as they are in the source"


def _listed(marks: Counter[str]) -> str:
    shown = [f"`{mark[:80].strip() or 'a line break'}`" for mark in marks]
    return ", ".join(shown[:5]) + (f" and {len(shown) - 5} more" if len(shown) > 5 else "")
