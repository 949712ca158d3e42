"""Facts that are each well-formed and do not go together."""

from __future__ import annotations

from collections.abc import Iterator

from portal_build.catalogue import Catalogue
from portal_build.checks.link_fixes import file_by_capitals
from portal_build.diagnostics import Diagnostic, Position, Severity, did_you_mean
from portal_build.model.advice import Publication
from portal_build.model.common import ChangeKind, Status
from portal_build.model.entry import Content, Entry
from portal_build.model.knowledge import Method
from portal_build.model.practice import Course, Page
from portal_build.prose import file_named, marks_in
from portal_build.source.yaml_fixes import value_fix


class WithdrawalMissing(Diagnostic):
    """An entry is withdrawn and does not say why.

    Its page stays, so that links keep working, and tells readers when and why it was withdrawn.

    Right:

        status: withdrawn
        withdrawn:
          date: 2026-03-01
          reason:
            en: The programme has ended.
    """


class WithdrawalUnexpected(Diagnostic):
    """An entry says why it was withdrawn, but is not withdrawn.

    `withdrawn` and `status: withdrawn` go together. Add the status, or take the block out.
    """


class PublishedMissing(Diagnostic):
    """A published entry has no date of publication.

    Readers judge by the date, and feeds and lists sort by it. Only free pages (`pages/`) need none.

    Right:

        published: 2026-03-01
    """


class ChangeWithoutNote(Diagnostic):
    """A change that readers should know of says nothing about it.

    Changes of kind `major` and `correction` appear on the page and in the feeds, with their note. A change that needs no
    words is `minor`.

    Right:

        changes:
          - date: 2026-03-01
            kind: correction
            note:
              en: The figure on relapse was wrong and has been corrected.
    """


class ChangesOutOfOrder(Diagnostic):
    """The changes do not stand in the order of their dates.

    The history is written oldest first; a date out of order is usually a slip in the year.
    """

    severity = Severity.WARNING


class RangeReversed(Diagnostic):
    """A claim's range ends before it begins.

    `value` is the lower end and `value_to` the upper. For a single number leave `value_to` out.

    Wrong:

        value: 40
        value_to: 30
    """


class MaterialWithoutTarget(Diagnostic):
    """A material leads nowhere.

    Each material of a method has a `file` in the entry's folder or a `url` elsewhere.
    """


class TooFew(Diagnostic):
    """A list that needs something in it is empty, or has too little in it.

    A course has at least one chapter and one objective, a question two answers to choose from, a publication one edition, a
    scale one level.
    """


class FileMissing(Diagnostic):
    """A file is named that is not in the entry's folder.

    Files lie beside `entry.yml` and are named without a path. Capitals count.
    """


class FileUnsafe(Diagnostic):
    """A file of a kind that the portal does not hand out lies in an entry's folder.

    HTML, SVG and script files can run in the reader's browser in the name of the portal, and of other kinds nobody knows. Save a
    picture as PNG or WebP and a document as PDF. What may lie there: pictures (PNG, JPEG, GIF, WebP, AVIF), documents (PDF, EPUB,
    Word, OpenDocument, RTF, plain text), tables (Excel, OpenDocument, CSV, TSV), slides (PowerPoint, OpenDocument), sound (MP3, M4A,
    OGG, Opus, WAV, FLAC), film (MP4, WebM) with subtitles (VTT, SRT), calendars (ICS), bibliographies (BibTeX, RIS), JSON and ZIP.
    """


class FileUnused(Diagnostic):
    """A file lies in an entry's folder and nothing leads to it.

    Link to it from the text (`[the plan](session-plan.pdf)`), name it in the facts, or delete it.
    """

    severity = Severity.WARNING


HANDED_OUT = frozenset(
    "png jpg jpeg gif webp avif pdf epub doc docx odt rtf txt xls xlsx ods csv tsv ppt pptx odp mp3 m4a ogg oga opus wav flac mp4 m4v webm "
    "vtt srt ics bib ris json geojson zip".split()
)
"""What a name may end in: kinds of file in which no browser runs anything."""


