"""Courses: each question has a right answer among its options, and tests an objective of the course."""

from __future__ import annotations

from collections.abc import Iterator

from portal_build.catalogue import Catalogue
from portal_build.diagnostics import Diagnostic, did_you_mean
from portal_build.model.entry import Content
from portal_build.model.practice import Course


class UnknownAnswer(Diagnostic):
    """The right answer to a question is not among its options.

    `answer` names the `id` of one of the `options`.
    """


class UnknownObjective(Diagnostic):
    """A question tests an objective that the course does not have.

    `objective` names the `id` of one of the `objectives`.
    """


def check(catalogue: Catalogue, content: Content) -> Iterator[Diagnostic]:  # noqa: ARG001 - all families are called alike
    """All questions of all courses."""
    for entry in content.entries:
        if not isinstance(entry.facts, Course):
            continue
        objectives = [objective.id for objective in entry.facts.objectives]
        for index, question in enumerate(entry.facts.questions):
            options = [option.id for option in question.options]
            if question.answer not in options:
                remedy = did_you_mean(question.answer, options, f"its options are {', '.join(options)}")
                where = entry.where("questions", index, "answer")
                yield UnknownAnswer(where, f"the question `{question.id}` has no option `{question.answer}`", remedy)
            if question.objective not in objectives:
                remedy = did_you_mean(question.objective, objectives, f"its objectives are {', '.join(objectives)}")
                where = entry.where("questions", index, "objective")
                yield UnknownObjective(where, f"the course has no objective `{question.objective}`", remedy)
