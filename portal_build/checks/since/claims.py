"""Claims: numbers that were changed without a word, and ids that have come to mean another number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from portal_build.checks.since.before import Change, History
from portal_build.diagnostics import Diagnostic
from portal_build.model.common import Claim
from portal_build.model.entry import Content, Entry

_FAMILIES = (
    {"percent", "percentage-points"},
    {"persons", "count"},
    {"years", "months", "weeks", "days", "hours"},
    {"EUR", "DKK", "NOK"},
)
"""Units that can be corrected into each other; any other change of unit makes another number."""


class UnannouncedClaim(Diagnostic):
    """A claim was changed, and readers are not told.

    A number that somebody has read, quoted or decided by is never changed in silence. Add a line under `changes` of kind
    `correction` (it was wrong) or `major` (it is newer), with a note, and name the claim under `claims`: then every page that
    quotes it tells of it. That is asked for where the number, its unit or its source has changed, and where it is said anew in
    the entry's own language what is measured or of whom. A translation of these words, and `note`, are wording like any other.

    Right:

        changes:
          - date: 2026-03-01
            kind: correction
            note: {en: The risk is 40 % lower, not 45 %. The figure was copied wrongly.}
            claims: [relapse-risk]
    """


class ReusedClaim(Diagnostic):
    """The id of a claim has come to mean another number.

    Every text that quotes the id would say something that its author never wrote. It is another claim if its unit counts
    something else, if the number has changed together with what is measured or of whom, or if another entry states it and it
    is not the very same. Give the new number an id of its own, and keep the old claim or name it under `retired_claims`.
    """


def check(content: Content, history: History) -> Iterator[Diagnostic]:
    """Every claim that readers could see, held against the one that has its id now."""
    now = {claim.id: (entry, index, claim) for entry in reversed(content.entries) for index, claim in enumerate(entry.facts.claims)}
    for change in history.changes:
        for old in change.old.fact("claims") or ():
            if old.id in now:
                yield from _compared(change, old, *now[old.id])
            elif old.id in change.new.facts.retired_claims and change.told and not change.told.announced:
                message = f"the claim `{old.id}` was taken back, and no new line under `changes` tells readers"
                yield UnannouncedClaim(change.new.where("retired_claims"), message, "add a line of kind `correction` with a note")


def _compared(change: Change, old: Claim, home: Entry, index: int, new: Claim) -> Iterator[Diagnostic]:
    language = change.old.facts.source_language
    if why := _another(old, new, language, moved=home is not change.new):
        remedy = "give the new one an id of its own, and keep the old one or name it under `retired_claims`"
        yield ReusedClaim(home.where("claims", index, "id"), f"`{old.id}` was another claim: {why}", remedy)
        return
    changed = [name for name in ("value", "value_to", "unit", "source") if getattr(old, name) != getattr(new, name)]
    numbers = bool({"value", "value_to", "unit"} & {*changed})
    changed += [name for name in ("quantity", "population") if _reworded(getattr(old, name), getattr(new, name), language)]
    if changed and change.told and not (old.id in change.told.claims if numbers else change.told.announced):
        fields = ", ".join(f"`{name}`" for name in changed)
        message = f"{fields} of the claim `{old.id}` changed, and no new line under `changes` tells readers"
        if numbers and change.told.announced:
            message = f"{fields} of the claim `{old.id}` changed, and no new line under `changes` names it"
        remedy = "add a line of kind `correction` or `major` with a note" + (f" and `claims: [{old.id}]`" if numbers else "")
        yield UnannouncedClaim(home.where("claims", index, changed[0]), message, remedy)


def _another(old: Claim, new: Claim, language: str, moved: bool) -> str:
    """Why it is another claim; empty if it is the same, perhaps corrected."""
    if old.unit != new.unit and not any({old.unit, new.unit} <= family for family in _FAMILIES):
        return f"it counted {old.unit.value.replace('-', ' ')}"
    values = (old.value, old.value_to) != (new.value, new.value_to)
    words = next((name for name in ("quantity", "population") if not _alike(getattr(old, name), getattr(new, name), language)), "")
    if moved and (values or words or old.unit != new.unit):
        return "another entry stated it, and not in the same way"
    return f"its number and its {words} have both changed" if values and words else ""


def _reworded(old: dict[str, str], new: dict[str, str], language: str) -> bool:
    return language in old and old[language].split() != new.get(language, "").split()


def _alike(old: dict[str, str], new: dict[str, str], language: str) -> bool:
    """Whether a text says the same but for a slip of the pen; numbers in it are never that."""
    before, after = (words.get(language, "").casefold() for words in (old, new))
    return language not in old or (re.findall(r"\d+", before) == re.findall(r"\d+", after) and fuzz.ratio(before, after) >= 90)
