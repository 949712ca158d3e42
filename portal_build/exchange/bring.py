"""Answers of a translator's file brought into the portal's files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from portal_build.editing.format import formatted, kept_in_form
from portal_build.editing.scalars import scalar
from portal_build.exchange.body import NewBody, NotFitting, new_body
from portal_build.exchange.exact_words import NotPut, with_words
from portal_build.exchange.facts import FactSheet
from portal_build.exchange.take import Answer, Sorted
from portal_build.exchange.texts import TextSheet
from portal_build.exchange.units import Refusal
from portal_build.exchange.whole_file import NotOpened, WholeFile, open_whole
from portal_build.model.text import TextFacts, TranslationState
from portal_build.source.strict_yaml import Loc
from portal_build.translate.accept import Label, NotStamped, labelled
from portal_build.translate.state import fingerprints, parts


@dataclass(frozen=True)
class Worker:
    """Who translated, and when."""

    by: str
    """Empty if nobody says."""
    today: date
    reviewed: bool | None
    """Whether the whole file was reviewed; None where each unit says so."""
    languages: tuple[str, ...]
    """Those of the portal, in its order."""


@dataclass(frozen=True)
class Brought:
    """A file of the portal that changes."""

    file: str
    """Path, as in messages."""
    data: bytes | None
    """Its new bytes; None where nothing of it is written."""
    units: int
    """How many units are new or changed."""
    accepted: tuple[str, ...] = ()
    """Parts that are up to date now and were not before."""
    waiting: tuple[str, ...] = ()
    """Parts that are left out until all of them is translated."""
    is_new: bool = False


Read = Callable[[str], bytes | None]
"""Gives the bytes of a file of the portal by its path; None where there is none."""


def bring_texts(sheets: tuple[TextSheet, ...], found: Sorted, read: Read, worker: Worker) -> Iterator[Brought | Refusal]:
    """Each text that changes, or why it cannot."""
    for sheet in sheets:
        answers = {unit.name: found.answers[unit.name] for unit in sheet.units if unit.name in found.answers}
        bringing = _Text(sheet, answers, worker)
        if not bringing.touched:
            continue
        try:
            if brought := bringing.run(read):
                yield brought
        except NotFitting as error:
            yield Refusal(answers[error.name].line if error.name in answers else 1, error.name, str(error))
        except (NotPut, NotOpened, NotStamped) as error:
            first = bringing.touched[0]
            yield Refusal(first.line, first.unit.name, str(error), f"change `{bringing.file}` by hand, or save it anew and try again")


def bring_facts(sheets: tuple[FactSheet, ...], found: Sorted, read: Read, languages: tuple[str, ...]) -> Iterator[Brought | Refusal]:
    """Each YAML file that changes, or why it cannot."""
    for sheet in sheets:
        answers = [found.answers[unit.name] for unit in sheet.units if unit.name in found.answers and found.answers[unit.name].changed]
        if not answers:
            continue
        name = sheet.raw.positions.file
        words = {(*sheet.places[one.unit.name], sheet.language): one.target for one in answers}
        try:
            file = _opened(read, name)
            text = kept_in_form(file.text, with_words(file.text, words), name, sheet.model, languages)
            yield Brought(name, file.with_text(text), len(answers))
        except (NotPut, NotOpened) as error:
            yield Refusal(answers[0].line, answers[0].unit.name, str(error), f"change `{name}` by hand")


def _opened(read: Read, name: str) -> WholeFile:
    data = read(name)
    if data is None:
        raise NotOpened(f"`{name}` is not there any more")
    return open_whole(data, name)


class _Text:
    """One text that answers go into."""

    def __init__(self, sheet: TextSheet, answers: dict[str, Answer], worker: Worker) -> None:
        self.sheet, self.answers, self.worker = sheet, answers, worker
        self.now = fingerprints(sheet.source)
        self.file = sheet.target.file if sheet.target else f"{sheet.source.file.rpartition('/')[0]}/index.{sheet.language}.md"
        self.changed = [one for one in answers.values() if one.changed]
        self.touched = [one for one in answers.values() if one.changed or one.confirmed]
        """What makes a difference."""

    def run(self, read: Read) -> Brought | None:
        """The file as it is to be; None where nothing is to be written after all."""
        if self.sheet.target is None:
            return self._new(read)
        file = _opened(read, self.file)
        words = {one.unit.name: one.target for one in self.changed if one.unit.markdown}
        body = new_body(self.sheet.source.body, self.sheet.target.body, self.sheet.rows, words)
        if not file.text.endswith(self.sheet.target.body):
            raise NotOpened(f"`{self.file}` was changed meanwhile")
        front = with_front(file.text[: len(file.text) - len(self.sheet.target.body)], self._fields())
        label = self._label(self._done(body.written))
        written = self._written(body)
        translation = self.sheet.target.translation
        if not written and label.marks is None and translation and label.state == translation.state:
            return Brought(self.file, None, 0, (), body.waiting) if body.waiting else None
        text = kept_in_form(file.text, labelled(front, label) + body.text, self.file, TextFacts, self.worker.languages)
        return Brought(self.file, file.with_text(text), written, self._accepted(label), body.waiting)

    def _written(self, body: NewBody) -> int:
        return sum(one.unit.name in body.written or not one.unit.markdown for one in self.changed)

    def _fields(self) -> dict[Loc, str]:
        """Title and lead, where they change."""
        return {(one.unit.part,): one.target for one in self.changed if not one.unit.markdown}

    def _new(self, read: Read) -> Brought | None:
        """A file that there is not yet: only with a title, and with the parts that are whole."""
        title = self.answers.get(f"{self.sheet.entry.id}#title")
        if title is None or not title.finished:
            return Brought(self.file, None, 0, (), ("title",))
        if read(self.file) is not None:
            raise NotOpened(f"`{self.file}` is there, but cannot be understood; `portal check` says why")
        words = {one.unit.name: one.target for one in self.changed if one.unit.markdown}
        body = new_body(self.sheet.source.body, "", self.sheet.rows, words)
        fields = "".join(f"{loc[0]}: {scalar(said)}\n" for loc, said in sorted(self._fields().items(), reverse=True))
        label = replace(self._label(self._done(body.written)), source=self.sheet.source.language)
        text = labelled(f"---\n{fields}---\n", label) + ("\n" + body.text if body.text else "")
        form = formatted(text, self.file, TextFacts, self.worker.languages)
        return Brought(self.file, WholeFile("", "", "\n").with_text(form), self._written(body), (), body.waiting, True)

    def _done(self, written: frozenset[str]) -> frozenset[str]:
        """Parts of the source of which every unit has a finished translation that stands in the file."""
        open_units = {unit.part for unit in self.sheet.units if not self._is_done(unit.name, written)}
        there = set(parts(self.sheet.target)) if self.sheet.target else set()
        there |= {row.part.name for row in self.sheet.rows if row.name in written} | {"title", "lead"}
        return frozenset(part for part in self.now if part not in open_units and part in there)

    def _is_done(self, name: str, written: frozenset[str]) -> bool:
        answer = self.answers.get(name)
        return answer is not None and answer.finished and (not answer.changed or name in written or not answer.unit.markdown)

    def _label(self, done: frozenset[str]) -> Label:
        translation = self.sheet.target.translation if self.sheet.target else None
        marks = self._marks(done)
        state = self._state(translation.state if translation else None, done)
        if translation and translation.state is TranslationState.REVIEWED and marks is None and not self.changed:
            state = TranslationState.REVIEWED
        source = None if translation else self.sheet.source.language
        return Label(marks, source, state, self.worker.by or None, self.worker.today)

    def _state(self, before: TranslationState | None, done: frozenset[str]) -> str:
        whole = done == self.now.keys()
        if before is TranslationState.MACHINE and not whole:
            return TranslationState.MACHINE
        everything = all(one.reviewed for one in self.answers.values()) and len(self.answers) == len(self.sheet.units)
        reviewed = self.worker.reviewed if self.worker.reviewed is not None else everything
        return TranslationState.REVIEWED if reviewed and whole else TranslationState.DRAFT

    def _marks(self, done: frozenset[str]) -> dict[str, str] | None:
        """The fingerprints that the file is to have; None where it keeps those that it has."""
        translation = self.sheet.target.translation if self.sheet.target else None
        then = translation.source_hash if translation else {}
        if self.sheet.target is not None and not then:
            # Whoever never said what was translated cannot say it of a part: the others would count as outdated.
            return dict(self.now) if done == self.now.keys() else None
        touched = {one.unit.part for one in self.touched}
        fresh = {part for part in done if part in touched or part not in then or self.sheet.target is None}
        gone = {part for part in then if part not in self.now and self.sheet.target and part not in parts(self.sheet.target)}
        marks = {part: self.now[part] if part in fresh else then[part] for part in self.now if part in fresh or part in then}
        marks |= {part: mark for part, mark in then.items() if part not in self.now and part not in gone}
        return marks if marks != then else None

    def _accepted(self, label: Label) -> tuple[str, ...]:
        translation = self.sheet.target.translation if self.sheet.target else None
        then = translation.source_hash if translation else {}
        return tuple(part for part, mark in (label.marks or {}).items() if then.get(part) != mark)


def with_front(front: str, fields: dict[Loc, str]) -> str:
    """A file's front matter, its lines `---` included, with other words in some fields. Raises NotPut."""
    if not fields:
        return front
    opening, _, rest = front.partition("\n")
    inside, closing = rest[: rest.rindex("---")], rest[rest.rindex("---") :]
    return f"{opening}\n{with_words(inside, fields)}{closing}"
