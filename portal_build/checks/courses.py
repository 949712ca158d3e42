"""Courses: each question has a right answer among its options and tests an objective; each objective names chapters that are there."""

from __future__ import annotations

from collections.abc import Iterator

from portal_build.catalogue import Catalogue
from portal_build.diagnostics import Diagnostic, Severity, did_you_mean
from portal_build.model.entry import Content, Entry
from portal_build.model.practice import Course, Question


class UnknownAnswer(Diagnostic):
    """The right answer to a question is not among its options.

    `answer` names the `id` of one of the `options`.
    """


class UnknownObjective(Diagnostic):
    """A question tests an objective that the course does not have.

    `objective` names the `id` of one of the `objectives`.
    """


class UnknownChapter(Diagnostic):
    """An objective names a chapter that the course does not have.

    `chapters` of an objective names the `id` of `chapters` of the course. Readers who answer a question on that objective
    wrongly are led there.
    """


class ExplainedTwice(Diagnostic):
    """The right answer to a question has an explanation of its own, which nobody sees.

    `why` of the question says why its right answer is right. `why` of an option is for wrong answers: it is shown to whoever
    chose that one.

    Right:

        options:
          - id: paid
            text: {en: A paid professional}
            why: {en: A paid professional gives professional support.}
          - id: volunteer
            text: {en: A volunteer}
        answer: volunteer
        why: {en: Informal support comes from relatives and volunteers.}
    """

    severity = Severity.WARNING


def check(catalogue: Catalogue, content: Content) -> Iterator[Diagnostic]:  # noqa: ARG001 - all families are called alike
    """All objectives and questions of all courses."""
    for entry in content.entries:
        if isinstance(entry.facts, Course):
            yield from _objectives(entry, entry.facts)
            for index, question in enumerate(entry.facts.questions):
                yield from _answers(entry, index, question)
                yield from _objective(entry, entry.facts, index, question)


def _objectives(entry: Entry, course: Course) -> Iterator[Diagnostic]:
    chapters = [chapter.id for chapter in course.chapters]
    for index, objective in enumerate(course.objectives):
        for place, name in enumerate(objective.chapters):
            if name not in chapters:
                remedy = did_you_mean(name, chapters, f"its chapters are {', '.join(chapters)}")
                yield UnknownChapter(entry.where("objectives", index, "chapters", place), f"the course has no chapter `{name}`", remedy)


def _answers(entry: Entry, index: int, question: Question) -> Iterator[Diagnostic]:
    options = [option.id for option in question.options]
    if question.answer not in options:
        remedy = did_you_mean(question.answer, options, f"its options are {', '.join(options)}")
        where = entry.where("questions", index, "answer")
        yield UnknownAnswer(where, f"the question `{question.id}` has no option `{question.answer}`", remedy)
    for place, option in enumerate(question.options):
        if option.why and option.id == question.answer:
            where = entry.where("questions", index, "options", place, "why", key=True)
            yield ExplainedTwice(where, f"`{option.id}` is the right answer, which the question's own `why` explains", "say it in the question's `why`")


def _objective(entry: Entry, course: Course, index: int, question: Question) -> Iterator[Diagnostic]:
    objectives = [objective.id for objective in course.objectives]
    if question.objective not in objectives:
        remedy = did_you_mean(question.objective, objectives, f"its objectives are {', '.join(objectives)}")
        where = entry.where("questions", index, "objective")
        yield UnknownObjective(where, f"the course has no objective `{question.objective}`", remedy)
