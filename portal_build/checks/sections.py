"""Sections of texts: those that the type or the facts ask for must be there, under their own ids."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from portal_build.catalogue import Catalogue
from portal_build.checks.anchors import Anchor, anchors_in
from portal_build.checks.places import place
from portal_build.diagnostics import Diagnostic, Severity, did_you_mean
from portal_build.model.entry import Content, Entry, Text
from portal_build.model.practice import Case
from portal_build.prose import blank_code
from portal_build.recall import AFRESH, Recall


class SectionMissing(Diagnostic):
    """A section that every entry of the type must have is missing.

    Sections are headings with two number signs and a fixed id, whatever the language of the text. The documentation of the
    type lists them.

    Wrong:

        ## Formål

    Right:

        ## Formål {#aim}
    """


class SectionMisspelt(Diagnostic):
    """A heading's id is nearly that of a section.

    Sections are found by their ids; with another id the text is shown, but not in the place made for it. If you mean
    something else, choose an id that differs more.

    Wrong:

        ## Effekt {#efect}

    Right:

        ## Effekt {#effect}
    """

    severity = Severity.WARNING


class ChapterWithoutHeading(Diagnostic):
    """A chapter of the facts has no heading in the text.

    The facts list the chapters in order; the title and text of each stand in the text files under a heading with its id.

    Right:

        ## Conclusie {#conclusie}
    """


class LessonsNotNumbered(Diagnostic):
    """The lessons of a case are not a numbered list.

    Lessons are shown one by one, so each is an item of a numbered list.

    Right:

        ## Lessons {#lessons}

        1. Ask first.
        2. Come back.
    """

    severity = Severity.WARNING


def check(catalogue: Catalogue, content: Content, recall: Recall = AFRESH) -> Iterator[Diagnostic]:  # noqa: ARG001 - all families are called alike
    """All texts; what a translation lacks is the business of `translations`."""
    for entry in content.entries:
        yield from recall(_in_entry, entry)


def _in_entry(entry: Entry) -> Iterator[Diagnostic]:
    for text in entry.texts.values():
        yield from _misspelt(entry, text)
    yield from _required(entry, entry.source)
    yield from _chapters(entry, entry.source)
    if isinstance(entry.facts, Case):
        for text in entry.texts.values():
            yield from _lessons(text)


def _top(text: Text) -> dict[str, Anchor]:
    return {anchor.id: anchor for anchor in anchors_in(text.body) if anchor.mark.level == 2}


def _required(entry: Entry, text: Text) -> Iterator[Diagnostic]:
    present = _top(text)
    for section, needed in entry.facts.sections.items():
        if not needed or section in present:
            continue
        lower = next((anchor for anchor in anchors_in(text.body) if anchor.id == section), None)
        near = _near(section, present, entry.facts.sections)
        message = f"the section `{section}` is missing"
        if lower:
            yield SectionMissing(place(text, lower.mark), message, f"write this heading with two number signs: `## {lower.mark.text} {{#{section}}}`")
        elif near:
            yield SectionMissing(place(text, near.mark), message, f"did you mean `## {near.mark.text} {{#{section}}}`?")
        else:
            yield SectionMissing(text.where("title"), message, f"add a heading `## … {{#{section}}}`")


def _misspelt(entry: Entry, text: Text) -> Iterator[Diagnostic]:
    present = _top(text)
    known = entry.facts.sections
    for section, needed in known.items():
        missing = section not in present and not (needed and text is entry.source)
        if missing and (near := _near(section, present, known)):
            yield SectionMisspelt(place(text, near.mark), f"the heading's id is `{near.id}`", f"did you mean `{{#{section}}}`?")


def _near(section: str, present: dict[str, Anchor], known: dict[str, bool]) -> Anchor | None:
    """The heading whose id is nearly that of the section, being no section itself."""
    others = [anchor for anchor in present.values() if anchor.id not in known]
    return next((anchor for anchor in others if fuzz.ratio(anchor.id, section) >= 80), None)


def _chapters(entry: Entry, text: Text) -> Iterator[Diagnostic]:
    present = _top(text)
    for index, chapter in enumerate(getattr(entry.facts, "chapters", ())):
        if chapter.id not in present:
            message = f"the text has no heading for the chapter `{chapter.id}`"
            free = [anchor for anchor in present if anchor not in entry.facts.sections]
            remedy = did_you_mean(chapter.id, free, f"add `## … {{#{chapter.id}}}` to `{text.file.rpartition('/')[2]}`")
            yield ChapterWithoutHeading(entry.where("chapters", index, "id"), message, remedy)


def _lessons(text: Text) -> Iterator[Diagnostic]:
    present = _top(text)
    if "lessons" not in present:
        return
    first = present["lessons"].mark.line
    last = min((anchor.mark.line for anchor in present.values() if anchor.mark.line > first), default=None)
    lines = blank_code(text.body).split("\n")[first : last - 1 if last else None]
    if not any(re.match(r"\d+\. \S", line) for line in lines):
        yield LessonsNotNumbered(place(text, present["lessons"].mark), "the lessons are not a numbered list", "start each lesson with `1. `")
