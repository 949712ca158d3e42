# A fingerprint covers the words of one part (title, lead, the block under one heading) with white space folded, so a squash
# merge, another editor's line wrapping or a re-save outdates nothing, and what did change can be named.
"""How a translation stands to its source."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import chain, count

from portal_build.markup import slugify
from portal_build.model.entry import Entry, Text
from portal_build.model.text import Translation, TranslationState

START = "start"
"""The part of a body before its first heading."""

_HEADING = re.compile(r"^##[ \t]+[^\n]*$", re.MULTILINE)


@dataclass(frozen=True)
class Standing:
    """How one translation stands."""

    state: TranslationState
    """As its translator left it."""
    source_language: str
    """What it was translated from."""
    outdated: tuple[str, ...]
    """Parts of the source that were changed, added or taken out since; empty if none, or if the file holds no fingerprints."""
    stamped: bool
    """Whether the file says what it was translated from."""


def standings(entry: Entry) -> dict[str, Standing]:
    """Language -> how that text stands to its source; texts in their own right are left out."""
    translated = {language: text.translation for language, text in entry.texts.items() if text.translation}
    sources = {one.source for one in translated.values()} & entry.texts.keys()
    now = {language: fingerprints(entry.texts[language]) for language in sources}
    return {language: _standing(one, now.get(one.source)) for language, one in translated.items()}


def _standing(translation: Translation, now: dict[str, str] | None) -> Standing:
    then = translation.source_hash
    changed = tuple(part for part in {**now, **then} if now.get(part) != then.get(part)) if then and now is not None else ()
    return Standing(translation.state, translation.source, changed, bool(then))


def fingerprints(text: Text) -> dict[str, str]:
    """Part of a text -> twelve hexadecimal digits that change when its words do."""
    return {part: hashlib.sha256(_fold(words).encode()).hexdigest()[:12] for part, words in parts(text).items()}


def parts(text: Text) -> dict[str, str]:
    """Title, lead, and the block under each heading of level 2, by the heading's id."""
    found = {"title": text.title, "lead": text.lead}
    for part in stretches(text.body):
        found[part.name] = text.body[part.start : part.end] if part.name == START else f"{part.heading}\n{text.body[part.words_start : part.end]}"
    return {part: words for part, words in found.items() if words.strip()}


@dataclass(frozen=True)
class Stretch:
    """A part of a body: from a heading of level 2 to the next, or what stands before the first."""

    name: str
    """The heading's id, or `start`."""
    heading: str
    """The heading's words; empty before the first."""
    start: int
    """Where it starts in the body, its heading included."""
    words_start: int
    """Where it starts without its heading."""
    end: int
    """Where it ends."""


def stretches(body: str) -> list[Stretch]:
    """The parts of a body in order; all of it is in one of them."""
    headings = list(_HEADING.finditer(body))
    ends = [*(heading.start() for heading in headings), len(body)]
    found = {START: Stretch(START, "", 0, 0, ends[0])}
    for heading, end in zip(headings, ends[1:], strict=True):
        anchor = re.search(r"\{:?[ ]*#([\w-]+)", heading[0])
        words = re.sub(r"\{[^}]*\}", "", heading[0]).strip("# \t")
        name = _free(anchor[1] if anchor else slugify(words), {"title", "lead", *found})
        found[name] = Stretch(name, words, heading.start(), heading.end(), end)
    return list(found.values())


def _free(name: str, taken: Collection[str]) -> str:
    """The name itself, or with a number where a part is called so already."""
    names = chain((name,), (f"{name}_{number}" for number in count(1)))
    return next(one for one in names if one not in taken)


def _fold(words: str) -> str:
    return " ".join(words.split())