def check(catalogue: Catalogue, content: Content) -> Iterator[Diagnostic]:
    """All entries' facts."""
    for entry in content.entries:
        yield from _life(entry)
        yield from _changes(entry)
        yield from _lists(entry)
        yield from _files(entry)
        for index, claim in enumerate(entry.facts.claims):
            if claim.value_to is not None and claim.value_to <= claim.value:
                message = f"the claim `{claim.id}` goes from {claim.value} to {claim.value_to}"
                yield RangeReversed(entry.where("claims", index, "value_to"), message, "put the lower number first, or leave `value_to` out")
    for name, scale in catalogue.data.scales.items():
        if not scale.levels:
            yield TooFew(catalogue.data.raw[f"scales/{name}"].where("levels"), "a scale needs at least one level", "list its levels, weakest first")


def _life(entry: Entry) -> Iterator[Diagnostic]:
    facts = entry.facts
    if facts.status is Status.WITHDRAWN and facts.withdrawn is None:
        yield WithdrawalMissing(entry.where("status"), "the entry is withdrawn, but nothing says why", "add `withdrawn:` with `date` and `reason`")
    if facts.status is not Status.WITHDRAWN and facts.withdrawn is not None:
        message = f"the entry says why it was withdrawn, but its status is `{facts.status}`"
        yield WithdrawalUnexpected(entry.where("withdrawn", key=True), message, "write `status: withdrawn`, or take this block out")
    if facts.status is Status.PUBLISHED and facts.published is None and not isinstance(facts, Page):
        yield PublishedMissing(entry.where(), "a published entry needs a date of publication", "add a line `published: …`, or `status: draft`")


def _changes(entry: Entry) -> Iterator[Diagnostic]:
    changes = entry.facts.changes
    for index, change in enumerate(changes):
        if change.kind is not ChangeKind.MINOR and not change.note:
            message = f"a change of kind `{change.kind}` needs a note for readers"
            yield ChangeWithoutNote(entry.where("changes", index), message, "add `note:` with a line for each language")
        if index and change.date < changes[index - 1].date:
            message = f"{change.date} comes after {changes[index - 1].date} in the history"
            yield ChangesOutOfOrder(entry.where("changes", index, "date"), message, "put the changes in order, oldest first")


def _lists(entry: Entry) -> Iterator[Diagnostic]:
    facts = entry.facts
    needed: dict[str, list] = {}
    if isinstance(facts, Course):
        needed = {"chapters": facts.chapters, "objectives": facts.objectives}
        for index, question in enumerate(facts.questions):
            if len(question.options) < 2:
                where = entry.where("questions", index, "options")
                yield TooFew(where, f"the question `{question.id}` needs at least two answers to choose from", "add an option")
    elif isinstance(facts, Publication):
        needed = {"editions": facts.editions}
    elif isinstance(facts, Method):
        for index, material in enumerate(facts.materials):
            if material.file is None and material.url is None:
                where = entry.where("materials", index)
                yield MaterialWithoutTarget(where, "the material has neither a file nor an address", "add `file: …` or `url: …`")
    for field, items in needed.items():
        if not items:
            yield TooFew(entry.where(field), f"`{field}` needs at least one item", "list it here, each item starting with `- `")


def _files(entry: Entry) -> Iterator[Diagnostic]:
    named = {reference.name for reference in entry.references if reference.kind == "file"}
    for reference in entry.references:
        if reference.kind == "file" and reference.name not in entry.files:
            remedy = did_you_mean(reference.name, entry.files, "put the file into the entry's folder")
            where, same = entry.where(*reference.loc), file_by_capitals(reference.name, entry.files)
            fix = value_fix(entry.raw.positions, where, reference.name, same) if same else None
            yield FileMissing(where, f"there is no file `{reference.name[:80]}` in the entry's folder", remedy, fix)
    for name in entry.files:
        if name.rpartition(".")[2].lower() not in HANDED_OUT or "." not in name:
            yield FileUnsafe(_beside(entry, name), f"`{name}` is of no kind that is handed out", "save a picture as PNG or WebP, a document as PDF")
        elif name not in named and not any(_links_to(text.body, name) for text in entry.texts.values()):
            yield FileUnused(_beside(entry, name), f"nothing leads to `{name}`", "link to it from the text, or delete it")


def _links_to(body: str, name: str) -> bool:
    return any(mark.kind in ("link", "image") and file_named(mark.target) == name for mark in marks_in(body))


def _beside(entry: Entry, name: str) -> Position:
    return Position(f"{entry.raw.positions.file.rpartition('/')[0]}/{name}")
